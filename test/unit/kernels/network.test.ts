import { NetworkKernel, Team, type AdamSettings, type NetworkShape } from '../../../lib/kernels';
import { Random, type DenseMatrix } from '../../../lib/math';

const ADAM: AdamSettings = { learningRate: 0, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, alpha: 0 };

const SHAPE: NetworkShape = {
	sizes: [3, 5, 6, 1],
	activation: 'tanh',
	output: 'logistic',
	dropout: 0,
	passRows: 8,
};

/** Random rows, targets that suit the output, weights of rows and of the network. */
function problem(shape: NetworkShape, nRows: number, seed = 1) {
	const random = new Random(seed);
	const [nCols = 0] = shape.sizes;
	const units = shape.sizes.at(-1) ?? 1;
	const classes = shape.output === 'softmax' ? units : 2;
	const target = () => (shape.output === 'identity' ? random.normal() : random.integer(classes));
	return {
		matrix: {
			data: Float32Array.from({ length: nRows * nCols }, () => random.normal()),
			nRows,
			nCols,
		},
		targets: Float32Array.from({ length: nRows }, target),
		rowWeights: Float32Array.from({ length: nRows }, () => random.uniform(0.5, 2)),
		order: Uint32Array.from({ length: nRows }, (_, row) => nRows - 1 - row),
		weights: shape.sizes
			.slice(1)
			.map((out, l) =>
				Float32Array.from({ length: ((shape.sizes[l] ?? 0) + 1) * out }, () =>
					random.normal(0, 0.6),
				),
			),
	};
}

/** The loss of all rows in float64, straight from the definition. */
function lossOf(
	shape: NetworkShape,
	given: ReturnType<typeof problem>,
	weights: Float64Array[],
): number {
	const { matrix, targets, rowWeights } = given;
	let total = 0;
	for (let row = 0; row < matrix.nRows; row++) {
		let values = Array.from(matrix.data.subarray(row * matrix.nCols, (row + 1) * matrix.nCols));
		weights.forEach((tensor, l) => {
			const units = shape.sizes[l + 1] ?? 0;
			const inputs = [...values, 1];
			values = Array.from({ length: units }, (_, unit) => {
				const z = inputs.reduce((sum, x, i) => sum + x * (tensor[i * units + unit] ?? 0), 0);
				if (l === weights.length - 1) return z;
				if (shape.activation === 'relu') return Math.max(0, z);
				return shape.activation === 'tanh' ? Math.tanh(z) : 1 / (1 + Math.exp(-z));
			});
		});
		total += (rowWeights[row] ?? 0) * rowLoss(shape, values, targets[row] ?? 0);
	}
	return total;
}

function rowLoss(shape: NetworkShape, z: number[], target: number): number {
	const [first = 0] = z;
	if (shape.output === 'identity') return (first - target) ** 2 / 2;
	if (shape.output === 'logistic') return Math.log(1 + Math.exp(target === 1 ? -first : first));
	return Math.log(z.reduce((sum, value) => sum + Math.exp(value), 0)) - (z[target] ?? 0);
}

/** Copies a matrix into kernel memory. */
const rowsOf = (kernel: NetworkKernel, { data, nRows, nCols }: DenseMatrix) =>
	kernel.rows(nRows, (out, width) => {
		data.forEach((value, at) => {
			out[Math.floor(at / nCols) * width + (at % nCols)] = value;
		});
	});

function kernelOf(shape: NetworkShape, weights: Float32Array[], threads = 1) {
	const team = new Team({ threads });
	return { team, kernel: new NetworkKernel(team, shape, weights) };
}

const CASES: NetworkShape[] = [
	SHAPE,
	{ ...SHAPE, sizes: [4, 1], output: 'identity' },
	{ ...SHAPE, sizes: [5, 7, 3], activation: 'logistic', output: 'softmax' },
	{ ...SHAPE, sizes: [2, 16, 9, 5, 4], activation: 'relu', output: 'softmax' },
];

