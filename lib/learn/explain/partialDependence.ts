import { LibraryError } from '../../errors';
import type { Feature, Frame } from '../../features';
import { quantileSorted, Random, sampleIndices } from '../../math';
import type { CancelSignal } from '../../ports';
import type { Estimator } from '../estimator';
import { takeFrame } from '../validate/takeRows';

export interface PartialDependenceOptions {
	/** Most points of a number, 2..1000, default 20: quantiles from 5 % to 95 %. */
	readonly gridSize?: number | undefined;
	/** Most rows that are averaged over, drawn at random; default 1,000. */
	readonly maxRows?: number | undefined;
	readonly seed?: number | undefined;
	readonly threads?: number | undefined;
	readonly signal?: CancelSignal | undefined;
}

export interface DependencePoint {
	/** Number, or name of the category. */
	readonly value: number | string;
	/** Mean prediction when every row has this value: one number (regression), or one a class. */
	readonly prediction: readonly number[];
}

/**
 * Partial dependence (Friedman 2001) of the predictions on one feature: the mean prediction over the rows, with the feature set
 * to each grid value. Throws INVALID_PARAMETER for an unknown feature, EMPTY_INPUT when it has no value in any row.
 */
export async function partialDependence(
	estimator: Estimator,
	frame: Frame,
	featureName: string,
	options: PartialDependenceOptions = {},
): Promise<DependencePoint[]> {
	const { maxRows = 1000, seed = 42, signal } = options;
	const index = frame.features.findIndex(({ name }) => name === featureName);
	const feature = frame.features[index];
	if (!feature) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`There is no feature "${featureName}".`,
			`Use one of ${frame.features
				.map(({ name }) => name)
				.slice(0, 20)
				.join(', ')}.`,
		);
	}
	const grid = gridOf(feature, frame.columns[index] ?? [], options.gridSize ?? 20);
	const rows = sampleIndices(frame.nRows, Math.min(maxRows, frame.nRows), new Random(seed));
	const sample = takeFrame(frame, rows);
	const points: DependencePoint[] = [];
	for (const value of grid) {
		signal?.throwIfCancelled();
		const columns = sample.columns.map((column, f) =>
			f === index ? new Float64Array(sample.nRows).fill(value) : column,
		);
		const predicted = await estimator.predict({ ...sample, columns }, options);
		const name = feature.kind === 'category' ? (feature.categories[value] ?? '') : value;
		points.push({ value: name, prediction: meanRow(predicted, sample.nRows) });
	}
	return points;
}

function gridOf(feature: Feature, column: ArrayLike<number>, size: number): number[] {
	if (!(Number.isInteger(size) && size >= 2 && size <= 1000)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`gridSize must be a whole number 2..1000, got ${size}.`,
			'Use e.g. 20.',
		);
	}
	const known = Float64Array.from(column)
		.filter((value) => !Number.isNaN(value))
		.sort();
	if (known.length === 0) {
		throw new LibraryError(
			'EMPTY_INPUT',
			`Feature "${feature.name}" has no value in any row.`,
			'Pick another feature.',
		);
	}
	const different = [...new Set(known)];
	if (feature.kind === 'category' || different.length <= size) return different;
	const quantiles = Array.from({ length: size }, (_, i) =>
		quantileSorted(known, 0.05 + (0.9 * i) / (size - 1)),
	);
	return [...new Set(quantiles)];
}

function meanRow(predicted: Float64Array, nRows: number): number[] {
	const width = predicted.length / nRows;
	const sums = new Array<number>(width).fill(0);
	predicted.forEach((value, i) => (sums[i % width] = (sums[i % width] ?? 0) + value));
	return sums.map((sum) => sum / nRows);
}
