import type { Feature, Frame, FrameColumn } from '../../features';
import {
	columnMoments,
	fillDesign,
	type DesignPart,
	type DesignRows,
	type Moments,
	type Team,
} from '../../kernels';
import { checkNotInfinite } from './checkFit';
import { columnStatistics } from './columnStatistics';

/** How one feature stands in the design matrix. */
interface FeatureDesign {
	/** Its first column. */
	readonly from: number;
	/** Number: what stands in for a missing value; category: 0. */
	readonly fill: number;
	/** Number: (x − mean) / scale is the column; category: 0 and 1. */
	readonly mean: number;
	readonly scale: number;
	/** Column that is 1 where the value is missing, or −1 when none was missing in fitting. */
	readonly indicator: number;
}

export interface DesignColumn {
	readonly feature: string;
	/** The category that the column stands for; null for numbers. */
	readonly category: string | null;
	/** Whether it tells that the value is missing. */
	readonly missing: boolean;
	/** Standard deviations of numbers, 1 for the others: a coefficient divided by it is per unit of the feature. */
	readonly scale: number;
}

/** Rows written at a time: what is read and written stays in cache. */
const BLOCK = 256;

/**
 * How a frame becomes a matrix of numbers without gaps: numbers are centred and scaled to deviation 1, gaps filled with the
 * median (the mean when nothing was missing in fitting) and told by a column of their own; each category is a column of 0 and 1,
 * an unknown one is 0 in all. Fitted inside an estimator's fit, on its training rows only.
 */
export class Design {
	readonly columns: readonly DesignColumn[];

	constructor(
		readonly features: readonly Feature[],
		private readonly parts: readonly FeatureDesign[],
	) {
		this.columns = features.flatMap((feature, f) => columnsOf(feature, parts[f]));
	}

	/** `team`: adds up on its threads. */
	static fit({ features, columns }: Frame, weights: Float64Array, team?: Team): Design {
		const alike = allOnes(weights);
		const numbers = features.flatMap(({ kind }, f) => (kind === 'number' ? [f] : []));
		const own = (f: number) => columns[f] ?? new Float64Array(0);
		const moments = new Map<number, Moments>();
		if (team && alike)
			columnMoments(team, numbers.map(own)).forEach((sums, at) =>
				moments.set(numbers[at] ?? -1, sums),
			);
		let from = 0;
		const parts = features.map((feature, f) => {
			const known = { weights, alike, moments: moments.get(f) };
			const part = fitPart(feature, own(f), known, from);
			from += widthOf(feature, part.indicator >= 0);
			return part;
		});
		return new Design(features, parts);
	}

	get nCols(): number {
		return this.columns.length;
	}

	/** Number of the column that tells that the feature is missing, or −1. */
	part(feature: number): FeatureDesign {
		return this.parts[feature] ?? { from: 0, fill: 0, mean: 0, scale: 1, indicator: -1 };
	}

	/** Writes the matrix row-major into `out`, `width` >= nCols numbers a row; the rest of each row is left as it is. */
	write({ columns, nRows }: Frame, out: Float64Array | Float32Array, width: number): void {
		for (let from = 0; from < nRows; from += BLOCK) {
			const to = Math.min(nRows, from + BLOCK);
			this.features.forEach((feature, f) => {
				const column = columns[f];
				if (!column) return;
				if (feature.kind === 'number') writeNumber(column, this.part(f), { from, to, out, width });
				else
					writeCategory(column, this.part(f), feature.categories.length, { from, to, out, width });
			});
		}
	}

	/** Writes the matrix into kernel memory, 1 into the column after the design's and 0 into those after it. */
	fill(rows: DesignRows, { columns }: Frame): void {
		const own = this.features.map((_, f) => columns[f] ?? new Float64Array(rows.nRows));
		const parts = this.features.map((feature, f) => kernelPart(feature, this.part(f)));
		fillDesign(rows, own, parts, this.nCols);
	}

	/** One number a feature: fill, mean, scale, and whether there is a column for missing values. */
	toTensors(): Record<'fill' | 'mean' | 'scale' | 'indicator', Float64Array> {
		const pick = (value: (part: FeatureDesign) => number) => Float64Array.from(this.parts, value);
		return {
			fill: pick(({ fill }) => fill),
			mean: pick(({ mean }) => mean),
			scale: pick(({ scale }) => scale),
			indicator: pick(({ indicator }) => Number(indicator >= 0)),
		};
	}

