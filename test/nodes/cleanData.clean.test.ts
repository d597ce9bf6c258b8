import type { IDataObject } from 'n8n-workflow';
import { closePool } from '../../lib/compute';
import { CleanData } from '../../nodes/CleanData/CleanData.node';
import { fakeExecute, fileItem, items, type FakeExecuteOptions } from '../support/fakeExecute';

afterAll(async () => {
	await closePool();
});

const customers = items(
	{
		customer_id: '007',
		email: ' Ada@Example.com ',
		spent: '1.234,50 €',
		signup_date: '13/04/2024',
		age: 36,
	},
	{ customer_id: '008', email: 'bob@@x.com', spent: '12,00 €', signup_date: '2024-04-03', age: 41 },
	{
		customer_id: '007',
		email: 'ADA@example.com',
		spent: '5,00',
		signup_date: '03/04/2024',
		age: null,
	},
	{ customer_id: '009', email: 'cy@example.org', spent: '7,5', signup_date: '2024-02-30', age: 29 },
);

async function run(parameters: IDataObject, more: Partial<FakeExecuteOptions> = {}) {
	const { node, files, messages } = fakeExecute({
		parameters: { operation: 'clean', ...parameters },
		inputs: [customers],
		outputs: 3,
		...more,
	});
	const outputs = await new CleanData().execute.call(node);
	const [clean = [], rejected = [], report = []] = outputs;
	return { clean, rejected, report: report[0]?.json ?? {}, files, messages };
}

