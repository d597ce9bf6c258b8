/** Expected products as columns: one row a customer with a list, or one row a product. */
import {
	booleanColumn,
	dateColumn,
	dateText,
	integerColumn,
	numberColumn,
	stringColumn,
	Table,
	type Column,
} from '../../table';
import { DAY_MS } from '../events';
import type { ProductTexts } from '../productTexts';
import type { ExpectedProduct } from './forecast';

/** Where a list comes from: own purchases (at least one), bestsellers alone, or there is none. */
export type BasketSource = 'personal' | 'popular' | 'none';

export interface CustomerBasket {
	/** Row of the customers, and the id. */
	readonly row: number;
	readonly customer: string;
	/** Whether any purchase of the customer is known. */
	readonly known: boolean;
	readonly products: readonly ExpectedProduct[];
}

export function sourceOf({ products }: CustomerBasket): BasketSource {
	if (products.length === 0) return 'none';
	return products.some(({ fallback }) => !fallback) ? 'personal' : 'popular';
}

function noteOf(basket: CustomerBasket): string | null {
	if (sourceOf(basket) === 'none') {
		return basket.known
			? 'No product is likely enough, or allowed, for this customer.'
			: 'No purchases are known of this customer.';
	}
	if (basket.known) return null;
	return 'No purchases are known of this customer, so popular products are shown.';
}

const rounded = (value: number) => Number(value.toPrecision(4));
const dayText = (day: number | null) => (day === null ? null : dateText(day * DAY_MS, true));

function expectedJson(expected: ExpectedProduct, texts: ProductTexts): Record<string, unknown> {
	const { product, chance, times, lastDay, daysSinceLast, usualDays, dueDay } = expected;
	return texts.json(product, {
		chance: rounded(chance),
		timesBought: times,
		lastBought: dayText(lastDay),
		daysSinceLast,
		usualDays,
		dueDate: dayText(dueDay),
		reason: expected.reason,
		fallback: expected.fallback,
	});
}

/** nextBasket (a JSON list), nextBasketSource, nextBasketNote. */
export function nestedBaskets(
	baskets: readonly CustomerBasket[],
	texts: ProductTexts,
): [string, Column][] {
	const list = ({ products }: CustomerBasket) =>
		JSON.stringify(products.map((one) => expectedJson(one, texts)));
	return [
		['nextBasket', stringColumn(baskets.map(list), true)],
		['nextBasketSource', stringColumn(baskets.map(sourceOf))],
		['nextBasketNote', stringColumn(baskets.map(noteOf))],
	];
}

/** One row a product; `rows`: the row of the customers that each belongs to. */
export function longBaskets(
	baskets: readonly CustomerBasket[],
	texts: ProductTexts,
): { columns: [string, Column][]; customers: string[]; rows: Uint32Array } {
	const flat = baskets.flatMap(({ row, customer, products }) =>
		products.map((one, i) => ({ row, customer, rank: i + 1, one })),
	);
	const day = (value: number | null) => (value === null ? null : value * DAY_MS);
	const columns: [string, Column][] = [
		['rank', integerColumn(flat.map(({ rank }) => rank))],
		['productId', stringColumn(flat.map(({ one }) => texts.id(one.product)))],
		['productName', stringColumn(flat.map(({ one }) => texts.name(one.product)))],
		['chance', numberColumn(flat.map(({ one }) => rounded(one.chance)))],
		['timesBought', integerColumn(flat.map(({ one }) => one.times))],
		['lastBought', dateColumn(flat.map(({ one }) => day(one.lastDay)))],
		['usualDays', numberColumn(flat.map(({ one }) => one.usualDays))],
		['dueDate', dateColumn(flat.map(({ one }) => day(one.dueDay)))],
		['reason', stringColumn(flat.map(({ one }) => one.reason))],
		['fallback', booleanColumn(flat.map(({ one }) => one.fallback))],
	];
	return {
		columns,
		customers: flat.map(({ customer }) => customer),
		rows: Uint32Array.from(flat, ({ row }) => row),
	};
}

/** The baskets of all customers of the orders, with their ids in a column of this name. */
export function basketsOfOrders(
	baskets: readonly CustomerBasket[],
	texts: ProductTexts,
	{ layout, customerColumn }: { layout: 'nested' | 'long'; customerColumn: string },
): Table {
	if (layout === 'nested') {
		const ids = stringColumn(baskets.map(({ customer }) => customer));
		return new Table([[customerColumn, ids], ...nestedBaskets(baskets, texts)]);
	}
	const { columns, customers } = longBaskets(baskets, texts);
	return new Table([[customerColumn, stringColumn(customers)], ...columns]);
}

/** The baskets beside the rows of a customers table. */
export function basketsOfCustomers(
	customers: Table,
	baskets: readonly CustomerBasket[],
	texts: ProductTexts,
	options: { layout: 'nested' | 'long'; keepColumns: boolean; customerColumn: string },
): Table {
	const { layout, keepColumns, customerColumn } = options;
	if (layout === 'nested') {
		const columns = nestedBaskets(baskets, texts);
		return keepColumns ? customers.with(columns) : new Table(columns, customers.numRows);
	}
	const { columns, rows } = longBaskets(baskets, texts);
	const kept = keepColumns ? customers : customers.select([customerColumn]);
	return kept.take(rows).with(columns);
}
