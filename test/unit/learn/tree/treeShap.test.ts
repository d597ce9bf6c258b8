import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from '../../../../lib/features';
import { GradientBoosting, RandomForest, treeShap, type Tree } from '../../../../lib/learn';
import { Random } from '../../../../lib/math';
import { classTarget, numberFrame, numberTarget } from '../tiny';
import { sumTrees } from '../../../../lib/learn/tree/predictTree';
import { SHOP_TREE, shopFrame } from './handTree';

interface Exported {
	left: number[];
	right: number[];
	missingLeft: number[];
	feature: number[];
	threshold: number[];
	value: number[][];
	cover: number[];
}
interface Case {
	trees: Exported[];
	rows: (number | null)[][];
	base: number[];
	values: number[][] | number[][][];
}

const golden: Record<'classes' | 'numbers', Case> = JSON.parse(
	readFileSync(join(__dirname, '../../../golden/treeShap.json'), 'utf8'),
);

const imported = (t: Exported): Tree => ({
	feature: Int32Array.from(t.feature, (f) => Math.max(-1, f)),
	threshold: Float64Array.from(t.threshold),
	categoryAt: new Int32Array(t.feature.length).fill(-1),
	categorySets: new Uint32Array(0),
	missingLeft: Uint8Array.from(t.missingLeft),
	left: Int32Array.from(t.left, (node) => Math.max(0, node)),
	right: Int32Array.from(t.right, (node) => Math.max(0, node)),
	value: Float64Array.from(t.value.flat()),
	nOutputs: t.value[0]!.length,
	cover: Float64Array.from(t.cover),
	gain: new Float64Array(t.feature.length),
});

describe.each(['classes', 'numbers'] as const)('TreeSHAP and the shap package: %s', (name) => {
	const { trees: exported, rows, base, values } = golden[name];
	const trees = exported.map(imported);
	const nOutputs = trees[0]!.nOutputs;
	const frame = numberFrame(rows[0]!.map((_, f) => rows.map((row) => row[f] ?? NaN)));
	const ensemble = {
		trees,
		nOutputs,
		baseline: new Float64Array(nOutputs),
		scale: 1 / trees.length,
	};
	const ours = treeShap(ensemble, frame);

	it('agrees on every contribution and on the base', () => {
		const flat = values.flat(2);
		expect(ours.values).toHaveLength(flat.length);
		flat.forEach((value, at) => expect(ours.values[at]).toBeCloseTo(value, 7));
		base.forEach((value, k) => expect(ours.base[k]).toBeCloseTo(value, 7));
	});
});

/** Σ over the features, + base. */
function totals(frame: Frame, values: Float64Array, base: Float64Array): number[] {
	const [nFeatures, nOutputs] = [frame.features.length, base.length];
	return Array.from({ length: frame.nRows * nOutputs }, (_, at) => {
		const [row, k] = [Math.floor(at / nOutputs), at % nOutputs];
		return frame.features.reduce(
			(sum, _feature, f) => sum + values[(row * nFeatures + f) * nOutputs + k]!,
			base[k]!,
		);
	});
}

/** Value of a tree when only the features in `known` are known: both ways in proportion where one is not. */
function partial(tree: Tree, row: number[], known: number, node = 0): number {
	const f = tree.feature[node]!;
	if (f < 0) return tree.value[node]!;
	const [l, r] = [tree.left[node]!, tree.right[node]!];
	if ((known >> f) & 1) {
		const x = row[f]!;
		const at = tree.categoryAt[node]!;
		const goes = Number.isNaN(x)
			? tree.missingLeft[node] === 1
			: at >= 0
				? ((tree.categorySets[at]! >>> x) & 1) === 1
				: x <= tree.threshold[node]!;
		return partial(tree, row, known, goes ? l : r);
	}
	const share = tree.cover[l]! / (tree.cover[l]! + tree.cover[r]!);
	return share * partial(tree, row, known, l) + (1 - share) * partial(tree, row, known, r);
}

