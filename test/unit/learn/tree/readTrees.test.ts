import { gainImportance, treeRules } from '../../../../lib/learn';
import { pruneTree } from '../../../../lib/learn/tree/prune';
import { sumTrees } from '../../../../lib/learn/tree/predictTree';
import { handTree, SHOP_TREE, shopFrame } from './handTree';

describe('prediction of trees', () => {
	it('follows thresholds, categories and the ways of missing values', () => {
		const frame = shopFrame([
			[30, 1, 0],
			[10, 2, 9],
			[30.5, 0, 4],
			[90, 0, 5],
			[91, NaN, 5],
			[NaN, 0, 5],
			[1, NaN, 0],
			[50, 0, NaN],
		]);
		expect(Array.from(sumTrees([SHOP_TREE], frame, 1))).toEqual([2, 5, 11, 17, 29, 17, 2, 17]);
	});

	it('adds trees of one output in turn to the outputs of an ensemble', () => {
		const frame = shopFrame([[10, 2, 9]]);
		const leaf = handTree({ value: [100] });
		expect(Array.from(sumTrees([SHOP_TREE, leaf, SHOP_TREE], frame, 2))).toEqual([10, 100]);
	});
});

describe('rules of a tree', () => {
	it('says each leaf in plain English, questions on the same feature joined', () => {
		const units = new Map([['recency', 'days']]);
		const { features } = shopFrame([]);
		const texts = treeRules(SHOP_TREE, features, { targetName: 'spend', units }).map(
			({ text }) => text,
		);
		expect(texts).toEqual([
			'recency <= 30 days and country is one of DE, FR → spend 2, 431 rows',
			'recency <= 30 days and country is US → spend 5, 20 rows',
			'recency > 30 days and visits <= 4 → spend 11, 100 rows',
			'30 < recency <= 90 days and visits > 4 → spend 17, 60 rows',
			'recency > 90 days and visits > 4 → spend 29, 40 rows',
		]);
	});

	it('tells the share of the second of two classes', () => {
		const tree = handTree(
			{
				feature: 0,
				threshold: 30,
				left: { value: [0.88, 0.12], cover: 431 },
				right: { value: [0.25, 0.75], cover: 1 },
			},
			2,
		);
		const rules = treeRules(tree, shopFrame([]).features, { classNames: ['stay', 'churn'] });
		expect(rules.map(({ text }) => text)).toEqual([
			'recency <= 30 → 12 % churn, 431 rows',
			'recency > 30 → 75 % churn, 1 row',
		]);
	});

	it('tells missing values from known ones, and says where they go when asked to', () => {
		const tree = handTree({
			feature: 2,
			threshold: Number.MAX_VALUE,
			left: {
				feature: 1,
				codes: [2],
				missingLeft: true,
				left: { value: [1], cover: 2.5 },
				right: { value: [2] },
			},
			right: { value: [3] },
		});
		const texts = treeRules(tree, shopFrame([]).features, { tellMissing: true }).map(
			({ text }) => text,
		);
		expect(texts).toEqual([
			'visits is known and country is US or missing → 1, weight 2.5',
			'visits is known and country is one of DE, FR → 2, 1 row',
			'visits is missing → 3, 1 row',
		]);
	});

	it('gives every row the value of the one rule that it fulfils', () => {
		const rows = Array.from({ length: 200 }, (_, i) => [
			i % 7 === 0 ? NaN : (i * 13) % 120,
			i % 5 === 0 ? NaN : i % 3,
			i % 11 === 0 ? NaN : i % 9,
		]);
		const frame = shopFrame(rows);
		const rules = treeRules(SHOP_TREE, frame.features);
		const predictions = sumTrees([SHOP_TREE], frame, 1);
		rows.forEach((row, at) => {
			const held = rules.filter(({ conditions }) =>
				conditions.every((condition) => {
					const f = frame.features.findIndex(({ name }) => name === condition.feature);
					const value = row[f]!;
					if (Number.isNaN(value)) return condition.missing;
					if (condition.kind === 'number')
						return condition.known && value > condition.above && value <= condition.upTo;
					return condition.categories.includes(['DE', 'FR', 'US'][value]!);
				}),
			);
			expect(held.map(({ value }) => value[0])).toEqual([predictions[at]]);
		});
	});
});

describe('importance and pruning', () => {
	it('shares the gain among the features', () => {
		const shares = gainImportance([SHOP_TREE], 3);
		[0.7, 0.1, 0.2].forEach((share, f) => expect(shares[f]).toBeCloseTo(share, 12));
		expect(Array.from(gainImportance([handTree({ value: [1] })], 2))).toEqual([0, 0]);
	});

	it('cuts subtrees that gain no more than the price of their leaves', () => {
		// Cover 651 in all. For one leaf more: country and the second recency gain 1 each, visits 2, the root 6.
		const leaves = (alpha: number) =>
			pruneTree(SHOP_TREE, alpha / 651).feature.filter((f) => f < 0).length;
		expect([0.9, 1.1, 1.9, 2.1].map(leaves)).toEqual([5, 3, 3, 2]);
		expect(leaves(6.1)).toBe(1);
	});

	it('leaves the predictions of kept nodes as they were', () => {
		const pruned = pruneTree(SHOP_TREE, 1.1 / 651);
		const frame = shopFrame([
			[10, 0, 1],
			[50, 0, 1],
		]);
		expect(Array.from(sumTrees([pruned], frame, 1))).toEqual([0, 11]);
	});
});
