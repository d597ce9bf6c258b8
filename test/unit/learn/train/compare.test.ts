import type { Frame } from '../../../../lib/features';
import type { Estimator, Target } from '../../../../lib/learn/estimator';
import { Budget, expectedSeconds, type Cost } from '../../../../lib/learn/train/budget';
import type { Candidate } from '../../../../lib/learn/train/candidates';
import { compareAlgorithms } from '../../../../lib/learn/train/compare';
import type { CompareInput } from '../../../../lib/learn/train/judge';
import { Random } from '../../../../lib/math';
import { numberColumn, Table } from '../../../../lib/table';
import { testContext } from '../../../support/context';

/** A clock that only the fake estimators move. */
class Hands {
	seconds = 0;
	readonly now = () => this.seconds;
}

interface Fake {
	readonly name: string;
	readonly secondsPerThousandRows: number;
	/** How much of the truth it sees, 0..1. */
	readonly skill: number;
}

/** Predicts the first feature (the truth) mixed with noise; a fit takes its time on the fake clock. */
function fakeCandidate({ name, secondsPerThousandRows, skill }: Fake, rank: number, clock: Hands) {
	const make = (): Estimator => ({
		kind: name,
		task: 'classification',
		fit(frame: Frame) {
			clock.seconds += (secondsPerThousandRows * frame.nRows) / 1000;
			return this;
		},
		predict(frame: Frame) {
			const values = frame.columns[0] ?? [];
			const random = new Random(rank + Math.round((values[0] ?? 0) * 1e9));
			return Float64Array.from({ length: frame.nRows * 2 }, (_, at) => {
				const p = 0.5 + 0.3 * (skill * ((values[at >> 1] ?? 0) - 0.5) + random.uniform(-0.5, 0.5));
				return at % 2 === 1 ? p : 1 - p;
			});
		},
		save: () => ({ kind: name, meta: {}, tensors: {} }),
	});
	const algorithm = { name, label: name, tasks: ['classification' as const], variants: [], make };
	return { algorithm, variant: { name: '', settings: {} }, rank } satisfies Candidate;
}

function compare(fakes: readonly Fake[], rows: number, budgetSeconds: number) {
	const clock = new Hands();
	const random = new Random(5);
	const truth = Int32Array.from({ length: rows }, () => Number(random.uniform() < 0.4));
	const table = new Table([
		['truth', numberColumn(Array.from(truth, (one) => one + random.uniform(0, 0.01)))],
	]);
	const target: Target = { task: 'classification', values: truth, nClasses: 2 };
	const input: CompareInput = {
		...{ table, target, recipe: {}, seed: 42 },
		plan: { kind: 'kFold', seed: 42 },
		budget: new Budget(budgetSeconds, clock.now),
	};
	const candidates = fakes.map((fake, rank) => fakeCandidate(fake, rank, clock));
	const result = compareAlgorithms(input, testContext(), candidates);
	return result.then((comparison) => ({ ...comparison, seconds: clock.seconds }));
}

const weak: Fake = { name: 'weak', secondsPerThousandRows: 1, skill: 0.2 };
const strong: Fake = { name: 'strong', secondsPerThousandRows: 1, skill: 0.9 };
const slow: Fake = { name: 'slow', secondsPerThousandRows: 50, skill: 1 };

