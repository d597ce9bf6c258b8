import { mean as meanOf } from '../math';

export interface Moments {
	readonly mean: number;
	/** Population standard deviation. */
	readonly deviation: number;
	/** Third standardised moment; 0 when all values are equal. */
	readonly skewness: number;
}

/**
 * Mean, population deviation and skewness of values without NaN, in two passes. Give them sorted where the result must
 * not depend on the order of rows in its last bits.
 */
export function moments(values: Float64Array): Moments {
	const n = values.length;
	const mean = meanOf(values);
	let squares = 0;
	let cubes = 0;
	for (const value of values) {
		const difference = value - mean;
		squares += difference * difference;
		cubes += difference * difference * difference;
	}
	const deviation = Math.sqrt(squares / n);
	// Rounding leaves a tiny deviation on a constant column.
	if (!(deviation > 1e-12 * Math.abs(mean))) return { mean, deviation: 0, skewness: 0 };
	return { mean, deviation, skewness: cubes / n / deviation ** 3 };
}
