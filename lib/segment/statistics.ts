import { OrderFreeSum, orderFreeMean } from '../math';

export interface Moments {
	readonly mean: number;
	/** Population standard deviation. */
	readonly deviation: number;
	/** Third standardised moment; 0 when all values are equal. */
	readonly skewness: number;
}

function furthestFrom(middle: number, values: Float64Array): number {
	let furthest = 0;
	for (let i = 0; i < values.length; i++) {
		const difference = Math.abs((values[i] ?? middle) - middle);
		if (difference > furthest) furthest = difference;
	}
	return furthest;
}

/** Mean, population deviation and skewness of finite values: the same bits in any order of the values. */
export function moments(values: Float64Array): Moments {
	const n = values.length;
	const mean = orderFreeMean(values);
	// In units of the largest difference, so that no power of a large value overflows.
	const unit = furthestFrom(mean, values);
	const squares = new OrderFreeSum(1, n);
	const cubes = new OrderFreeSum(1, n);
	for (let i = 0; i < n; i++) {
		const difference = unit > 0 ? ((values[i] ?? 0) - mean) / unit : 0;
		const square = difference * difference;
		squares.add(square);
		cubes.add(square * difference);
	}
	const variance = squares.total / n;
	const deviation = Math.sqrt(variance) * unit;
	// Rounding leaves a tiny deviation on a constant column.
	if (!(deviation > 1e-12 * Math.abs(mean))) return { mean, deviation: 0, skewness: 0 };
	return { mean, deviation, skewness: cubes.total / n / variance ** 1.5 };
}

/** The values that are not NaN, as a new array. */
export function knownValues(values: Float64Array): Float64Array {
	const known = new Float64Array(values.length);
	let count = 0;
	for (let i = 0; i < values.length; i++) {
		const value = values[i] ?? NaN;
		if (!Number.isNaN(value)) known[count++] = value;
	}
	return known.subarray(0, count);
}
