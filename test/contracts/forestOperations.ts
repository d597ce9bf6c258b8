import { growForest, type ForestData, type GrowOptions, type Team } from '../../lib/kernels';
import { Random } from '../../lib/math';
import type { Operation, Shape } from './kernelOperations';

/** Every third feature holds categories; codes of 255 are missing values. */
function forestData({ rows, cols, seed, holes }: Shape, nClasses: number): ForestData {
	const random = new Random(seed);
	const bins = Int32Array.from({ length: cols }, (_, f) => 2 + random.integer(f % 2 ? 254 : 9));
	const codes = Uint8Array.from({ length: rows * cols }, (_, at) =>
		random.uniform() < holes ? 255 : random.integer(bins[Math.floor(at / rows)] ?? 1),
	);
	const signal = (row: number) => ((codes[row] ?? 0) + 2 * (codes[rows + row] ?? 0)) % 7;
	const targets = Array.from({ length: rows }, (_, row) => signal(row) + random.integer(3));
	return {
		nRows: rows,
		codes,
		binCounts: bins.map((count, f) => (f % 3 === 1 ? -count : count)),
		targets:
			nClasses === 0
				? Float64Array.from(targets, (value) => value - 4.1)
				: Int32Array.from(targets, (value) => value % nClasses),
		nClasses,
		weights: Float64Array.from({ length: rows }, (_, row) => (row % 5 ? 0.25 + (row % 3) : 0)),
	};
}

const forest =
	(nClasses: number, change: Partial<GrowOptions> = {}): Operation['run'] =>
	(team: Team, shape: Shape) => {
		if (shape.rows < 2) return {};
		const random = new Random(shape.seed + 1);
		const options: GrowOptions = {
			criterion: nClasses === 0 ? 'squaredError' : 'gini',
			maxFeatures: Math.ceil(Math.sqrt(shape.cols)),
			maxDepth: Infinity,
			minSamplesLeaf: 1 + (shape.k % 3),
			maxLeafNodes: undefined,
			bootstrap: true,
			outOfBag: true,
			...change,
		};
		const seeds = Uint32Array.from({ length: 12 }, () => random.uint32());
		const grown = growForest(team, forestData(shape, nClasses), options, seeds);
		const trees = grown.trees.flatMap((tree, at) =>
			Object.entries(tree).map(([name, list]) => [`${name}${at}`, list]),
		);
		return { votes: grown.votes, counts: grown.voteCounts, ...Object.fromEntries(trees) };
	};

/** The kernels that grow trees. */
export const FOREST_OPERATIONS: Record<string, Operation> = {
	'forest of two classes': { tolerance: 0, holes: true, run: forest(2) },
	'forest of four classes by entropy': {
		tolerance: 0,
		holes: true,
		run: forest(4, { criterion: 'entropy', maxDepth: 9 }),
	},
	'forest of numbers': { tolerance: 0, holes: true, run: forest(0) },
	'trees that grow best first': {
		tolerance: 0,
		holes: true,
		run: forest(3, { maxLeafNodes: 12, bootstrap: false, outOfBag: false, maxFeatures: 99 }),
	},
};
