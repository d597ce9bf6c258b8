import { predictWithModel, trainModel, type TrainOptions } from '../../../../lib/learn';
import { Random } from '../../../../lib/math';
import { numberColumn, stringColumn, Table, type Column } from '../../../../lib/table';
import { testContext } from '../../../support/context';
import { savable } from '../../../support/savable';

const context = testContext();
const N = 120;

/** "yes" mostly where x is high. */
function rows(n = N): { x: number[]; y: string[] } {
	const random = new Random(4);
	const x = Array.from({ length: n }, () => random.normal());
	return { x, y: x.map((value) => (value + random.normal() > 0 ? 'yes' : 'no')) };
}

const table = (columns: readonly [string, Column][], n = N) => {
	const { x, y } = rows(n);
	return new Table([['x', numberColumn(x)], ['y', stringColumn(y)], ...columns]);
};
const ALGORITHMS = ['logisticRegression', 'gradientBoosting', 'randomForest', 'naiveBayes'];
/** The cases do not need more. */
const FEW_TREES: Readonly<Record<string, Record<string, number>>> = {
	gradientBoosting: { maxIter: 10 },
	randomForest: { nEstimators: 10 },
};
const train = async (from: Table, options: Partial<TrainOptions> = {}) =>
	savable(
		await trainModel(from, { target: 'y', algorithm: 'logisticRegression', ...options }, context),
	);

/** Trains, then scores the same rows: every probability is a probability. */
async function survives(from: Table, algorithm: string) {
	const settings = FEW_TREES[algorithm] ?? {};
	const { artefact, report } = await train(from, { algorithm, settings });
	const found = await predictWithModel(from, { artefact }, context);
	const { values } = found.table.typed('probability', 'number');
	for (const value of values) expect(value >= 0 && value <= 1).toBe(true);
	expect(report.metrics['rocAuc']?.value).toBeGreaterThan(0.6);
	return report;
}

describe('hostile tables', () => {
	it.each(ALGORITHMS)(
		'%s learns beside constant and empty columns and names them',
		async (name) => {
			const report = await survives(
				table([
					['same', stringColumn(new Array<string>(N).fill('a'))],
					['nothing', numberColumn(new Array<null>(N).fill(null))],
				]),
				name,
			);
			expect(report.columns).toEqual(['x']);
			expect(report.leftOut).toContainEqual({ column: 'same', reason: 'constant' });
			expect(report.leftOut).toContainEqual({ column: 'nothing', reason: 'empty' });
		},
	);

	it.each(ALGORITHMS)('%s learns from numbers of 1e308', async (name) => {
		const random = new Random(8);
		const huge = Array.from({ length: N }, () => (random.uniform() < 0.5 ? -1.7e308 : 1.7e308));
		await survives(table([['huge', numberColumn(huge)]]), name);
	});

	it.each(ALGORITHMS)('%s learns from a thousand categories', async (name) => {
		const random = new Random(8);
		const city = Array.from({ length: 2_000 }, () => `city ${random.integer(1_000)}`);
		await survives(table([['city', stringColumn(city)]], 2_000), name);
	});

	it('one outcome only is refused', async () => {
		const same = table([]).with([['y', stringColumn(new Array<string>(N).fill('no'))]]);
		await expect(train(same)).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
		await expect(train(same)).rejects.toThrow('holds only "no"');
	});

	it('a table without any usable column is refused, with the reasons', async () => {
		const empty = table([]).with([['x', numberColumn(new Array<number>(N).fill(7))]]);
		await expect(train(empty)).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
		await expect(train(empty)).rejects.toThrow(/column/);
	});

	it('the outcome under another name stops training', async () => {
		const copy = table([['label', stringColumn(rows().y.map((text) => `is ${text}`))]]);
		await expect(train(copy)).rejects.toMatchObject({ details: { leaks: ['label'] } });
	});

	it.each(['logisticRegression', 'gradientBoosting', 'randomForest'])(
		'%s learns from more columns than rows and says that rows are few',
		async (name) => {
			const random = new Random(8);
			const noise = Array.from({ length: 80 }, (_, i): [string, Column] => {
				return [`n${i}`, numberColumn(Array.from({ length: 60 }, () => random.normal()))];
			});
			const wide = table(noise, 60);
			const { artefact, report } = await train(wide, { algorithm: name });
			expect(report.columns).toHaveLength(81);
			expect(report.notes.join(' ')).toContain('60 rows are few');
			const { table: found } = await predictWithModel(wide, { artefact }, context);
			for (const value of found.typed('probability', 'number').values)
				expect(value >= 0 && value <= 1).toBe(true);
		},
	);

	it.each([...ALGORITHMS, 'auto'])('three rows are refused by %s with a way on', async (name) => {
		await expect(train(table([], 3), { algorithm: name })).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
			hint: expect.stringMatching(/rows|folds/i),
		});
	});
});
