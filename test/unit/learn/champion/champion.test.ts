import { predictWithModel, rocAuc, trainModel, type TrainOptions } from '../../../../lib/learn';
import { leadOf } from '../../../../lib/learn/champion/promotion';
import { decodeTrainedModel, encodeTrainedModel } from '../../../../lib/learn/train/model';
import { Random } from '../../../../lib/math';
import { numberColumn, stringColumn, Table } from '../../../../lib/table';
import { testContext } from '../../../support/context';
import { savable } from '../../../support/savable';

const context = testContext();

/** Who churns depends on recency and on orders; noise says nothing. */
function customers(nRows: number, seed: number): Table {
	const random = new Random(seed);
	const draw = (make: () => number) => Array.from({ length: nRows }, make);
	const recency = draw(() => random.uniform(0, 200));
	const orders = draw(() => random.uniform(0, 10));
	const noise = draw(() => random.normal(0, 1));
	const odds = recency.map((days, i) => (days - 100) / 40 - ((orders[i] ?? 0) - 5) / 2);
	const churned = odds.map((odd) => (random.uniform() < 1 / (1 + Math.exp(-odd)) ? 'yes' : 'no'));
	return new Table([
		['recency', numberColumn(recency)],
		['orders', numberColumn(orders)],
		['noise', numberColumn(noise)],
		['spent', numberColumn(odds.map((odd) => 100 - 20 * odd + random.normal(0, 10)))],
		['churned', stringColumn(churned)],
	]);
}

const BASE: TrainOptions = {
	target: 'churned',
	algorithm: 'logisticRegression',
	columns: ['recency', 'orders'],
};
const train = async (table: Table, options: Partial<TrainOptions> = {}) =>
	savable(await trainModel(table, { ...BASE, ...options }, context));

async function challenge(
	champion: { artefact: Uint8Array },
	table: Table,
	options: Partial<TrainOptions> = {},
	margin = 0,
) {
	const given = { artefact: champion.artefact, version: 1, margin };
	const { report } = await train(table, { ...options, champion: given });
	if (!report.promotion) throw new Error('There is no promotion report.');
	return report.promotion;
}

describe('a challenger on rows that the champion learnt from', () => {
	const table = customers(1_500, 1);

	it('is promoted when it is clearly better', async () => {
		const promotion = await challenge(await train(table, { columns: ['recency'] }), table);
		expect(promotion).toMatchObject({ promoted: true, how: 'trained anew', rows: 1_500 });
		expect(promotion.lead?.low).toBeGreaterThan(0);
		expect(promotion.reason).toContain('has learnt from about 100 % of them');
		expect(promotion.reason).toContain('the new version is the current one now');
	});

	it('is not promoted when it is worse, nor when it is the same', async () => {
		const champion = await train(table);
		const worse = await challenge(champion, table, { columns: ['noise'] });
		expect(worse).toMatchObject({ promoted: false, how: 'trained anew' });
		expect(worse.lead?.high).toBeLessThan(0);
		const same = await challenge(champion, table);
		expect(same).toMatchObject({ promoted: false, lead: { value: 0 } });
		expect(same.reason).toContain('the current version stays');
	});

	it('meets a champion that knows the rows by heart without an unfair lead for it', async () => {
		const settings = { maxDepth: 30, maxLeafNodes: 1_000, minSamplesLeaf: 1 };
		const champion = await train(table, { algorithm: 'decisionTree', settings });
		const { artefact } = champion;
		const { table: own } = await predictWithModel(table, { artefact }, context);
		const truth = Int32Array.from({ length: 1_500 }, (_, row) =>
			table.cell('churned', row) === 'yes' ? 1 : 0,
		);
		// By its own predictions on these rows it would win against anybody.
		expect(rocAuc(truth, own.typed('probability', 'number').values)).toBeGreaterThan(0.97);
		const promotion = await challenge(champion, table);
		expect(promotion).toMatchObject({ promoted: true, how: 'trained anew' });
		expect(promotion.champion).toBeLessThan(0.8);
		expect(promotion.champion).toBeCloseTo(champion.report.metrics['rocAuc']?.value ?? 0, 10);
	}, 60_000);

	it('needs more than the margin', async () => {
		const champion = await train(table, { columns: ['recency'] });
		const lead = (await challenge(champion, table)).lead?.low ?? 0;
		expect((await challenge(champion, table, {}, lead * 0.99)).promoted).toBe(true);
		expect((await challenge(champion, table, {}, lead * 1.01)).promoted).toBe(false);
		await expect(challenge(champion, table, {}, -1)).rejects.toThrow('margin must be 0 or more');
	});

	it('of numbers wins by the smaller error', async () => {
		const numbers = { target: 'spent', algorithm: 'ridge' };
		const champion = await train(table, { ...numbers, columns: ['recency'] });
		const promotion = await challenge(champion, table, numbers);
		expect(promotion).toMatchObject({ promoted: true, metric: 'rmse' });
		expect(promotion.challenger).toBeLessThan(promotion.champion ?? 0);
		expect(promotion.lead?.value).toBeCloseTo(
			(promotion.champion ?? 0) - (promotion.challenger ?? 0),
			10,
		);
		const back = await challenge(await train(table, numbers), table, {
			...numbers,
			columns: ['noise'],
		});
		expect(back.promoted).toBe(false);
	});
});

