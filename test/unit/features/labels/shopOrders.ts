import fc from 'fast-check';
import { customerSnapshots, type SnapshotOptions } from '../../../../lib/features';
import { tableToRecords, type Table } from '../../../../lib/table';
import { context, tableOf, utc } from '../orders';

export const DAY = 86_400_000;
/** The last day of the shop. */
export const LAST = utc('2025-06-30T00:00:00Z');

export interface Order {
	readonly customer: string;
	/** UTC ms. */
	readonly time: number;
	readonly amount: number;
	readonly order: string;
	readonly category: string;
}

export const ordersTable = (orders: readonly Order[]): Table =>
	tableOf(
		{ customer: 'string', date: 'date', amount: 'number', order: 'string', category: 'string' },
		orders.map(({ customer, time, amount, order, category }) => [
			customer,
			time,
			amount,
			order,
			category,
		]),
	);

export const COLUMNS = {
	customer: 'customer',
	date: 'date',
	amount: 'amount',
	order: 'order',
	category: 'category',
} as const;

export const snapshots = async (
	orders: readonly Order[] | Table,
	options: Partial<SnapshotOptions> & Pick<SnapshotOptions, 'question'>,
	threads = 1,
) =>
	await customerSnapshots(
		Array.isArray(orders) ? ordersTable(orders) : (orders as Table),
		{ ...COLUMNS, ...options },
		context(threads),
	);

export const records = (table: Table) => tableToRecords(table, 0, table.numRows);

/** Orders over 200 days up to LAST; the first and the last day always have one. */
export const arbitraryOrders: fc.Arbitrary<Order[]> = fc
	.array(
		fc.record({
			customer: fc.constantFrom('a', 'b', 'cc', 'dé', '7', 'a customer with a long id'),
			time: fc.integer({ min: LAST - 199 * DAY, max: LAST + DAY - 1 }),
			amount: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: -50, max: -1 })),
			order: fc.constantFrom('o1', 'o2', 'o3', 'o4', 'o5', 'o6', 'o7', 'o8'),
			category: fc.constantFrom('Tea', 'Cups', 'other'),
		}),
		{ maxLength: 60 },
	)
	.map((orders) => [
		{ customer: 'a', time: LAST - 199 * DAY, amount: 10, order: 'first', category: 'Tea' },
		...orders,
		{ customer: 'b', time: LAST + 5000, amount: 10, order: 'last', category: 'Tea' },
	]);
