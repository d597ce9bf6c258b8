import { tableToRecords, type Table } from '../../../lib/table';
import { byId, runRfm, tableOf, utc } from './orders';

const AS_OF = '2024-06-30';
const TYPES = { customer: 'string', date: 'date', amount: 'number', category: 'string' } as const;
const JUNE = utc('2024-06-15');
const options = { asOf: AS_OF, category: 'category' };

const recordsOf = (table: Table) => tableToRecords(table, 0, table.numRows);

describe('features.rfm with bad and odd input', () => {
	it('refuses orders without rows', async () => {
		await expect(runRfm(tableOf(TYPES, []), options)).rejects.toMatchObject({
			code: 'EMPTY_INPUT',
		});
	});

	it('gives a single order the middle scores, since there is nothing to rank', async () => {
		const { table } = await runRfm(tableOf(TYPES, [['a', JUNE, 10, 'x']]), options);
		expect(byId(table)['a']).toMatchObject({
			...{ recency: 15, frequency: 1, monetary: 10, rfmScore: 333 },
			...{ rfmSegment: 'Needs Attention', share_x: 1, share_other: 0 },
		});
	});

	it('lists every unusable row with its reason and uses the rest', async () => {
		const rows = [
			['a', JUNE, 10, 'x'],
			[null, JUNE, 10, 'x'],
			['  ', JUNE, 10, 'x'],
			['b', null, 10, 'x'],
			['c', JUNE, null, 'x'],
			['d', JUNE, Infinity, 'x'],
			['e', JUNE, 2e11, 'x'],
		];
		const { report, rejected, table } = await runRfm(tableOf(TYPES, rows), options);
		expect(rejected).toEqual({
			rows: [1, 2, 3, 4, 5, 6],
			reasons: [
				...['Customer is missing', 'Customer is missing', 'Date is missing'],
				...['Amount is missing', 'Amount cannot be read', 'Amount cannot be read'],
			],
		});
		expect(report).toMatchObject({ rows: 7, usedRows: 1, rejectedRows: 6 });
		expect(table.numRows).toBe(1);
	});

	it('reads dates and amounts that are text, and rejects those it cannot read', async () => {
		const types = { customer: 'string', date: 'string', amount: 'string' } as const;
		const orders = tableOf(types, [
			['a', '2024-06-15', '10.50'],
			['a', ' 2024-06-15T10:00:00Z ', '1e1'],
			['a', '15.06.2024', '10'],
			['a', '2024-02-30', '10'],
			['a', '2024-06-15', 'ten'],
			['a', '', ''],
		]);
		const { table, rejected } = await runRfm(orders, { asOf: AS_OF });
		expect(byId(table)['a']).toMatchObject({ frequency: 2, monetary: 20.5 });
		expect(rejected.reasons).toEqual([
			...['Date cannot be read', 'Date cannot be read'],
			...['Amount cannot be read', 'Date is missing'],
		]);
	});

	it('gives an empty result and a report when no row is usable', async () => {
		const orders = tableOf(TYPES, [[null, null, null, null]]);
		const { table, report } = await runRfm(orders, { ...options, asOf: 'latest' });
		expect(table.numRows).toBe(0);
		expect(report).toMatchObject({ asOf: null, rejectedRows: 1, customers: 0, segments: [] });
	});

	it('gives an empty result when every order is after the as-of date', async () => {
		const orders = tableOf(TYPES, [['a', utc('2030-01-01'), 1, 'x']]);
		const { table, report } = await runRfm(orders, options);
		expect(table.numRows).toBe(0);
		expect(report).toMatchObject({ rowsAfterAsOf: 1, customers: 0 });
		expect(table.has('share_x')).toBe(false);
	});

	it('keeps a category named __proto__ as a category, and one named other apart from the rest', async () => {
		const orders = tableOf(TYPES, [
			['a', JUNE, 30, '__proto__'],
			['a', JUNE, 20, 'other'],
			['a', JUNE, 10, 'constructor'],
			['a', JUNE, 40, null],
		]);
		const { table } = await runRfm(orders, { ...options, topCategories: 2 });
		expect(recordsOf(table)[0]).toMatchObject({
			...{ favouriteCategory: '__proto__', share___proto__: 0.3 },
			...{ share_other: 0.2, share_other_2: 0.5 },
		});
		expect(Reflect.get({}, 'polluted')).toBeUndefined();
	});

	it('handles 10,000 categories: shares for the largest, the rest together', async () => {
		const rows = Array.from({ length: 10_000 }, (_, i) => [
			`c${i % 100}`,
			JUNE,
			i === 4242 ? 1e6 : 1,
			`category ${i}`,
		]);
		const { table, report } = await runRfm(tableOf(TYPES, rows), { ...options, topCategories: 3 });
		expect(report.categories).toEqual({
			// The largest, then the first two by name among equals.
			columns: ['category 4242', 'category 0', 'category 1'],
			known: 10_000,
		});
		const rows42 = byId(table)['c42'];
		expect(rows42?.['share_category 4242']).toBeCloseTo(1e6 / (1e6 + 99), 12);
		expect(rows42?.['share_other']).toBeCloseTo(99 / (1e6 + 99), 12);
		expect(rows42?.['favouriteCategory']).toBe('category 4242');
	});

	it('orders ids that differ only in zero bytes at their end by length, and keeps them apart', async () => {
		const ids = ['b', 'a\0\0', 'a', 'a\0', 'ab', 'a\0b'];
		const orders = tableOf(
			TYPES,
			ids.map((id) => [id, JUNE, 1, 'x']),
		);
		const { table } = await runRfm(orders, options);
		expect(recordsOf(table).map((row) => row['customer'])).toEqual([
			...['a', 'a\0', 'a\0\0', 'a\0b', 'ab', 'b'],
		]);
	});

	it('does not take ids with leading zeros, spaces inside or long common beginnings for the same', async () => {
		const long = 'x'.repeat(1_000_000);
		const ids = [
			'7',
			'07',
			'007',
			'7 ',
			'a b',
			'ab',
			`${long}1`,
			`${long}2`,
			'12345678901',
			'123456789012',
		];
		const orders = tableOf(
			TYPES,
			[...ids, ...ids].map((id) => [id, JUNE, 1, 'x']),
		);
		const { table } = await runRfm(orders, options);
		expect(table.numRows).toBe(9); // "7 " is "7"
		const counts = recordsOf(table).map((row) => [row['customer'], row['frequency']]);
		expect(Object.fromEntries(counts)).toMatchObject({
			'7': 4,
			'07': 2,
			'007': 2,
			[`${long}2`]: 2,
		});
	});

	it('sums ten million cents without losing one', async () => {
		const rows = Array.from({ length: 30_000 }, () => ['a', JUNE, 0.1, 'x']);
		const { table } = await runRfm(tableOf(TYPES, rows), options);
		expect(byId(table)['a']?.['monetary']).toBe(3000);
	});

	it.each([
		[{ customer: '' }, 'INVALID_PARAMETER'],
		[{ amount: '' }, 'INVALID_PARAMETER'],
		[{ customer: 'nobody' }, 'MISSING_COLUMN'],
		[{ date: 'amount' }, 'WRONG_TYPE'],
		[{ amount: 'date' }, 'WRONG_TYPE'],
		[{ customer: 'date' }, 'WRONG_TYPE'],
		[{ windows: [0] }, 'INVALID_PARAMETER'],
		[{ windows: [1, 2, 3, 4, 5, 6, 7] }, 'INVALID_PARAMETER'],
		[{ windows: [1.5] }, 'INVALID_PARAMETER'],
		[{ topCategories: -1 }, 'INVALID_PARAMETER'],
		[{ asOf: 'yesterday' }, 'INVALID_PARAMETER'],
		[{ asOf: NaN }, 'INVALID_PARAMETER'],
	])('refuses %j with %s', async (wrong, code) => {
		const orders = tableOf(TYPES, [['a', JUNE, 1, 'x']]);
		await expect(runRfm(orders, { ...options, ...wrong })).rejects.toMatchObject({ code });
	});
});
