import { LibraryError } from '../../errors';
import { Random, shuffle } from '../../math';
import type { FitOptions } from '../estimator';
import type { Settings } from './options';
import type { Problem } from './problem';

/** How training went; part of every saved network. */
export interface Training {
	/** What trained: 'wasm-simd', 'wasm-relaxed-simd' or 'typescript' (our kernels), 'tensorflow-wasm', 'tensorflow-node'. */
	readonly backend: string;
	/** Epochs done, and the epoch whose weights were kept. */
	readonly epochs: number;
	readonly bestEpoch: number;
	/** Mean weighted loss of each epoch, taken while learning (dropout included). */
	readonly losses: readonly number[];
	/** Mean weighted loss on the rows kept aside after each epoch; empty without early stopping. */
	readonly validationLosses: readonly number[];
	readonly validationRows: number;
}

/** One tensor a layer: (inputs + 1) × units row-major, the last row the biases. */
export type Weights = readonly Float32Array[];

/** A network in some backend. */
export interface Learner {
	readonly backend: string;
	/** Goes once over the rows; returns the sum of their weighted losses. `seed` decides what dropout leaves out. */
	epoch(order: Uint32Array, seed: number): number | Promise<number>;
	/** As the Estimator says, of the rows kept aside; regression in units of the standardised target. */
	predictAside(): Float32Array | Promise<Float32Array>;
	readWeights(): Weights | Promise<Weights>;
}

/** Units of each layer, the inputs first. */
export function sizesOf({ nInputs, nClasses }: Problem, { hiddenLayers }: Settings): number[] {
	return [nInputs, ...hiddenLayers, nClasses > 2 ? nClasses : 1];
}

/**
 * Uniform in ±sqrt(6 / (inputs + units)) (2 instead of 6 for the logistic function; Glorot and Bengio, 2010). Biases are 0,
 * but for the outputs: they start at the shares of the classes, which rare classes need many epochs to learn.
 */
export function firstWeights(problem: Problem, settings: Settings): Float32Array[] {
	const random = new Random(settings.seed).fork(1);
	const factor = settings.activation === 'logistic' ? 2 : 6;
	const sizes = sizesOf(problem, settings);
	const tensors = sizes.slice(1).map((units, l) => {
		const inputs = sizes[l] ?? 0;
		const bound = Math.sqrt(factor / (inputs + units));
		const weight = (_: unknown, at: number) =>
			at < inputs * units ? random.uniform(-bound, bound) : 0;
		return Float32Array.from({ length: (inputs + 1) * units }, weight);
	});
	const last = tensors.at(-1) ?? new Float32Array(0);
	const biases = firstBiases(problem);
	last.set(biases, last.length - biases.length);
	return tensors;
}

/** Logarithms of the classes' shares of the weight, half a row added to each; of two classes, their difference. */
function firstBiases({ rows, targets, weights, nClasses }: Problem): number[] {
	if (nClasses === 0) return [0];
	const sums = new Float64Array(nClasses).fill(0.5);
	rows.forEach((row) => {
		const label = targets[row] ?? 0;
		sums[label] = (sums[label] ?? 0) + (weights[row] ?? 0);
	});
	const total = sums.reduce((sum, value) => sum + value, 0);
	const logs = Array.from(sums, (sum) => Math.log(sum / total));
	const [no = 0, yes = 0] = logs;
	return nClasses > 2 ? logs : [yes - no];
}

/**
 * Goes over the rows until nothing is gained for `nIterNoChange` epochs: on the rows kept aside, whose best weights are given
 * back, or without them on the training loss. Throws INVALID_PARAMETER when the numbers run away, CANCELLED.
 */
export async function train(
	learner: Learner,
	problem: Problem,
	settings: Settings,
	{ signal, progress }: FitOptions,
): Promise<{ weights: Weights; training: Training }> {
	const { maxEpochs, seed } = settings;
	const order = problem.rows.slice();
	const [shuffles, drops] = [new Random(seed).fork(3), new Random(seed).fork(4)];
	const total = totalWeight(problem, order);
	const watch = new Watch(settings);
	const [losses, validationLosses]: [number[], number[]] = [[], []];
	while (losses.length < maxEpochs && !watch.done) {
		signal?.throwIfCancelled();
		progress?.(losses.length / maxEpochs, `Training, pass ${losses.length + 1} of ${maxEpochs}`);
		shuffle(order, shuffles);
		const loss = (await learner.epoch(order, drops.uint32())) / total;
		losses.push(checkLoss(loss, losses.length + 1, settings));
		if (problem.asideRows.length > 0) {
			validationLosses.push(asideLoss(problem, await learner.predictAside()));
			await watch.see(validationLosses.at(-1) ?? 0, () => learner.readWeights());
		} else await watch.see(loss);
	}
	const weights = watch.weights ?? (await learner.readWeights());
	const epochs = losses.length;
	if (!weights.every((tensor) => tensor.every(Number.isFinite))) throw ranAway(epochs, settings);
	const bestEpoch = watch.weights ? watch.bestEpoch : epochs;
	const validationRows = problem.asideRows.length;
	const facts = { backend: learner.backend, epochs, bestEpoch, validationRows };
	return { weights, training: { ...facts, losses, validationLosses } };
}

/** Remembers the best epoch and counts those without gain. */
class Watch {
	weights: Weights | undefined;
	bestEpoch = 0;
	private best = Infinity;
	private mark = Infinity;
	private seen = 0;
	private idle = 0;

	constructor(private readonly settings: Settings) {}

	get done(): boolean {
		return this.idle >= this.settings.nIterNoChange;
	}

	async see(loss: number, read?: () => Weights | Promise<Weights>): Promise<void> {
		this.seen++;
		this.idle = loss < this.mark - this.settings.tol ? 0 : this.idle + 1;
		if (this.idle === 0) this.mark = loss;
		if (!(loss < this.best)) return;
		this.best = loss;
		this.bestEpoch = this.seen;
		if (read) this.weights = await read();
	}
}

const totalWeight = ({ weights }: Problem, rows: Uint32Array) =>
	rows.reduce((sum, row) => sum + (weights[row] ?? 0), 0);

/** Mean weighted loss of the rows kept aside: half a squared error, or log loss. */
function asideLoss({ asideRows, targets, weights, nClasses }: Problem, said: Float32Array): number {
	const outputs = nClasses > 2 ? nClasses : 1;
	let [loss, total] = [0, 0];
	asideRows.forEach((row, at) => {
		const weight = weights[row] ?? 0;
		const target = targets[row] ?? 0;
		total += weight;
		loss += weight * lossOf(said.subarray(at * outputs, (at + 1) * outputs), target, nClasses);
	});
	return loss / total;
}

function lossOf(said: Float32Array, target: number, nClasses: number): number {
	const [first = 0] = said;
	if (nClasses === 0) return (first - target) ** 2 / 2;
	const share = nClasses > 2 ? (said[target] ?? 0) : target === 1 ? first : 1 - first;
	return -Math.log(Math.max(share, 1e-30));
}

function checkLoss(loss: number, epoch: number, settings: Settings): number {
	if (Number.isFinite(loss)) return loss;
	throw ranAway(epoch, settings);
}

const ranAway = (epoch: number, { learningRate }: Settings) =>
	new LibraryError(
		'INVALID_PARAMETER',
		`Training left the range of numbers in epoch ${epoch} with learningRate ${learningRate}.`,
		'Lower the learning rate.',
	);
