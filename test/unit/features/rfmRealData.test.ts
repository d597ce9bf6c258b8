/** Public order files of ../shared/data, where they are present. test/golden/rfm.py computed the expected totals without this library. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import golden from '../../golden/rfm.json';
import { readTable, type FileSource } from '../../../lib/table';
import { rfm, type RfmOptions } from '../../../lib/features';
import { byId, context } from './orders';

const DATA = resolve(__dirname, '../../../../shared/data');

const CASES = [
	{
		name: 'superstore',
		file: 'superstore/orders.csv.gz',
		columns: {
			...{ customer: 'Customer ID', order: 'Order ID', date: 'Order Date', amount: 'Sales' },
			category: 'Category',
		},
		expected: golden.superstore,
	},
	{
		name: 'completejourney',
		file: 'completejourney/transactions_sample.csv.gz',
		columns: {
			...{ customer: 'household_id', order: 'basket_id', date: 'transaction_timestamp' },
			amount: 'sales_value',
		},
		expected: golden.completejourney,
	},
];

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

jest.setTimeout(120_000);

describe.each(CASES)('features.rfm on $name', ({ name, file, columns, expected }) => {
	const path = resolve(DATA, file);
	const there = existsSync(path);
	const test = there ? it : it.skip;
	if (!there) it.skip(`skipped: ../shared/data/${file} is not here (${name})`, () => undefined);
	const packed: FileSource = { kind: 'file', path, name: file, format: 'csv' };
	const plain = (): FileSource => ({
		...{ kind: 'file', name: file, format: 'csv' },
		bytes: gunzipSync(readFileSync(path)),
	});
	const options: RfmOptions = { ...columns, asOf: 'latest' };

	test('gives the totals that were counted independently', async () => {
		const { table, report } = await rfm(plain(), options, context());
		expect(report).toMatchObject({
			...{ rows: expected.rows, usedRows: expected.rows, rejectedRows: 0 },
			...{ customers: expected.customers, orders: expected.orders },
			asOf: `${expected.asOf}T23:59:59.999Z`,
		});
		expect(report.monetary).toBeCloseTo(expected.monetary, 3);
		expect(sum(table.column('amount90d').values)).toBeCloseTo(expected.amount90d, 3);
		expect(sum(table.column('orders90d').values)).toBe(expected.orders90d);
		expect(sum(table.column('recency').values)).toBe(expected.recency);
		const best = byId(table, columns.customer)[expected.best.id];
		expect(best).toMatchObject({ frequency: expected.best.frequency, monetaryScore: 5 });
		expect(best?.['monetary']).toBeCloseTo(expected.best.monetary, 3);
		expect(report.categories?.columns ?? null).toEqual(expected.categories);
	});

	test('gives the same from the packed file, from the plain bytes and from a table', async () => {
		const bytes = await rfm(plain(), options, context());
		const gzip = await rfm(packed, options, context(2));
		expect(gzip.report).toEqual(bytes.report);
		const typed = await readTable(plain());
		const memory = await rfm(typed, options, context());
		expect({ ...memory.report, segments: [] }).toEqual({ ...bytes.report, segments: [] });
		expect(sum(memory.table.column('rfmScore').values)).toBe(
			sum(bytes.table.column('rfmScore').values),
		);
	});
});
