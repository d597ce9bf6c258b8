import { medianInPlace, orderFreeMean } from '../math';
import type { Feature } from './featureColumns';
import { knownValues } from './statistics';

/** One feature of one segment beside everyone; in the column's own unit, missing cells left out. */
export interface FeatureProfile {
	readonly column: string;
	readonly mean: number | null;
	readonly median: number | null;
	readonly overallMean: number | null;
	readonly overallMedian: number | null;
	/** How far the segment's centre is from the average customer, in standard deviations of the scaled column. */
	readonly difference: number | null;
}

export interface SegmentProfile {
	/** 1, 2, 3 … */
	readonly segment: number;
	readonly segmentName: string;
	readonly description: string;
	readonly customers: number;
	/** 0 … 1. */
	readonly share: number;
	readonly features: readonly FeatureProfile[];
}

interface Centre {
	readonly mean: number | null;
	readonly median: number | null;
}

/** Reorders `known`, which holds no NaN. */
function centreOf(known: Float64Array): Centre {
	if (known.length === 0) return { mean: null, median: null };
	return { mean: orderFreeMean(known), median: medianInPlace(known) };
}

/** The known values segment by segment, in one new array. `labels` are 0 … nSegments − 1. */
function split(values: Float64Array, labels: Int32Array, sizes: readonly number[]): Float64Array[] {
	const sorted = new Float64Array(values.length);
	const starts = new Float64Array(sizes.length);
	for (let i = 1; i < sizes.length; i++) starts[i] = (starts[i - 1] ?? 0) + (sizes[i - 1] ?? 0);
	const ends = starts.slice();
	for (let row = 0; row < labels.length; row++) {
		const value = values[row] ?? NaN;
		if (Number.isNaN(value)) continue;
		const label = labels[row] ?? 0;
		const at = ends[label] ?? 0;
		sorted[at] = value;
		ends[label] = at + 1;
	}
	return sizes.map((_, segment) => sorted.subarray(starts[segment], ends[segment]));
}

export function segmentSizes(labels: Int32Array, nSegments: number): number[] {
	const sizes = new Array<number>(nSegments).fill(0);
	for (let row = 0; row < labels.length; row++) {
		const label = labels[row] ?? 0;
		sizes[label] = (sizes[label] ?? 0) + 1;
	}
	return sizes;
}

/**
 * Mean and median of every feature in every segment and overall: result[segment][feature].
 * `difference(segment, feature)` gives the standardised distance of the centre, null where it has no meaning.
 */
export function profileFeatures(
	features: readonly Feature[],
	labels: Int32Array,
	sizes: readonly number[],
	difference: (segment: number, feature: number) => number | null,
): FeatureProfile[][] {
	const result = sizes.map((): FeatureProfile[] => []);
	features.forEach(({ column, values }, index) => {
		const overall = centreOf(knownValues(values));
		split(values, labels, sizes).forEach((part, segment) => {
			result[segment]?.push({
				column,
				...centreOf(part),
				overallMean: overall.mean,
				overallMedian: overall.median,
				difference: difference(segment, index),
			});
		});
	});
	return result;
}