	/** The opposite of toTensors; null when the numbers make no design. */
	static fromTensors(
		features: readonly Feature[],
		read: (name: 'fill' | 'mean' | 'scale' | 'indicator') => Float64Array,
	): Design | null {
		const [fill, mean, scale, indicator] = [
			read('fill'),
			read('mean'),
			read('scale'),
			read('indicator'),
		];
		if (!scale.every((value) => value > 0)) return null;
		if (!indicator.every((value) => value === 0 || value === 1)) return null;
		let from = 0;
		const parts = features.map((feature, f) => {
			const told = indicator[f] === 1;
			const width = widthOf(feature, told);
			const part = {
				from,
				fill: fill[f] ?? 0,
				mean: mean[f] ?? 0,
				scale: scale[f] ?? 1,
				indicator: told ? from + width - 1 : -1,
			};
			from += width;
			return part;
		});
		return new Design(features, parts);
	}
}

const widthOf = (feature: Feature, told: boolean) =>
	(feature.kind === 'number' ? 1 : feature.categories.length) + Number(told);

interface KnownOfRows {
	readonly weights: Float64Array;
	/** All weights are 1. */
	readonly alike: boolean;
	readonly moments: Moments | undefined;
}

function allOnes(weights: Float64Array): boolean {
	// A loop: calling a function for each of many rows takes several times as long.
	for (let row = 0; row < weights.length; row++) if (weights[row] !== 1) return false;
	return true;
}

/** Columns of the design of these features when nothing is missing. */
export const widthOfFeatures = ({ features }: Pick<Frame, 'features'>) =>
	features.reduce((sum, feature) => sum + widthOf(feature, false), 0);

function fitPart(
	feature: Feature,
	column: FrameColumn,
	{ weights, alike, moments }: KnownOfRows,
	from: number,
): FeatureDesign {
	if (feature.kind === 'number') {
		const { missing, mean, deviation, fill } = columnStatistics(
			column,
			weights,
			alike,
			feature.name,
			moments,
		);
		const indicator = missing > 0 ? from + 1 : -1;
		return { from, fill, mean, scale: deviation > 0 ? deviation : 1, indicator };
	}
	checkNotInfinite(feature.name, column);
	const isMissing = column.some((code, row) => Number.isNaN(code) && (weights[row] ?? 0) > 0);
	const indicator = isMissing ? from + feature.categories.length : -1;
	return { from, fill: 0, mean: 0, scale: 1, indicator };
}

function columnsOf(feature: Feature, part: FeatureDesign | undefined): DesignColumn[] {
	const { name } = feature;
	const told = { feature: name, category: null, missing: true, scale: 1 };
	const own: DesignColumn[] =
		feature.kind === 'number'
			? [{ feature: name, category: null, missing: false, scale: part?.scale ?? 1 }]
			: feature.categories.map((category) => ({
					feature: name,
					category,
					missing: false,
					scale: 1,
				}));
	return part && part.indicator >= 0 ? [...own, told] : own;
}

interface Place {
	readonly from: number;
	readonly to: number;
	readonly out: Float64Array | Float32Array;
	readonly width: number;
}

/** How a number becomes a cell, in the words of the kernel. */
function scaling({
	mean,
	scale,
	fill,
}: FeatureDesign): Omit<DesignPart, 'from' | 'indicator' | 'size'> {
	// Divided before the subtraction: x − mean may leave the range of float64, x / scale does not.
	const divides = scale > 1e140 || scale < 1e-140 || Math.abs(mean) > 1e140;
	const [a, b] = divides ? [scale, mean / scale] : [mean, 1 / scale];
	return { a, b, divides, filled: divides ? fill / a - b : (fill - a) * b };
}

const kernelPart = (feature: Feature, part: FeatureDesign): DesignPart => ({
	from: part.from,
	indicator: part.indicator,
	size: feature.kind === 'category' ? feature.categories.length : 0,
	...scaling(part),
});

function writeNumber(
	column: FrameColumn,
	part: FeatureDesign,
	{ from, to, out, width }: Place,
): void {
	const { indicator } = part;
	const { a, b, divides, filled } = scaling(part);
	for (let row = from, at = from * width + part.from; row < to; row++, at += width) {
		const x = column[row] ?? NaN;
		const z = divides ? x / a - b : (x - a) * b;
		out[at] = x === x ? z : filled;
	}
	if (indicator < 0) return;
	for (let row = from, at = from * width + indicator; row < to; row++, at += width) {
		const x = column[row] ?? NaN;
		out[at] = x === x ? 0 : 1;
	}
}

function writeCategory(
	column: FrameColumn,
	part: FeatureDesign,
	size: number,
	{ from, to, out, width }: Place,
): void {
	for (let row = from; row < to; row++) {
		const at = row * width + part.from;
		out.fill(0, at, at + size + Number(part.indicator >= 0));
		const code = column[row] ?? NaN;
		if (code >= 0 && code < size) out[at + code] = 1;
		else if (part.indicator >= 0) out[row * width + part.indicator] = 1;
	}
}
