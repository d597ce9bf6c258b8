import { predictWithModel, trainModel, type TrainOptions } from '../../../../lib/learn';
import { Random } from '../../../../lib/math';
import { cellAt, numberColumn, stringColumn, Table } from '../../../../lib/table';
import { testContext } from '../../../support/context';
import { savable } from '../../../support/savable';

const N = 600;

/** Customers who churn mostly when they have not ordered for long; the plan matters a little, the noise not at all. */
function customers(seed = 1): Table {
	const random = new Random(seed);
	const recency = Array.from({ length: N }, () => random.uniform(0, 200));
	const noise = recency.map(() => random.normal(0, 1));
	const plan = recency.map(() => (random.uniform() < 0.5 ? 'basic' : 'plus'));
	const churned = recency.map((days, i) => {
		const odds = (days - 100) / 20 + (plan[i] === 'basic' ? 0.5 : -0.5);
		return random.uniform() < 1 / (1 + Math.exp(-odds)) ? 'yes' : 'no';
	});
	const spent = recency.map((days) => 500 - 2 * days + random.normal(0, 40));
	const ids = recency.map((_, i) => `c${i}`);
	return new Table([
		['id', stringColumn(ids)],
		['recency', numberColumn(recency)],
		['noise', numberColumn(noise)],
		['plan', stringColumn(plan)],
		['churned', stringColumn(churned)],
		['spent', numberColumn(spent)],
	]);
}

const CHURN: TrainOptions = { target: 'churned', exclude: ['spent'] };
const context = testContext();
const train = async (options: TrainOptions, table = customers()) =>
	savable(await trainModel(table, options, context));

describe('training', () => {
	it('finds who churns, better than chance, and says what counts', async () => {
		const { report } = await train({ ...CHURN, algorithm: 'logisticRegression' });
		expect(report.metrics['rocAuc']?.value).toBeGreaterThan(0.9);
		expect(report.metrics['rocAuc']?.baseline).toBeCloseTo(0.5, 1);
		expect(report.beatsBaseline).toBe(true);
		expect(report.importance[0]?.feature).toBe('recency');
		expect(report.importance.find(({ feature }) => feature === 'noise')?.importance).toBeLessThan(
			0.02,
		);
		expect(report.classes.map(({ name }) => name)).toEqual(['no', 'yes']);
		expect(report.leftOut).toContainEqual({ column: 'id', reason: 'identifier' });
	});

	it('beats no baseline on noise, and says so', async () => {
		const { report } = await train({
			...CHURN,
			columns: ['noise'],
			algorithm: 'logisticRegression',
		});
		expect(report.beatsBaseline).toBe(false);
	});

	it('gives the same bytes for the same seed on one thread and on two', async () => {
		const options = { ...CHURN, algorithm: 'gradientBoosting', settings: { maxIter: 20 } };
		const one = savable(await trainModel(customers(), options, testContext({ threads: 1 })));
		const two = savable(await trainModel(customers(), options, testContext({ threads: 2 })));
		expect(Buffer.from(two.artefact).equals(Buffer.from(one.artefact))).toBe(true);
	});

	it('compares algorithms and takes a simple one where it is as good', async () => {
		const { report } = await train({ ...CHURN, budgetSeconds: 2 });
		expect(report.algorithm).toBe('Logistic regression');
		expect(report.leaderboard.length + report.notTried.length).toBeGreaterThan(5);
		expect(report.reason).toMatch(/best|simpler/);
	}, 60_000);

	it('stops when a column alone tells the outcome, and goes on when that is allowed', async () => {
		const table = customers();
		const copy = Array.from({ length: N }, (_, row) => cellAt(table.column('churned'), row));
		const leaking = table.with([
			['cancelled', stringColumn(copy.map((text) => (text === 'yes' ? 'x' : 'y')))],
		]);
		await expect(train(CHURN, leaking)).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
			details: { leaks: ['cancelled'] },
		});
		const allowed = { ...CHURN, onLeak: 'report', algorithm: 'logisticRegression' } as const;
		const { report } = await train(allowed, leaking);
		expect(report.leaks[0]?.feature).toBe('cancelled');
		expect(report.notes.join(' ')).toContain('"cancelled" alone tells');
	});

	it('refuses one class, unknown algorithms, no rows and a column that is not there', async () => {
		const table = customers();
		const same = table.with([['churned', stringColumn(new Array<string>(N).fill('no'))]]);
		await expect(train(CHURN, same)).rejects.toThrow('only "no"');
		await expect(train({ ...CHURN, algorithm: 'magic' })).rejects.toThrow('"magic"');
		await expect(train({ target: 'spent', algorithm: 'logisticRegression' })).rejects.toThrow(
			'cannot predict numbers',
		);
		await expect(train(CHURN, new Table([['churned', stringColumn([])]]))).rejects.toMatchObject({
			code: 'EMPTY_INPUT',
		});
		await expect(train({ target: 'nothing' })).rejects.toMatchObject({ code: 'MISSING_COLUMN' });
	});
});

