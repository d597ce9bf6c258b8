import { predictNextBasket } from '../../../../lib/recommend/nextBasket';
import { dateColumn, integerColumn, stringColumn, Table } from '../../../../lib/table';
import { testContext } from '../../../support/context';

const DAY = 86_400_000;
type Line = readonly [customer: string, product: string, day: number, pieces?: number];

function ordersOf(lines: readonly Line[]): Table {
	return new Table([
		['customer', stringColumn(lines.map(([customer]) => customer))],
		['product', stringColumn(lines.map(([, product]) => product))],
		['date', dateColumn(lines.map(([, , day]) => day * DAY))],
		['pieces', integerColumn(lines.map(([, , , pieces = 1]) => pieces))],
	]);
}

const COLUMNS = {
	customerColumn: 'customer',
	productColumn: 'product',
	dateColumn: 'date',
	quantityColumn: 'pieces',
};

/** 40 customers buy coffee every 7 days and soap every 28, from day 0 to 139; the first one also bought a lamp and gave it back. */
const LINES: Line[] = Array.from({ length: 40 }, (_, c) => `0${10 + c}`).flatMap((id, c) => [
	...Array.from({ length: 20 }, (_, week): Line => [id, 'coffee', 7 * week + (c % 7)]),
	...Array.from({ length: 5 }, (_, month): Line => [id, 'soap', 28 * month + (c % 28)]),
]);
const ORDERS = ordersOf([...LINES, ['010', 'lamp', 3, 1], ['010', 'lamp', 9, -1]]);

const listOf = (table: Table, row: number): Record<string, unknown>[] =>
	JSON.parse(String(table.cell('nextBasket', row))) as Record<string, unknown>[];

