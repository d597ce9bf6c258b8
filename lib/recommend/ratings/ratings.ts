import { LibraryError } from '../../errors';
import type { CsrMatrix } from '../../math';

/** Ratings on a scale of their own: mean 0, deviation 1. Learning rates and regularisation then mean the same on every scale. */
export interface ScaledRatings {
	/** Customers × products, as given. */
	readonly matrix: CsrMatrix;
	/** Beside matrix.values: (rating − mean) / deviation. */
	readonly scaled: Float64Array;
	/** Beside matrix.values: the customer of each rating. */
	readonly customer: Uint32Array;
	readonly mean: number;
	/** 1 when all ratings are the same. */
	readonly deviation: number;
	/** Least and largest rating. */
	readonly low: number;
	readonly high: number;
}

function checkValues({ values }: CsrMatrix): void {
	if (values.length === 0) {
		throw new LibraryError(
			'EMPTY_INPUT',
			'There are no ratings to learn from.',
			'Check that the ratings reach this step.',
		);
	}
	const bad = values.findIndex((value) => !Number.isFinite(value));
	if (bad < 0) return;
	throw new LibraryError(
		'WRONG_TYPE',
		`Rating ${bad} is ${values[bad]}; ratings must be finite numbers.`,
		'Leave out rows without a rating.',
	);
}

/** Checks and scales the ratings. Throws EMPTY_INPUT, WRONG_TYPE (NaN or infinite). */
export function scaleRatings(matrix: CsrMatrix): ScaledRatings {
	checkValues(matrix);
	const { values, nRows, indptr } = matrix;
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
	const deviation = squares > 0 ? Math.sqrt(squares) : 1;
	const customer = new Uint32Array(values.length);
	for (let row = 0; row < nRows; row++) customer.fill(row, indptr[row], indptr[row + 1]);
	return {
		matrix,
		scaled: Float64Array.from(values, (value) => (value - mean) / deviation),
		customer,
		mean,
		deviation,
		low: values.reduce((a, b) => Math.min(a, b), Infinity),
		high: values.reduce((a, b) => Math.max(a, b), -Infinity),
	};
}
