/**
 * Who gets which variant, and who gets nothing, by hashing instead of by lot: the same person gets the same answer in every run, in
 * any order, on any machine, and nobody's answer depends on who else is there.
 */
import { createHash } from 'node:crypto';

/** A number in (0, 1) that follows from the texts alone; 48 bits of their SHA-256. */
export function pointOf(...texts: readonly string[]): number {
	const digest = createHash('sha256').update(JSON.stringify(texts)).digest();
	return (digest.readUIntBE(0, 6) + 0.5) / 2 ** 48;
}

export interface Weighted {
	readonly name: string;
	/** > 0; only the ratios count. */
	readonly weight: number;
}

/**
 * The variant of one person. Each variant draws an arrival time from an exponential distribution with its weight as rate, and the
 * first one wins: variant i with probability wᵢ / Σw. When shares change or a variant comes or goes, as few people change over as any
 * rule without a memory allows (maximally consistent sampling; Moulton and Jiang 2018, arXiv 1809.04052). `variants`: not empty.
 */
export function drawVariant(
	variants: readonly Weighted[],
	key: readonly string[],
	recipient: string,
): string {
	let first = '';
	let least = Infinity;
	for (const { name, weight } of variants) {
		const at = -Math.log(pointOf('variant', ...key, name, recipient)) / weight;
		if (at < least) [first, least] = [name, at];
	}
	return first;
}

/** Whether a person belongs to the hold-out group of `share` (0 … 1). A larger share keeps everybody who was in the smaller one. */
export function isHeldOut(share: number, key: readonly string[], recipient: string): boolean {
	return share > 0 && pointOf('hold-out', ...key, recipient) < share;
}