describe('Auto under a time budget', () => {
	it('takes the better one when there is time for all', async () => {
		const { chosen, notTried, leaderboard } = await compare([weak, strong], 1000, 1000);
		expect(chosen.algorithm.name).toBe('strong');
		expect(notTried).toEqual([]);
		expect(leaderboard.map(({ algorithm }) => algorithm)).toEqual(['strong', 'weak']);
	});

	it('gives a candidate up after the fold that shows it will not fit, and says so', async () => {
		const { chosen, notTried, seconds } = await compare([weak, strong, slow], 1000, 60);
		expect(chosen.algorithm.name).toBe('strong');
		expect(notTried).toEqual(['slow (stopped: the time was over)']);
		expect(seconds).toBeLessThan(60);
	});

	it('skips on all rows what was too slow on fewer, and leaves time to finish', async () => {
		const all = [weak, strong, { ...slow, secondsPerThousandRows: 8 }];
		const { chosen, notTried, seconds } = await compare(all, 10_000, 160);
		expect(chosen.algorithm.name).toBe('strong');
		expect(notTried).toEqual(['slow (needs more time than was left)']);
		expect(seconds).toBeLessThan(160 - 10);
	});

	it('has a winner even when nothing fits', async () => {
		const { chosen, notTried } = await compare([slow, { ...slow, name: 'slower' }], 1000, 1);
		expect(chosen.algorithm.name).toBe('slow');
		expect(notTried).toHaveLength(1);
	});

	it('looks again at those that are close on a small table', async () => {
		const close = { ...strong, name: 'close', skill: 0.6 };
		const { leaderboard, reason } = await compare(
			[weak, close, { ...strong, skill: 0.62 }],
			1000,
			1000,
		);
		expect(reason).toContain('Mean of 3 cross-validations');
		const seconds = Object.fromEntries(leaderboard.map((row) => [row.algorithm, row.seconds]));
		expect(seconds['close']).toBeCloseTo(12);
		expect(seconds['weak']).toBeCloseTo(4);
	});

	it('compares the best on as many rows as there is time for, and ends in time', async () => {
		const { chosen, seconds, judgedRows, validation } = await compare([weak, strong], 20_000, 60);
		expect(chosen.algorithm.name).toBe('strong');
		expect(seconds).toBeLessThan(60);
		expect(judgedRows).toBeLessThan(20_000);
		const { length } = validation.testedRows;
		expect(length).toBeGreaterThanOrEqual(2_000);
		expect(length).toBeLessThan(10_001);
		expect(validation.predictions).toHaveLength(40_000);
		const tested = new Set(validation.testedRows);
		expect(validation.foldOf.every((fold, row) => tested.has(row) === fold >= 0)).toBe(true);
	});

	it('learns from fewer rows when all would take too long, at least from two thousand', async () => {
		const dear = { ...strong, secondsPerThousandRows: 4 };
		const { learntRows = 0 } = await compare([dear], 20_000, 80);
		expect(learntRows).toBeGreaterThanOrEqual(2_000);
		expect(learntRows).toBeLessThan(20_000);
		expect((await compare([dear], 20_000, 8_000)).learntRows).toBeUndefined();
	});

	it('spends on few rows only when the time is over before it began', async () => {
		const { seconds, notTried, validation } = await compare([strong, slow], 40_000, 1);
		expect(validation.testedRows.length).toBeLessThan(2_500);
		// Part of a fit on 10,000 rows, and five folds of 2,000.
		expect(seconds).toBeLessThan(30);
		expect(notTried).toHaveLength(1);
	});

	it('keeps the model of the first fold for the importance', async () => {
		const { first } = await compare([weak, strong], 1000, 1000);
		expect(first?.kind).toBe('strong');
	});
});

describe('expected seconds', () => {
	const cost = (rowsLearnt: number, seconds: number): Cost => ({
		...{ rowsLearnt, seconds, foldRows: rowsLearnt / 3 },
		...{ fitSeconds: seconds / 3, predictSeconds: 0, testRows: 100 },
		...{ scoreSeconds: 0, scoredRows: 300 },
	});

	it('go on as they grew from one size to the next', () => {
		expect(expectedSeconds([cost(1000, 1), cost(10_000, 10)], 100_000)).toBeCloseTo(100);
		expect(expectedSeconds([cost(1000, 1), cost(10_000, 1)], 100_000)).toBeLessThan(3);
	});

	it('are a fraction of the growth of rows after one size, and nothing without any', () => {
		expect(expectedSeconds([cost(1000, 1)], 10_000)).toBeCloseTo(10 ** 0.7);
		expect(expectedSeconds([], 10_000)).toBe(0);
	});
});