/** The definition: mean over all orders of what the feature adds (three features). */
function shapley(tree: Tree, row: number[], f: number): number {
	const others = [0, 1, 2].filter((other) => other !== f);
	const weights = [1 / 3, 1 / 6, 1 / 6, 1 / 3];
	return weights.reduce((sum, weight, subset) => {
		const known = others.reduce((bits, other, i) => bits | (((subset >> i) & 1) << other), 0);
		const added = partial(tree, row, known | (1 << f)) - partial(tree, row, known);
		return sum + weight * added;
	}, 0);
}

describe('TreeSHAP', () => {
	it('gives the Shapley values of their definition, with categories and missing values', () => {
		const rows = [
			[10, 0, 9],
			[10, 2, 1],
			[95, NaN, 8],
			[NaN, 1, NaN],
			[40, 1, 4.5],
		];
		const ensemble = { trees: [SHOP_TREE], nOutputs: 1, baseline: new Float64Array(1), scale: 1 };
		const { values, base } = treeShap(ensemble, shopFrame(rows));
		expect(base[0]).toBeCloseTo(partial(SHOP_TREE, [], 0), 12);
		rows.forEach((row, at) => {
			for (let f = 0; f < 3; f++)
				expect(values[at * 3 + f]).toBeCloseTo(shapley(SHOP_TREE, row, f), 12);
		});
	});

	it('gives a tree without splits no contributions', () => {
		const leaf: Tree = { ...imported(golden.numbers.trees[0]!), feature: Int32Array.of(-1) };
		const ensemble = { trees: [leaf], nOutputs: 1, baseline: Float64Array.of(7), scale: 2 };
		const { values, base } = treeShap(
			ensemble,
			numberFrame([
				[1, 2],
				[3, 4],
			]),
		);
		expect(Array.from(values)).toEqual([0, 0, 0, 0]);
		expect(base[0]).toBeCloseTo(7 + 2 * leaf.value[0]!, 12);
	});

	const random = new Random(4);
	const nRows = 400;
	const rows = Array.from({ length: nRows }, () => [
		random.uniform() < 0.1 ? NaN : random.normal() * 40,
		random.uniform() < 0.1 ? NaN : random.integer(3),
		random.normal() * 5,
	]);
	const frame = shopFrame(rows);
	const score = rows.map(([a = 0, b = 0, c = 0]) => (a || 0) / 40 + (b === 1 ? 1 : 0) * c);
	const classes = classTarget(
		score.map((s) => (s > 1 ? 2 : s > -0.3 ? 1 : 0)),
		3,
	);

	it('adds up to the prediction of a forest to 1e-9', () => {
		const forest = new RandomForest({ task: 'classification', nEstimators: 12, seed: 3 });
		const predictions = forest.fit(frame, classes).predict(frame);
		const { values, base } = treeShap(forest.ensemble, frame);
		totals(frame, values, base).forEach((total, at) => {
			expect(Math.abs(total - predictions[at]!)).toBeLessThan(1e-9);
		});
	});

	it('adds up to the scores of boosting to 1e-9, of one output and of three', () => {
		for (const target of [numberTarget(score), classes]) {
			const model = new GradientBoosting({ task: target.task, maxIter: 15 }).fit(frame, target);
			const { trees, baseline } = model;
			const nOutputs = baseline.length;
			const { values, base } = treeShap({ trees, baseline, nOutputs, scale: 1 }, frame);
			const sums = sumTrees(trees, frame, nOutputs);
			totals(frame, values, base).forEach((total, at) => {
				expect(Math.abs(total - sums[at]! - baseline[at % nOutputs]!)).toBeLessThan(1e-9);
			});
			const scores = model.scores(frame);
			for (let row = 0; row < nRows; row++)
				expect(scores[row]).toBeCloseTo(sums[row * nOutputs]! + baseline[0]!, 9);
		}
	});
});
