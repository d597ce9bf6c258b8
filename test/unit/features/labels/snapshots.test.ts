import { readTable, type FileSource } from '../../../../lib/table';
import { context, utc } from '../orders';
import { customersAsOf, customerSnapshots } from '../../../../lib/features';
import { COLUMNS, DAY, LAST, ordersTable, records, snapshots, type Order } from './shopOrders';

let orders = 0;
const order = (customer: string, date: string, amount = 10, category = 'Tea'): Order => ({
	customer,
	time: utc(date.length === 10 ? `${date}T12:00:00Z` : date),
	amount,
	order: `o${++orders}`,
	category,
});

/** 120 days: 2025-03-03 to 2025-06-30. With a horizon of 30 days: cut-offs on 2025-04-01, 05-01 and 05-31. */
const frame = [order('frame', '2025-03-03'), order('frame', '2025-06-30')];

/** Rows of one customer: by snapshot day. */
async function seen(own: readonly Order[], options: Parameters<typeof snapshots>[1]) {
	const { table } = await snapshots([...frame, ...own], { horizonDays: 30, ...options });
	return records(table)
		.filter(({ customer }) => customer === 'x')
		.map((row) => [String(row['snapshotDate']).slice(0, 10), row[options.question]]);
}

describe('snapshots of customers', () => {
	it('lie a horizon apart, the last a horizon before the latest order', async () => {
		const { report, table } = await snapshots(frame, { question: 'willBuy', horizonDays: 30 });
		expect(report.snapshots).toEqual([
			{ date: '2025-04-01', customers: 1, mean: 0 },
			{ date: '2025-05-01', customers: 1, mean: 0 },
			{ date: '2025-05-31', customers: 1, mean: 1 },
		]);
		expect(report).toMatchObject({ firstOrder: '2025-03-03', lastOrder: '2025-06-30' });
		expect(table.names.slice(0, 2)).toEqual(['customer', 'snapshotDate']);
		expect(table.names.at(-1)).toBe('willBuy');
	});

	it('count an order on the cut-off day as known and one on the day after as what happened', async () => {
		const known = [order('x', '2025-05-01T23:59:59.999Z')];
		expect(await seen(known, { question: 'willBuy' })).toEqual([
			['2025-05-01', 'no'],
			['2025-05-31', 'no'],
		]);
		const both = [...known, order('x', '2025-05-02T00:00:00Z')];
		expect(await seen(both, { question: 'willBuy' })).toEqual([
			['2025-05-01', 'yes'],
			['2025-05-31', 'no'],
		]);
	});

	it('read times in other zones as the moment they are', async () => {
		// 23:30 on 1 May in New York is 2 May in UTC.
		const late = [order('x', '2025-04-01'), order('x', '2025-05-01T23:30:00-04:00')];
		expect(await seen(late, { question: 'willBuy' })).toEqual([
			['2025-04-01', 'no'],
			['2025-05-01', 'yes'],
			['2025-05-31', 'no'],
		]);
	});

	it('ask about churn only of customers who were active lately', async () => {
		const own = [order('x', '2025-03-20'), order('x', '2025-04-20')];
		const options = { question: 'willChurn', activityDays: 40 } as const;
		expect(await seen(own, options)).toEqual([
			['2025-04-01', 'no'],
			['2025-05-01', 'yes'],
		]);
		expect(await seen(own, { question: 'willChurn', activityDays: 42 })).toHaveLength(3);
	});

	it('add up what is spent, refunds subtracted or left out', async () => {
		const own = [
			order('x', '2025-04-01', 5),
			order('x', '2025-04-02', 40),
			order('x', '2025-05-01', -15),
			order('x', '2025-06-30', 7),
		];
		expect(await seen(own, { question: 'spend' })).toEqual([
			['2025-04-01', 25],
			['2025-05-01', 0],
			['2025-05-31', 7],
		]);
		expect(await seen(own, { question: 'spend', refunds: 'ignore' })).toEqual([
			['2025-04-01', 40],
			['2025-05-01', 0],
			['2025-05-31', 7],
		]);
	});

	it('take no refund for an order, neither before nor after', async () => {
		const own = [order('x', '2025-03-10', -5), order('x', '2025-04-20', -5)];
		expect(await seen(own, { question: 'willBuy' })).toEqual([]);
		const bought = [order('x', '2025-03-10'), order('x', '2025-04-20', -5)];
		expect((await seen(bought, { question: 'willBuy' })).map(([, label]) => label)).toEqual([
			'no',
			'no',
			'no',
		]);
	});

	it('leave out orders in the future, and say how many', async () => {
		const wrong = [order('x', '2025-04-01'), order('x', '2099-01-01')];
		const { report } = await snapshots([...frame, ...wrong], {
			question: 'willBuy',
			horizonDays: 30,
			notAfter: LAST + DAY,
		});
		expect(report.lastOrder).toBe('2025-06-30');
		expect(report.rowsAfterAsOf).toBe(1);
	});

	it('hold no absolute date and no rank among the customers of one moment', async () => {
		const { table } = await snapshots(frame, { question: 'spend', horizonDays: 20 });
		const made = table.names.filter((name) => name !== 'snapshotDate');
		expect(made.filter((name) => table.column(name).type === 'date')).toEqual([]);
		expect(made.filter((name) => /score|segment|firstOrder|lastOrder/i.test(name))).toEqual([]);
		expect(made).toEqual(
			expect.arrayContaining(['recency', 'tenureDays', 'orders20d', 'amount90d']),
		);
	});

	it('take the same part of the customers in every snapshot when there are too many rows', async () => {
		const many = Array.from({ length: 900 }, (_, i) => order(`c${i}`, '2025-03-10'));
		const options = { question: 'willBuy', horizonDays: 30, maxRows: 1000 } as const;
		const { table, report } = await snapshots([...frame, ...many], options);
		expect(report.customersTaken).toBeCloseTo(1000 / (901 * 3), 12);
		expect(table.numRows).toBeGreaterThan(800);
		expect(table.numRows).toBeLessThan(1200);
		expect(new Set(report.snapshots.map(({ customers }) => customers)).size).toBe(1);
	});

	it('say how long a shop must be open when it is too young', async () => {
		const young = [order('a', '2025-06-01'), order('a', '2025-06-30')];
		await expect(snapshots(young, { question: 'willBuy', horizonDays: 30 })).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
			message: expect.stringContaining(
				'The orders span 30 days (2025-06-01 to 2025-06-30)',
			) as string,
			hint: expect.stringContaining('at most 15 days') as string,
			details: { days: 30, needed: 60 },
		});
	});

	it('refuse unknown questions, wrong numbers, no orders, and ids named like a feature', async () => {
		await expect(snapshots(frame, { question: 'magic' as never })).rejects.toThrow('"magic"');
		await expect(snapshots(frame, { question: 'spend', horizonDays: 0.5 })).rejects.toThrow('0.5');
		await expect(snapshots(frame, { question: 'spend', snapshots: 99 })).rejects.toThrow('99');
		await expect(snapshots([], { question: 'spend' })).rejects.toMatchObject({
			code: 'EMPTY_INPUT',
		});
		await expect(snapshots([order('', '2025-01-01')], { question: 'spend' })).rejects.toMatchObject(
			{ code: 'EMPTY_INPUT' },
		);
		const named = ordersTable(frame);
		const renamed = named.with([['recency', named.column('customer')]]);
		await expect(snapshots(renamed, { question: 'spend', customer: 'recency' })).rejects.toThrow(
			'"recency"',
		);
	});

	it('read a file in pieces with the result of the table', async () => {
		const all = [...frame, order('x', '2025-04-02', 3, 'Cups'), order('x', '2025-06-02', 4)];
		const lines = all.map(
			({ customer, time, amount, order: id, category }) =>
				`${customer},${new Date(time).toISOString()},${amount},${id},${category}`,
		);
		const text = `customer,date,amount,order,category\n${lines.join('\n')}\n`;
		const bytes = new TextEncoder().encode(text);
		const file: FileSource = { kind: 'file', bytes, name: 'orders.csv', format: 'csv' };
		const options = { ...COLUMNS, question: 'willBuy', horizonDays: 30 } as const;
		const fromFile = await customerSnapshots(file, options, context());
		const fromTable = await customerSnapshots(await readTable(file), options, context());
		expect(records(fromFile.table)).toEqual(records(fromTable.table));
	});
});