describe('a challenger on rows that the champion has never seen', () => {
	it('is compared with what the champion itself says of them', async () => {
		const champion = await train(customers(1_500, 1), { columns: ['recency'] });
		const fresh = customers(1_500, 2);
		const promotion = await challenge(champion, fresh);
		expect(promotion).toMatchObject({ promoted: true, how: 'own predictions' });
		const { artefact } = champion;
		const { table: own } = await predictWithModel(fresh, { artefact }, context);
		const truth = Int32Array.from({ length: 1_500 }, (_, row) =>
			fresh.cell('churned', row) === 'yes' ? 1 : 0,
		);
		expect(promotion.champion).toBe(rocAuc(truth, own.typed('probability', 'number').values));
	});

	it('does not win by the rows alone when it is no better', async () => {
		const champion = await train(customers(3_000, 1));
		const promotion = await challenge(champion, customers(1_500, 3), { columns: ['recency'] });
		expect(promotion).toMatchObject({ promoted: false, how: 'own predictions' });
	});

	it('is compared with a champion trained anew when some rows are old', async () => {
		const old = customers(1_500, 1);
		const fresh = customers(1_500, 2);
		const mixed = new Table(
			old.entries().map(([name]) => {
				const cells = (table: Table) =>
					Array.from({ length: 1_500 }, (_, row) => table.cell(name, row));
				const values = [...cells(old).slice(0, 200), ...cells(fresh)];
				return name === 'churned'
					? [name, stringColumn(values.map(String))]
					: [name, numberColumn(values.map(Number))];
			}),
		);
		const promotion = await challenge(await train(old, { columns: ['recency'] }), mixed);
		expect(promotion.how).toBe('trained anew');
		expect(promotion.reason).toMatch(/learnt from about \d+ % of them/);
	});
});

describe('a champion that cannot be compared', () => {
	const table = customers(400, 1);

	it('keeps its place and the report says why', async () => {
		const spend = await train(table, { target: 'spent', algorithm: 'ridge' });
		const other = await challenge(spend, table);
		expect(other).toMatchObject({ promoted: false, how: 'not compared', champion: null });
		expect(other.reason).toContain('its column to predict is "spent"');
		const swapped = await challenge(await train(table, { positiveClass: 'no' }), table);
		expect(swapped.reason).toContain('its list of classes is yes, no');
		const gone = await challenge(await train(table), table.select(['noise', 'churned']), {
			columns: ['noise'],
		});
		expect(gone.reason).toContain('none of its columns');
		const foreign = await challenge({ artefact: Uint8Array.of(1, 2, 3) }, table);
		expect(foreign).toMatchObject({ promoted: false, how: 'not compared' });
	});

	it('of an older package, without its settings, says what to do', async () => {
		const model = decodeTrainedModel((await train(table)).artefact);
		const old = await challenge(
			{ artefact: encodeTrainedModel({ ...model, origin: null }) },
			table,
		);
		expect(old).toMatchObject({ promoted: false, how: 'not compared' });
		expect(old.reason).toContain('its settings (logisticRegression) were not saved with it');
	});

	it('is trained anew when it came from elsewhere and its rows are not known', async () => {
		const model = decodeTrainedModel((await train(table)).artefact);
		const artefact = encodeTrainedModel({ ...model, origin: { settings: {}, sketch: null } });
		const imported = await challenge({ artefact }, customers(400, 9));
		expect(imported).toMatchObject({ how: 'trained anew', lead: { value: 0 } });
		expect(imported.reason).toContain('It is not known which rows');
	});

	it('does not stop a cancelled training from being cancelled', async () => {
		const { artefact } = await train(table);
		await expect(
			trainModel(table, { ...BASE, champion: { artefact } }, testContext({ cancelAfter: 3 })),
		).rejects.toMatchObject({ code: 'CANCELLED' });
	});
});

describe('the lead', () => {
	const difference = { value: -2, low: -3, high: -1, standardError: 0.5, replicates: 200 };

	it('counts less error as a lead', () => {
		expect(leadOf('rmse', difference, 1)).toEqual({ value: 2, low: 1, high: 3 });
		expect(leadOf('rocAuc', difference, 1)).toEqual({ value: -2, low: -3, high: -1 });
	});

	it('is less sure when the new model is the best of many', () => {
		// z(1 − .025/10) / z(1 − .025) = 2.8070 / 1.9600
		expect(leadOf('rmse', difference, 10).low).toBeCloseTo(2 - 2.807 / 1.96, 3);
	});
});
