/** The columns of orders as parameters: the same names and words in every node that reads orders. */
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { RfmOptions } from '../../lib/features';
import { columnField } from './fields';

type Show = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;

/** Which columns of the orders hold what. `show`: when the node shows them. */
export function orderFields(show: Show = {}): INodeProperties[] {
	return FIELDS.map((field) => ({
		...field,
		displayOptions: { show: { ...show, ...field.displayOptions?.show } },
	}));
}

const FIELDS: readonly INodeProperties[] = [
	columnField({
		displayName: 'Customer Column',
		name: 'customerColumn',
		default: 'customer_id',
		required: true,
		description: 'Column of the orders that holds the customer ID',
	}),
	columnField({
		displayName: 'Date Column',
		name: 'dateColumn',
		default: 'order_date',
		required: true,
		description: 'Column with the date or date-time of the order; times without a zone are UTC',
	}),
	{
		displayName: 'Amount',
		name: 'amountFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'One Column', value: 'amount', description: 'The amount of the line' },
			{ name: 'Quantity × Price', value: 'product', description: 'Two columns, multiplied' },
		],
		default: 'amount',
		description: 'Where the amount of an order line comes from. Negative amounts are refunds.',
	},
	columnField({
		displayName: 'Amount Column',
		name: 'amountColumn',
		default: 'total',
		required: true,
		description: 'Column with the amount of the line',
		displayOptions: { show: { amountFrom: ['amount'] } },
	}),
	columnField({
		displayName: 'Quantity Column',
		name: 'quantityColumn',
		default: 'quantity',
		required: true,
		description: 'Column with the number of pieces',
		displayOptions: { show: { amountFrom: ['product'] } },
	}),
	columnField({
		displayName: 'Price Column',
		name: 'priceColumn',
		default: 'unit_price',
		required: true,
		description: 'Column with the price of one piece',
		displayOptions: { show: { amountFrom: ['product'] } },
	}),
	columnField({
		displayName: 'Order ID Column',
		name: 'orderColumn',
		example: 'order_id',
		description:
			'Column with the order ID, so that an order of three lines counts once. Empty: every row is one order.',
	}),
	columnField({
		displayName: 'Category Column',
		name: 'categoryColumn',
		example: 'category',
		description: 'Column with the product category, for category shares. Empty: no shares.',
	}),
];

type OrderColumns = Pick<
	RfmOptions,
	'customer' | 'date' | 'amount' | 'quantity' | 'price' | 'order' | 'category'
>;

/** The columns that these fields name. */
export function readOrderColumns(node: IExecuteFunctions): OrderColumns {
	const text = (name: string) => (node.getNodeParameter(name, 0, '') as string).trim();
	const amount =
		text('amountFrom') === 'product'
			? { quantity: text('quantityColumn'), price: text('priceColumn') }
			: { amount: text('amountColumn') };
	return {
		customer: text('customerColumn'),
		date: text('dateColumn'),
		...amount,
		order: text('orderColumn'),
		category: text('categoryColumn'),
	};
}

/** Their names, each once: all that needs to be read of the orders. */
export function orderColumnNames(columns: OrderColumns): string[] {
	const { customer, date, amount, quantity, price, order, category } = columns;
	const names = [customer, date, amount, quantity, price, order, category];
	return [...new Set(names.filter((name): name is string => name !== undefined && name !== ''))];
}
