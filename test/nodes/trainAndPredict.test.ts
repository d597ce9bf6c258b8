import { closePool } from '../../lib/compute';
import { Random } from '../../lib/math';
import { Predict } from '../../nodes/Predict/Predict.node';
import { TrainModel } from '../../nodes/TrainModel/TrainModel.node';
import { fakeExecute, items } from '../support/fakeExecute';
import { removeTemporaryFolders, temporaryFolder } from '../support/temporaryFolder';

beforeAll(() => {
	process.env['N8N_USER_FOLDER'] = temporaryFolder();
});
afterAll(async () => {
	await closePool();
	removeTemporaryFolders();
});

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

async function predict(given = [items(...customers)]) {
	const parameters = { operation: 'score', model: 'churn' };
	const fake = fakeExecute({ parameters, inputs: given, outputs: 2 });
	const [rows = [], report = []] = await new Predict().execute.call(fake.node);
	return { rows, report: report[0]?.json ?? {} };
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

	it('does not change its input items', async () => {
		const given = [items(...customers)];
		const before = structuredClone(given);
		await predict(given);
		expect(given).toEqual(before);
	});
});
