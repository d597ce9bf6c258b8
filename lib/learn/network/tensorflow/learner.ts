import { Random } from '../../../math';
import type { FitOptions } from '../../estimator';
import type { Settings } from '../options';
import type { Problem } from '../problem';
import { sizesOf, type Learner, type Weights } from '../training';
import type { OpenedTensorFlow } from './tensorFlow';
import type { Rank, Tensor, Tensor2D, TensorFlow, Variable } from './tfjs.vendor';

interface Layer {
	readonly weights: Variable;
	readonly biases: Variable;
}

interface Data {
	readonly x: Tensor2D;
	/** One column of values, or nRows × nClasses of 0 and 1. */
	readonly targets: Tensor2D;
	readonly weights: Tensor2D;
	readonly aside: Tensor2D;
}

export interface TensorFlowLearner extends Learner {
	/** Gives the tensors back. */
	close(): void;
}

/** The same network, loss, L2 and dropout as the kernels', trained by TensorFlow's Adam. */
export function tensorFlowLearner(
	{ tf, backend }: OpenedTensorFlow,
	problem: Problem,
	settings: Settings,
	first: Weights,
	{ signal }: FitOptions = {},
): TensorFlowLearner {
	const layers = layersOf(tf, sizesOf(problem, settings), first);
	const data = dataOf(tf, problem);
	const { learningRate, beta1, beta2, epsilon } = settings;
	const optimizer = tf.train.adam(learningRate, beta1, beta2, epsilon);
	const network = new Network(tf, layers, problem.nClasses, settings);
	return {
		backend,
		epoch(order, seed) {
			const random = new Random(seed);
			let total = 0;
			for (let from = 0; from < order.length; from += settings.batchSize) {
				signal?.throwIfCancelled();
				const rows = order.subarray(from, from + settings.batchSize);
				total += step(network, data, rows, random, (cost) => optimizer.minimize(cost, true));
			}
			return total;
		},
		predictAside: () => read(tf.tidy(() => network.probabilities(data.aside))),
		readWeights: () => layers.map(readLayer),
		close: () => {
			optimizer.dispose();
			tf.dispose([
				...Object.values(data),
				...layers.flatMap(({ weights, biases }) => [weights, biases]),
			]);
		},
	};
}

function layersOf(tf: TensorFlow, sizes: readonly number[], first: Weights): Layer[] {
	return first.map((tensor, l) => {
		const [inputs = 0, units = 0] = sizes.slice(l, l + 2);
		const end = inputs * units;
		const make = (values: Float32Array, shape: [number, number]) =>
			tf.tidy(() => tf.variable(tf.tensor2d(values, shape)));
		const weights = make(tensor.slice(0, end), [inputs, units]);
		return { weights, biases: make(tensor.slice(end), [1, units]) };
	});
}

function dataOf(tf: TensorFlow, problem: Problem): Data {
	const { nRows, nInputs, nClasses, asideRows } = problem;
	const values = new Float32Array(nRows * nInputs);
	problem.write(values, nInputs);
	const x = tf.tensor2d(values, [nRows, nInputs]);
	const classes = () => tf.oneHot(tf.tensor1d(problem.targets, 'int32'), nClasses);
	const targets: Tensor2D = tf.tidy(() =>
		nClasses > 2
			? tf.cast(tf.reshape(classes(), [nRows, nClasses]), 'float32')
			: tf.tensor2d(problem.targets, [nRows, 1]),
	);
	const weights = tf.tensor2d(problem.weights, [nRows, 1]);
	const aside: Tensor2D = tf.tidy(() =>
		tf.gather(x, tf.tensor1d(Int32Array.from(asideRows), 'int32')),
	);
	return { x, targets, weights, aside };
}

