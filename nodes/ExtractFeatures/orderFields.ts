import type { INodeProperties } from 'n8n-workflow';
import { columnField } from '../shared';

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
