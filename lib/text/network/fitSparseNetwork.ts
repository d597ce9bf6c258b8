import { SparseLayer, withTeam, type Team } from '../../kernels';
import { Random, shuffle, type CsrMatrix } from '../../math';
import type { CancelSignal, Progress } from '../../ports';
import { Adam, rateOf } from './adam';
import { OutputLayer } from './outputLayer';
import type { SparseNetwork } from './sparseNetwork';

export interface SparseNetworkOptions {
	/** Hidden units; default 128. */
	readonly units?: number | undefined;
	/** Passes over the rows; default 12. */
	readonly epochs?: number | undefined;
	/** Share of the hidden units that is switched off for each row while learning; default 0.5. */
	readonly dropout?: number | undefined;
	/** First learning rate, it falls to 0 in a straight line; default 0.003. */
	readonly rate?: number | undefined;
	readonly seed: number;
	readonly signal?: CancelSignal | undefined;
	readonly progress?: Progress | undefined;
}

/**
 * Learns a network by log loss, with dropout (Srivastava et al., 2014) and Adam. `labels` are class numbers 0 … nClasses − 1.
 * Same data + same seed = same numbers. Cost: epochs · entries · units. Throws CANCELLED.
 */
export function fitSparseNetwork(
	rows: CsrMatrix,
	labels: ArrayLike<number>,
	nClasses: number,
	options: SparseNetworkOptions,
): SparseNetwork {
	return withTeam({ threads: 1 }, 0, (team) =>
		new Training(team, { rows, labels, nClasses }, options).run(),
	);
}

interface Lesson {
	readonly rows: CsrMatrix;
	readonly labels: ArrayLike<number>;
	readonly nClasses: number;
}

const MOST_ROWS = 128;
const FEWEST_ROWS = 16;
/** Rows of a batch are so many that an epoch has about this many batches, within the limits above. */
const BATCHES = 50;
const FIRST_SPREAD = 0.1;

class Training {
	private readonly random: Random;
	private readonly units: number;
	private readonly batchRows: number;
	private readonly input: SparseLayer;
	private readonly bias: Adam;
	private readonly output: OutputLayer;
	private readonly unitBias: Float32Array;
	/** Of one row: its units, and the factor of each, 0 where it is off. */
	private readonly active: Float32Array;
	private readonly kept: Float32Array;
	private steps = 0;

	constructor(
		team: Team,
		private readonly lesson: Lesson,
		private readonly options: SparseNetworkOptions,
	) {
		const { rows, nClasses } = lesson;
		const { units = 128, seed } = options;
		this.units = units;
		this.random = new Random(seed);
		const even = Math.round(rows.nRows / BATCHES);
		this.batchRows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, even));
		const start = this.normals(rows.nCols * units, FIRST_SPREAD);
		const most = { rows: this.batchRows, entries: this.batchRows * longestRow(rows) };
		this.input = new SparseLayer(team, start, units, most);
		this.unitBias = new Float32Array(units);
		this.bias = new Adam(this.unitBias, units);
		this.output = new OutputLayer(this.normals(units * nClasses, 1 / Math.sqrt(units)), nClasses);
		this.active = new Float32Array(units);
		this.kept = new Float32Array(units);
	}

	run(): SparseNetwork {
		const { epochs = 12, rate = 0.003, signal, progress } = this.options;
		const { nRows } = this.lesson.rows;
		const all = Uint32Array.from({ length: nRows }, (_, row) => row);
		for (let epoch = 0; epoch < epochs; epoch++) {
			progress?.(epoch / epochs, `Training the network, pass ${epoch + 1} of ${epochs}`);
			const order = shuffle(all, this.random);
			for (let from = 0; from < nRows; from += this.batchRows) {
				signal?.throwIfCancelled();
				const batch = order.subarray(from, from + this.batchRows);
				this.learn(batch, rate * (1 - epoch / epochs));
			}
		}
		return this.output.above(this.input.read(), this.unitBias);
	}

	private normals(count: number, spread: number): Float32Array {
		return Float32Array.from({ length: count }, () => this.random.normal(0, spread));
	}

	private learn(batch: Uint32Array, rate: number): void {
		const sums = this.input.forward(this.lesson.rows, batch);
		const slopes = this.input.slopesView;
		const { width } = this.input;
		batch.forEach((row, i) => {
			this.activate(sums, i * width);
			const own = this.lesson.labels[row] ?? 0;
			const back = slopes.subarray(i * width, i * width + this.units);
			this.output.learn(this.active, own, 1 / batch.length, back);
			for (let u = 0; u < back.length; u++) back[u] = (back[u] ?? 0) * (this.kept[u] ?? 0);
			this.bias.add(0, back, 1);
		});
		const corrected = rateOf(rate, ++this.steps);
		this.input.step(batch.length, corrected);
		this.bias.step(0, corrected);
		this.output.step(corrected);
	}

	/** The row's units behind bias and rectifier, some switched off at random. */
	private activate(sums: Float32Array, from: number): void {
		const { dropout = 0.5 } = this.options;
		const limit = dropout * 2 ** 32;
		const factor = 1 / (1 - dropout);
		for (let u = 0; u < this.units; u++) {
			const unit = (sums[from + u] ?? 0) + (this.unitBias[u] ?? 0);
			const kept = this.random.uint32() >= limit && unit > 0 ? factor : 0;
			this.kept[u] = kept;
			this.active[u] = unit * kept;
		}
	}
}

const longestRow = ({ indptr, nRows }: CsrMatrix): number => {
	let longest = 1;
	for (let row = 0; row < nRows; row++)
		longest = Math.max(longest, (indptr[row + 1] ?? 0) - (indptr[row] ?? 0));
	return longest;
};