describe('customers as of a moment', () => {
	it('get the features of a snapshot of the same day', async () => {
		const all = [...frame, order('x', '2025-04-02', 3, 'Cups'), order('x', '2025-05-20', 4)];
		const { table, question } = await snapshots(all, { question: 'willChurn', horizonDays: 30 });
		const at = { asOf: '2025-05-31' };
		const later = await customersAsOf(ordersTable(all), question, at, context());
		const last = records(table).filter(({ snapshotDate }) =>
			String(snapshotDate).startsWith('2025-05-31'),
		);
		const told = ['snapshotDate', 'willChurn'];
		const features = last.map((row) =>
			Object.fromEntries(Object.entries(row).filter(([name]) => !told.includes(name))),
		);
		expect(records(later.table)).toEqual(features);
		expect(later.inactive).toBe(1);
	});

	it('are looked at on the day of the latest order, or now when that is earlier', async () => {
		const { question } = await snapshots(frame, { question: 'willBuy', horizonDays: 30 });
		const orders = ordersTable([...frame, order('x', '2031-01-01')]);
		const notAfter = utc('2025-07-15T08:00:00Z');
		const { asOf, table } = await customersAsOf(orders, question, { notAfter }, context());
		expect(new Date(asOf).toISOString()).toBe('2025-06-30T23:59:59.999Z');
		expect(records(table).map(({ customer }) => customer)).toEqual(['frame']);
	});
});
