import type { PhraseWord } from './runs';

/**
 * The score of each word by RAKE (Rose, Engel, Cramer and Cowley 2010, "Automatic Keyword Extraction from Individual
 * Documents"): degree / frequency, where the degree adds up the lengths of the runs that it stands in. Words of long phrases score
 * high. A phrase has the sum of its words' scores.
 */
export function rakeWords(runs: readonly (readonly PhraseWord[])[]): Map<string, number> {
	const frequency = new Map<string, number>();
	const degree = new Map<string, number>();
	for (const run of runs) {
		for (const { key } of run) {
			frequency.set(key, (frequency.get(key) ?? 0) + 1);
			degree.set(key, (degree.get(key) ?? 0) + run.length);
		}
	}
	return new Map(
		Array.from(degree, ([key, sum]) => [key, sum / (frequency.get(key) ?? 1)] as const),
	);
}
