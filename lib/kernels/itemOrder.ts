/** How items are laid out so that a search for the best may stop early: the longest first, leading features first. */
import { symmetricEigen, type DenseMatrix } from '../math';
import type { Block } from './arena';
import { padded } from './chunks';
import { turnMatrix } from './factorTurns';
import { gramMatrix } from './gramMatrix';
import type { Team } from './team';

/** Rows by falling length, ties to the lower row. */
export function longestFirst(lengths: Float64Array): Int32Array {
	const order = Int32Array.from(lengths, (_, row) => row);
	return order.sort((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0) || a - b);
}

/** Rows to `to`, `stride` floats apart, padded with zeros; row `order[i]` goes to place i. */
export function copyRows(
	{ data, nRows, nCols }: DenseMatrix,
	to: Float32Array,
	stride: number,
	order?: Int32Array,
): void {
	if (stride !== nCols) to.fill(0);
	for (let place = 0; place < nRows; place++) {
		const from = (order?.[place] ?? place) * nCols;
		to.set(data.subarray(from, from + nCols), place * stride);
	}
}

/** Eigenvectors of the rows' Gram matrix as columns, those that hold most of the rows' squares first; padded. */
export function leadingBasis(
	team: Team,
	rows: Block<Float32Array>,
	nRows: number,
	n: number,
): Block<Float32Array> {
	const stride = padded(n);
	const gram = gramMatrix(team, rows, nRows, stride);
	const own = new Float64Array(n * n);
	for (let i = 0; i < n; i++) own.set(gram.view.subarray(i * stride, i * stride + n), i * n);
	team.arena.free(gram);
	const { values, vectors } = symmetricEigen(own, n);
	const places = Array.from(values, (_, i) => i);
	places.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
	const turn = new Float64Array(n * n);
	places.forEach((vector, column) => {
		for (let i = 0; i < n; i++) turn[i * n + column] = vectors[vector * n + i] ?? 0;
	});
	return turnMatrix(team, turn, n);
}
