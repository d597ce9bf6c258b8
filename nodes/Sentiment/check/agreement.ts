/** How well two judges of sentiment agree. */
export const CLASSES = ['positive', 'neutral', 'negative'] as const;
export type SentimentClass = (typeof CLASSES)[number];

export const isClass = (value: unknown): value is SentimentClass =>
	CLASSES.some((name) => name === value);

/**
 * Cohen's kappa of pairs of answers (Cohen 1960): agreement beyond what the two would have by chance, 1 = always the same,
 * 0 = no more than chance. Null where it is undefined: no pairs, or both always say one and the same.
 */
export function cohensKappa(pairs: readonly (readonly [SentimentClass, SentimentClass])[]) {
	const total = pairs.length;
	const shareOf = (side: 0 | 1, name: SentimentClass) =>
		pairs.filter((pair) => pair[side] === name).length / total;
	const observed = pairs.filter(([a, b]) => a === b).length / total;
	const expected = CLASSES.reduce((sum, name) => sum + shareOf(0, name) * shareOf(1, name), 0);
	const isDefined = total > 0 && expected < 1;
	return isDefined ? (observed - expected) / (1 - expected) : null;
}