describe('job recommend.nextBasket', () => {
	it('lists what each customer buys again and again, with chance, dates and reason', async () => {
		const { table, report } = await predictNextBasket(ORDERS, COLUMNS, testContext());
		expect(table.names).toEqual(['customer', 'nextBasket', 'nextBasketSource', 'nextBasketNote']);
		expect(table.numRows).toBe(40);
		expect(table.cell('customer', 0)).toBe('010');
		const [coffee, soap, ...rest] = listOf(table, 0);
		expect(rest).toEqual([]);
		// last order of anybody: day 139; the first customer's coffee was on day 133
		expect(coffee).toMatchObject({
			productId: 'coffee',
			timesBought: 20,
			lastBought: '1970-05-14',
			daysSinceLast: 6,
			usualDays: 7,
			dueDate: '1970-05-21',
			reason: 'Bought 20 times, about every 7 days, last 6 days ago',
			fallback: false,
		});
		expect(soap).toMatchObject({ productId: 'soap', timesBought: 5, usualDays: 28 });
		expect(Number(coffee?.['chance'])).toBeGreaterThan(0.9);
		expect(Number(soap?.['chance'])).toBeGreaterThan(0.3);
		expect(report).toMatchObject({ customers: 40, products: 3, horizonDays: 28 });
		expect(report.sources).toEqual({ personal: 40, popular: 0, none: 0 });
		expect([report.from / DAY, report.to / DAY]).toEqual([140, 168]);
	});

	it('says whether it beats bestsellers and last purchases', async () => {
		const { report } = await predictNextBasket(ORDERS, COLUMNS, testContext());
		expect(report.notes[0]).toBe(
			'Next basket shows no difference from popular products and shows no difference from the products last bought.',
		);
	});

	it('says why it was not checked when nobody bought before the hidden days, and still predicts', async () => {
		const few = ordersOf([
			['a', 'x', 1],
			['a', 'x', 2],
			['b', 'y', 2],
		]);
		const { table, report } = await predictNextBasket(few, COLUMNS, testContext());
		expect(report.evaluation).toEqual({
			skipped: 'No customer bought both in the last 28 days and before.',
		});
		expect(listOf(table, 0).map(({ productId }) => productId)).toEqual(['x', 'y']);
		expect(report.notes[0]).toMatch(/^Not checked on hidden orders: No customer bought/);
	});

	it('gives customers without orders bestsellers, and says so; an empty id is nobody', async () => {
		const customers = new Table([
			['id', stringColumn(['012', '12', null, '010'])],
			['name', stringColumn(['Ada', 'Bob', 'Cy', 'Di'])],
		]);
		const { table, report } = await predictNextBasket(
			ORDERS,
			{ ...COLUMNS, customers, customersIdColumn: 'id', keepColumns: true },
			testContext(),
		);
		expect(table.names.slice(0, 2)).toEqual(['id', 'name']);
		expect(report.sources).toEqual({ personal: 2, popular: 2, none: 0 });
		expect(listOf(table, 1)[0]).toMatchObject({
			productId: 'coffee',
			timesBought: 0,
			lastBought: null,
			dueDate: null,
			reason: 'Popular with our customers',
			fallback: true,
		});
		expect(table.cell('nextBasketNote', 1)).toMatch(/No purchases are known of this customer/);
		expect(table.cell('nextBasketSource', 2)).toBe('popular');
	});

	it('leaves out what is unlikely, out of stock or new, and says when nothing is left', async () => {
		const catalogue = { productColumn: 'id', nameColumn: 'name', stockColumn: 'stock' };
		const products = new Table([
			['id', stringColumn(['coffee', 'soap', 'lamp'])],
			['name', stringColumn(['Coffee', 'Soap', 'Lamp'])],
			['stock', integerColumn([0, 4, 4])],
		]);
		const options = { ...COLUMNS, products, catalogue, boughtBeforeOnly: true };
		const { table } = await predictNextBasket(ORDERS, options, testContext());
		expect(listOf(table, 0).map(({ name }) => name)).toEqual(['Soap']);
		const strict = { ...options, minChance: 1 };
		const none = await predictNextBasket(ORDERS, strict, testContext());
		expect(none.table.cell('nextBasket', 0)).toBe('[]');
		expect(none.table.cell('nextBasketNote', 0)).toMatch(/^No product is likely enough/);
		expect(none.report.sources.none).toBe(40);
	});

	it('writes one row a product with dates', async () => {
		const long = { ...COLUMNS, layout: 'long' } as const;
		const { table } = await predictNextBasket(ORDERS, long, testContext());
		expect(table.numRows).toBe(80);
		expect(table.column('dueDate').type).toBe('date');
		expect([table.cell('customer', 1), table.cell('rank', 1)]).toEqual(['010', 2]);
	});

	it('does not depend on the order of rows', async () => {
		const shuffled = ORDERS.take(
			Uint32Array.from({ length: ORDERS.numRows }, (_, i) => (i * 37) % ORDERS.numRows),
		);
		const first = await predictNextBasket(ORDERS, COLUMNS, testContext());
		const second = await predictNextBasket(shuffled, COLUMNS, testContext());
		expect(second.report).toEqual(first.report);
		expect(listOf(second.table, 5)).toEqual(listOf(first.table, 5));
	});

	it('refuses orders without dates, orders that all came back, and settings out of range', async () => {
		const code = async (orders: Table, options: object) =>
			await predictNextBasket(orders, { ...COLUMNS, ...options }, testContext()).then(
				() => 'nothing thrown',
				(error: { code?: string }) => error.code,
			);
		const undated = { customerColumn: 'customer', productColumn: 'product' };
		await expect(predictNextBasket(ORDERS, undated, testContext())).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
		});
		expect(await code(ordersOf([['a', 'x', 1, -2]]), {})).toBe('EMPTY_INPUT');
		for (const bad of [{ topN: 0 }, { horizonDays: 0 }, { minChance: 2 }, { seed: NaN }]) {
			expect(await code(ORDERS, bad)).toBe('INVALID_PARAMETER');
		}
	});
});
