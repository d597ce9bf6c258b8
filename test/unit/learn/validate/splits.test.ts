import fc from 'fast-check';
import {
	firstFold,
	groupKFold,
	holdOut,
	kFold,
	planSplits,
	stratifiedGroupKFold,
	stratifiedKFold,
	takeFrame,
	takeLearnt,
	timeSplits,
	type Split,
} from '../../../../lib/learn/validate';
import { Random } from '../../../../lib/math';
import { numberColumn, Table } from '../../../../lib/table';
import { classTarget } from '../tiny';

const invalid = expect.objectContaining({ code: 'INVALID_PARAMETER' });

function expectPartition(splits: readonly Split[], nRows: number): void {
	const tested = splits.flatMap(({ test }) => [...test]);
	expect(tested.sort((a, b) => a - b)).toEqual(Array.from({ length: nRows }, (_, row) => row));
	for (const { train, test } of splits) {
		const all = new Set([...train, ...test]);
		expect([all.size, train.length + test.length]).toEqual([nRows, nRows]);
	}
}

const sizes = (splits: readonly Split[]) => splits.map(({ test }) => test.length);
const spread = (numbers: readonly number[]) => Math.max(...numbers) - Math.min(...numbers);

describe('kFold', () => {
	test('tests each row once, in folds of equal size, for any number of rows', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 2, max: 7 }), (n, folds) => {
				fc.pre(folds <= n);
				const splits = kFold(n, { folds });
				expectPartition(splits, n);
				expect(spread(sizes(splits))).toBeLessThanOrEqual(1);
			}),
		);
	});

	test('gives the same folds for the same seed, others for another, and does not keep the order of rows', () => {
		expect(kFold(50, { seed: 7 })).toEqual(kFold(50, { seed: 7 }));
		expect(kFold(50, { seed: 7 })).not.toEqual(kFold(50, { seed: 8 }));
		expect(kFold(50)[0]!.test).not.toEqual(Uint32Array.from({ length: 10 }, (_, i) => 5 * i));
	});

	test('refuses more folds than rows, one fold and no rows', () => {
		expect(() => kFold(3)).toThrow(invalid);
		expect(() => kFold(10, { folds: 1 })).toThrow(invalid);
		expect(() => kFold(0)).toThrow(expect.objectContaining({ code: 'EMPTY_INPUT' }));
	});
});

test('stratifiedKFold gives every fold each class in its share, to one row', () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 80 }),
			(classes) => {
				const splits = stratifiedKFold(classes, { folds: 3 });
				expectPartition(splits, classes.length);
				expect(spread(sizes(splits))).toBeLessThanOrEqual(1);
				for (const c of [0, 1, 2, 3]) {
					const counts = splits.map(
						({ test }) => [...test].filter((row) => classes[row] === c).length,
					);
					expect(spread(counts)).toBeLessThanOrEqual(1);
				}
			},
		),
	);
});

test('holdOut takes the share of each class', () => {
	const classes = Array.from({ length: 1000 }, (_, row) => (row % 10 === 0 ? 1 : 0));
	const { train, test } = holdOut(1000, { testShare: 0.25, classes });
	expect([train.length, test.length]).toEqual([750, 250]);
	expect([...test].filter((row) => classes[row] === 1)).toHaveLength(25);
	expect([...train].some((row) => test.includes(row))).toBe(false);
	expect(holdOut(2, { testShare: 0.01 }).test).toHaveLength(1);
	expect(() => holdOut(10, { testShare: 1 })).toThrow(invalid);
});

