import { LibraryError } from '../../errors';
import type { Frame, FrameColumn } from '../../features';
import type { RowPick } from '../../kernels';
import { Random, sampleIndices } from '../../math';

/**
 * Features cut into at most 255 bins, so that trees look for splits between bins and not between values. Numbers: every
 * value its own bin when there are at most `maxBins` different ones, else bins of equal share (both as in scikit-learn's
 * HistGradientBoosting). Categories: every code its own bin; of more than
 * 255 the most frequent 254, the others share one. Cost: a sort of a sample of each column.
 */

/** The code of a missing value. Bins are numbered 0 .. nBins − 1 <= 254. */
export const MISSING_BIN = 255;
export const MOST_BINS = 255;
/** Rows whose values thresholds are taken from, when there are more. */
const SAMPLE_ROWS = 65_536;

export interface NumberBins {
	readonly kind: 'number';
	readonly nBins: number;
	/** nBins − 1 ascending numbers: a value lies in the first bin b with value <= thresholds[b]. */
	readonly thresholds: Float64Array;
}

export interface CategoryBins {
	readonly kind: 'category';
	readonly nBins: number;
	/** Bin of each category code. */
	readonly binOf: Uint8Array;
}

export type Bins = NumberBins | CategoryBins;

export interface BinOptions {
	/** Bins of a number besides the one of missing values; 2..255, default 255. */
	readonly maxBins?: number | undefined;
	/** Seed of the sample that is drawn from more than 65,536 rows; default 0. */
	readonly seed?: number | undefined;
	/** Rows to look at; default all. */
	readonly pick?: RowPick | undefined;
}

/** A frame as codes: column-major, nRows bytes a feature. */
export interface BinnedFrame {
	readonly nRows: number;
	readonly bins: readonly Bins[];
	readonly codes: Uint8Array;
}

/** Bins of every feature of the frame. Values are finite or NaN. Throws INVALID_PARAMETER for maxBins. */
export function fitBins(
	frame: Frame,
	{ maxBins = MOST_BINS, seed = 0, pick }: BinOptions = {},
): Bins[] {
	if (!Number.isInteger(maxBins) || maxBins < 2 || maxBins > MOST_BINS) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`maxBins must be a whole number 2..${MOST_BINS}, got ${maxBins}.`,
			'Leave it out for 255 bins.',
		);
	}
	const sample = sampleOf(pick?.count ?? frame.nRows, seed, pick);
	// One list for the values of all columns in turn: what each column leaves behind would add up.
	const values = sample && new Float64Array(sample.length);
	return frame.features.map((feature, at) => {
		const column = frame.columns[at] ?? new Float64Array(0);
		return feature.kind === 'category'
			? categoryBins(column, feature.categories.length, pick)
			: numberBins(sample && values ? picked(column, sample, values) : column.slice(), maxBins);
	});
}

/** Rows that thresholds are taken from, ascending; undefined: all. */
function sampleOf(nRows: number, seed: number, pick?: RowPick): Uint32Array | undefined {
	const drawn = nRows > SAMPLE_ROWS;
	if (!drawn && !pick) return undefined;
	const places = drawn
		? sampleIndices(nRows, SAMPLE_ROWS, new Random(seed))
		: Uint32Array.from({ length: nRows }, (_, place) => place);
	if (!pick) return places;
	let [row, place] = [-1, -1];
	return places.map((wanted) => {
		while (place < wanted) if (pick.mask[++row] === pick.value) place++;
		return row;
	});
}

/** `values` are sorted in place. */
function numberBins(values: FrameColumn, maxBins: number): NumberBins {
	const sorted = values.sort(); // NaN last
	const first = sorted.findLastIndex((value) => !Number.isNaN(value)) + 1;
	const known = sorted.subarray(0, first);
	const distinct = distinctValues(known, maxBins + 1);
	const thresholds = distinct.length <= maxBins ? between(distinct) : shares(known, maxBins);
	return { kind: 'number', nBins: thresholds.length + 1, thresholds };
}

function picked(column: FrameColumn, sample: Uint32Array, values: Float64Array): Float64Array {
	for (let i = 0; i < sample.length; i++) values[i] = column[sample[i] ?? 0] ?? NaN;
	return values;
}

/** Different values of an ascending list, ascending; no more than `most` of them. */
function distinctValues(sorted: FrameColumn, most: number): Float64Array {
	const found: number[] = [];
	for (const value of sorted) {
		if (value === found.at(-1)) continue;
		if (found.push(value) >= most) break;
	}
	return Float64Array.from(found);
}

/** A number in [low, high) that halves the distance. */
function midpoint(low: number, high: number): number {
	const middle = low / 2 + high / 2;
	return middle < high && middle >= low ? middle : low;
}

const between = (distinct: Float64Array) =>
	distinct.slice(1).map((high, at) => midpoint(distinct[at] ?? 0, high));

/** The quantiles 1/nBins, 2/nBins, … without repetitions (inverse of the distribution function, averaged at its steps). */
function shares(sorted: FrameColumn, nBins: number): Float64Array {
	const found: number[] = [];
	for (let bin = 1; bin < nBins; bin++) {
		const place = (bin * sorted.length) / nBins;
		const [low, high] = [sorted[Math.ceil(place) - 1] ?? 0, sorted[Math.floor(place)] ?? 0];
		const threshold = low === high ? low : midpoint(low, high);
		if (threshold !== found.at(-1)) found.push(threshold);
	}
	return Float64Array.from(found);
}

function categoryBins(column: FrameColumn, nCategories: number, pick?: RowPick): CategoryBins {
	const identity = Uint8Array.from({ length: nCategories }, (_, code) => code);
	if (nCategories <= MOST_BINS) return { kind: 'category', nBins: nCategories, binOf: identity };
	const counts = new Float64Array(nCategories);
	column.forEach((code, row) => {
		if (pick && pick.mask[row] !== pick.value) return;
		if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
	});
	const common = Array.from(counts.keys())
		.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
		.slice(0, MOST_BINS - 1)
		.sort((a, b) => a - b);
	const binOf = new Uint8Array(nCategories).fill(MOST_BINS - 1);
	common.forEach((code, bin) => (binOf[code] = bin));
	return { kind: 'category', nBins: MOST_BINS, binOf };
}

/** Codes of one column, written to out[at], out[at + stride], … NaN and categories that are not known become 255. */
export function binColumn(
	bins: Bins,
	column: FrameColumn,
	out: Uint8Array,
	at = 0,
	stride = 1,
): void {
	const codeOf = bins.kind === 'number' ? numberCoder(bins) : categoryCoder(bins);
	for (let row = 0; row < column.length; row++) {
		out[at + row * stride] = codeOf(column[row] ?? NaN);
	}
}

const categoryCoder =
	({ binOf }: CategoryBins) =>
	(code: number) =>
		binOf[code] ?? MISSING_BIN;

function numberCoder({ thresholds }: NumberBins): (value: number) => number {
	return (value) => {
		if (Number.isNaN(value)) return MISSING_BIN;
		let low = 0;
		let high = thresholds.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (value <= (thresholds[middle] ?? 0)) high = middle;
			else low = middle + 1;
		}
		return low;
	};
}

/** The codes of a whole frame, column by column. The frame has the features that the bins were fitted on. */
export function binFrame(bins: readonly Bins[], frame: Frame): BinnedFrame {
	const codes = new Uint8Array(frame.nRows * bins.length);
	bins.forEach((own, feature) => {
		const column = frame.columns[feature];
		if (column) binColumn(own, column, codes, feature * frame.nRows);
	});
	return { nRows: frame.nRows, bins, codes };
}
