import { isPhrase, keyOf, surfaceOf, type PhraseWord } from './runs';

/** A phrase of one text. */
export interface Phrase {
	readonly key: string;
	/** As the text writes it most often; of equals the first in the alphabet. */
	readonly surface: string;
	readonly count: number;
	/** Keys of its words. */
	readonly words: readonly string[];
	/** Where it stands first, in UTF-16 units. */
	readonly from: number;
}

/** The form that was written most often; of equals the first by its UTF-16 units. */
export function mostFrequent(forms: ReadonlyMap<string, number>): string {
	let [best, most] = ['', 0];
	for (const [form, count] of forms) {
		if (count > most || (count === most && form < best)) [best, most] = [form, count];
	}
	return best;
}

/** The phrases that these runs are, each once, in order of first appearance. */
export function countPhrases(text: string, runs: readonly (readonly PhraseWord[])[]): Phrase[] {
	const found = new Map<string, { forms: Map<string, number>; run: readonly PhraseWord[] }>();
	for (const run of runs) {
		const surface = surfaceOf(text, run);
		if (!isPhrase(surface)) continue;
		const key = keyOf(run);
		const one = found.get(key) ?? { forms: new Map<string, number>(), run };
		one.forms.set(surface, (one.forms.get(surface) ?? 0) + 1);
		found.set(key, one);
	}
	return [...found].map(([key, { forms, run }]) => ({
		key,
		surface: mostFrequent(forms),
		count: [...forms.values()].reduce((sum, count) => sum + count, 0),
		words: run.map((word) => word.key),
		from: run[0]?.from ?? 0,
	}));
}
