/**
 * Turns table columns into the row-major float32 matrix that k-means works on: missing cells get the column's median,
 * skewed columns a logarithm, and every column mean 0 and deviation 1. Fitted once, applied the same way ever after.
 */
import { LibraryError } from '../errors';
import { medianInPlace } from '../math';
import type { Feature } from './featureColumns';
import { knownValues, moments } from './statistics';

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

function least(values: Float64Array): number {
	let result = Infinity;
	for (let i = 0; i < values.length; i++) result = Math.min(result, values[i] ?? Infinity);
	return result;
}

function wantsLog(column: string, filled: Float64Array, choice: LogChoice): boolean {
	if (choice === 'none') return false;
	if (choice !== 'auto') return choice.includes(column);
	return least(filled) >= 0 && moments(filled).skewness > SKEWED;
}

function takeLog(values: Float64Array): void {
	for (let i = 0; i < values.length; i++) values[i] = signedLog(values[i] ?? 0);
}

function fill(values: Float64Array, middle: number): Float64Array {
	const filled = values.slice();
	for (let i = 0; i < filled.length; i++) if (Number.isNaN(filled[i])) filled[i] = middle;
	return filled;
}

/** Learns the scaling. Columns that are empty or the same for everyone are dropped with the reason. */
export function fitScaler(features: readonly Feature[], logChoice: LogChoice): ScalerFit {
	const scales: FeatureScale[] = [];
	const dropped: { column: string; reason: string }[] = [];
	for (const feature of features) {
		const { column, values } = feature;
		const middle = medianInPlace(knownValues(values));
		if (Number.isNaN(middle)) {
			dropped.push({ column, reason: 'it has no value in any row' });
			continue;
		}
		const filled = fill(values, middle);
		const log = wantsLog(column, filled, logChoice);
		if (log) takeLog(filled);
		const { mean, deviation } = moments(filled);
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
		fillColumn(matrix, scale, values ?? new Float64Array(rows).fill(NaN), column, width);
	});
	return matrix;
}

function fillColumn(
	matrix: Float32Array,
	{ median, log, mean, deviation }: FeatureScale,
	values: Float64Array,
	column: number,
	width: number,
): void {
	for (let row = 0; row < values.length; row++) {
		const raw = values[row] ?? NaN;
		const value = Number.isNaN(raw) ? median : raw;
		const shaped = log ? signedLog(value) : value;
		// + 0 turns −0 into 0, so that equal values have equal bits.
		matrix[row * width + column] = (shaped - mean) / deviation + 0;
	}
}
