import { openPacks } from '../lexicons/packs';
import { languageOfCode, type Language } from '../language/languages';
import { AspectCounts } from './aspectCounts';
import type { LearnedWords } from './learned';
import { openFinder, type AspectOptions } from './openAspects';

export interface LearningText {
	readonly text: string;
	/** ISO 639-1. */
	readonly language: string;
}

/** Rounds: what is learned in one helps the next. */
const ROUNDS = 2;

/**
 * Learns from the texts themselves what they have opinions on that no list knows, by double propagation (Qiu et al. 2011):
 * things of which opinions are told significantly often ("the FLUGELHORN is great"; G² over 10.83) and words said of known
 * things in good texts only or in bad ones only (sign test). Hand the result to `openAspects` as `learned`. Languages without
 * spaces learn nothing. Same texts in any order, same result; time is linear in their length.
 */
export async function learnAspects(
	texts: readonly LearningText[],
	options: AspectOptions = {},
): Promise<LearnedWords[]> {
	const packs = await openPacks();
	let learned: LearnedWords[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const counts = new Map<Language, AspectCounts>();
		const open = new Map<Language, ReturnType<typeof openFinder>>();
		for (const { text, language: code } of texts) {
			const language = languageOfCode(code);
			const finder = open.get(language) ?? openFinder(packs, language, { ...options, learned });
			open.set(language, finder);
			const count = counts.get(language) ?? new AspectCounts();
			counts.set(language, count);
			finder?.observe(text, count);
		}
		learned = merged(learned, counts);
	}
	return learned;
}

/** What the rounds learned together, by language. */
function merged(
	before: readonly LearnedWords[],
	counts: ReadonlyMap<Language, AspectCounts>,
): LearnedWords[] {
	return [...counts].sort(byLanguage).map(([language, count]) => {
		const old = before.find((one) => one.language === language);
		const topics = [...count.learnedThings()].map(([name, words]) => ({ name, words }));
		return {
			language,
			topics: [...(old?.topics ?? []), ...topics],
			opinions: [...(old?.opinions ?? []), ...count.learnedOpinions()],
		};
	});
}

const byLanguage = ([one]: [Language, unknown], [other]: [Language, unknown]) =>
	one < other ? -1 : 1;
