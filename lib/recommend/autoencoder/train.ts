import { withTeam } from '../../kernels';
import { Random, shuffle, type CsrMatrix } from '../../math';
import type { RecommenderRun } from '../recommender';
import { Adam } from './adam';
import { gradientsOf } from './batch';
import { startWeights, unitRows, WEIGHT_NAMES, type Weights } from './weights';

export interface TrainSettings {
	readonly units: number;
	readonly epochs: number;
	readonly batchSize: number;
	readonly learningRate: number;
	readonly regularization: number;
	/** Share of the purchases that the network does not see while it learns to tell all of them. */
	readonly dropout: number;
	readonly seed: number;
}

/** Steps a pass: few customers are no reason to learn little. */
const FEWEST_STEPS = 8;
/** Scores held at once. */
const MOST_SCORES = 2 ** 24;

/** The rows of these numbers, in this order. */
function pickRows(matrix: CsrMatrix, rows: Uint32Array): CsrMatrix {
	const indptr = new Uint32Array(rows.length + 1);
	rows.forEach((row, i) => {
		const length = (matrix.indptr[row + 1] ?? 0) - (matrix.indptr[row] ?? 0);
		indptr[i + 1] = (indptr[i] ?? 0) + length;
	});
	const entries = indptr[rows.length] ?? 0;
	const [indices, values] = [new Uint32Array(entries), new Float32Array(entries)];
	rows.forEach((row, i) => {
		const [from, to] = [matrix.indptr[row] ?? 0, matrix.indptr[row + 1] ?? 0];
		indices.set(matrix.indices.subarray(from, to), indptr[i]);
		values.set(matrix.values.subarray(from, to), indptr[i]);
	});
	return { nRows: rows.length, nCols: matrix.nCols, indptr, indices, values };
}

/** Some entries become 0, the others grow so that sums stay the same on average. */
function dropped(matrix: CsrMatrix, dropout: number, random: Random): CsrMatrix {
	const scale = 1 / (1 - dropout);
	const values = matrix.values.map((value) => (random.uniform() < dropout ? 0 : value * scale));
	return { ...matrix, values };
}

const withPurchases = ({ nRows, indptr }: CsrMatrix) =>
	Uint32Array.from({ length: nRows }, (_, row) => row).filter(
		(row) => (indptr[row + 1] ?? 0) > (indptr[row] ?? 0),
	);

/** Learns to tell whole histories from parts of them, batch by batch in an order that the seed decides. */
export function trainWeights(
	matrix: CsrMatrix,
	settings: TrainSettings,
	{ threads, signal, progress }: RecommenderRun,
): Weights {
	const { units, epochs, batchSize, dropout, seed, learningRate, regularization } = settings;
	const random = new Random(seed);
	const weights = startWeights(matrix.nCols, units, random.fork(1));
	const lists = WEIGHT_NAMES.map((name) => weights[name]);
	const adam = new Adam(lists, { learningRate, decay: regularization });
	const inputs = unitRows(matrix);
	const order = withPurchases(matrix);
	const size = Math.min(
		...[batchSize, Math.ceil(order.length / FEWEST_STEPS)],
		Math.max(1, Math.floor(MOST_SCORES / matrix.nCols)),
	);
	withTeam({ threads }, order.length * matrix.nCols * units * epochs, (team) => {
		for (let epoch = 0; epoch < epochs; epoch++) {
			progress?.(epoch / epochs, `Training, pass ${epoch + 1} of ${epochs}`);
			shuffle(order, random);
			for (let from = 0; from < order.length; from += size) {
				signal?.throwIfCancelled();
				const rows = order.subarray(from, from + size);
				const seen = dropped(pickRows(inputs, rows), dropout, random);
				const batch = { seen, whole: pickRows(matrix, rows) };
				const gradients = gradientsOf(team, batch, weights, signal);
				adam.update(WEIGHT_NAMES.map((name) => gradients[name]));
			}
		}
	});
	return weights;
}
