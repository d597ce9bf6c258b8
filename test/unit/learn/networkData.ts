import type { Frame } from '../../../lib/features';
import type { ClassTarget, RegressionTarget } from '../../../lib/learn/estimator';
import { NeuralNetwork, type NeuralNetworkOptions } from '../../../lib/learn/network';
import { Random } from '../../../lib/math';

export const numbers = (...columns: (readonly number[])[]): Frame => ({
	nRows: columns[0]?.length ?? 0,
	features: columns.map((_, f) => ({ name: `x${f}`, kind: 'number' })),
	columns: columns.map((column) => Float64Array.from(column)),
});

export const classes = (values: readonly number[], nClasses = 2): ClassTarget => ({
	task: 'classification',
	values: Int32Array.from(values),
	nClasses,
});

export const values = (list: readonly number[]): RegressionTarget => ({
	task: 'regression',
	values: Float64Array.from(list),
});

/** Points in a square; class 1 where both coordinates have one sign. */
export function checkers(nRows: number, seed: number) {
	const random = new Random(seed);
	const column = () => Array.from({ length: nRows }, () => random.uniform(-1, 1));
	const [x, y] = [column(), column()];
	return {
		frame: numbers(x, y),
		target: classes(x.map((value, i) => Number(value * (y[i] ?? 0) > 0))),
	};
}

export const network = (options: Partial<NeuralNetworkOptions> = {}) =>
	new NeuralNetwork({ task: 'classification', seed: 1, ...options });

export const accuracy = (said: Float64Array, { values: labels, nClasses }: ClassTarget) => {
	let right = 0;
	labels.forEach((label, row) => {
		const row2 = said.subarray(row * nClasses, (row + 1) * nClasses);
		right += Number(row2.indexOf(Math.max(...row2)) === label);
	});
	return right / labels.length;
};
