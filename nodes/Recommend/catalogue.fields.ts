import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { CatalogueOptions, RecommendOptions } from '../../lib/recommend';
import { columnField, hasInput, inputSourceFields, readInput } from '../shared';

const PRODUCTS_INPUT = 2;

const MORE_COLUMNS = [
	[
		'Blocked Column',
		'blockedColumn',
		'discontinued',
		'Column with yes/no: these products are never recommended',
	],
	['Brand Column', 'brandColumn', 'brand', 'Column with the brand, needed for rules about brands'],
	[
		'Category Column',
		'categoryColumn',
		'category',
		'Column with the category, needed for rules about categories',
	],
	[
		'Consumable Column',
		'consumableColumn',
		'consumable',
		'Column with yes/no: consumables may be shown again',
	],
	[
		'Link Column',
		'urlColumn',
		'url',
		'Column with the address of the product’s page, shown as "url"',
	],
	['Price Column', 'priceColumn', 'price', 'Column with the price, shown as "price"'],
	[
		'Stock Column',
		'stockColumn',
		'stock',
		'Column with the pieces in stock, or yes/no: products without stock are not recommended',
	],
] as const;

/** The product catalogue on the third input. */
export const catalogueFields: INodeProperties[] = [
	...inputSourceFields({ name: 'products', label: 'Products' }),
	columnField({
		displayName: 'Products: ID Column',
		name: 'catalogueIdColumn',
		default: 'product_id',
		description: 'Column of the products (third input) with the product’s ID, as in the orders',
	}),
	columnField({
		displayName: 'Products: Name Column',
		name: 'catalogueNameColumn',
		default: 'name',
		description: 'Column with the name to show in recommendations and reasons; may be empty',
	}),
	{
		displayName: 'Products: More Columns',
		name: 'catalogue',
		type: 'collection',
		placeholder: 'Add column',
		default: {},
		description: 'What other columns of the products mean. Every column is copied in any case.',
		options: MORE_COLUMNS.map(([displayName, name, example, description]) =>
			columnField({ displayName, name, example, description }),
		),
	},
];

function readColumns(node: IExecuteFunctions): CatalogueOptions {
	const text = (name: string) => (node.getNodeParameter(name, 0, '') as string).trim();
	const more = node.getNodeParameter('catalogue', 0, {}) as Record<string, string>;
	const chosen = Object.entries(more).filter(([, column]) => column.trim() !== '');
	const nameColumn = text('catalogueNameColumn');
	return {
		...Object.fromEntries(chosen.map(([name, column]) => [name, column.trim()])),
		...(nameColumn !== '' && { nameColumn }),
		productColumn: text('catalogueIdColumn'),
	};
}

/** The catalogue, when something is connected to the third input. */
export async function readCatalogue(
	node: IExecuteFunctions,
): Promise<Pick<RecommendOptions, 'products' | 'catalogue'>> {
	if (!hasInput(node, PRODUCTS_INPUT)) return {};
	const catalogue = readColumns(node);
	const input = { inputIndex: PRODUCTS_INPUT, name: 'products', texts: [catalogue.productColumn] };
	return { products: (await readInput(node, input)).source, catalogue };
}
