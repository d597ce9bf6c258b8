import type { Language } from '../language/languages';
import { readText } from '../normalise';
import { AnswerIndex } from './answerIndex';
import { Concepts } from './concepts';
import type { Candidate, FaqEntry } from './entry';
import { TermReader } from './messageTerms';
import { questionsOf } from './questions';
import type { FoundAnswer, Response } from './response';
import { WEIGHTS } from './weights';
import { openWordReaders } from './wordReaders';

const MOST_CANDIDATES = 3;

/** Finds the answers to messages in an FAQ. */
export interface Responder {
	readonly entries: readonly FaqEntry[];
	/** Languages of the FAQ's entries. */
	readonly languages: ReadonlySet<Language>;
	respond(text: string, language: Language): Response;
}

/** Opens an FAQ: reads its words once. */
export async function openResponder(entries: readonly FaqEntry[]): Promise<Responder> {
	const readers = await openWordReaders();
	const index = new AnswerIndex(entries, new TermReader(readers, new Concepts(readers)));
	return {
		entries,
		languages: new Set(entries.map(({ language }) => language)),
		respond: (text, language) => respond(index, text, language),
	};
}

function respond(index: AnswerIndex, text: string, language: Language): Response {
	const { read } = readText(text);
	const all = questionsOf(read, language).map(({ text: asked, readings }) => ({
		asked,
		candidates: bestReading(index, readings, language),
	}));
	const found = withoutIdle(all);
	return {
		found,
		candidates: best(found.flatMap(({ candidates }) => candidates)),
		confidence: Math.min(...found.map(({ candidates }) => candidates[0]?.confidence ?? 0)),
	};
}

/** Of several ways to read a question the one with the surest answer. */
function bestReading(
	index: AnswerIndex,
	readings: readonly string[],
	language: Language,
): Candidate[] {
	let best: Candidate[] = [];
	for (const reading of readings) {
		const found = index.find(reading, language, WEIGHTS, MOST_CANDIDATES);
		if ((found[0]?.confidence ?? 0) > (best[0]?.confidence ?? -1)) best = found;
	}
	return best;
}

/** Below this a question beside others says nothing to answer ("Can you help me?") … */
const IDLE = 0.1;
/** … when it is short. */
const IDLE_LENGTH = 40;

/** Leaves out short questions that ask for nothing, where others remain. */
function withoutIdle(found: readonly FoundAnswer[]): readonly FoundAnswer[] {
	const telling = found.filter(
		({ asked, candidates }) =>
			asked.length > IDLE_LENGTH || (candidates[0]?.confidence ?? 0) >= IDLE,
	);
	return telling.length > 0 ? telling : found.slice(0, 1);
}

/** Each entry once, with its highest confidence. */
function best(candidates: readonly Candidate[]): Candidate[] {
	const sorted = [...candidates].sort((a, b) => b.confidence - a.confidence || a.entry - b.entry);
	const seen = new Set<number>();
	return sorted
		.filter(({ entry }) => !seen.has(entry) && seen.add(entry))
		.slice(0, MOST_CANDIDATES);
}
