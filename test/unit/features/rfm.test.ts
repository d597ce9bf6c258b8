import { byId, runRfm, tableOf, utc } from './orders';

const TYPES = { customer: 'string', date: 'date', amount: 'number', category: 'string' } as const;

/** Five customers; every expectation below was worked out by hand from these rows. */
const ORDERS = tableOf(TYPES, [
	['ann', utc('2024-06-30T10:00:00Z'), 100, 'Shoes'], // age 0
	['ann', utc('2024-06-01T23:59:59Z'), 50, 'Hats'], // age 29: the last day of the 30-day window
	['ann', utc('2024-03-01T00:00:00Z'), 30, 'Hats'], // age 121
	['bob', utc('2024-05-31T08:00:00Z'), 20, 'Hats'], // age 30: the day before the window
	['cy', utc('2023-07-01T12:00:00Z'), 400, 'Shoes'], // age 365
	['dee', utc('2024-03-22T00:00:00Z'), 60, 'Belts'], // age 100
	['dee', utc('2024-03-22T00:00:00Z'), -10, 'Belts'], // a refund
	['eve', utc('2024-06-27T00:00:00Z'), 5, null], // age 3, no category
	['eve', utc('2024-07-01T00:00:00Z'), 999, 'Shoes'], // after the as-of date
]);

const run = async () => await runRfm(ORDERS, { asOf: '2024-06-30', category: 'category' });

describe('features.rfm on five customers', () => {
	it('counts recency in calendar days up to the as-of date', async () => {
		const rows = byId((await run()).table);
		const recency = Object.entries(rows).map(([id, row]) => [id, row['recency']]);
		expect(Object.fromEntries(recency)).toEqual({ ann: 0, bob: 30, cy: 365, dee: 100, eve: 3 });
	});

	it('counts orders without refunds and later rows, and subtracts refunds from the amount', async () => {
		const rows = byId((await run()).table);
		expect(rows['ann']).toMatchObject({ frequency: 3, monetary: 180, averageOrderValue: 60 });
		expect(rows['dee']).toMatchObject({ frequency: 1, monetary: 50, averageOrderValue: 50 });
		expect(rows['eve']).toMatchObject({ frequency: 1, monetary: 5 });
	});

	it('gives first and last order, tenure and the mean days between orders', async () => {
		const rows = byId((await run()).table);
		expect(rows['ann']).toMatchObject({
			firstOrder: utc('2024-03-01T00:00:00Z'),
			lastOrder: utc('2024-06-30T10:00:00Z'),
			tenureDays: 121, // 30 March days after the 1st + 30 + 31 + 30
			daysBetweenOrders: 60.5, // 121 days / 2 gaps
		});
		expect(rows['bob']).toMatchObject({ daysBetweenOrders: null, tenureDays: 30 });
	});

	it('makes windows of exactly 30, 90 and 365 calendar days', async () => {
		const rows = byId((await run()).table);
		expect(rows['ann']).toMatchObject({
			...{ orders30d: 2, amount30d: 150, orders90d: 2, amount90d: 150 },
			...{ orders365d: 3, amount365d: 180 },
		});
		expect(rows['bob']).toMatchObject({ orders30d: 0, amount30d: 0, orders90d: 1, amount90d: 20 });
		expect(rows['cy']).toMatchObject({ orders365d: 0, amount365d: 0, frequency: 1, monetary: 400 });
		expect(rows['dee']).toMatchObject({ orders90d: 0, orders365d: 1, amount365d: 50 });
	});

	it('compares each window with the equally long time before it', async () => {
		const rows = byId((await run()).table);
		expect(rows['ann']?.['trend30d']).toBe(1); // 150 now, nothing in the 30 days before
		expect(rows['ann']?.['trend90d']).toBeCloseTo((150 - 30) / 180, 12);
		expect(rows['bob']?.['trend30d']).toBe(-1);
		expect(rows['cy']).toMatchObject({ trend30d: null, trend90d: null, trend365d: -1 });
	});

	it('scores by quintiles: with five different values, 1 to 5', async () => {
		const rows = byId((await run()).table);
		const scores = Object.entries(rows).map(([id, row]) => [id, row['rfmScore']]);
		// Recency: cy 1, dee 2, bob 3, eve 4, ann 5. Orders: ann 3, the others 1: the edges are 1, 1, 1, 1.
		// Amounts 5 < 20 < 50 < 180 < 400.
		expect(Object.fromEntries(scores)).toEqual({ ann: 554, bob: 312, cy: 115, dee: 213, eve: 411 });
	});

	it('names the segments by the grid', async () => {
		const rows = byId((await run()).table);
		const names = Object.entries(rows).map(([id, row]) => [id, row['rfmSegment']]);
		expect(Object.fromEntries(names)).toEqual({
			ann: 'Champions', // R5, (5 + 4) / 2 = 4
			bob: 'About to Sleep', // R3, 1
			cy: 'At Risk', // R1, 3
			dee: 'Hibernating', // R2, 2
			eve: 'Promising', // R4, 1
		});
	});

	it('splits the amount into category shares and names the favourite', async () => {
		const rows = byId((await run()).table);
		expect(rows['ann']?.['share_Shoes']).toBeCloseTo(100 / 180, 12);
		expect(rows['ann']?.['share_Hats']).toBeCloseTo(80 / 180, 12);
		expect(rows['ann']).toMatchObject({
			share_Belts: 0,
			share_other: 0,
			favouriteCategory: 'Shoes',
		});
		expect(rows['dee']).toMatchObject({ share_Belts: 1, favouriteCategory: 'Belts' });
		expect(rows['eve']).toMatchObject({ share_other: 1, favouriteCategory: null });
	});

	it('reports what was read, left out and found', async () => {
		const { report } = await run();
		expect(report).toMatchObject({
			...{ asOf: '2024-06-30T23:59:59.999Z', rows: 9, usedRows: 8, rowsAfterAsOf: 1 },
			...{ rejectedRows: 0, customers: 5, orders: 7, monetary: 655, orderUnit: 'row' },
			refunds: { policy: 'subtract', rows: 1, amount: -10 },
			categories: { columns: ['Shoes', 'Hats', 'Belts'], known: 3 },
		});
		expect(report.segments.map(({ segment, customers }) => [segment, customers])).toEqual([
			['Champions', 1],
			['Promising', 1],
			['About to Sleep', 1],
			['At Risk', 1],
			['Hibernating', 1],
		]);
	});

	it('lists the columns in a fixed order, customers by id', async () => {
		const { table } = await run();
		expect(table.names).toEqual([
			...['customer', 'recency', 'frequency', 'monetary', 'averageOrderValue', 'firstOrder'],
			...['lastOrder', 'tenureDays', 'daysBetweenOrders', 'recencyScore', 'frequencyScore'],
			...['monetaryScore', 'rfmScore', 'rfmSegment', 'orders30d', 'amount30d', 'trend30d'],
			...['orders90d', 'amount90d', 'trend90d', 'orders365d', 'amount365d', 'trend365d'],
			...['favouriteCategory', 'share_Shoes', 'share_Hats', 'share_Belts', 'share_other'],
		]);
		expect(Object.keys(byId(table))).toEqual(['ann', 'bob', 'cy', 'dee', 'eve']);
	});

	it('takes the day of the latest order as the as-of date when asked for the latest', async () => {
		const { report, table } = await runRfm(ORDERS, { asOf: 'latest' });
		expect(report.asOf).toBe('2024-07-01T23:59:59.999Z');
		expect(byId(table)['eve']).toMatchObject({ recency: 0, frequency: 2, monetary: 1004 });
	});

	it('leaves refunds out when told to ignore them', async () => {
		const { table, report } = await runRfm(ORDERS, { asOf: '2024-06-30', refunds: 'ignore' });
		expect(byId(table)['dee']).toMatchObject({ monetary: 60, frequency: 1 });
		expect(report).toMatchObject({ usedRows: 7, refunds: { policy: 'ignore', rows: 1 } });
	});

	it('cuts a moment, not a day, when the as-of date has a time', async () => {
		const { table, report } = await runRfm(ORDERS, { asOf: '2024-06-30T09:59:59Z' });
		expect(byId(table)['ann']).toMatchObject({ recency: 29, frequency: 2 });
		expect(report.rowsAfterAsOf).toBe(2);
	});
});

