/** What each customer's own columns leave out: products, and prices outside the customer's range. */
import { LibraryError } from '../../errors';
import { isMissing, type Column, type Table } from '../../table';
import type { Catalogue } from '../catalogue';
import type { RecommendModel } from '../model';
import type { ListOptions } from './options';
import { catalogueWith } from './productRules';
import type { ShopperLimits } from './limits';

export interface OwnLimits {
	/** One a row of the customers; null: nothing of its own. */
	readonly limits: readonly (ShopperLimits | null)[];
	/** Customers with excluded products, and with a price range of their own. */
	readonly withExcluded: number;
	readonly withPriceRange: number;
}

/** Ids out of a JSON list (of texts, numbers, or objects with a productId), or separated by commas. */
function idsIn(text: string): string[] {
	const trimmed = text.trim();
	if (!trimmed.startsWith('[')) return trimmed.split(',').map((id) => id.trim());
	let list: unknown;
	try {
		list = JSON.parse(trimmed);
	} catch (error) {
		// Text that only looks like JSON is a plain list of ids.
		if (error instanceof SyntaxError) return trimmed.split(',').map((id) => id.trim());
		throw error;
	}
	if (!Array.isArray(list)) return [];
	return list.map((entry: unknown) =>
		String(
			typeof entry === 'object' && entry !== null && 'productId' in entry ? entry.productId : entry,
		),
	);
}

function excludedReader(
	customers: Table,
	name: string | undefined,
	model: RecommendModel,
): (row: number) => Uint32Array {
	const none = new Uint32Array(0);
	if (name === undefined) return () => none;
	const column = customers.column(name);
	return (row) => {
		if (isMissing(column, row)) return none;
		const items = idsIn(String(customers.cell(name, row))).map((id) => model.products.indexOf(id));
		return Uint32Array.from(new Set(items.filter((item) => item >= 0))).sort();
	};
}

function numberReader(customers: Table, name: string | undefined): (row: number) => number | null {
	if (name === undefined) return () => null;
	const column: Column = customers.column(name);
	if (column.type === 'boolean' || column.type === 'date') {
		throw new LibraryError(
			'WRONG_TYPE',
			`Column "${name}" of the customers holds no prices.`,
			'Choose a column with numbers.',
		);
	}
	return (row) => {
		const cell = customers.cell(name, row);
		const value = cell === null || String(cell).trim() === '' ? NaN : Number(cell);
		return Number.isNaN(value) ? null : value;
	};
}

/** Reads the customers' own columns; null when the options name none. Throws MISSING_COLUMN, WRONG_TYPE, INVALID_PARAMETER. */
export function ownLimits(
	customers: Table,
	{ excludedColumn, minPriceColumn, maxPriceColumn }: ListOptions,
	model: RecommendModel,
	catalogue: Catalogue | null,
): OwnLimits | null {
	const prices = minPriceColumn !== undefined || maxPriceColumn !== undefined;
	if (!prices && excludedColumn === undefined) return null;
	const priceOf = prices ? pricesOf(model, catalogueWith(catalogue, 'priceColumn')) : null;
	const excludedIn = excludedReader(customers, excludedColumn, model);
	const [low, high] = [minPriceColumn, maxPriceColumn].map((name) => numberReader(customers, name));
	const limits = Array.from({ length: customers.numRows }, (_, row): ShopperLimits | null => {
		const excluded = excludedIn(row);
		const [minPrice, maxPrice] = [low?.(row) ?? -Infinity, high?.(row) ?? Infinity];
		if (excluded.length === 0 && minPrice === -Infinity && maxPrice === Infinity) return null;
		return { excluded, minPrice, maxPrice, priceOf };
	});
	return {
		limits,
		withExcluded: limits.filter((own) => (own?.excluded.length ?? 0) > 0).length,
		withPriceRange: limits.filter(hasPriceRange).length,
	};
}

const hasPriceRange = (own: ShopperLimits | null) =>
	own !== null && (own.minPrice > -Infinity || own.maxPrice < Infinity);

function pricesOf({ products }: RecommendModel, shop: Catalogue): (item: number) => number {
	const prices = Float64Array.from(
		{ length: products.size },
		(_, item) => shop.price(products.get(item)) ?? NaN,
	);
	return (item) => prices[item] ?? NaN;
}