/** One batch; returns the sum of its weighted losses. */
function step(
	network: Network,
	data: Data,
	rows: Uint32Array,
	random: Random,
	minimize: (cost: () => ReturnType<Network['cost']>['cost']) => Tensor | null,
): number {
	const { tf } = network;
	return tf.tidy(() => {
		const at = tf.tensor1d(Int32Array.from(rows), 'int32');
		const [x, y, w] = [
			tf.gather(data.x, at),
			tf.gather(data.targets, at),
			tf.gather(data.weights, at),
		];
		const masks = network.masks(rows.length, random);
		let sum: Tensor | undefined;
		minimize(() => {
			const { cost, loss } = network.cost(x, y, w, masks);
			sum = tf.keep(loss);
			return cost;
		});
		const [total = 0] = sum ? read(sum) : [];
		return total;
	});
}

class Network {
	constructor(
		readonly tf: TensorFlow,
		private readonly layers: readonly Layer[],
		private readonly nClasses: number,
		private readonly settings: Settings,
	) {}

	/** What each hidden unit is multiplied by in each row: 0, or 1 / share kept. Empty without dropout. */
	masks(rows: number, random: Random): Tensor2D[] {
		const { dropout } = this.settings;
		if (dropout === 0) return [];
		return this.layers.slice(0, -1).map(({ biases }) => {
			const units = biases.size;
			const mask = () => (random.uniform() < dropout ? 0 : 1 / (1 - dropout));
			const values = Float32Array.from({ length: rows * units }, mask);
			return this.tf.tensor2d(values, [rows, units]);
		});
	}

	/** `loss`: Σ weight · loss of the rows; `cost`: that and L2 over the number of rows. */
	cost(x: Tensor, y: Tensor, w: Tensor, masks: readonly Tensor[]) {
		const { tf, layers, settings } = this;
		const loss = tf.sum(tf.mul(w, this.losses(this.outputs(x, masks), y)));
		const squares = layers.map(({ weights }) => tf.sum(tf.square(weights)));
		const size = tf.mul(settings.alpha / 2, tf.addN(squares));
		const mean = tf.div(tf.add(loss, size), x.shape[0] ?? 1);
		const cost = tf.reshape<Rank.R0>(mean, []);
		return { cost, loss };
	}

	/** As the kernels say it: values, probability of class 1, or of each class. */
	probabilities(x: Tensor): Tensor {
		const { tf, nClasses } = this;
		const z = this.outputs(x, []);
		if (nClasses === 0) return z;
		return nClasses > 2 ? tf.softmax(z) : tf.sigmoid(z);
	}

	private outputs(x: Tensor, masks: readonly Tensor[]): Tensor {
		const { tf, layers } = this;
		let values = x;
		layers.forEach(({ weights, biases }, l) => {
			values = tf.add(tf.matMul(values, weights), biases);
			if (l === layers.length - 1) return;
			values = this.activate(values);
			const mask = masks[l];
			if (mask) values = tf.mul(values, mask);
		});
		return values;
	}

	private activate(values: Tensor): Tensor {
		const { tf, settings } = this;
		if (settings.activation === 'relu') return tf.relu(values);
		return settings.activation === 'tanh' ? tf.tanh(values) : tf.sigmoid(values);
	}

	/** One loss a row, written with operations whose gradients the WebAssembly backend has. */
	private losses(z: Tensor, y: Tensor): Tensor {
		const { tf, nClasses } = this;
		if (nClasses === 0) return tf.mul(0.5, tf.square(tf.sub(z, y)));
		if (nClasses > 2) {
			const off = tf.sub(z, tf.max(z, 1, true));
			return tf.sub(tf.log(tf.sum(tf.exp(off), 1, true)), tf.sum(tf.mul(off, y), 1, true));
		}
		const rest = tf.log(tf.add(1, tf.exp(tf.neg(tf.abs(z)))));
		return tf.add(tf.sub(tf.relu(z), tf.mul(z, y)), rest);
	}
}

function read(tensor: Tensor): Float32Array {
	const values = Float32Array.from(tensor.dataSync());
	tensor.dispose();
	return values;
}

function readLayer({ weights, biases }: Layer): Float32Array {
	return Float32Array.from([...weights.dataSync(), ...biases.dataSync()]);
}
