import { closePool } from '../../lib/compute';
import { ExtractFeatures } from '../../nodes/ExtractFeatures/ExtractFeatures.node';
import { fakeExecute, fileItem, items } from '../support/fakeExecute';

const ORDERS = items(
	{ customer_id: 'ann', order_date: '2024-06-30', total: 100, order_id: 1, kind: 'Shoes' },
	{ customer_id: 'bob', order_date: '2024-06-01', total: 20, order_id: 2, kind: 'Hats' },
	{ customer_id: '', order_date: '2024-06-02', total: 5, order_id: 3, kind: 'Hats' },
	{ customer_id: 'ann', order_date: '2024-06-10', total: 60, order_id: 4, kind: 'Hats' },
	{ customer_id: 'zoe', order_date: '2024-06-10', total: 7, order_id: 5, kind: 'Hats' },
);
const CUSTOMERS = items(
	{ customer_id: 'bob', email: 'bob@example.com', address: { city: 'Ulm' }, tags: ['a'] },
	{ customer_id: 'cy', email: 'cy@example.com' },
	{ customer_id: 'ann', email: 'ann@example.com', recency: 'mine' },
);
const PARAMETERS = {
	operation: 'rfm',
	...{ inputSource: 'items', customersSource: 'items', outputFormat: 'items' },
	...{ customerColumn: 'customer_id', dateColumn: 'order_date', amountFrom: 'amount' },
	...{ amountColumn: 'total', orderColumn: 'order_id', categoryColumn: 'kind' },
	...{ asOfMode: 'latest', customersKey: 'customer_id', options: {} },
};

const run = async (
	parameters: Record<string, unknown>,
	inputs: Parameters<typeof fakeExecute>[0]['inputs'],
	extra: { continueOnFail?: boolean } = {},
) => {
	const fake = fakeExecute({
		parameters: { ...PARAMETERS, ...parameters },
		inputs,
		outputs: 3,
		...extra,
	});
	const outputs = await new ExtractFeatures().execute.call(fake.node);
	return { ...fake, features: outputs[0]!, rejected: outputs[1]!, report: outputs[2]! };
};

afterAll(closePool);

describe('Extract Features: RFM and Behaviour', () => {
	it('gives one item a customer, paired with the order items of that customer', async () => {
		const { features } = await run({}, [ORDERS]);
		expect(features.map(({ json, pairedItem }) => [json['customer_id'], pairedItem])).toEqual([
			['ann', [{ item: 0 }, { item: 3 }]],
			['bob', [{ item: 1 }]],
			['zoe', [{ item: 4 }]],
		]);
		expect(features[0]?.json).toMatchObject({
			...{ recency: 0, frequency: 2, monetary: 160, lastOrder: '2024-06-30' },
			...{ orders30d: 2, amount30d: 160, share_Shoes: 0.625, favouriteCategory: 'Shoes' },
		});
	});

	it('keeps and extends every customer item, in order, paired with it', async () => {
		const { features, report } = await run({}, [ORDERS, CUSTOMERS]);
		expect(features.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0, input: 1 },
			{ item: 1, input: 1 },
			{ item: 2, input: 1 },
		]);
		expect(features[0]?.json).toMatchObject({
			...{ email: 'bob@example.com', address: { city: 'Ulm' }, tags: ['a'] },
			...{ recency: 29, frequency: 1, monetary: 20 },
		});
		expect(features[1]?.json).toMatchObject({
			...{ email: 'cy@example.com', frequency: 0, monetary: 0, rfmSegment: 'No Orders' },
			recency: null,
		});
		expect(features[2]?.json).toMatchObject({ recency: 0, email: 'ann@example.com' });
		expect(report[0]?.json['join']).toMatchObject({
			...{ unknownCustomers: 1, unknownExamples: ['zoe'], replacedColumns: ['recency'] },
		});
	});

	it('does not change its input items', async () => {
		const before = structuredClone([ORDERS, CUSTOMERS]);
		await run({}, [ORDERS, CUSTOMERS]);
		expect([ORDERS, CUSTOMERS]).toEqual(before);
	});

	it('sends unusable order items to "Rejected" with their reason', async () => {
		const { rejected, report } = await run({}, [ORDERS]);
		expect(rejected).toEqual([
			{
				json: { ...ORDERS[2]!.json, _row: 3, _reasons: 'Customer is missing' },
				pairedItem: { item: 2 },
			},
		]);
		expect(report[0]?.json).toMatchObject({ rows: 5, usedRows: 4, rejectedRows: 1 });
	});

	it('reads files for both inputs and writes one', async () => {
		const orders = fileItem(
			'customer_id,order_date,total\n7,2024-06-30,5\n8,2024-06-29,6\n',
			'o.csv',
		);
		const customers = fileItem('customer_id,email\n8,eight@example.com\n', 'c.csv');
		const { features, files, rejected } = await run(
			{
				...{ inputSource: 'file', customersSource: 'file', outputFormat: 'csv' },
				...{ orderColumn: '', categoryColumn: '' },
			},
			[[orders], [customers]],
		);
		expect(features).toHaveLength(1);
		expect(features[0]?.json).toMatchObject({ rows: 1, fileName: 'features.csv' });
		const [header, line] = files.get('features.csv')!.toString().split(/\r?\n/);
		expect(header).toContain('customer_id,email,recency,frequency,monetary');
		expect(line).toContain('8,eight@example.com,1,1,6');
		expect(rejected).toEqual([]);
	});

	it('uses nothing after a given date', async () => {
		const { features, report } = await run({ asOfMode: 'date', asOfDate: '2024-06-10' }, [ORDERS]);
		expect(features[0]?.json).toMatchObject({ frequency: 1, monetary: 60, recency: 0 });
		expect(report[0]?.json).toMatchObject({ rowsAfterAsOf: 1 });
	});

	it('takes windows, categories and refunds from its options', async () => {
		const refund = items({
			customer_id: 'ann',
			order_date: '2024-06-11',
			total: -60,
			kind: 'Hats',
		});
		const { features } = await run(
			{
				orderColumn: '',
				options: {
					...{ windows: '7', topCategories: 1, includeCategories: 'Hats' },
					refunds: 'ignore',
				},
			},
			[[...ORDERS, ...refund]],
		);
		expect(features[0]?.json).toMatchObject({ orders7d: 1, amount7d: 100, monetary: 160 });
		const shares = Object.keys(features[0]!.json).filter((name) => name.startsWith('share_'));
		expect(shares).toEqual(['share_Hats', 'share_other']);
	});

	it('names the missing column, and says so in one item when it continues on fail', async () => {
		await expect(run({ amountColumn: 'price' }, [ORDERS])).rejects.toThrow('price');
		const { features, rejected, report } = await run({ amountColumn: 'price' }, [ORDERS], {
			continueOnFail: true,
		});
		expect(features).toHaveLength(1);
		expect(features[0]?.json).toMatchObject({ code: 'MISSING_COLUMN' });
		expect([rejected, report]).toEqual([[], []]);
	});

	it('refuses a window that is no number', async () => {
		await expect(run({ options: { windows: 'month' } }, [ORDERS])).rejects.toThrow('NaN');
	});
});
