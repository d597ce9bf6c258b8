import type { Frame } from '../../features';
import { NetworkKernel, Team, withTeam } from '../../kernels';
import { checkFeatures, notFitted } from '../dense/checkFit';
import type { Estimator, FitOptions, SavedEstimator, Target, Task } from '../estimator';
import type { FittedNetwork } from './fittedNetwork';
import { kernelLearner, shapeOf } from './kernelLearner';
import { checkOptions, type NeuralNetworkOptions, type Settings } from './options';
import { prepare, writeInputs, type Problem, type TargetScale } from './problem';
import { readNetwork, saveNetwork } from './saveNetwork';
import { firstWeights, sizesOf, train, type Training, type Weights } from './training';

/** Multiply-adds below which a second thread only waits. */
const SMALL_WORK = 1e8;

/**
 * Multi-layer perceptron trained by Adam on mini-batches, for classification (log loss) and regression (squared error).
 * Inputs are one-hot coded, filled and standardised inside, the target of a regression is standardised too. In units of
 * float32. Same data and seed, same bytes, on any number of threads. Blocks the calling thread: run it in a job.
 */
export class NeuralNetwork implements Estimator {
	readonly kind = 'neuralNetwork';
	readonly task: Task;
	private readonly settings: Settings;
	private fitted: FittedNetwork | undefined;

	/** Throws INVALID_PARAMETER for options out of range. */
	constructor(options: NeuralNetworkOptions) {
		this.settings = checkOptions(options);
		this.task = options.task;
	}

	/** A network from a file; throws CORRUPT_FILE. */
	static load(saved: SavedEstimator): NeuralNetwork {
		const { fitted, task, activation } = readNetwork(saved);
		const network = new NeuralNetwork({
			task,
			activation,
			hiddenLayers: fitted.sizes.slice(1, -1),
		});
		network.fitted = fitted;
		return network;
	}

	/**
	 * Throws as the Estimator says; UNSUPPORTED when the backend is not there, INVALID_PARAMETER when training diverges,
	 * MEMORY_LIMIT, CANCELLED.
	 */
	async fit(frame: Frame, target: Target, options: FitOptions = {}): Promise<this> {
		const { settings } = this;
		const { problem, design, scale } = prepare(frame, target, options.sampleWeight, settings);
		const sizes = sizesOf(problem, settings);
		const first = firstWeights(problem, settings);
		const trained =
			settings.backend === 'kernels'
				? await this.onKernels(problem, first, options)
				: await this.onTensorFlow(problem, first, options);
		const { features } = frame;
		const { nClasses } = problem;
		this.fitted = { features, design, sizes, nClasses, scale, ...trained };
		return this;
	}

	/** See Estimator. Always computed by the kernels. */
	predict(
		frame: Frame,
		{ threads, signal }: Pick<FitOptions, 'threads' | 'signal'> = {},
	): Float64Array {
		const { features, design, sizes, nClasses, weights, scale } = this.state;
		checkFeatures(frame, features);
		const shape = shapeOf(sizes, nClasses, { activation: this.settings.activation });
		const said = withTeam({ threads }, frame.nRows * costOf(sizes), (team) => {
			const kernel = new NetworkKernel(team, shape, weights);
			const rows = kernel.rows(frame.nRows, (out, width) => writeInputs(design, frame, out, width));
			return kernel.predict(rows, { signal });
		});
		if (nClasses === 0) return Float64Array.from(said, (value) => unscale(value, scale));
		return nClasses === 2 ? bothClasses(said) : addingUpToOne(said, nClasses);
	}

	/** How training went. Throws NOT_FITTED. */
	get training(): Training {
		return this.state.training;
	}

	save(): SavedEstimator {
		return saveNetwork(this.state, this.settings.activation);
	}

	private async onKernels(problem: Problem, first: Weights, options: FitOptions) {
		const { settings } = this;
		const cost = problem.rows.length * costOf(sizesOf(problem, settings)) * 3;
		const threads = cost < SMALL_WORK ? 1 : options.threads;
		const team = new Team({ threads, allowRelaxed: settings.allowRelaxed });
		try {
			const learner = kernelLearner(team, problem, settings, first, options);
			return await train(learner, problem, settings, options);
		} finally {
			team.close();
		}
	}

	private async onTensorFlow(problem: Problem, first: Weights, options: FitOptions) {
		const { openTensorFlow } = await import('./tensorflow/tensorFlow.js');
		const { tensorFlowLearner } = await import('./tensorflow/learner.js');
		const learner = tensorFlowLearner(await openTensorFlow(), problem, this.settings, first);
		try {
			return await train(learner, problem, this.settings, options);
		} finally {
			learner.close();
		}
	}

	private get state(): FittedNetwork {
		if (this.fitted) return this.fitted;
		throw notFitted(this.kind);
	}
}

export const loadNeuralNetwork = (saved: SavedEstimator): NeuralNetwork =>
	NeuralNetwork.load(saved);

/** Multiply-adds of a row. */
const costOf = (sizes: readonly number[]) =>
	sizes.reduce((sum, units, l) => sum + units * (sizes[l + 1] ?? 0), 0);

const { MAX_VALUE } = Number;

function unscale(value: number, { mean, scale }: TargetScale): number {
	return Math.max(-MAX_VALUE, Math.min(MAX_VALUE, value * scale + mean));
}

function bothClasses(said: Float32Array): Float64Array {
	const both = new Float64Array(2 * said.length);
	said.forEach((value, row) => both.set([1 - value, value], 2 * row));
	return both;
}

function addingUpToOne(said: Float32Array, nClasses: number): Float64Array {
	const out = Float64Array.from(said);
	for (let from = 0; from < out.length; from += nClasses) {
		const row = out.subarray(from, from + nClasses);
		const total = row.reduce((sum, value) => sum + value, 0);
		row.forEach((value, c) => (row[c] = value / total));
	}
	return out;
}