describe('predicting', () => {
	it('scores rows it has never seen, in any column order, and ranks them', async () => {
		const { artefact } = await train({ ...CHURN, algorithm: 'logisticRegression' });
		const fresh = customers(2);
		const { table, report } = await predictWithModel(fresh, { artefact }, context);
		const backwards = new Table(fresh.entries().reverse());
		const again = await predictWithModel(backwards, { artefact }, context);
		const probability = table.typed('probability', 'number').values;
		expect([...again.table.typed('probability', 'number').values]).toEqual([...probability]);
		const recency = fresh.typed('recency', 'number').values;
		const late = probability[recency.findIndex((days) => days > 180)] ?? 0;
		const early = probability[recency.findIndex((days) => days < 20)] ?? 1;
		expect(late).toBeGreaterThan(0.8);
		expect(early).toBeLessThan(0.2);
		const best = table.typed('rank', 'integer').values.indexOf(1);
		expect(probability[best]).toBe(Math.max(...probability));
		expect(table.typed('decile', 'integer').values[best]).toBe(1);
		expect(report.drift.level).toBe('none');
		expect((report.predicted['yes'] ?? 0) + (report.predicted['no'] ?? 0)).toBe(N);
	});

	it.each(['logisticRegression', 'randomForest', 'gradientBoosting'])(
		'gives reasons in plain words: %s',
		async (algorithm) => {
			const { artefact } = await train({ ...CHURN, algorithm });
			const { table, report } = await predictWithModel(
				customers(2),
				{ artefact, reasons: 2 },
				context,
			);
			expect(report.rowsWithReasons).toBe(N);
			const best = table.typed('rank', 'integer').values.indexOf(1);
			const text = String(cellAt(table.column('reasons'), best));
			const reasons: unknown = JSON.parse(text);
			expect(reasons).toHaveLength(2);
			expect(text).toMatch(/^\["No order for \d+(\.\d+)? days \(\+/);
		},
		60_000,
	);

	it('says when an algorithm has no reasons to give', async () => {
		const { artefact } = await train({ ...CHURN, algorithm: 'naiveBayes' });
		const { table, report } = await predictWithModel(
			customers(2),
			{ artefact, reasons: 3 },
			context,
		);
		expect(table.has('reasons')).toBe(false);
		expect(report.notes.join(' ')).toContain('gives no reasons');
	});

	it('covers nine of ten numbers with its intervals', async () => {
		const { artefact, report } = await train({
			target: 'spent',
			exclude: ['churned'],
			algorithm: 'linearRegression',
		});
		expect(report.metrics['rmse']?.value).toBeGreaterThan(37);
		expect(report.metrics['rmse']?.value).toBeLessThan(43);
		const fresh = customers(3);
		const { table } = await predictWithModel(fresh, { artefact }, context);
		const low = table.typed('predictionLow', 'number').values;
		const high = table.typed('predictionHigh', 'number').values;
		const truth = fresh.typed('spent', 'number').values;
		const inside = [...truth].filter((y, i) => y >= (low[i] ?? 0) && y <= (high[i] ?? 0)).length;
		expect(inside / N).toBeGreaterThan(0.86);
		expect(inside / N).toBeLessThan(0.94);
	});

	it('says which columns are missing, new or drifted', async () => {
		const { artefact } = await train({ ...CHURN, algorithm: 'logisticRegression' });
		const changed = new Table([
			['recency', numberColumn(Array.from({ length: N }, (_, i) => 400 + i))],
			['plan', stringColumn(new Array<string>(N).fill('gold'))],
			['extra', numberColumn(new Array<number>(N).fill(1))],
		]);
		const { report } = await predictWithModel(changed, { artefact }, context);
		expect(report.columns.missingColumns).toEqual(['noise']);
		expect(report.columns.extraColumns).toEqual(['extra']);
		expect(report.notes.join(' ')).toMatch(/"plan" has values in 600 of 600 rows.*"gold"/);
		expect(report.drift.level).toBe('alarm');
	});

	it('refuses a damaged model and a table without any of its columns', async () => {
		const { artefact } = await train({ ...CHURN, algorithm: 'logisticRegression' });
		const damaged = artefact.slice();
		damaged[damaged.length - 3] = (damaged[damaged.length - 3] ?? 0) ^ 1;
		const table = customers();
		await expect(predictWithModel(table, { artefact: damaged }, context)).rejects.toMatchObject({
			code: 'CORRUPT_FILE',
		});
		const other = new Table([['x', numberColumn([1])]]);
		await expect(predictWithModel(other, { artefact }, context)).rejects.toMatchObject({
			code: 'MISSING_COLUMN',
		});
	});
});
