/**
 * What the training data looked like, small enough to travel with a model and without a row of it: bin shares and quantiles of
 * numbers (no extremes: 0.5 % to 99.5 %), shares of categories (rare ones as one).
 */
import { LibraryError } from '../../errors';
import type { Feature, Frame } from '../../features';
import { quantileSorted } from '../../math';
import { checkLengths } from '../metrics/checks';

export interface NumberReference {
	readonly kind: 'number';
	readonly name: string;
	/** Ascending, different; bin i holds edges[i − 1] < value <= edges[i]. */
	readonly edges: readonly number[];
	/** Of each bin, and last of missing values. */
	readonly shares: readonly number[];
	/** Points of the distribution, and the shares of known values below and up to each. */
	readonly points: readonly number[];
	readonly below: readonly number[];
	readonly upTo: readonly number[];
}

export interface CategoryReference {
	readonly kind: 'category';
	readonly name: string;
	/** Names of the categories with enough rows. */
	readonly categories: readonly string[];
	/** Of each, then of all others together, last of missing values. */
	readonly shares: readonly number[];
}

export type FeatureReference = NumberReference | CategoryReference;

export interface DriftReference {
	readonly version: 1;
	readonly rows: number;
	readonly features: readonly FeatureReference[];
	/** Of the predictions (probability of the positive class, or value), when they were given. */
	readonly prediction: NumberReference | null;
}

export interface ReferenceOptions {
	/** Bins of a number, about equally full; 2..100, default 10. */
	readonly bins?: number | undefined;
	/** Categories of fewer rows are put together; default 10. */
	readonly minCategoryRows?: number | undefined;
}

const POINTS = 200;

/** Describes the training rows; plain JSON. `predictions`: one number a row. Throws EMPTY_INPUT, INVALID_PARAMETER. */
export function driftReference(
	frame: Frame,
	predictions?: ArrayLike<number>,
	options: ReferenceOptions = {},
): DriftReference {
	const { bins = 10, minCategoryRows = 10 } = options;
	checkLengths(frame.nRows, predictions?.length ?? frame.nRows);
	if (!(Number.isInteger(bins) && bins >= 2 && bins <= 100)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`bins must be a whole number 2..100, got ${bins}.`,
			'Use e.g. 10.',
		);
	}
	const describe = (feature: Feature, column: ArrayLike<number>): FeatureReference =>
		feature.kind === 'number'
			? numberReference(feature.name, column, bins)
			: categoryReference(feature.name, feature.categories, column, minCategoryRows);
	return {
		version: 1,
		rows: frame.nRows,
		features: frame.features.map((feature, f) => describe(feature, frame.columns[f] ?? [])),
		prediction: predictions ? numberReference('prediction', predictions, bins) : null,
	};
}

export const knownSorted = (column: ArrayLike<number>): Float64Array =>
	Float64Array.from(column)
		.filter((value) => !Number.isNaN(value))
		.sort();

function numberReference(name: string, column: ArrayLike<number>, bins: number): NumberReference {
	const sorted = knownSorted(column);
	const quantiles = (count: number, of: (i: number) => number) =>
		sorted.length === 0
			? []
			: [...new Set(Array.from({ length: count }, (_, i) => quantileSorted(sorted, of(i))))];
	const edges = quantiles(bins - 1, (i) => (i + 1) / bins);
	const points = quantiles(POINTS, (i) => (i + 0.5) / POINTS);
	const share = (value: number, inclusive: boolean) =>
		countBelow(sorted, value, inclusive) / sorted.length;
	return {
		kind: 'number',
		name,
		edges,
		shares: numberShares(edges, sorted, column.length),
		points,
		below: points.map((point) => share(point, false)),
		upTo: points.map((point) => share(point, true)),
	};
}

/** Shares of the bins, then of missing values. */
export function numberShares(
	edges: readonly number[],
	sorted: Float64Array,
	nRows: number,
): number[] {
	const ends = [...edges.map((edge) => countBelow(sorted, edge, true)), sorted.length, nRows];
	return ends.map((end, i) => (end - (ends[i - 1] ?? 0)) / nRows);
}

/** How many sorted values are below `value` (or equal, when inclusive). */
export function countBelow(sorted: Float64Array, value: number, inclusive: boolean): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const at = sorted[middle] ?? 0;
		if (at < value || (inclusive && at === value)) low = middle + 1;
		else high = middle;
	}
	return low;
}

function categoryReference(
	name: string,
	categories: readonly string[],
	column: ArrayLike<number>,
	minRows: number,
): CategoryReference {
	const counts = new Float64Array(categories.length);
	for (let row = 0; row < column.length; row++) {
		const code = column[row] ?? Number.NaN;
		if (!Number.isNaN(code)) counts[code] = (counts[code] ?? 0) + 1;
	}
	const kept = categories.filter((_, code) => (counts[code] ?? 0) >= minRows);
	return {
		kind: 'category',
		name,
		categories: kept,
		shares: categoryShares(kept, categories, column),
	};
}

/** Shares of the kept categories, of all others, of missing values. */
export function categoryShares(
	kept: readonly string[],
	categories: readonly string[],
	column: ArrayLike<number>,
): number[] {
	const places = new Map(kept.map((text, place) => [text, place]));
	const placeOf = categories.map((text) => places.get(text) ?? kept.length);
	const counts = new Array<number>(kept.length + 2).fill(0);
	for (let row = 0; row < column.length; row++) {
		const code = column[row] ?? Number.NaN;
		const place = Number.isNaN(code) ? kept.length + 1 : (placeOf[code] ?? kept.length);
		counts[place] = (counts[place] ?? 0) + 1;
	}
	return counts.map((count) => count / column.length);
}
