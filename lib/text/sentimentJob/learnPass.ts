/**
 * What a set of texts has opinions on that no word list knows ("the FLUGELHORN is great"), learned before its texts are judged.
 * Learned from different texts whatever their order, by one task, so it depends neither on the order nor on the number of threads.
 */
import type { JobContext } from '../../ports';
import { learnAspects, type LearningText } from '../aspects/learnAspects';
import type { LearnedWords } from '../aspects/learned';
import type { AspectOptions } from '../aspects/openAspects';
import type { Blocks } from './blocks';
import { languageAt, TO_BE_FOUND } from './languageCodes';
import { TextCells } from './textCells';
import { readable, type TextKind } from './tools';

/** Different texts of a known language at least: fewer say little about words that no list knows. */
export const FEWEST_TEXTS = 200;
/** Of more texts about so many are learned from. */
const MOST_TEXTS = 4000;
const MOST_LEARNED_CHARACTERS = 2000;
const EVERY = 1024;

export interface LearnRequest {
	readonly texts: readonly LearningText[];
	readonly options: AspectOptions;
}

/** Task `text.learnAspects`. */
export async function learnWords({ texts, options }: LearnRequest): Promise<LearnedWords[]> {
	return await learnAspects(texts, options);
}

/** The options with what the set taught; as they are where too little is there, or only topics of the user's own are asked for. */
export async function withLearned(
	blocks: Blocks,
	languages: Uint8Array,
	{ textColumn, plain, aspects }: TextKind & { readonly aspects: AspectOptions | null },
	context: JobContext,
): Promise<AspectOptions | null> {
	if (!aspects || aspects.onlyOwn || aspects.learned || blocks.numRows < FEWEST_TEXTS)
		return aspects;
	const texts = textsToLearn(blocks, languages, { textColumn, plain }, context);
	if (texts.length < FEWEST_TEXTS) return aspects;
	context.progress(0.3, 'Learning what the texts speak of');
	const request: LearnRequest = { texts, options: aspects };
	const [learned = []] = await context.map<LearnRequest, LearnedWords[]>('text.learnAspects', [
		request,
	]);
	const found = learned.filter(({ topics, opinions }) => topics.length + opinions.length > 0);
	return found.length > 0 ? { ...aspects, learned: found } : aspects;
}

/** Different texts of known languages; of many those that their own letters draw, so that order does not matter. */
function textsToLearn(
	blocks: Blocks,
	languages: Uint8Array,
	{ textColumn, plain }: TextKind,
	{ signal }: JobContext,
): LearningText[] {
	const oneIn = Math.ceil(blocks.numRows / MOST_TEXTS);
	const texts = new Map<string, LearningText>();
	blocks.each(textColumn, (column, start) => {
		const cells = new TextCells(column, plain);
		for (let row = 0; row < column.length; row++) {
			if (row % EVERY === 0) signal.throwIfCancelled();
			const code = languages[start + row] ?? TO_BE_FOUND;
			if (code === TO_BE_FOUND) continue;
			const cell = cells.read(row).slice(0, MOST_LEARNED_CHARACTERS);
			if (cell === '' || (oneIn > 1 && drawOf(cell) % oneIn !== 0)) continue;
			const language = languageAt(code);
			const text = readable(cell, plain);
			if (text !== '') texts.set(`${language} ${text}`, { text, language });
		}
	});
	return [...texts.values()];
}

/** FNV-1a of a text's first characters. */
function drawOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < Math.min(text.length, 200); i++)
		hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
	return hash;
}
