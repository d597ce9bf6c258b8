import { NetworkKernel, type Activation, type NetworkOutput, type Team } from '../../lib/kernels';
import { Random } from '../../lib/math';
import type { Operation } from './kernelOperations';

/** Two epochs and a prediction; what each layer learnt, the losses and what it says of the rows. */
const learn =
	(activation: Activation, output: NetworkOutput, dropout = 0): Operation['run'] =>
	(team: Team, { rows, cols, k, seed }) => {
		const random = new Random(seed);
		const outputs = output === 'softmax' ? k : 1;
		const sizes = [cols, k + 2, 6, outputs];
		const normals = (length: number, deviation = 1) =>
			Float32Array.from({ length }, () => random.normal(0, deviation));
		const weights = sizes.slice(1).map((units, l) => normals(((sizes[l] ?? 0) + 1) * units, 0.3));
		const shape = { sizes, activation, output, dropout, passRows: 8 };
		const kernel = new NetworkKernel(team, shape, weights);
		const values = normals(rows * cols);
		const x = kernel.rows(rows, (out, width) => {
			values.forEach((value, at) => {
				out[Math.floor(at / cols) * width + (at % cols)] = value;
			});
		});
		const target = () =>
			output === 'identity' ? random.normal() : random.integer(output === 'softmax' ? k : 2);
		const targets = Float32Array.from({ length: rows }, target);
		const rowWeights = Float32Array.from({ length: rows }, () => random.uniform(0.5, 2));
		const data = kernel.data(x, targets, rowWeights);
		const order = Uint32Array.from({ length: rows }, (_, row) => (row * 7) % Math.max(1, rows));
		const adam = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, alpha: 0.1 };
		const epoch = (number: number) =>
			kernel.epoch({ data, order, batchSize: 30, adam, seed: number });
		const losses = [epoch(1), epoch(2)];
		const [first = [], second = [], last = []] = kernel.weights;
		return { losses, first, second, last, said: kernel.predict(data) };
	};

export const NETWORK_OPERATIONS: Record<string, Operation> = {
	'network: ReLU, squared error': { tolerance: 1e-6, holes: false, run: learn('relu', 'identity') },
	'network: tanh, log loss, dropout': {
		tolerance: 1e-6,
		holes: false,
		run: learn('tanh', 'logistic', 0.3),
	},
	'network: logistic, softmax': {
		tolerance: 1e-6,
		holes: false,
		run: learn('logistic', 'softmax'),
	},
};
