import { closePool } from '../../lib/compute';
import { CleanData } from '../../nodes/CleanData/CleanData.node';
import { fakeExecute, fileItem, items } from '../support/fakeExecute';

afterAll(async () => {
	await closePool();
});

const orders = items(
	{ order_id: '01', order_date: '2024-01-31', amount: '1,5', city: 'Ulm' },
	{ order_id: '02', order_date: '2024-02-02', amount: '2,5', city: 'Ulm' },
	{ order_id: '03', order_date: '2024-02-04', amount: '3,5', city: 'Bonn' },
	{ order_id: '04', order_date: 'soon', amount: 'n/a', city: ' Ulm ' },
);

async function run(parameters: Record<string, unknown>, inputs = [orders]) {
	const { node } = fakeExecute({ parameters: { operation: 'profile', ...parameters }, inputs });
	const [out = []] = await new CleanData().execute.call(node);
	return { out, of: (column: string) => out.find(({ json }) => json['column'] === column)?.json };
}

describe('Clean Data: Profile Columns', () => {
	it('gives one item a column with what it holds', async () => {
		const { out, of } = await run({});
		expect(out.map(({ json }) => [json['column'], json['role']])).toEqual([
			['order_id', 'id'],
			['order_date', 'date'],
			['amount', 'number'],
			['city', 'text'],
		]);
		expect(of('order_id')).toMatchObject({ distinct: 4, unique: true, missing: 0, unreadable: 0 });
		expect(of('city')).toMatchObject({ distinct: 2, unique: false });
		expect(of('city')?.['top']).toEqual([
			{ value: 'Ulm', rows: 3 },
			{ value: 'Bonn', rows: 1 },
		]);
		expect(out[0]?.pairedItem).toHaveLength(4);
	});

	it('describes numbers and dates by their quartiles', async () => {
		const { of } = await run({});
		expect(of('amount')).toMatchObject({
			missing: 1,
			distribution: {
				min: 1.5,
				quartile1: 2,
				median: 2.5,
				quartile3: 3,
				max: 3.5,
				mean: 2.5,
				standardDeviation: 1,
			},
		});
		expect(of('order_date')).toMatchObject({
			unreadable: 1,
			examples: [{ row: 4, value: 'soon', reason: 'not a date that can be read' }],
			distribution: {
				min: '2024-01-31',
				median: '2024-02-02',
				max: '2024-02-04',
				standardDeviation: 2,
			},
		});
	});

	it('follows the rules and reads files', async () => {
		const { of } = await run({
			columnRules: { rule: [{ column: 'order_id', type: 'number' }] },
		});
		expect(of('order_id')).toMatchObject({ role: 'number', distribution: { min: 1, max: 4 } });
		const file = await run({ inputSource: 'file', binaryProperty: 'data' }, [
			[fileItem('a,b\n1,x\n2,y\n', 'f.csv')],
		]);
		expect(file.out).toHaveLength(2);
	});

	it('has one output, while Clean Table has three', () => {
		expect(String(new CleanData().description.outputs)).toMatch(
			/"Profile"\] : \["Clean", "Rejected", "Report"\]/,
		);
	});
});
