import { DesignRows, type Team } from '../../lib/kernels';
import { Random } from '../../lib/math';
import type { Operation, Shape } from './kernelOperations';

/** Random rows and weights in kernel memory. */
function designOf(team: Team, { rows, cols }: Shape, random: Random): DesignRows {
	const design = new DesignRows(team, rows, cols);
	const { x, width } = design;
	const values = x.view.fill(0);
	for (let row = 0; row < rows; row++) {
		for (let f = 0; f < cols; f++) values[row * width + f] = random.normal(1, 2);
	}
	design.weight.view.set(Float64Array.from({ length: rows }, () => random.integer(4) / 2));
	return design;
}

const logLoss =
	(classesOf: (k: number) => number): Operation['run'] =>
	(team, shape) => {
		const random = new Random(shape.seed);
		const classes = classesOf(shape.k);
		const design = designOf(team, shape, random);
		const target = design.perRow(
			Float64Array.from({ length: shape.rows }, () => random.integer(Math.max(2, classes))),
		);
		// Small and very large scores: both ends of the exponential.
		const coef = Float64Array.from({ length: classes * shape.cols }, () =>
			random.normal(0, shape.seed % 5 === 0 ? 300 : 0.3),
		);
		const { loss, gradient } = design.logLoss(target, coef, classes);
		return { loss: [loss], gradient };
	};

const gram: Operation['run'] = (team, shape) => {
	const design = designOf(team, shape, new Random(shape.seed));
	return { every: design.gram(), sample: design.gram(3) };
};

export const LINEAR_OPERATIONS: Record<string, Operation> = {
	'log loss of two classes': { tolerance: 1e-11, holes: false, run: logLoss(() => 1) },
	'log loss of many classes': { tolerance: 1e-11, holes: false, run: logLoss((k) => k + 1) },
	'weighted inner products of columns': { tolerance: 1e-11, holes: false, run: gram },
};