describe('NetworkKernel', () => {
	it.each(CASES)(
		'has the loss and the gradient of finite differences: $sizes $activation $output',
		(shape) => {
			const given = problem(shape, 21);
			const { team, kernel } = kernelOf(shape, given.weights);
			const data = kernel.data(rowsOf(kernel, given.matrix), given.targets, given.rowWeights);
			const loss = kernel.epoch({ data, order: given.order, batchSize: 24, adam: ADAM, seed: 1 });
			const exact = given.weights.map((tensor) => Float64Array.from(tensor));
			expect(loss).toBeCloseTo(lossOf(shape, given, exact), 4);
			kernel.gradient(21).forEach((gradient, l) => {
				const tensor = exact[l] ?? new Float64Array(0);
				tensor.forEach((value, at) => {
					const by = (step: number) => {
						tensor[at] = value + step;
						const moved = lossOf(shape, given, exact);
						tensor[at] = value;
						return moved;
					};
					const slope = (by(1e-6) - by(-1e-6)) / 2e-6;
					expect(gradient[at]).toBeCloseTo(slope, 3);
				});
			});
			team.close();
		},
	);

	it('takes two steps of Adam as by hand', () => {
		// One input, one unit without activation: z = w x + b, squared error, x = 2, target 1, w = 0.5, b = 0.25, alpha 0.1.
		// Step 1: z = 1.25, dz = 0.25. gw = 0.5 + 0.1 · 0.5 = 0.55, gb = 0.25. The first step of Adam is
		// rate · g / (|g| + ε'), so both fall by 0.1 (but for epsilon): w = 0.4, b = 0.15.
		// Step 2: z = 0.95, dz = −0.05. gw = −0.1 + 0.04 = −0.06, gb = −0.05.
		// m = 0.9 · 0.1 · 0.55 − 0.1 · 0.06 = 0.0435; v = 0.999 · 0.001 · 0.3025 + 0.001 · 0.0036 = 3.057975e-4.
		// w −= 0.1 · (0.0435 / 0.19) / sqrt(3.057975e-4 / 0.001999) = 0.1 · 0.22894737 / 0.39111816 = 0.05853662.
		// b: m = 0.9 · 0.025 − 0.005 = 0.0175; v = 0.999 · 6.25e-5 + 2.5e-6 = 6.49375e-5;
		// b −= 0.1 · (0.0175 / 0.19) / sqrt(6.49375e-5 / 0.001999) = 0.1 · 0.09210526 / 0.18023612 = 0.05110256.
		const shape: NetworkShape = { ...SHAPE, sizes: [1, 1], output: 'identity' };
		const { team, kernel } = kernelOf(shape, [Float32Array.of(0.5, 0.25)]);
		const data = kernel.data(
			rowsOf(kernel, { data: Float32Array.of(2), nRows: 1, nCols: 1 }),
			Float32Array.of(1),
			Float32Array.of(1),
		);
		const adam = { ...ADAM, learningRate: 0.1, alpha: 0.1 };
		const step = () =>
			kernel.epoch({ data, order: Uint32Array.of(0), batchSize: 1, adam, seed: 1 });
		expect(step()).toBeCloseTo(0.03125, 6);
		expect(Array.from(kernel.weights[0] ?? [])).toEqual([
			expect.closeTo(0.4, 6),
			expect.closeTo(0.15, 6),
		]);
		step();
		expect(Array.from(kernel.weights[0] ?? [])).toEqual([
			expect.closeTo(0.4 - 0.05853662, 6),
			expect.closeTo(0.15 - 0.05110256, 6),
		]);
		team.close();
	});

	it('drops the asked share of units and keeps their sum on average', () => {
		const shape: NetworkShape = {
			...SHAPE,
			sizes: [1, 2000, 1],
			activation: 'relu',
			output: 'identity',
			dropout: 0.3,
		};
		// Every hidden unit says 1, the output is their mean: with dropout its mean stays 1, its deviation is
		// sqrt(0.3 / 0.7 / 2000) = 0.0146. Loss of target 0: half its square.
		const weights = [
			Float32Array.from({ length: 4000 }, (_, at) => (at < 2000 ? 1 : 0)),
			Float32Array.from({ length: 2001 }, (_, at) => (at < 2000 ? 1 / 2000 : 0)),
		];
		const { team, kernel } = kernelOf(shape, weights);
		const nRows = 400;
		const ones = new Float32Array(nRows).fill(1);
		const data = kernel.data(
			rowsOf(kernel, { data: ones, nRows, nCols: 1 }),
			new Float32Array(nRows),
			ones,
		);
		const order = Uint32Array.from(ones.keys());
		const epoch = (seed: number) => kernel.epoch({ data, order, batchSize: 400, adam: ADAM, seed });
		expect((2 * epoch(1)) / nRows).toBeCloseTo(1 + 0.0146 ** 2, 2);
		expect(epoch(1)).toBe(epoch(1));
		expect(epoch(1)).not.toBe(epoch(2));
		const whole = kernelOf({ ...shape, dropout: 0 }, weights);
		const same = rowsOf(whole.kernel, { data: ones, nRows, nCols: 1 });
		expect(whole.kernel.predict(same)[0]).toBeCloseTo(1, 4);
		team.close();
		whole.team.close();
	});
});
