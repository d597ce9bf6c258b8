/**
 * The space in which texts about the same thing lie close even without a common word: words are rows of positive mutual information,
 * brought to few dimensions by a truncated singular value decomposition (U · √S, Levy, Goldberg and Dagan 2015), and a text lies at
 * the tf-idf weighted mean of its words. The decomposition is found by randomised subspace iteration (Halko, Martinsson and Tropp
 * 2011, algorithm 4.4) with a Rayleigh-Ritz step. Cost: 2 · (passes + 1) · entries · (dimensions + 10).
 */
import {
	denseRows,
	multiplyTransposed,
	sparseTimesDense,
	type RunOptions,
	type Team,
} from '../../kernels';
import { Random, symmetricEigen, transposeCsr, type CsrMatrix, type DenseMatrix } from '../../math';

const EXTRA = 10;
const PASSES = 4;
/** Directions with less than this share of the largest eigenvalue are rounding. */
const SMALLEST = 1e-7;

/** Words × dimensions: U · √S of the leading singular vectors. */
export function fitWordSpace(
	team: Team,
	information: CsrMatrix,
	{ dimensions, seed, run = {} }: { dimensions: number; seed: number; run?: RunOptions },
): DenseMatrix {
	const { basis, singular } = leadingDirections(team, information, { dimensions, seed, run });
	// U · √S = information · V / √S
	const scaled = basis.data.map((value, at) => value / Math.sqrt(singular[at % basis.nCols] ?? 1));
	return times(team, information, { ...basis, data: scaled }, run);
}

/** The leading right singular vectors as columns, and their singular values. Same input and seed: same bytes on any threads. */
export function leadingDirections(
	team: Team,
	matrix: CsrMatrix,
	{ dimensions, seed, run = {} }: { dimensions: number; seed: number; run?: RunOptions },
): { basis: DenseMatrix; singular: Float64Array } {
	const width = Math.min(dimensions + EXTRA, matrix.nCols, matrix.nRows);
	const turned = transposeCsr(matrix);
	let basis = orthonormal(team, randomMatrix(matrix.nCols, width, seed), run);
	for (let pass = 0; pass < PASSES; pass++) {
		const image = times(team, matrix, basis, run);
		basis = orthonormal(team, times(team, turned, image, run), run);
	}
	const gram = gramOf(team, times(team, matrix, basis, run), run);
	const { vectors, values } = leading(gram, basis.nCols);
	const keep = Math.min(dimensions, values.length);
	const turn = Float32Array.from(vectors.subarray(0, keep * basis.nCols));
	const directions = { data: turn, nRows: keep, nCols: basis.nCols };
	return {
		basis: withFixedSigns(multiplyTransposed(team, basis, directions, { run })),
		singular: values.slice(0, keep).map(Math.sqrt),
	};
}

/** Texts (tf-idf rows) in the space of their words, each of length 1; rows without a known word stay 0. */
export function project(
	team: Team,
	texts: CsrMatrix,
	words: DenseMatrix,
	run: RunOptions = {},
): DenseMatrix {
	return normaliseRows(times(team, texts, words, run));
}

/** Each row divided by its length, in place. */
export function normaliseRows<M extends DenseMatrix>(matrix: M): M {
	const { data, nRows, nCols } = matrix;
	for (let row = 0; row < nRows; row++) {
		let squares = 0;
		for (let i = row * nCols; i < (row + 1) * nCols; i++) squares += (data[i] ?? 0) ** 2;
		const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
		for (let i = row * nCols; i < (row + 1) * nCols; i++) data[i] = (data[i] ?? 0) * scale;
	}
	return matrix;
}

function randomMatrix(nRows: number, nCols: number, seed: number): DenseMatrix {
	const random = new Random(seed);
	return {
		data: Float32Array.from({ length: nRows * nCols }, () => random.normal()),
		nRows,
		nCols,
	};
}

function times(team: Team, sparse: CsrMatrix, dense: DenseMatrix, run: RunOptions): DenseMatrix {
	const rows = denseRows(team, dense.data, dense.nCols);
	const data = sparseTimesDense(team, sparse, rows, run);
	team.arena.free(rows.block);
	return { data, nRows: sparse.nRows, nCols: dense.nCols };
}

function turnedMatrix({ data, nRows, nCols }: DenseMatrix): DenseMatrix {
	const turned = new Float32Array(data.length);
	for (let row = 0; row < nRows; row++) {
		for (let column = 0; column < nCols; column++)
			turned[column * nRows + row] = data[row * nCols + column] ?? 0;
	}
	return { data: turned, nRows: nCols, nCols: nRows };
}

function gramOf(team: Team, matrix: DenseMatrix, run: RunOptions): Float32Array {
	const columns = turnedMatrix(matrix);
	return multiplyTransposed(team, columns, columns, { run }).data;
}

/** Eigenvectors (rows) of a Gram matrix by falling eigenvalue, without those that are rounding. */
function leading(gram: Float32Array, n: number): { vectors: Float64Array; values: Float64Array } {
	const { values, vectors } = symmetricEigen(gram, n);
	const order = Array.from(values.keys()).sort(
		(a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b,
	);
	const largest = values[order[0] ?? 0] ?? 0;
	const kept = order.filter((at) => (values[at] ?? 0) > SMALLEST * largest);
	const out = new Float64Array(kept.length * n);
	kept.forEach((at, i) => out.set(vectors.subarray(at * n, (at + 1) * n), i * n));
	return { vectors: out, values: Float64Array.from(kept, (at) => values[at] ?? 0) };
}

/** An orthonormal basis of what the columns span. */
function orthonormal(team: Team, matrix: DenseMatrix, run: RunOptions): DenseMatrix {
	const { vectors, values } = leading(gramOf(team, matrix, run), matrix.nCols);
	const turn = Float32Array.from(vectors, (value, at) => {
		return value / Math.sqrt(values[Math.floor(at / matrix.nCols)] ?? 1);
	});
	const rows = { data: turn, nRows: values.length, nCols: matrix.nCols };
	return multiplyTransposed(team, matrix, rows, { run });
}

/** A direction and its opposite are the same: the entry of greatest size is made positive. */
function withFixedSigns(matrix: DenseMatrix): DenseMatrix {
	const { data, nRows, nCols } = matrix;
	for (let column = 0; column < nCols; column++) {
		let largest = 0;
		for (let row = 0; row < nRows; row++) {
			const value = data[row * nCols + column] ?? 0;
			if (Math.abs(value) > Math.abs(largest)) largest = value;
		}
		if (largest >= 0) continue;
		for (let row = 0; row < nRows; row++)
			data[row * nCols + column] = -(data[row * nCols + column] ?? 0);
	}
	return matrix;
}
