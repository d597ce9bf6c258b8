import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ListOptions, ProductCondition } from '../../lib/recommend';
import { columnField, splitNames, wholeNumberField } from '../shared';
import { conditionsField, matchField } from './conditions.fields';

const number = (
	displayName: string,
	name: string,
	range: { minValue?: number; maxValue?: number },
	fallback: number,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { ...range, numberPrecision: 4 },
	default: fallback,
	description,
});

const names = (displayName: string, name: string, example: string, description: string) =>
	({
		displayName,
		name,
		type: 'string',
		default: '',
		placeholder: `e.g. ${example}`,
		description,
	}) as const;

const boostField: INodeProperties = {
	displayName: 'Business Boost',
	name: 'boost',
	type: 'fixedCollection',
	placeholder: 'Add business boost',
	default: {},
	description:
		'Lift products that you want to sell, e.g. by margin, season or pieces to clear. The report of "Train and Recommend" shows what it costs in hits.',
	options: [
		{
			displayName: 'Boost',
			name: 'by',
			values: [
				columnField({
					displayName: 'Column',
					name: 'column',
					example: 'margin',
					required: true,
					description: 'Column of the products with a number',
				}),
				number(
					'Strength',
					'strength',
					{ minValue: 0, maxValue: 1 },
					0.2,
					'From 0 (no boost) to 1 (each customer’s best 100 products in the order of the column)',
				),
				{
					displayName: 'Lift',
					name: 'prefer',
					type: 'options',
					options: [
						{ name: 'High Values', value: 'high', description: 'E.g. margin, pieces to clear' },
						{ name: 'Low Values', value: 'low', description: 'E.g. cost, delivery days' },
					],
					default: 'high',
					description: 'Which products are lifted',
				},
			],
		},
	],
};

const diversityBy: INodeProperties = {
	displayName: 'Diversity: Alike Are',
	name: 'diversityBy',
	type: 'options',
	options: [
		{
			name: 'Products of the Same Customers',
			value: 'buyers',
			description: 'As far as the model knows them (cosine)',
		},
		{
			name: 'Products of the Same Category or Brand',
			value: 'group',
			description: 'Needs the category or brand column',
		},
	],
	default: 'buyers',
	description: 'Which products a diverse list does not show side by side',
};

/** Rules of the lists, inside the options collection. */
export const listRuleOptions: INodeProperties[] = [
	wholeNumberField({
		displayName: 'At Most per Brand',
		name: 'maxPerBrand',
		range: [0, 0, 100],
		description:
			'How many recommendations of one brand a customer gets. 0: any number. Needs a brand column.',
	}),
	names(
		'Blocked Brands',
		'blockedBrands',
		'Acme, Umbra',
		'Brands that are never recommended, separated by commas. Needs a brand column.',
	),
	names(
		'Blocked Categories',
		'blockedCategories',
		'Alcohol, Tobacco',
		'Categories that are never recommended, separated by commas. Needs a category column.',
	),
	boostField,
	columnField({
		displayName: 'Customers: Excluded Products Column',
		name: 'excludedColumn',
		example: 'never_show',
		description:
			'Column of the customers with IDs of products that this customer is not to get: a list, or separated by commas',
	}),
	columnField({
		displayName: 'Customers: Highest Price Column',
		name: 'maxPriceColumn',
		example: 'usual_price_to',
		description:
			'Column of the customers with the highest price to show this customer. Empty: any.',
	}),
	columnField({
		displayName: 'Customers: Lowest Price Column',
		name: 'minPriceColumn',
		example: 'usual_price_from',
		description: 'Column of the customers with the lowest price to show this customer. Empty: any.',
	}),
	number(
		'Diversity',
		'diversity',
		{ minValue: 0, maxValue: 1 },
		0.3,
		'From 0 (the best, however alike) to 1 (as different as possible). Maximal marginal relevance; the report shows the lists’ diversity without and with it.',
	),
	diversityBy,
	number(
		'Exploration Share',
		'exploration',
		{ minValue: 0, maxValue: 0.5 },
		0.1,
		'Share of the recommendations, 0 to 0.5, that are kept for products that few customers know, so that new things get a chance. They stand last in the list.',
	),
	number(
		'Highest Price',
		'maxPrice',
		{},
		100,
		'Only products up to this price. Needs a price column.',
	),
	number(
		'Lowest Price',
		'minPrice',
		{},
		0,
		'Only products from this price on. Needs a price column.',
	),
	number(
		'Minimum Stock',
		'minStock',
		{ minValue: 0 },
		1,
		'Only products with at least so many pieces. Needs a stock column with numbers.',
	),
	conditionsField,
	matchField,
];

interface Choice {
	maxPerBrand?: number;
	blockedBrands?: string;
	blockedCategories?: string;
	boost?: { by?: { column: string; strength: number; prefer: 'high' | 'low' } };
	excludedColumn?: string;
	minPriceColumn?: string;
	maxPriceColumn?: string;
	diversity?: number;
	diversityBy?: 'buyers' | 'group';
	exploration?: number;
	maxPrice?: number;
	minPrice?: number;
	minStock?: number;
	onlyWhere?: { conditions?: ProductCondition[] };
	onlyWhereMatch?: 'all' | 'any';
	seed?: number;
}

/** The rules of the options collection; without a seed the lists draw with 42, as the training does. */
export function readListRules(node: IExecuteFunctions): ListOptions {
	const chosen = node.getNodeParameter('options', 0, {}) as Choice;
	const { blockedBrands = '', blockedCategories = '', boost, onlyWhere, seed = 42 } = chosen;
	const { excludedColumn = '', minPriceColumn = '', maxPriceColumn = '' } = chosen;
	const columns = { excludedColumn, minPriceColumn, maxPriceColumn };
	const named = Object.entries(columns).map(([name, column]) => [name, column.trim()] as const);
	const { maxPerBrand, diversity, diversityBy: by, exploration } = chosen;
	const { maxPrice, minPrice, minStock, onlyWhereMatch } = chosen;
	return {
		seed,
		blockedBrands: splitNames(blockedBrands),
		blockedCategories: splitNames(blockedCategories),
		...Object.fromEntries(named.filter(([, column]) => column !== '')),
		...(boost?.by && { boost: { ...boost.by, column: boost.by.column.trim() } }),
		...(maxPerBrand && { maxPerBrand }),
		...(diversity && { diversity }),
		...(by && { diversityBy: by }),
		...(exploration && { exploration }),
		...(maxPrice !== undefined && { maxPrice }),
		...(minPrice !== undefined && { minPrice }),
		...(minStock && { minStock }),
		...(onlyWhere?.conditions && { onlyWhere: onlyWhere.conditions }),
		...(onlyWhereMatch && { onlyWhereMatch }),
	};
}
