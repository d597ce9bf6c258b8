/** Which products the options leave out for everybody, each with the words that the report counts it under. */
import { LibraryError } from '../../errors';
import type { Catalogue } from '../catalogue';
import { productTest } from './conditions';
import type { ListOptions } from './options';

export interface ProductRule {
	/** As in "12 out of stock". */
	readonly why: string;
	readonly leavesOut: (product: string) => boolean;
}

const OF_CATALOGUE = {
	priceColumn: ['price range', 'Price Column'],
	stockColumn: ['minimum stock', 'Stock Column'],
	categoryColumn: ['rule about categories', 'Category Column'],
	brandColumn: ['rule about brands', 'Brand Column'],
} as const;

/** The catalogue, when it has that column. Throws INVALID_PARAMETER: a rule that cannot be checked is not passed over. */
export function catalogueWith(
	catalogue: Catalogue | null,
	column: keyof typeof OF_CATALOGUE,
): Catalogue {
	if (catalogue?.columns[column] !== undefined) return catalogue;
	const [what, field] = OF_CATALOGUE[column];
	throw new LibraryError(
		'INVALID_PARAMETER',
		`A ${what} is set, but ${catalogue ? `not which column of the products it is about` : 'there are no products'}.`,
		`Connect the products and set "${field}" (catalogue.${column}), or remove the rule.`,
	);
}

const lower = (names: readonly string[]) => new Set(names.map((name) => name.trim().toLowerCase()));

function groupRules(
	{ blockedCategories = [], blockedBrands = [] }: ListOptions,
	catalogue: Catalogue | null,
): ProductRule[] {
	const rules: ProductRule[] = [];
	const block = (
		why: string,
		names: readonly string[],
		column: 'categoryColumn' | 'brandColumn',
		groupOf: (shop: Catalogue, product: string) => string | null,
	) => {
		if (names.length === 0) return;
		const shop = catalogueWith(catalogue, column);
		const blocked = lower(names);
		const leavesOut = (product: string) =>
			blocked.has((groupOf(shop, product) ?? '').trim().toLowerCase());
		rules.push({ why, leavesOut });
	};
	block('of a blocked category', blockedCategories, 'categoryColumn', (shop, id) =>
		shop.category(id),
	);
	block('of a blocked brand', blockedBrands, 'brandColumn', (shop, id) => shop.brand(id));
	return rules;
}

function priceRules(
	{ minPrice, maxPrice }: ListOptions,
	catalogue: Catalogue | null,
): ProductRule[] {
	if (minPrice === undefined && maxPrice === undefined) return [];
	const shop = catalogueWith(catalogue, 'priceColumn');
	const price = (product: string) => shop.price(product);
	const rules: ProductRule[] = [
		{ why: 'without a price', leavesOut: (product) => price(product) === null },
	];
	if (minPrice !== undefined)
		rules.push({
			why: `below ${minPrice}`,
			leavesOut: (product) => (price(product) ?? 0) < minPrice,
		});
	if (maxPrice !== undefined)
		rules.push({
			why: `above ${maxPrice}`,
			leavesOut: (product) => (price(product) ?? 0) > maxPrice,
		});
	return rules;
}

function stockRules({ minStock = 0 }: ListOptions, catalogue: Catalogue | null): ProductRule[] {
	if (minStock === 0) return [];
	const shop = catalogueWith(catalogue, 'stockColumn');
	return [
		{
			why: `with fewer than ${minStock} in stock`,
			leavesOut: (product) => !((shop.pieces(product) ?? 0) >= minStock),
		},
	];
}

function conditionRules(
	{ onlyWhere = [], onlyWhereMatch = 'all' }: ListOptions,
	catalogue: Catalogue | null,
): ProductRule[] {
	if (onlyWhere.length === 0) return [];
	if (!catalogue) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			'There are conditions on products, but there are no products.',
			'Connect the products, or remove "Only Products Where".',
		);
	}
	const tests = onlyWhere.map((condition) => productTest(condition, catalogue));
	const holds = (product: string) =>
		onlyWhereMatch === 'any'
			? tests.some((test) => test(product))
			: tests.every((test) => test(product));
	return [{ why: 'that your conditions leave out', leavesOut: (product) => !holds(product) }];
}

/** In the order in which they count: a product is counted under the first rule that leaves it out. */
export const productRules = (options: ListOptions, catalogue: Catalogue | null): ProductRule[] => [
	...groupRules(options, catalogue),
	...stockRules(options, catalogue),
	...priceRules(options, catalogue),
	...conditionRules(options, catalogue),
];
