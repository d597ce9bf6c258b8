import type { Target } from './aspect';

/** Opinions weaker than this make an aspect less sure. */
const WEAK = 1.5;

/**
 * Probability that something of this sign is said of this topic. Its weights were chosen by hand on the first half of
 * test/golden/aspects, and made less sure than they came out there, since the words were chosen there as well: opinions on a
 * product by itself often belong to one of its properties, weak and far words mislead, and so do words that disagree.
 */
export function confidenceOf({ opinions, cost, minor, implied, guessed }: Target): number {
	const sum = opinions.reduce((total, { value }) => total + value, 0);
	const doubts = [
		minor && !implied ? 3 : 0,
		1.2 * Math.max(0, WEAK - Math.abs(sum)),
		0.4 * Math.min(4, Math.max(0, cost - 0.5)),
		opinions.some(({ value }) => value * sum < 0) ? 1.2 : 0,
		guessed ? 0.5 : 0,
	];
	const logit = doubts.reduce((rest, doubt) => rest - doubt, CERTAIN);
	return 1 / (1 + Math.exp(-logit));
}

/** Logit of 0.95. */
const CERTAIN = 2.9;
