import type { IDataObject } from 'n8n-workflow';
import { tableToRecords } from '../../lib/table';
import { Predict } from '../../nodes/Predict/Predict.node';
import { TrainModel } from '../../nodes/TrainModel/TrainModel.node';
import { fakeExecute, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';
import { plantedOrders } from '../unit/learn/question/plantedShop';

useOwnStore();

const table = plantedOrders();
const orders = tableToRecords(table, 0, table.numRows).map((row) => row as IDataObject);

const TRAIN = {
	operation: 'train',
	question: 'willBuy',
	customerColumn: 'customer',
	dateColumn: 'date',
	amountFrom: 'amount',
	amountColumn: 'amount',
	horizonDays: 30,
	algorithm: 'logisticRegression',
	saveAs: 'buys',
};

async function train(parameters: Record<string, unknown> = {}) {
	const inputs = [items(...orders)];
	const fake = fakeExecute({ parameters: { ...TRAIN, ...parameters }, inputs, outputs: 3 });
	const [report = []] = await new TrainModel().execute.call(fake.node);
	return report[0]?.json ?? {};
}

async function predict(rows: readonly IDataObject[], options: IDataObject = {}) {
	const parameters = { operation: 'score', model: 'buys', options };
	const fake = fakeExecute({ parameters, inputs: [items(...rows)], outputs: 3 });
	const [scored = [], report = []] = await new Predict().execute.call(fake.node);
	return { scored, report: report[0]?.json ?? {} };
}

describe('a ready question in the nodes', () => {
	it('is learnt from order items and used on order items, one item a customer', async () => {
		const report = await train();
		expect(report).toMatchObject({
			model: { name: 'buys', version: 1 },
			target: 'willBuy',
			beatsBaseline: true,
			rival: { name: 'Same as last period', beaten: true },
			question: { horizonDays: 30, lastOrder: '2025-06-30' },
		});
		const { scored, report: told } = await predict(orders);
		expect(scored).toHaveLength(240);
		expect(told).toMatchObject({ customers: { customers: 240, customerColumn: 'customer' } });
		for (const { json, pairedItem } of scored.slice(0, 5)) {
			const own = orders.flatMap((order, item) =>
				order['customer'] === json['customer'] ? [{ item }] : [],
			);
			expect(pairedItem).toEqual(own);
			expect(json['reasons']).toHaveLength(3);
		}
	});

	it('is answered as of a day, and refused for a day that cannot be read', async () => {
		await train();
		const { report } = await predict(orders, { asOf: '2025-03-31' });
		expect(report).toMatchObject({ customers: { asOf: '2025-03-31T23:59:59.999Z' } });
		await expect(predict(orders, { asOf: 'soon' })).rejects.toThrow('"soon" cannot be read');
	});

	it('takes its options', async () => {
		const options = { snapshots: 3, windows: '20', activityDays: 45, asOf: '2025-05-31' };
		const report = await train({ question: 'willChurn', saveAs: '', options });
		expect(report).toMatchObject({ question: { activityDays: 45, lastOrder: '2025-05-31' } });
		expect(report['columns']).toEqual(expect.arrayContaining(['orders20d', 'orders30d']));
		expect(report['columns']).not.toContain('orders90d');
	});

	it('says how many days of orders it needs', async () => {
		await expect(train({ horizonDays: 160 })).rejects.toThrow('needs 320');
	});

	it('is asked only for a ready question: a column is the default', () => {
		const { properties } = new TrainModel().description;
		const question = properties.find(({ name }) => name === 'question');
		expect(question?.default).toBe('column');
		const target = properties.find(({ name }) => name === 'target');
		expect(target?.displayOptions?.show).toMatchObject({ question: ['column'] });
		const customer = properties.find(({ name }) => name === 'customerColumn');
		expect(customer?.displayOptions?.show).toMatchObject({
			question: ['willChurn', 'willBuy', 'spend'],
		});
	});
});
