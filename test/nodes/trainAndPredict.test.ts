import type { INodeExecutionData } from 'n8n-workflow';
import { join } from 'node:path';
import { runJob } from '../../lib/compute';
import { Random } from '../../lib/math';
import { Table } from '../../lib/table';
import { Predict } from '../../nodes/Predict/Predict.node';
import { TrainModel } from '../../nodes/TrainModel/TrainModel.node';
import { fakeExecute, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';

useOwnStore();

const random = new Random(5);
const customers = Array.from({ length: 300 }, (_, i) => {
	const recency = Math.round(random.uniform(0, 200));
	const churned = random.uniform() < recency / 200 ? 'yes' : 'no';
	return { customer_id: `c${i}`, recency, orders: 1 + random.integer(9), churned };
});

const TRAIN = {
	operation: 'train',
	target: 'churned',
	algorithm: 'logisticRegression',
	validation: 'kFold',
	saveAs: 'churn',
};

async function train(parameters: Record<string, unknown> = {}, given = [items(...customers)]) {
	const fake = fakeExecute({ parameters: { ...TRAIN, ...parameters }, inputs: given, outputs: 2 });
	const [report = [], leaderboard = []] = await new TrainModel().execute.call(fake.node);
	return { report: report[0]?.json ?? {}, leaderboard, paired: report[0]?.pairedItem };
}

async function predict(
	given = [items(...customers)],
	more: Record<string, unknown> = {},
): Promise<{
	rows: INodeExecutionData[];
	report: INodeExecutionData['json'];
	alarm: INodeExecutionData[];
}> {
	const parameters = { operation: 'score', model: 'churn', ...more };
	const fake = fakeExecute({ parameters, inputs: given, outputs: 3 });
	const [rows = [], report = [], alarm = []] = await new Predict().execute.call(fake.node);
	return { rows, report: report[0]?.json ?? {}, alarm };
}

describe('Train Model', () => {
	it('reports the model with its baseline and saves a new version each time', async () => {
		const { report, paired } = await train();
		expect(report).toMatchObject({
			model: { name: 'churn', version: 1 },
			target: 'churned',
			rows: 300,
			metric: 'rocAuc',
			beatsBaseline: true,
		});
		expect(paired).toHaveLength(300);
		expect((await train()).report).toMatchObject({ model: { version: 2 } });
	});

	it('saves nothing without a name', async () => {
		expect((await train({ saveAs: '' })).report).toMatchObject({ model: null });
	});

	it('keeps rows of one customer on one side when asked', async () => {
		const twice = [...customers, ...customers];
		const grouped = { validation: 'group', groupColumn: 'customer_id', saveAs: '' };
		const { report } = await train(grouped, [items(...twice)]);
		expect(report['columns']).toEqual(['recency', 'orders']);
	});

	it('says which column is missing', async () => {
		await expect(train({ target: 'nope' })).rejects.toThrow('There is no column "nope"');
	});
});

describe('Predict', () => {
	it('adds the prediction to each item, keeps the rest, and pairs items', async () => {
		await train();
		const { rows, report } = await predict();
		expect(rows).toHaveLength(300);
		rows.forEach(({ json, pairedItem }, i) => {
			expect(json).toMatchObject({ ...customers[i] });
			expect(['yes', 'no']).toContain(json['prediction']);
			expect(pairedItem).toEqual({ item: i });
		});
		const ranks = rows.map(({ json }) => Number(json['rank'])).sort((a, b) => a - b);
		expect(ranks).toEqual(customers.map((_, i) => i + 1));
		expect(report).toMatchObject({ rows: 300, target: 'churned', drift: { level: 'none' } });
	});

	it('scores one row as it scores it among others, and says that one row shows no drift', async () => {
		const { rows } = await predict();
		const one = await predict([items(customers[7] ?? {})]);
		expect(one.rows[0]?.json['probability']).toBe(rows[7]?.json['probability']);
		expect(one.report).toMatchObject({ rows: 1, drift: { level: 'tooFewRows', features: [] } });
		expect(one.alarm).toEqual([]);
	});

	it('takes the row out of a field of the item and answers without the input when asked', async () => {
		const sent = { headers: { host: 'shop' }, body: { recency: 150, orders: 1 } };
		const options = { rowField: 'body', includeInput: false };
		const { rows } = await predict([items(sent)], { options, reasons: 0 });
		expect(Object.keys(rows[0]?.json ?? {}).sort()).toEqual([
			'decile',
			'prediction',
			'probability',
			'rank',
		]);
		const flat = await predict([items(sent.body)], { reasons: 0 });
		expect(rows[0]?.json['probability']).toBe(flat.rows[0]?.json['probability']);
	});

	it('tells where the row of a webhook is', async () => {
		const sent = { headers: {}, body: { recency: 150, orders: 1 } };
		await expect(predict([items(sent)])).rejects.toMatchObject({
			description: expect.stringContaining('"Row Is In Field" and set it to "body"'),
		});
		const options = { rowField: 'rows' };
		await expect(predict([items(sent)], { options })).rejects.toThrow(
			'no object with fields in "rows"',
		);
	});

	it('uses a new version at once, an old one when it is named, and none that is deleted', async () => {
		await train({ saveAs: 'twice' });
		const first = await predict([items(customers[0] ?? {})], { model: 'twice' });
		expect(first.report).toMatchObject({ model: { name: 'twice', version: 1 } });
		await train({ saveAs: 'twice' }, [items(...customers.slice(0, 150))]);
		const second = await predict([items(customers[0] ?? {})], { model: 'twice' });
		expect(second.report).toMatchObject({ model: { version: 2 } });
		expect(second.rows[0]?.json['probability']).not.toBe(first.rows[0]?.json['probability']);
		const named = { model: 'twice', options: { version: 1 } };
		const again = await predict([items(customers[0] ?? {})], named);
		expect(again.rows).toEqual(first.rows);
		const store = {
			driver: 'sqlite' as const,
			file: join(process.env['N8N_USER_FOLDER'] ?? '', '.n8n', 'marketing-ai', 'store.sqlite'),
		};
		await runJob('store.deleteModel', new Table([]), { store, name: 'twice' });
		await expect(predict([items(customers[0] ?? {})], named)).rejects.toThrow('twice');
	});

	it('raises the alarm when customers are others than the model learnt from', async () => {
		const others = customers.map((customer) => ({ ...customer, recency: customer.recency + 500 }));
		const { alarm, report } = await predict([items(...others)]);
		expect(report).toMatchObject({ drift: { level: 'alarm' } });
		expect(alarm).toHaveLength(1);
		expect(alarm[0]?.json).toMatchObject({
			model: { name: 'churn' },
			level: 'alarm',
			rows: 300,
			message: expect.stringContaining('"recency" (PSI '),
			columns: [{ column: 'recency', ks: 1 }],
			whatToDo: expect.stringContaining('train the model again'),
		});
		expect(alarm[0]?.pairedItem).toHaveLength(300);
		expect((await predict()).alarm).toEqual([]);
	});

	it('refuses a saved model that predicts nothing', async () => {
		const store = {
			driver: 'sqlite' as const,
			file: join(process.env['N8N_USER_FOLDER'] ?? '', '.n8n', 'marketing-ai', 'store.sqlite'),
		};
		const other = { name: 'groups', kind: 'segment.kmeans', info: {}, artefact: Uint8Array.of(1) };
		await runJob('store.saveModel', new Table([]), { store, ...other });
		await expect(predict([items(...customers)], { model: 'groups' })).rejects.toThrow(
			'is a segment.kmeans',
		);
	});

	it('does not change its input items', async () => {
		const given = [items(...customers)];
		const before = structuredClone(given);
		await predict(given);
		expect(given).toEqual(before);
	});
});
