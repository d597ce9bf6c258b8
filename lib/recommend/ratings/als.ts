/**
 * Biased matrix factorisation by alternating least squares with weighted-λ regularisation (Zhou et al. 2008): each
 * customer's vector and bias are solved exactly while products stand still, then the other way round.
 */
import { transposeCsr, type CsrMatrix, type Random } from '../../math';
import type { ScaledRatings } from './ratings';
import { ridge } from './ridge';
import {
	normalNumbers,
	startPass,
	type RatingRun,
	type RatingSettings,
	type RatingState,
} from './state';

const ROWS_A_LOOK = 64;

interface Side {
	readonly bias: Float64Array;
	readonly vectors: Float64Array;
}

/** Solves every row of `matrix` (values: scaled ratings) against the other side. */
function solveSide(
	matrix: CsrMatrix & { readonly scaled: Float64Array },
	own: Side,
	other: Side,
	{ factors, regularization }: RatingSettings,
	run: RatingRun,
): void {
	const { indptr, indices, scaled } = matrix;
	for (let row = 0; row < matrix.nRows; row++) {
		if (row % ROWS_A_LOOK === 0) run.signal?.throwIfCancelled();
		const [from, to] = [indptr[row] ?? 0, indptr[row + 1] ?? 0];
		const rows = indices.subarray(from, to);
		const targets = Float64Array.from(
			rows,
			(column, i) => (scaled[from + i] ?? 0) - (other.bias[column] ?? 0),
		);
		const solved = ridge({ vectors: other.vectors, factors, rows, targets }, regularization);
		own.vectors.set(solved.subarray(0, factors), row * factors);
		own.bias[row] = solved[factors] ?? 0;
	}
}

export function fitAls(
	ratings: ScaledRatings,
	settings: RatingSettings,
	random: Random,
	run: RatingRun,
): RatingState {
	const { matrix, scaled, mean, deviation } = ratings;
	const { nRows, nCols } = matrix;
	const { factors, epochs } = settings;
	const turned = transposeCsr(matrix);
	const turnedScaled = Float64Array.from(turned.values, (value) => (value - mean) / deviation);
	const customers = {
		bias: new Float64Array(nRows),
		vectors: normalNumbers(nRows * factors, random),
	};
	const products = {
		bias: new Float64Array(nCols),
		vectors: normalNumbers(nCols * factors, random),
	};
	for (let epoch = 0; epoch < epochs; epoch++) {
		startPass(run, epoch, epochs);
		solveSide({ ...matrix, scaled }, customers, products, settings, run);
		solveSide({ ...turned, scaled: turnedScaled }, products, customers, settings, run);
	}
	return {
		factors,
		customerBias: customers.bias,
		productBias: products.bias,
		customerFactors: customers.vectors,
		productFactors: products.vectors,
		impliedFactors: new Float64Array(0),
	};
}
