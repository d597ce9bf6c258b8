import {
	addTrees,
	packTrees,
	sumTreeValues,
	treeShapValues,
	TreeData,
	TreeHistograms,
	TreeRows,
	TreeScores,
	type ColumnCoding,
	type SplitFeature,
	type Team,
	type TreeLoss,
	type ValueTree,
} from '../../lib/kernels';
import { Random } from '../../lib/math';
import type { Operation, Shape } from './kernelOperations';

const LOSSES: readonly TreeLoss[] = ['squared', 'log', 'softmax', 'poisson', 'quantile'];

/** Columns of numbers (halves: few and many values) and of categories, with holes. */
function dataOf(team: Team, { rows, cols, holes }: Shape, random: Random) {
	const data = new TreeData(team, rows, cols);
	const list = (value: () => number) =>
		Float64Array.from({ length: rows }, () => (random.uniform() < holes ? NaN : value()));
	const made = Array.from({ length: cols }, (_, at) => {
		const nBins = [2, 255, 12][at % 3] ?? 2;
		const isCategory = at % 3 === 2;
		const coding: ColumnCoding = isCategory
			? {
					thresholds: Float64Array.from({ length: nBins - 1 }, (_, bin) => bin + 0.5),
					recode: Uint8Array.from({ length: nBins + 3 }, (_, code) => Math.max(0, code - 3)),
				}
			: { thresholds: Float64Array.from({ length: nBins - 1 }, (_, i) => i / nBins - 0.5) };
		const column = list(() => (isCategory ? random.integer(nBins + 4) : random.normal()));
		return { coding, column, nBins, isCategory };
	});
	const codings = made.map(({ coding }) => coding);
	data.load(
		made.map(({ column }) => column),
		codings,
	);
	const features = made.map(({ nBins, isCategory }, at): SplitFeature => ({
		kind: isCategory ? 'category' : 'number',
		nBins,
		constraint: !isCategory && at % 2 === 1 ? 1 : 0,
	}));
	return { data, features };
}

/** Gradients, the root's histogram and split, its two parts, their histograms and splits, and the scores afterwards. */
const growth: Operation['run'] = (team, shape) => {
	const random = new Random(shape.seed);
	const { data, features } = dataOf(team, shape, random);
	const loss = LOSSES[shape.seed % LOSSES.length] ?? 'log';
	const start = new Float64Array(loss === 'softmax' ? 3 : 1).fill(0.25);
	const target = Int32Array.from({ length: shape.rows }, () => random.integer(2));
	const weights = Float64Array.from({ length: shape.rows }, () => random.integer(3));
	const weighted = shape.k % 2 === 0 ? weights : undefined;
	const scores = new TreeScores(data, loss, target, weighted, start, 0.3);
	const scale = scores.gradients();
	const trace: number[] = [scale.scaleG, scale.scaleH];
	if (shape.rows === 0) return { trace };
	const [rows, histograms] = [new TreeRows(data), new TreeHistograms(data, features)];
	const limits = { l2Regularization: 0.5, minSamplesLeaf: 2, minHessian: 1e-3 };
	const settings = { ...scale, ...limits, categorySmoothing: 1, minCategoryRows: 2 };
	histograms.prepare(settings, Array.from(features.keys()));
	const root = { first: 0, count: shape.rows, all: true };
	histograms.build(rows, root, scores.gradientsOf(0));
	const sums = histograms.sums();
	const edges = { value: 0, least: -Infinity, greatest: Infinity, search: true };
	const slot = histograms.take();
	const [split] = histograms.search(slot, { ...sums, ...edges });
	trace.push(sums.g, sums.h, sums.rows, ...slot.view.subarray(0, 700));
	if (!split) return { trace };
	trace.push(split.feature, split.gain, split.bin, Number(split.missingLeft), split.left.rows);
	const goesLeft = Uint8Array.from({ length: 256 }, (_, code) =>
		split.codes ? ((split.codes[code >> 5] ?? 0) >>> (code & 31)) & 1 : Number(code <= split.bin),
	);
	goesLeft[255] = Number(split.missingLeft);
	const fill = histograms.filling('right', scores.gradientsOf(0));
	const nLeft = rows.part(root, split.feature, goesLeft, fill);
	const filled = histograms.sums();
	trace.push(nLeft, ...rows.rows.view, filled.g, filled.h, filled.rows);
	histograms.build(rows, { first: 0, count: nLeft, all: false }, scores.gradientsOf(0));
	const right = { g: sums.g - split.left.g, h: sums.h - split.left.h, rows: sums.rows - nLeft };
	const found = histograms.search(
		histograms.take(),
		{ ...split.left, ...edges },
		{ slot, node: { ...right, ...edges, least: -0.5 } },
	);
	for (const own of found) trace.push(own?.feature ?? -1, own?.gain ?? 0, ...(own?.codes ?? []));
	rows.addLeaves(
		Int32Array.of(0, nLeft, shape.rows),
		Float64Array.of(0.5, -0.5),
		scores.scoresOf(0),
		scores.single,
	);
	const leaf = { feature: -1, left: -1, right: -1, goesLeft: undefined };
	const tree = [
		{ feature: split.feature, left: 1, right: 2, value: 0, goesLeft },
		{ ...leaf, value: 2 },
		{ ...leaf, value: -3 },
	];
	const { scores: block, stride, single } = scores;
	addTrees(data, packTrees([tree, tree]), start.length, block.address, stride, single);
	trace.push(...scores.scores.view.subarray(0, shape.rows));
	const after = scores.gradients();
	return { trace, after: [after.scaleG, after.scaleH] };
};