describe('features.rfm with order ids and quantity × price', () => {
	const LINES = tableOf(
		{ customer: 'integer', date: 'date', quantity: 'integer', price: 'number', order: 'string' },
		[
			[7, utc('2024-06-01'), 2, 10.5, 'o1'],
			[7, utc('2024-06-01'), 1, 4, 'o1'],
			[7, utc('2024-05-01'), 3, 1.1, 'a-long-order-id-2'],
			[7, utc('2024-06-02'), 1, 1, 'a-long-order-id-2'], // its last line decides: in the window
			[8, utc('2024-06-10'), -1, 10, 'o3'], // only a refund: no order
			[9, utc('2024-06-11'), 0, 10, null],
			[9, utc('2024-06-11'), 1, 10, null], // no id: lines of one day are one order
		],
	);
	const options = {
		...{ amount: '', quantity: 'quantity', price: 'price', order: 'order', windows: [15] },
		asOf: '2024-06-15',
	};

	it('counts distinct orders, each where its last line falls', async () => {
		const { table, report } = await runRfm(LINES, options);
		const rows = byId(table);
		expect(rows['7']).toMatchObject({ frequency: 2, orders15d: 2, monetary: 29.3, amount15d: 26 });
		expect(rows['7']?.['averageOrderValue']).toBeCloseTo(14.65, 12);
		expect(rows['9']).toMatchObject({ frequency: 1, monetary: 10 });
		expect(report).toMatchObject({ orders: 3, orderUnit: 'order' });
	});

	it('puts customers with nothing but refunds into "No Orders"', async () => {
		const { table } = await runRfm(LINES, options);
		expect(byId(table)['8']).toMatchObject({
			...{ frequency: 0, monetary: -10, recency: null, firstOrder: null, rfmScore: null },
			...{ averageOrderValue: null, rfmSegment: 'No Orders' },
		});
	});
});
