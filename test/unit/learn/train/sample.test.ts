import type { Target } from '../../../../lib/learn/estimator';
import { Budget } from '../../../../lib/learn/train/budget';
import type { CompareInput } from '../../../../lib/learn/train/judge';
import { sampleOf } from '../../../../lib/learn/train/sample';
import { planSplits, type SplitPlan } from '../../../../lib/learn/validate';
import { numberColumn, Table } from '../../../../lib/table';

const ROWS = 10_000;
const values = Int32Array.from({ length: ROWS }, (_, row) => (row % 10 === 0 ? 1 : 0));
const target: Target = { task: 'classification', values, nClasses: 2 };

const inputWith = (plan: SplitPlan): CompareInput => ({
	...{ target, plan, recipe: {}, seed: 1, budget: new Budget(60) },
	table: new Table([['row', numberColumn(Array.from(values.keys()))]]),
});

const range = (from: number, to: number) =>
	Uint32Array.from({ length: to - from }, (_, at) => from + at);

describe('A sample to compare on', () => {
	it('holds each class in its share, and its own rows of table and target', () => {
		const { input, rows } = sampleOf(inputWith({ kind: 'kFold' }), 1_000);
		expect(rows).toHaveLength(1_000);
		expect(Array.from(input.target.values).reduce((sum, value) => sum + value, 0)).toBe(100);
		expect(Array.from(input.table.typed('row', 'number').values)).toEqual(Array.from(rows));
	});

	it('never has a customer on both sides when judged by customer', () => {
		const groups = values.map((_, row) => Math.floor(row / 7));
		const { input, rows } = sampleOf(inputWith({ kind: 'group', groups }), 1_000);
		for (const { train, test } of planSplits(input.target, input.plan)) {
			const of = (side: Uint32Array) => new Set(Array.from(side, (at) => groups[rows[at] ?? 0]));
			const learnt = of(train);
			expect([...of(test)].filter((group) => learnt.has(group))).toEqual([]);
		}
	});

	it('keeps both sides of a given split, however small one is', () => {
		const given = { train: range(0, 9_900), test: range(9_950, ROWS) };
		const { input, rows } = sampleOf(inputWith({ kind: 'given', splits: [given] }), 1_000);
		const [split] = planSplits(input.target, input.plan);
		const at = (own: Uint32Array | undefined) =>
			Array.from(own ?? [], (place) => rows[place] ?? -1);
		expect(at(split?.test)).toHaveLength(5);
		expect(at(split?.test).every((row) => row >= 9_950)).toBe(true);
		expect(at(split?.train).every((row) => row < 9_900)).toBe(true);
		expect(split?.train.length).toBeGreaterThan(900);
	});

	it('is all rows when about all are wanted', () => {
		const input = inputWith({ kind: 'kFold' });
		expect(sampleOf(input, 9_000).input).toBe(input);
	});
});
