import type { PhraseWord } from './runs';

/** As published: probability of going on, and the greatest change at which it stops. */
const DAMPING = 0.85;
const TOLERANCE = 1e-4;
const MOST_PASSES = 100;

/**
 * The score of each word by TextRank (Mihalcea and Tarau 2004, "TextRank: Bringing Order into Texts"): words that stand next to each
 * other (window 2) vouch for each other, S(a) = 0.15 + 0.85 · Σ S(b) / degree(b), the graph without direction or weights. Words of
 * one run are neighbours; where the paper filters by parts of speech, stop words end a run.
 */
export function textRankWords(runs: readonly (readonly PhraseWord[])[]): Map<string, number> {
	const names: string[] = [];
	const neighbours = neighboursOf(runs, names).map((set) => Uint32Array.from(set));
	let scores = new Float64Array(names.length).fill(1);
	for (let pass = 0; pass < MOST_PASSES; pass++) {
		const next = new Float64Array(names.length);
		let change = 0;
		const given = scores.map((score, at) => score / Math.max(1, neighbours[at]?.length ?? 1));
		for (let at = 0; at < next.length; at++) {
			const value = 1 - DAMPING + DAMPING * sumAt(given, neighbours[at]);
			next[at] = value;
			change = Math.max(change, Math.abs(value - (scores[at] ?? 0)));
		}
		scores = next;
		if (change < TOLERANCE) break;
	}
	return new Map(names.map((name, at) => [name, scores[at] ?? 0] as const));
}

function sumAt(values: Float64Array, places: Uint32Array | undefined): number {
	let sum = 0;
	if (places) for (let i = 0; i < places.length; i++) sum += values[places[i] ?? 0] ?? 0;
	return sum;
}

/** Numbers the words in order of first appearance (`names`) and lists who stands beside whom. */
function neighboursOf(runs: readonly (readonly PhraseWord[])[], names: string[]): Set<number>[] {
	const numbers = new Map<string, number>();
	const neighbours: Set<number>[] = [];
	const numberOf = (key: string): number => {
		const known = numbers.get(key);
		if (known !== undefined) return known;
		numbers.set(key, names.length);
		neighbours.push(new Set());
		return names.push(key) - 1;
	};
	for (const run of runs) {
		let before = -1;
		for (const { key } of run) {
			const at = numberOf(key);
			if (before >= 0 && before !== at) {
				neighbours[at]?.add(before);
				neighbours[before]?.add(at);
			}
			before = at;
		}
	}
	return neighbours;
}