/** A tree of three leaves: column 0 against 0.1, then column 1 as categories 1 and 33 (or 0 and 34), missing ones left. */
const valueTree = (nOutputs: number, set: readonly number[]): ValueTree => ({
	feature: Int32Array.of(0, 1, -1, -1, -1),
	threshold: Float64Array.of(0.1, 0, 0, 0, 0),
	categoryAt: Int32Array.of(-1, 1, -1, -1, -1),
	categorySets: Uint32Array.of(0, ...set),
	missingLeft: Uint8Array.of(0, 1, 0, 0, 0),
	left: Int32Array.of(1, 3, 0, 0, 0),
	right: Int32Array.of(2, 4, 0, 0, 0),
	value: Float64Array.from({ length: 5 * nOutputs }, (_, at) => at + 0.5),
	nOutputs,
});

/** Two columns that these trees ask, and the trees. */
function valuesOf({ rows, seed, holes }: Shape) {
	const random = new Random(seed);
	const list = (value: () => number) =>
		Float64Array.from({ length: rows }, () => (random.uniform() < holes ? NaN : value()));
	const columns = [list(() => random.normal()), list(() => random.integer(40))];
	return { columns, trees: [valueTree(2, [2, 2]), valueTree(1, [1, 4]), valueTree(1, [3, 0])] };
}

const values: Operation['run'] = (team, shape) => {
	const { columns, trees } = valuesOf(shape);
	return { sums: sumTreeValues(team, trees, columns, shape.rows, 2) };
};

/** Gauss-Legendre rules of one and of three points. */
const [HALF, TENTH] = [Float64Array.of(0.5), Math.sqrt(0.15)];
const RULES = [
	{ points: HALF, weights: Float64Array.of(1) },
	{
		points: Float64Array.of(0.5 - TENTH, 0.5, 0.5 + TENTH),
		weights: Float64Array.of(5 / 18, 8 / 18, 5 / 18),
	},
];

const reasons: Operation['run'] = (team, shape) => {
	const { columns, trees } = valuesOf(shape);
	const share = Float64Array.of(0.6, 0.3, 0, 0, 0);
	const facts = trees.map((_, at) => ({
		share,
		depth: 2,
		...(RULES[at % 2] ?? { points: HALF, weights: HALF }),
	}));
	const ensemble = { nOutputs: 2, scale: 0.5 };
	return { reasons: treeShapValues(team, trees, facts, columns, shape.rows, ensemble) };
};

export const TREE_OPERATIONS: Record<string, Operation> = {
	'values of trees': { tolerance: 0, holes: true, run: values },
	'reasons of trees': { tolerance: 0, holes: true, run: reasons },
	'a step of boosting': { tolerance: 1e-9, holes: true, run: growth },
};
