/**
 * Turns table columns into the row-major float32 matrix that k-means works on: missing cells get the column's median,
 * skewed columns a logarithm, and every column mean 0 and deviation 1. Fitted once, applied the same way ever after.
 */
import { LibraryError } from '../errors';
import { quantileSorted } from '../math';
import type { Feature } from './featureColumns';
import { moments } from './statistics';

export interface FeatureScale {
	readonly column: string;
	/** Whether sign(x)·ln(1 + |x|) is taken first. */
	readonly log: boolean;
	/** What a missing cell is filled with, in the column's own unit. */
	readonly median: number;
	/** Mean and population deviation after the logarithm. */
	readonly mean: number;
	readonly deviation: number;
}

/** `auto`: columns without negative values whose skewness is above 1. */
export type LogChoice = 'auto' | 'none' | readonly string[];

export interface ScalerFit {
	readonly scales: readonly FeatureScale[];
	readonly dropped: readonly { column: string; reason: string }[];
}

/** Skewness from which `auto` takes the logarithm: an exponential distribution has 2, a symmetric one 0. */
const SKEWED = 1;

const signedLog = (value: number) => Math.sign(value) * Math.log1p(Math.abs(value));

function wantsLog(column: string, sorted: Float64Array, choice: LogChoice): boolean {
	if (choice === 'none') return false;
	if (choice !== 'auto') return choice.includes(column);
	return (sorted[0] ?? 0) >= 0 && moments(sorted).skewness > SKEWED;
}

/** Sorted, so that every sum over them is the same for the same customers in any order. */
function sortedAndFilled({ values }: Feature): { sorted: Float64Array; middle: number } {
	const known = values.filter((value) => !Number.isNaN(value)).sort();
	const middle = quantileSorted(known, 0.5);
	const filled = new Float64Array(values.length).fill(middle);
	filled.set(known);
	return { sorted: filled.sort(), middle };
}

/** Learns the scaling. Columns that are empty or the same for everyone are dropped with the reason. */
export function fitScaler(features: readonly Feature[], logChoice: LogChoice): ScalerFit {
	const scales: FeatureScale[] = [];
	const dropped: { column: string; reason: string }[] = [];
	for (const feature of features) {
		const { column } = feature;
		const { sorted, middle } = sortedAndFilled(feature);
		if (Number.isNaN(middle)) {
			dropped.push({ column, reason: 'it has no value in any row' });
			continue;
		}
		const log = wantsLog(column, sorted, logChoice);
		const { mean, deviation } = moments(log ? sorted.map(signedLog) : sorted);
		if (deviation === 0) dropped.push({ column, reason: 'it has the same value in every row' });
		else scales.push({ column, log, median: middle, mean, deviation });
	}
	if (scales.length > 0) return { scales, dropped };
	throw new LibraryError(
		'INVALID_PARAMETER',
		`No column tells customers apart: ${dropped.map(({ column, reason }) => `in "${column}" ${reason}`).join('; ')}.`,
		'Pick columns whose values differ between customers, such as recency, frequency and monetary.',
	);
}

/** The scaled matrix, rows × scales.length. `features` in the order of `scales`; null = the column is missing as a whole. */
export function applyScaler(
	scales: readonly FeatureScale[],
	features: readonly (Feature | null)[],
	rows: number,
): Float32Array {
	const width = scales.length;
	const matrix = new Float32Array(rows * width);
	scales.forEach((scale, column) => {
		const values = features[column]?.values;
		for (let row = 0; row < rows; row++) {
			const raw = values?.[row] ?? NaN;
			const value = Number.isNaN(raw) ? scale.median : raw;
			const shaped = scale.log ? signedLog(value) : value;
			// + 0 turns −0 into 0, so that equal values have equal bits.
			matrix[row * width + column] = (shaped - scale.mean) / scale.deviation + 0;
		}
	});
	return matrix;
}
