import type { INodeProperties } from 'n8n-workflow';
import { columnField } from '../shared';

/** Which columns of the orders hold what. */
export const orderFields: INodeProperties[] = [
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

/** Up to when orders are known. */
export const asOfFields: INodeProperties[] = [
	{
		displayName: 'As-of Date',
		name: 'asOfMode',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Day of the Latest Order', value: 'latest', description: 'The end of that day' },
			{ name: 'Given Date', value: 'date', description: 'The end of a day, or a moment' },
			{ name: 'Now', value: 'now', description: 'The moment the node runs' },
		],
		default: 'latest',
		description:
			'The moment at which you look at the customers. No order after it is used, so that features for training know nothing of the future.',
	},
	{
		displayName: 'Date',
		name: 'asOfDate',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 2026-01-31',
		description:
			'A day such as 2026-01-31 (its end counts), or a date-time such as 2026-01-31T12:00:00Z',
		displayOptions: { show: { asOfMode: ['date'] } },
	},
];

/** The optional second input. */
export const customersKeyField: INodeProperties = columnField({
	displayName: 'ID Column of the Customers',
	name: 'customersKey',
	default: 'customer_id',
	description:
		'Used when customers come in on the second input: column that holds their ID. Every customer then comes out with own columns and features; those who never ordered get frequency 0 and the segment "No Orders".',
});
