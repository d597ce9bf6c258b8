import { compareModels, rocAuc, trainModel, type TrainOptions } from '../../../../lib/learn';
import { Random } from '../../../../lib/math';
import { numberColumn, stringColumn, Table } from '../../../../lib/table';
import { testContext } from '../../../support/context';

const context = testContext();

function customers(nRows: number, seed: number): Table {
	const random = new Random(seed);
	const draw = (make: () => number) => Array.from({ length: nRows }, make);
	const recency = draw(() => random.uniform(0, 200));
	const noise = draw(() => random.normal(0, 1));
	const churned = recency.map((days) =>
		random.uniform() < 1 / (1 + Math.exp((100 - days) / 20)) ? 'yes' : 'no',
	);
	return new Table([
		['recency', numberColumn(recency)],
		['noise', numberColumn(noise)],
		['churned', stringColumn(churned)],
	]);
}

const old = customers(1_500, 1);
const fresh = customers(1_500, 2);
const options: TrainOptions = { target: 'churned', algorithm: 'logisticRegression' };

async function version(number: number, more: Partial<TrainOptions>) {
	const { artefact } = await trainModel(old, { ...options, ...more }, context);
	if (!artefact) throw new Error('There is no model.');
	return { version: number, artefact };
}

describe('versions compared on rows they have not seen', () => {
	it('show the difference to the current one with its interval', async () => {
		const models = [await version(1, { columns: ['noise'] }), await version(2, {})];
		const result = await compareModels(fresh, { models, current: 2 }, context);
		expect(result).toMatchObject({ rows: 1_500, metric: 'rocAuc', target: 'churned' });
		const [first, second] = result.versions;
		expect(first).toMatchObject({ comparedToCurrent: 'worse', learntFromTheseRows: false });
		expect(first?.difference?.['rocAuc']?.high).toBeLessThan(0);
		expect(second).toMatchObject({ current: true, difference: null, comparedToCurrent: null });
		const noise = fresh.typed('noise', 'number').values;
		const truth = Int32Array.from({ length: 1_500 }, (_, row) =>
			fresh.cell('churned', row) === 'yes' ? 1 : 0,
		);
		// One feature: the model ranks by it, up or down.
		const auc = rocAuc(truth, noise);
		expect([auc, 1 - auc]).toContainEqual(expect.closeTo(first?.metrics['rocAuc']?.value ?? 0, 10));
	});

	it('show no difference between equal ones', async () => {
		const models = [await version(1, {}), await version(2, {})];
		const { versions } = await compareModels(fresh, { models, current: 1 }, context);
		expect(versions[1]).toMatchObject({ comparedToCurrent: 'no difference shown' });
	});
});

describe('versions compared on rows', () => {
	it('say when they have learnt from them', async () => {
		const models = [await version(1, {}), await version(2, { columns: ['recency'] })];
		const { versions } = await compareModels(old, { models, current: 1 }, context);
		for (const one of versions) {
			expect(one.learntFromTheseRows).toBe(true);
			expect(one.notes.join(' ')).toContain('Its numbers are too good');
		}
	});

	it('leave out rows whose outcome the model does not know', async () => {
		const labels = Array.from({ length: 1_500 }, (_, row) =>
			row < 10 ? 'perhaps' : String(fresh.cell('churned', row)),
		);
		const models = [await version(1, {}), await version(2, {})];
		const other = fresh.with([['churned', stringColumn(labels)]]);
		const result = await compareModels(other, { models, current: 1 }, context);
		expect(result).toMatchObject({ rows: 1_490, rowsLeftOut: 10 });
	});

	it('are not compared when they predict something else, or with one version only', async () => {
		const mine = await version(1, {});
		const other = await version(2, { target: 'noise', algorithm: 'ridge' });
		const { versions } = await compareModels(fresh, { models: [mine, other], current: 1 }, context);
		expect(versions[1]).toMatchObject({ comparable: false, metrics: {} });
		await expect(
			compareModels(fresh, { models: [mine], current: 1 }, context),
		).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
		await expect(
			compareModels(fresh.select(['recency']), { models: [mine, mine], current: 1 }, context),
		).rejects.toMatchObject({ code: 'MISSING_COLUMN' });
	});
});
