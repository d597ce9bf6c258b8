import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { AudienceOptions, FreshEvents } from '../../lib/recommend';
import { columnField, hasInput, seedField, splitNames, wholeNumberField } from '../shared';
import { contentColumnsField } from './cold.fields';
import { readEventColumns } from './event.fields';
import { ORDERS_INPUT, readOrders } from './inputs';
import { afterField, readAfter } from './since.fields';

export const productChoice: INodeProperties[] = [
	{
		displayName: 'Find Customers For',
		name: 'productsFrom',
		type: 'options',
		options: [
			{ name: 'Products by ID', value: 'ids', description: 'One or more products' },
			{
				name: 'Every Product of the Input',
				value: 'input',
				description: 'Those of the input "Products" that are in stock and not blocked',
			},
		],
		default: 'ids',
		description: 'The products that customers should hear about',
	},
	{
		displayName: 'Product IDs',
		name: 'productIds',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. P017, P103',
		description:
			'One or more IDs, separated by commas. Products that nobody bought yet need the input "Products": customers are then found by what the product is like.',
		displayOptions: { show: { productsFrom: ['ids'] } },
	},
	wholeNumberField({
		displayName: 'Customers a Product',
		name: 'topN',
		range: [1, 100, 100_000],
		description: 'How many customers each product gets, best first',
	}),
];

export const peopleChoice: INodeProperties[] = [
	{
		displayName: 'Choose Among',
		name: 'audienceFrom',
		type: 'options',
		options: [
			{
				name: 'Customers of the Input',
				value: 'table',
				description: 'They come out with all their columns',
			},
			{
				name: 'Everybody the Model Knows',
				value: 'model',
				description: 'Only their IDs come out',
			},
		],
		default: 'table',
		description: 'The customers that can be found',
	},
	columnField({
		displayName: 'Customers: ID Column',
		name: 'customersIdColumn',
		default: 'customer_id',
		required: true,
		description: 'Column of the customers that holds the same IDs as the orders',
	}),
];

export const audienceOptions: INodeProperties[] = [
	afterField,
	seedField,
	{
		displayName: 'Share of Customers (%)',
		name: 'sharePercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 2 },
		default: 10,
		description:
			'Each product gets this share of the customers who could buy it, in place of "Customers a Product". 0: not used.',
	},
	contentColumnsField(
		'Columns of the products whose words tell what a product is like, for products that nobody bought yet. Empty: every text column.',
	),
];

interface Choice {
	sharePercent?: number;
	contentColumns?: string;
	seed?: number;
}

/** Everything but the model, the customers and the catalogue. */
export function readAudience(node: IExecuteFunctions): Partial<AudienceOptions> {
	const {
		sharePercent,
		contentColumns = '',
		seed,
	} = node.getNodeParameter('options', 0, {}) as Choice;
	const textColumns = splitNames(contentColumns);
	const byId = (node.getNodeParameter('productsFrom', 0) as string) === 'ids';
	const ids = byId ? String(node.getNodeParameter('productIds', 0, '')) : '';
	return {
		topN: node.getNodeParameter('topN', 0) as number,
		customers: node.getNodeParameter('audienceFrom', 0) as 'table' | 'model',
		customerColumn: (node.getNodeParameter('customersIdColumn', 0) as string).trim(),
		...(byId && { productIds: splitNames(ids) }),
		...(sharePercent && { share: sharePercent / 100 }),
		...(textColumns.length > 0 && { content: { textColumns } }),
		...(seed !== undefined && { seed }),
	};
}

/** The orders since the training, when something is connected to the second input. */
export async function readFresh(node: IExecuteFunctions): Promise<{ fresh?: FreshEvents }> {
	if (!hasInput(node, ORDERS_INPUT)) return {};
	const columns = readEventColumns(node);
	const { source } = await readOrders(node, columns);
	return { fresh: { ...columns, ...readAfter(node), asOf: Date.now(), events: source } };
}
