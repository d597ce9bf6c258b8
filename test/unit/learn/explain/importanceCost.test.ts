import { permutationImportance } from '../../../../lib/learn/explain';
import { metricNames, scorePredictions } from '../../../../lib/learn/metrics';
import { importanceRows } from '../../../../lib/learn/train/importance';
import { Random } from '../../../../lib/math';
import { testContext } from '../../../support/context';
import { classTarget, FunctionEstimator, numberFrame } from '../tiny';

const random = new Random(3);
const columns = [0, 1, 2].map(() => Array.from({ length: 200 }, () => random.uniform()));
const frame = numberFrame(columns);
const target = classTarget((columns[0] ?? []).map((x) => Number(x > 0.5)));

/** The first column is the probability; counts what it is asked for. */
class Counted extends FunctionEstimator {
	asked = 0;

	override predict(...given: Parameters<FunctionEstimator['predict']>): Float64Array {
		this.asked++;
		return super.predict(...given);
	}
}

const model = () => {
	const made = new Counted('classification', ([a = 0]) => a);
	made.fit(frame, target);
	return made;
};

describe('permutation importance', () => {
	it('asks once for the rows as they are and once a shuffle, and tells how far it is', async () => {
		const own = model();
		const { progress, steps } = testContext();
		await permutationImportance(own, frame, target, { repeats: 4, progress });
		expect(own.asked).toBe(1 + 3 * 4);
		expect(steps.map(({ fraction }) => fraction)).toEqual([1 / 3, 2 / 3, 1]);
	});

	it('stops before the next shuffle when it is cancelled', async () => {
		const own = model();
		const { signal } = testContext({ cancelAfter: 2 });
		await expect(permutationImportance(own, frame, target, { signal })).rejects.toMatchObject({
			code: 'CANCELLED',
		});
		expect(own.asked).toBe(3);
	});

	it('names the metrics there are when asked for another, before it predicts', async () => {
		const own = model();
		const asked = permutationImportance(own, frame, target, { metric: 'rmse' });
		await expect(asked).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
			hint: expect.stringContaining('rocAuc, prAuc'),
		});
		expect(own.asked).toBe(0);
	});
});

describe('rows for the importance', () => {
	it('are at most 2,000, fewer with hundreds of features, never less than there are up to 500', () => {
		expect(importanceRows(1_500, 10)).toBe(1_500);
		expect(importanceRows(9_000, 10)).toBe(1_800);
		// 1e8 cells / (250 features² × 3 repeats) = 533 rows, every 17th of 9,000.
		expect(importanceRows(9_000, 250)).toBe(530);
		expect(importanceRows(9_000, 5_000)).toBe(500);
		expect(importanceRows(300, 5_000)).toBe(300);
	});
});

describe('a part of the metrics', () => {
	const predictions = Float64Array.from(columns[1] ?? []);

	it('has the values and intervals that all of them together have', () => {
		const all = scorePredictions(target, predictions);
		for (const metric of ['rocAuc', 'prAuc', 'logLoss', 'f1', 'calibrationError'])
			expect(scorePredictions(target, predictions, { metrics: [metric] })[metric]).toEqual(
				all[metric],
			);
	});

	it('leaves out what was not asked for, and the names are those of all', () => {
		expect(Object.keys(scorePredictions(target, predictions, { metrics: ['rocAuc'] }))).toEqual([
			'rocAuc',
		]);
		expect(Object.keys(scorePredictions(target, predictions))).toEqual(metricNames(target));
		const numbers = { task: 'regression', values: predictions } as const;
		expect(Object.keys(scorePredictions(numbers, predictions))).toEqual(metricNames(numbers));
	});
});
