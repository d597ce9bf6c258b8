/** Loss and gradients of some customers: how surprised the network is by what each of them bought. */
import { denseRows, multiplyTransposed, sparseTimesDense, type Team } from '../../kernels';
import { transposeCsr, type CsrMatrix } from '../../math';
import type { CancelSignal } from '../../ports';
import { scoresOf, tastesOf, type Weights } from './weights';

/** What a batch learns from: histories with some purchases dropped, and the whole ones. */
export interface Batch {
	readonly seen: CsrMatrix;
	readonly whole: CsrMatrix;
}

/** rows × columns turned to columns × rows. */
function turned(data: Float32Array, columns: number): Float32Array {
	const rows = data.length / columns;
	const out = new Float32Array(data.length);
	for (let row = 0; row < rows; row++) {
		for (let column = 0; column < columns; column++) {
			out[column * rows + row] = data[row * columns + column] ?? 0;
		}
	}
	return out;
}

function columnSums(data: Float32Array, columns: number): Float32Array {
	const sums = new Float64Array(columns);
	for (let at = 0; at < data.length; at += columns) {
		for (let column = 0; column < columns; column++) {
			sums[column] = (sums[column] ?? 0) + (data[at + column] ?? 0);
		}
	}
	return Float32Array.from(sums);
}

/** Turns one row of scores into probabilities times `weight`. */
function softmaxRow(scores: Float32Array, from: number, to: number, weight: number): void {
	let highest = -Infinity;
	for (let at = from; at < to; at++) highest = Math.max(highest, scores[at] ?? 0);
	let total = 0;
	for (let at = from; at < to; at++) {
		const value = Math.exp((scores[at] ?? 0) - highest);
		scores[at] = value;
		total += value;
	}
	const scale = weight / total;
	for (let at = from; at < to; at++) scores[at] = (scores[at] ?? 0) * scale;
}

/**
 * Scores become slopes of the multinomial loss −Σ t · ln π, where the targets t are the strengths, scaled so that a customer's add up to
 * the number of products; all divided by the number of customers.
 */
function slopesOf(
	scores: Float32Array,
	{ nRows, nCols, indptr, indices, values }: CsrMatrix,
): void {
	for (let row = 0; row < nRows; row++) {
		const [from, to] = [indptr[row] ?? 0, indptr[row + 1] ?? 0];
		let strength = 0;
		for (let at = from; at < to; at++) strength += values[at] ?? 0;
		const start = row * nCols;
		softmaxRow(scores, start, start + nCols, (to - from) / nRows);
		const scale = (to - from) / (strength * nRows);
		for (let at = from; at < to; at++) {
			const place = start + (indices[at] ?? 0);
			scores[place] = (scores[place] ?? 0) - (values[at] ?? 0) * scale;
		}
	}
}

/** Slopes before the tanh of the hidden layer, rows × units. */
function hiddenSlopes(
	team: Team,
	slopes: Float32Array,
	tastes: Float32Array,
	{ decoder, decoderBias, encoderBias }: Weights,
	signal: CancelSignal | undefined,
): Float32Array {
	const [units, nProducts] = [encoderBias.length, decoderBias.length];
	const left = { data: slopes, nRows: slopes.length / nProducts, nCols: nProducts };
	const right = { data: turned(decoder, units), nRows: units, nCols: nProducts };
	const { data } = multiplyTransposed(team, left, right, { run: { signal } });
	data.forEach((slope, at) => {
		data[at] = slope * (1 - (tastes[at] ?? 0) ** 2);
	});
	return data;
}

/** Gradients of the batch's mean loss. */
export function gradientsOf(
	team: Team,
	{ seen, whole }: Batch,
	weights: Weights,
	signal: CancelSignal | undefined,
): Weights {
	const [units, nProducts] = [weights.encoderBias.length, weights.decoderBias.length];
	const tastes = tastesOf(team, seen, weights, signal);
	const slopes = scoresOf(team, tastes, weights, signal);
	slopesOf(slopes, whole);
	const nRows = whole.nRows;
	const left = { data: turned(slopes, nProducts), nRows: nProducts, nCols: nRows };
	const right = { data: turned(tastes, units), nRows: units, nCols: nRows };
	const decoder = multiplyTransposed(team, left, right, { run: { signal } }).data;
	const hidden = hiddenSlopes(team, slopes, tastes, weights, signal);
	const inside = denseRows(team, hidden, units);
	const encoder = sparseTimesDense(team, transposeCsr(seen), inside, { signal });
	team.arena.free(inside.block);
	return {
		encoder,
		encoderBias: columnSums(hidden, units),
		decoder,
		decoderBias: columnSums(slopes, nProducts),
	};
}
