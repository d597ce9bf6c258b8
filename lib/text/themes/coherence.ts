import type { ScoredPhrase } from './phraseTable';
import type { Words } from './termVectors';

/** Which words a theme's coherence is taken over: the single words of its best phrases. */
export const coherenceWords = (scored: readonly ScoredPhrase[], most = 8): string[] =>
	scored
		.map(({ key }) => key)
		.filter((key) => !key.includes(' '))
		.slice(0, most);

/**
 * Mean normalised pointwise mutual information of the pairs of each list (Bouma 2009; Röder et al. 2015): 1 = always together,
 * 0 = as chance has it, −1 = never. Counted over whole texts. Null for lists of fewer than two words.
 */
export function coherences(
	lists: readonly (readonly string[])[],
	texts: readonly Words[],
): (number | null)[] {
	const listsOf = new Map<string, number[]>();
	lists.forEach((list, at) => {
		for (const word of list) listsOf.set(word, [...(listsOf.get(word) ?? []), at]);
	});
	const single = new Map<string, number>();
	const both = lists.map(() => new Map<string, number>());
	for (const words of texts) {
		const known = [...new Set(words)].filter((word) => listsOf.has(word));
		for (const word of known) single.set(word, (single.get(word) ?? 0) + 1);
		const found = lists.map((): string[] => []);
		for (const word of known) for (const at of listsOf.get(word) ?? []) found[at]?.push(word);
		found.forEach((list, at) => countPairs(list, both[at] ?? new Map<string, number>()));
	}
	return lists.map((list, at) =>
		meanInformation(list, single, both[at] ?? new Map(), texts.length),
	);
}

const pairKey = (a: string, b: string) => (a < b ? `${a}\n${b}` : `${b}\n${a}`);

function countPairs(list: readonly string[], pairs: Map<string, number>): void {
	list.forEach((a, i) => {
		for (const b of list.slice(i + 1))
			pairs.set(pairKey(a, b), (pairs.get(pairKey(a, b)) ?? 0) + 1);
	});
}

function meanInformation(
	list: readonly string[],
	single: ReadonlyMap<string, number>,
	pairs: ReadonlyMap<string, number>,
	texts: number,
): number | null {
	const values = list.flatMap((a, i) =>
		list.slice(i + 1).map((b) => {
			const joint = (pairs.get(pairKey(a, b)) ?? 0) / texts;
			if (joint === 0) return -1;
			if (joint === 1) return 1;
			const alone = ((single.get(a) ?? 0) / texts) * ((single.get(b) ?? 0) / texts);
			return Math.log(joint / alone) / -Math.log(joint);
		}),
	);
	return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