describe('folds by group', () => {
	const random = new Random(4);
	const groups = Array.from({ length: 3000 }, () => Math.floor(400 * random.uniform() ** 2));
	const churns = Array.from({ length: 400 }, () => random.uniform() < 0.2);
	const classes = groups.map((group) => Number(churns[group] && random.uniform() < 0.8));

	test('never have one customer on both sides, and test each row once', () => {
		for (const splits of [groupKFold(groups), stratifiedGroupKFold(classes, groups)]) {
			expectPartition(splits, groups.length);
			for (const { train, test } of splits) {
				const seen = new Set([...train].map((row) => groups[row]));
				expect([...test].some((row) => seen.has(groups[row]))).toBe(false);
			}
		}
	});

	test('are of about equal size', () => {
		expect(spread(sizes(groupKFold(groups)))).toBeLessThan(30);
	});

	test('have about the class shares of the whole when stratified', () => {
		const share = (rows: ArrayLike<number>) =>
			Array.from(rows).reduce((sum, row) => sum + classes[row]!, 0) / rows.length;
		const shares = stratifiedGroupKFold(classes, groups).map(({ test }) => share(test));
		expect(spread(shares)).toBeLessThan(0.02);
	});

	test('refuse fewer groups than folds and rows without a group', () => {
		expect(() => groupKFold([1, 1, 1, 2, 2])).toThrow(invalid);
		expect(() => groupKFold([1, NaN, 3, 4, 5])).toThrow(
			expect.objectContaining({ code: 'WRONG_TYPE' }),
		);
	});
});

describe('timeSplits', () => {
	const random = new Random(9);
	const times = Array.from({ length: 500 }, () => random.integer(100));

	test('learns only from what lies before the test period, less the gap', () => {
		for (const { train, test } of timeSplits(times, { gap: 7 })) {
			const latest = Math.max(...[...train].map((row) => times[row]!));
			const earliest = Math.min(...[...test].map((row) => times[row]!));
			expect(earliest - latest).toBeGreaterThan(7);
		}
	});

	test('tests later and later periods, the last to the end', () => {
		const splits = timeSplits(times, { folds: 3 });
		const tested = splits.flatMap(({ test }) => [...test]);
		expect(new Set(tested).size).toBe(tested.length);
		expect(Math.max(...tested.map((row) => times[row]!))).toBe(Math.max(...times));
		expect(splits.map(({ train }) => train.length)).toEqual(
			splits.map(({ train }) => train.length).sort((a, b) => a - b),
		);
	});

	test('refuses a gap that leaves nothing to learn from', () => {
		expect(() => timeSplits(times, { gap: 1000 })).toThrow(invalid);
	});
});

test('a given split with a row on both sides is refused', () => {
	const split = { train: Uint32Array.of(0, 1), test: Uint32Array.of(1, 2) };
	expect(() => planSplits(classTarget([0, 1, 0]), { kind: 'given', splits: [split] })).toThrow(
		/Row 1 is in training and in test/,
	);
});

describe('the first fold alone', () => {
	const classes = Int32Array.from({ length: 101 }, (_, row) => Number(row % 7 === 0));

	it('is that of all folds', () => {
		const options = { folds: 7, seed: 3 };
		expect(firstFold(101, options)).toEqual(kFold(101, options)[0]?.test);
		expect(firstFold(101, { ...options, classes })).toEqual(
			stratifiedKFold(classes, options)[0]?.test,
		);
	});

	it('takes as long for many folds as for few', () => {
		const rows = 400_000;
		const time = (folds: number) => {
			const begin = performance.now();
			firstFold(rows, { folds });
			return performance.now() - begin;
		};
		time(2);
		const few = Math.min(time(2), time(2));
		expect(Math.min(time(100_000), time(100_000))).toBeLessThan(20 * few);
	});
});

describe('rows of a table to learn from', () => {
	const table = new Table([
		['a', numberColumn([1, 2, 3])],
		['b', numberColumn([4, 5, 6])],
		['c', numberColumn([7, 8, 9])],
	]);

	it('hold the columns of the recipe only', () => {
		expect(takeLearnt(table, [2, 0], { exclude: ['b'] }).names).toEqual(['a', 'c']);
		expect(takeLearnt(table, [2, 0], { columns: ['c'] }).names).toEqual(['c']);
		expect(takeLearnt(table, [2, 0], { columns: ['c'] }).cell('c', 0)).toBe(9);
	});

	it('are not copied when a frame is to hold all of them in order', () => {
		const frame = {
			nRows: 3,
			features: [{ name: 'a', kind: 'number' as const }],
			columns: [Float64Array.of(1, 2, 3)],
		};
		expect(takeFrame(frame, [0, 1, 2])).toBe(frame);
		expect(takeFrame(frame, [0, 2, 1]).columns).toEqual([Float64Array.of(1, 3, 2)]);
	});
});
