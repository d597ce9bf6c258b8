/** The planted customers and products with a catalogue on which every rule can be tried, and what a run gives. */
import {
	booleanColumn,
	dateColumn,
	numberColumn,
	stringColumn,
	Table,
	type Column,
} from '../../../../lib/table';
import type { TrainAndRecommendResult } from '../../../../lib/recommend';
import { pad } from '../plantedTastes';
import { all, everyone, listOf, run, type Item } from '../runPlanted';

const numbers = Array.from({ length: 30 }, (_, p) => p);

/** Product p: category p % 3 (its camp), brand p % 5, price p + 0.5, 30 − p pieces, margin p % 7, on sale when even. */
export const products = new Table([
	['product_id', stringColumn(numbers.map((p) => `p${pad(p)}`))],
	['category', stringColumn(numbers.map((p) => `Camp ${p % 3}`))],
	['brand', stringColumn(numbers.map((p) => (p === 29 ? null : `Brand ${p % 5}`)))],
	['price', numberColumn(numbers.map((p) => (p === 28 ? null : p + 0.5)))],
	['stock', numberColumn(numbers.map((p) => 30 - p))],
	['margin', numberColumn(numbers.map((p) => (p === 27 ? null : p % 7)))],
	['on_sale', booleanColumn(numbers.map((p) => p % 2 === 0))],
	['since', dateColumn(numbers.map((p) => Date.UTC(2026, 0, 1 + p)))],
	['season', stringColumn(numbers.map((p) => (p < 15 ? 'Summer' : 'winter')))],
]);

export const catalogue = {
	productColumn: 'product_id',
	categoryColumn: 'category',
	brandColumn: 'brand',
	priceColumn: 'price',
	stockColumn: 'stock',
};

export const numberOf = (id: string) => Number(id.slice(1));

export interface Shown {
	readonly lists: readonly (readonly Item[])[];
	/** All recommended product numbers. */
	readonly shown: readonly number[];
	readonly result: TrainAndRecommendResult;
}

/** What everybody and one newcomer get under the rules. */
export async function recommendBy(rules: object, more: object = {}): Promise<Shown> {
	const customers = [...everyone, 'newcomer'];
	const result = await run(all, customers, { products, catalogue, ...rules, ...more });
	const lists = customers.map((_, row) => listOf(result.table, row));
	const shown = lists.flatMap((list) => list.map(({ productId }) => numberOf(productId)));
	return { lists, shown, result };
}

/** The customers of `recommendBy` with more columns. */
export const customersWith = (columns: [string, Column][]) =>
	new Table([['customer_id', stringColumn([...everyone, 'newcomer'])], ...columns]);
