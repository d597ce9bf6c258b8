/**
 * Weights as small whole numbers: each run of weights stands on a grid of its own, 2^e apart, e no lower than the one given and
 * as low as lets the largest weight be at most 127 steps. Rounding rounded weights changes nothing, so that saving what was
 * loaded gives the same bytes. Most steps are near 0, and take three or four bits each when deflated.
 */
import { constants, deflateSync, inflateSync } from 'node:zlib';

export interface PackedWeights {
	/** Steps of all weights, an Int8 each, deflated. */
	readonly steps: Uint8Array;
	/** Of each run the exponent of its grid. */
	readonly exponents: Int8Array;
}

const MOST_STEPS = 127;

function exponentOf(weights: Float32Array, from: number, width: number, finest: number): number {
	let largest = 0;
	for (let i = from; i < from + width; i++) largest = Math.max(largest, Math.abs(weights[i] ?? 0));
	let exponent = finest;
	while (Math.round(largest / 2 ** exponent) > MOST_STEPS) exponent++;
	return exponent;
}

/** Puts weights, in runs of `width`, on their grids, in place. */
export function roundToGrid(weights: Float32Array, width: number, finest: number): Float32Array {
	for (let from = 0; from < weights.length; from += width) {
		const step = 2 ** exponentOf(weights, from, width, finest);
		for (let i = from; i < from + width; i++)
			weights[i] = Math.round((weights[i] ?? 0) / step) * step;
	}
	return weights;
}

/** Weights as `roundToGrid` leaves them; others lose what is between the steps. */
export function packWeights(weights: Float32Array, width: number, finest: number): PackedWeights {
	const steps = new Int8Array(weights.length);
	const exponents = Int8Array.from({ length: weights.length / width }, (_, run) =>
		exponentOf(weights, run * width, width, finest),
	);
	for (let i = 0; i < weights.length; i++)
		steps[i] = Math.round((weights[i] ?? 0) / 2 ** (exponents[Math.floor(i / width)] ?? 0));
	const options = { strategy: constants.Z_HUFFMAN_ONLY };
	return { steps: new Uint8Array(deflateSync(steps, options)), exponents };
}

/** Null where they are not the steps of so many runs of that width. */
export function unpackWeights(
	{ steps, exponents }: PackedWeights,
	width: number,
): Float32Array | null {
	const size = exponents.length * width;
	const found = inflated(steps, size);
	if (found?.length !== size || exponents.some((exponent) => exponent < -60)) return null;
	const weights = new Float32Array(size);
	for (let run = 0; run < exponents.length; run++) {
		const step = 2 ** (exponents[run] ?? 0);
		for (let i = run * width; i < (run + 1) * width; i++) weights[i] = (found[i] ?? 0) * step;
	}
	return weights;
}

/** Never more than `most` bytes; null where they are damaged. */
function inflated(bytes: Uint8Array, most: number): Int8Array | null {
	try {
		return Int8Array.from(
			inflateSync(bytes, { maxOutputLength: Math.max(1, most) }),
			(byte) => (byte << 24) >> 24,
		);
	} catch {
		// Whatever zlib says of them: they are damaged.
		return null;
	}
}
