import {
	columnMoments,
	DesignRows,
	fillDesign,
	type DesignPart,
	type Team,
} from '../../lib/kernels';
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

/** A number in each form, with and without a column for missing values, and categories likewise, in turn. */
function partsOf(cols: number, random: Random): DesignPart[] {
	let from = 0;
	return Array.from({ length: cols }, (_, f) => {
		const size = f % 3 === 2 ? 1 + (f % 4) : 0;
		const width = Math.max(1, size);
		const indicator = f % 2 === 0 ? from + width : -1;
		const rest = { size, filled: random.normal(), a: 3 + f, b: random.normal() };
		const part = { from, indicator, ...rest, divides: f % 3 === 1 };
		from += width + Number(f % 2 === 0);
		return part;
	});
}

/** Values that are categories, or none of them, as well as numbers; some missing. */
const columnsOf = ({ rows, cols }: Shape, random: Random) =>
	Array.from({ length: cols }, (_, f) => {
		const column = f % 2 === 0 ? new Float64Array(rows) : new Float32Array(rows);
		return column.map(() => (random.integer(9) === 0 ? NaN : random.integer(7) - 1));
	});

const fill: Operation['run'] = (team, shape) => {
	const random = new Random(shape.seed);
	const parts = partsOf(shape.cols, random);
	const last = parts.at(-1);
	const ones = last ? Math.max(last.from + Math.max(1, last.size), last.indicator + 1) : 0;
	const rows = new DesignRows(team, shape.rows, ones + 1);
	rows.x.view.fill(7);
	fillDesign(rows, columnsOf(shape, random), parts, ones);
	return { x: rows.x.view };
};

const moments: Operation['run'] = (team, shape) => {
	const found = columnMoments(team, columnsOf(shape, new Random(shape.seed)));
	const known = found.map(({ sum, squares }) => (Number.isNaN(sum) ? [0, 0] : [sum, squares]));
	return { known: known.flat(), missing: found.map(({ sum }) => Number(Number.isNaN(sum))) };
};

export const LINEAR_OPERATIONS: Record<string, Operation> = {
	'log loss of two classes': { tolerance: 1e-11, holes: false, run: logLoss(() => 1) },
	'log loss of many classes': { tolerance: 1e-11, holes: false, run: logLoss((k) => k + 1) },
	'rows of a design matrix': { tolerance: 0, holes: false, run: fill },
	'sums of columns and of their squares': { tolerance: 1e-12, holes: false, run: moments },
	'weighted inner products of columns': { tolerance: 1e-11, holes: false, run: gram },
};