describe('Clean Data: Clean Table', () => {
	it('sends each row to Clean or Rejected and what it did to Report', async () => {
		const before = structuredClone(customers);
		const { clean, rejected, report } = await run({ duplicates: 'keys', keyColumns: 'email' });
		expect(clean).toEqual([
			{
				json: {
					customer_id: '007',
					email: 'ada@example.com',
					spent: 1234.5,
					signup_date: '2024-04-13',
					age: 36,
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(
			rejected.map(({ json, pairedItem }) => [json['_row'], json['_reasons'], pairedItem]),
		).toEqual([
			[2, 'email: not an e-mail address: more than one @ ("bob@@x.com")', { item: 1 }],
			[3, 'duplicate of row 1 (same email)', { item: 2 }],
			[4, 'signup_date: not a date: February 2024 has 29 days, not 30 ("2024-02-30")', { item: 3 }],
		]);
		expect(rejected[1]?.json).toMatchObject({ ...customers[2]?.json, _duplicate_of: 1 });
		expect(report).toMatchObject({ rowsIn: 4, rowsClean: 1, rowsRejected: 2, rowsDuplicate: 1 });
		expect(customers).toEqual(before);
	});

	it('lets column rules win and fills missing values', async () => {
		const { clean, rejected } = await run({
			columnRules: {
				rule: [
					{ column: 'email', type: 'text', onInvalid: 'auto', onMissing: 'leave' },
					{
						column: ' age ',
						type: 'number',
						onInvalid: 'auto',
						onMissing: 'median',
						fillValue: '',
					},
					{
						column: 'signup_date',
						type: 'auto',
						onInvalid: 'missing',
						onMissing: 'constant',
						fillValue: '2024-01-01',
					},
					{ column: '', type: 'number' },
				],
			},
		});
		expect(rejected).toEqual([]);
		expect(clean.map(({ json }) => [json['email'], json['age'], json['signup_date']])).toEqual([
			['Ada@Example.com', 36, '2024-04-13'],
			['bob@@x.com', 41, '2024-04-03'],
			['ADA@example.com', 36, '2024-04-03'],
			['cy@example.org', 29, '2024-01-01'],
		]);
	});

	it('touches only columns with a rule when detection is off', async () => {
		const { clean } = await run({
			autoDetect: false,
			columnRules: { rule: [{ column: 'spent', type: 'number' }] },
		});
		expect(clean[0]?.json).toEqual({ ...customers[0]?.json, spent: 1234.5 });
	});

	it('puts cleaned values back into nested objects and adds no empty fields', async () => {
		const nested = items(
			{ id: 'a', address: { city: ' Köln ', tags: ['x', 'y'] } },
			{ id: 'b', note: 'new', 'a.b': ' flat ' },
		);
		const { clean } = await run({}, { inputs: [nested] });
		expect(clean.map(({ json }) => json)).toEqual([
			{ id: 'a', address: { city: 'Köln', tags: ['x', 'y'] } },
			{ id: 'b', note: 'new', 'a.b': 'flat' },
		]);
		expect(nested[0]?.json).toEqual({ id: 'a', address: { city: ' Köln ', tags: ['x', 'y'] } });
	});

	it('keeps fields called __proto__ and constructor, and pollutes nothing', async () => {
		const json: IDataObject = JSON.parse(
			'{"__proto__":{"polluted":" yes "},"constructor":" b ","a":" x "}',
		);
		const { clean } = await run({}, { inputs: [[{ json }]] });
		expect(JSON.stringify(clean[0]?.json)).toBe(
			'{"__proto__":{"polluted":"yes"},"constructor":"b","a":"x"}',
		);
		expect(({} as IDataObject)['polluted']).toBeUndefined();
	});

	it('flags outliers in a column of their own', async () => {
		const numbers = items(...[1, 2, 3, 4, 5, 6, 7, 8, 9, 100].map((n) => ({ n })));
		const { clean } = await run(
			{ outliers: 'iqr', outlierAction: 'flag', outlierColumns: '' },
			{ inputs: [numbers] },
		);
		expect(clean.map(({ json }) => json['n_outlier'])).toEqual([...Array(9).fill(false), true]);
	});

	it('reads a CSV file and writes files', async () => {
		const csv = 'id;price\n001;"1.234,50"\n002;free\n003;"7,5"\n';
		const input = [fileItem(csv, 'prices.csv')];
		const { clean, rejected, files } = await run(
			{ inputSource: 'file', binaryProperty: 'data', outputFormat: 'csv' },
			{ inputs: [input] },
		);
		expect(clean[0]?.json).toEqual({ rows: 2, columns: ['id', 'price'], fileName: 'clean.csv' });
		expect(files.get('clean.csv')?.toString().trim().split(/\r?\n/)).toEqual([
			'id,price',
			'001,1234.5',
			'003,7.5',
		]);
		expect(files.get('rejected.csv')?.toString()).toContain('002,free,2,');
		expect(clean[0]?.pairedItem).toEqual([{ item: 0 }]);
		expect(rejected).toHaveLength(1);
	});

	it('shows lines of a file that cannot be read, and goes on', async () => {
		const input = [fileItem('id,price\n1,2\n2,3,4,5\n3,4\n', 'broken.csv')];
		const { clean, rejected, report } = await run(
			{ inputSource: 'file', binaryProperty: 'data' },
			{ inputs: [input] },
		);
		expect(clean.map(({ json }) => json)).toEqual([
			{ id: '1', price: 2 },
			{ id: '3', price: 4 },
		]);
		expect(rejected[0]?.json).toMatchObject({ _line: 3 });
		expect(report).toMatchObject({ rowsIn: 2, unreadable: { count: 1 } });
	});

	it('gives empty outputs and a report for no items', async () => {
		const { clean, rejected, report } = await run({}, { inputs: [[]] });
		expect([clean, rejected]).toEqual([[], []]);
		expect(report).toMatchObject({ rowsIn: 0 });
	});

	it.each([
		[{ columnRules: { rule: [{ column: 'nope', type: 'number' }] } }, /no column "nope"/],
		[{ duplicates: 'keys', keyColumns: ' ' }, /No key column/],
		[{ options: { timeZone: 'Mars/Olympus' } }, /Mars/],
		[
			{
				options: { country: 'Atlantis' },
				columnRules: { rule: [{ column: 'email', type: 'phone' }] },
			},
			/Atlantis/,
		],
	])('refuses %j with a clear message', async (parameters, message) => {
		await expect(run(parameters)).rejects.toThrow(message);
	});

	it('becomes one error item when the node continues on fail', async () => {
		const { clean } = await run({ duplicates: 'keys', keyColumns: '' }, { continueOnFail: true });
		expect(clean[0]?.json).toMatchObject({ code: 'INVALID_PARAMETER' });
	});

	it('stops when the execution is cancelled', async () => {
		const abort = new AbortController();
		abort.abort();
		await expect(run({}, { signal: abort.signal })).rejects.toThrow(/cancel/i);
	});

	it('tells progress to the editor in manual runs', async () => {
		const { messages } = await run({}, { mode: 'manual' });
		expect(messages.some((message) => message.includes('100 %'))).toBe(true);
	});
});
