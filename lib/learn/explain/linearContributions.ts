import { LibraryError } from '../../errors';

export interface LinearModel {
	/** One a column of the matrix. */
	readonly coefficients: ArrayLike<number>;
	readonly intercept: number;
	/** Mean of each column over the background (training) rows. */
	readonly means: ArrayLike<number>;
	/** Feature that each column stands for (the columns of a one-hot category share one); default: its own number. */
	readonly featureOf?: ArrayLike<number> | undefined;
}

/**
 * Exact Shapley values of a linear score (before any link): coefficient × (value − mean), added up over the columns of a feature.
 * `matrix`: nRows × columns, row-major. Returns nRows × nFeatures and the base (the score of the means): base + contributions
 * = score. Source: Štrumbelj and Kononenko 2014, features taken as independent.
 */
export function linearContributions(
	{ coefficients, intercept, means, featureOf }: LinearModel,
	matrix: ArrayLike<number>,
): { values: Float64Array; nFeatures: number; base: number } {
	const width = coefficients.length;
	if (width === 0 || means.length !== width || matrix.length % width !== 0) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`${width} coefficients, ${means.length} means and ${matrix.length} cells do not fit.`,
			'Give one coefficient and one mean a column.',
		);
	}
	const places = Array.from({ length: width }, (_, j) => featureOf?.[j] ?? j);
	const nFeatures = Math.max(...places) + 1;
	const nRows = matrix.length / width;
	const values = new Float64Array(nRows * nFeatures);
	let base = intercept;
	for (let j = 0; j < width; j++) base += (coefficients[j] ?? 0) * (means[j] ?? 0);
	for (let i = 0; i < matrix.length; i++) {
		const j = i % width;
		const cell = Math.floor(i / width) * nFeatures + (places[j] ?? 0);
		const off = (matrix[i] ?? 0) - (means[j] ?? 0);
		values[cell] = (values[cell] ?? 0) + (coefficients[j] ?? 0) * off;
	}
	return { values, nFeatures, base };
}
