import { denseRows, multiplyTransposed, sparseTimesDense, type Team } from '../../kernels';
import type { CsrMatrix, Random } from '../../math';
import type { CancelSignal } from '../../ports';

/** One hidden layer: tastes = tanh(histories · encoder + encoderBias), scores = tastes · decoderᵀ + decoderBias. */
export interface Weights {
	/** Row-major, products × units. */
	readonly encoder: Float32Array;
	readonly encoderBias: Float32Array;
	/** Row-major, products × units. */
	readonly decoder: Float32Array;
	readonly decoderBias: Float32Array;
}

export const WEIGHT_NAMES = ['encoder', 'encoderBias', 'decoder', 'decoderBias'] as const;

/** Glorot's uniform start (Glorot and Bengio 2010); biases 0. */
export function startWeights(nProducts: number, units: number, random: Random): Weights {
	const limit = Math.sqrt(6 / (nProducts + units));
	const uniform = () =>
		Float32Array.from({ length: nProducts * units }, () => random.uniform(-limit, limit));
	const encoder = uniform();
	return {
		encoder,
		encoderBias: new Float32Array(units),
		decoder: uniform(),
		decoderBias: new Float32Array(nProducts),
	};
}

/** Rows of length 1: what counts is the mixture, not how much somebody bought. */
export function unitRows(matrix: CsrMatrix): CsrMatrix {
	const values = new Float32Array(matrix.values.length);
	for (let row = 0; row < matrix.nRows; row++) {
		const [from, to] = [matrix.indptr[row] ?? 0, matrix.indptr[row + 1] ?? 0];
		let squares = 0;
		for (let at = from; at < to; at++) squares += (matrix.values[at] ?? 0) ** 2;
		const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
		for (let at = from; at < to; at++) values[at] = (matrix.values[at] ?? 0) * scale;
	}
	return { ...matrix, values };
}

/** Rows × units. */
export function tastesOf(
	team: Team,
	rows: CsrMatrix,
	{ encoder, encoderBias }: Weights,
	signal: CancelSignal | undefined,
): Float32Array {
	const units = encoderBias.length;
	const inside = denseRows(team, encoder, units);
	const tastes = sparseTimesDense(team, rows, inside, { signal });
	team.arena.free(inside.block);
	tastes.forEach((sum, at) => {
		tastes[at] = Math.tanh(sum + (encoderBias[at % units] ?? 0));
	});
	return tastes;
}

/** Rows × products. */
export function scoresOf(
	team: Team,
	tastes: Float32Array,
	{ decoder, decoderBias, encoderBias }: Weights,
	signal: CancelSignal | undefined,
): Float32Array {
	const nCols = encoderBias.length;
	const left = { data: tastes, nRows: tastes.length / nCols, nCols };
	const right = { data: decoder, nRows: decoderBias.length, nCols };
	return multiplyTransposed(team, left, right, { bias: decoderBias, run: { signal } }).data;
}
