/** Example quotes of a theme: near its middle, unlike each other, short. */
import { readText } from '../normalise';
import { sentencesOf } from '../reading/sentences';
import type { Language } from '../language/languages';
import type { DenseMatrix } from '../../math';

export const MOST_QUOTE = 200;
/** Shorter texts say too little to be shown. */
const LEAST_QUOTE = 12;
/** Candidates kept a theme, the best first. */
const MOST_CANDIDATES = 40;
/** Weight of nearness against unlikeness (Carbonell and Goldstein 1998, maximal marginal relevance). */
const NEARNESS = 0.7;

export interface Candidate {
	/** Number of the distinct text. */
	readonly text: number;
	readonly fit: number;
	/** Nearness, less for texts that are too short or too long to show. */
	readonly worth: number;
}

/** The best texts of each theme so far. */
export class QuoteCandidates {
	private readonly lists: Candidate[][];

	constructor(nThemes: number) {
		this.lists = Array.from({ length: nThemes }, () => []);
	}

	offer(theme: number, text: number, fit: number, length: number): void {
		const list = this.lists[theme];
		if (!list) return;
		const unfit = length < LEAST_QUOTE ? 0.5 : length > MOST_QUOTE ? 0.1 : 0;
		const worth = fit - unfit;
		const last = list.at(-1);
		if (list.length === MOST_CANDIDATES && last && worth <= last.worth) return;
		let at = list.length;
		while (at > 0 && (list[at - 1]?.worth ?? 0) < worth) at--;
		list.splice(at, 0, { text, fit, worth });
		if (list.length > MOST_CANDIDATES) list.pop();
	}

	of(theme: number): readonly Candidate[] {
		return this.lists[theme] ?? [];
	}
}

const cosine = ({ data, nCols }: DenseMatrix, a: number, b: number): number => {
	let sum = 0;
	for (let i = 0; i < nCols; i++) sum += (data[a * nCols + i] ?? 0) * (data[b * nCols + i] ?? 0);
	return sum;
};

/** Places of the `most` candidates with the greatest 0.7 · worth − 0.3 · likeness to those chosen; `vectors` one row a candidate. */
export function diverse(
	candidates: readonly Candidate[],
	vectors: DenseMatrix,
	most: number,
): number[] {
	const chosen: number[] = [];
	const left = new Set(candidates.keys());
	while (chosen.length < most && left.size > 0) {
		let [best, most] = [-1, -Infinity];
		for (const at of left) {
			const like = chosen.reduce((max, other) => Math.max(max, cosine(vectors, at, other)), 0);
			const value = NEARNESS * (candidates[at]?.worth ?? 0) - (1 - NEARNESS) * like;
			if (value > most) [best, most] = [at, value];
		}
		chosen.push(best);
		left.delete(best);
	}
	return chosen;
}

/** What is shown of a text: all of it, or the sentence nearest to the theme by `nearness`, cut at a word. */
export function quoteOf(
	text: string,
	language: Language,
	nearness: (sentences: readonly string[]) => readonly number[],
): string {
	const whole = readText(text).read.replace(/\s+/g, ' ').trim();
	if (whole.length <= MOST_QUOTE) return whole;
	const sentences = sentencesOf(whole, language)
		.slice(0, 60)
		.map(({ from, to }) => whole.slice(from, to).trim())
		.filter((sentence) => sentence.length >= LEAST_QUOTE);
	const near = nearness(sentences);
	let best = -1;
	sentences.forEach((_, at) => {
		if (best < 0 || (near[at] ?? 0) > (near[best] ?? 0)) best = at;
	});
	return shorten(sentences[best] ?? whole);
}

function shorten(text: string): string {
	if (text.length <= MOST_QUOTE) return text;
	const cut = text.slice(0, MOST_QUOTE - 1).toWellFormed();
	const space = cut.lastIndexOf(' ');
	return `${(space > MOST_QUOTE / 2 ? cut.slice(0, space) : cut).replace(/\ufffd$/u, '').trimEnd()}…`;
}
