import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Channel, Metric, ResultsOptions } from '../../lib/campaign';
import { columnField, inputSourceFields } from '../shared';

const WITH_ORDERS = { compareOrders: [true] };
const BY_MAIL = { resultsChannel: ['email'] };
const BY_SMS = { resultsChannel: ['sms'] };
const BY_ID = { ...WITH_ORDERS, ordersMatchBy: ['customerId'] };

const shown = (field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { ...field.displayOptions?.show, ...WITH_ORDERS } },
});

const orderFields: INodeProperties[] = [
	...inputSourceFields({ name: 'orders', label: 'Orders' }).map(shown),
	{
		displayName: 'Orders Name Customers By',
		name: 'ordersMatchBy',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'E-Mail Address or Phone Number', value: 'email' },
			{
				name: 'Customer ID',
				value: 'customerId',
				description: 'The items of the first input say which address or number each ID has',
			},
		],
		default: 'email',
		description: 'How an order says who bought',
		displayOptions: { show: WITH_ORDERS },
	},
	columnField({
		displayName: 'Order E-Mail Column',
		name: 'orderEmailColumn',
		default: 'email',
		required: true,
		description: 'Column of the orders that holds the e-mail address',
		displayOptions: { show: { ...WITH_ORDERS, ...BY_MAIL, ordersMatchBy: ['email'] } },
	}),
	columnField({
		displayName: 'Order Phone Column',
		name: 'orderPhoneColumn',
		default: 'phone',
		required: true,
		description: 'Column of the orders that holds the phone number',
		displayOptions: { show: { ...WITH_ORDERS, ...BY_SMS, ordersMatchBy: ['email'] } },
	}),
	columnField({
		displayName: 'Order Customer Column',
		name: 'orderCustomerColumn',
		default: 'customer_id',
		required: true,
		description: 'Column of the orders that holds the customer ID',
		displayOptions: { show: BY_ID },
	}),
	columnField({
		displayName: 'Customer ID Field',
		name: 'customerIdField',
		default: 'customer_id',
		required: true,
		description: 'Field of the first input that holds the customer ID',
		displayOptions: { show: BY_ID },
	}),
	columnField({
		displayName: 'Customer E-Mail Field',
		name: 'customerEmailField',
		default: 'email',
		required: true,
		description: 'Field of the first input that holds the e-mail address',
		displayOptions: { show: { ...BY_ID, ...BY_MAIL } },
	}),
	columnField({
		displayName: 'Customer Phone Field',
		name: 'customerPhoneField',
		default: 'phone',
		required: true,
		description: 'Field of the first input that holds the phone number',
		displayOptions: { show: { ...BY_ID, ...BY_SMS } },
	}),
	{
		displayName: 'Default Country of Numbers',
		name: 'resultsPhoneCountry',
		type: 'string',
		default: '',
		placeholder: 'e.g. DE',
		description: 'Country of phone numbers that are written without +, as in the campaign',
		displayOptions: { show: { ...WITH_ORDERS, ...BY_SMS } },
	},
	columnField({
		displayName: 'Date Column',
		name: 'orderDateColumn',
		default: 'order_date',
		required: true,
		description: 'Column with the date or date-time of the order; times without a zone are UTC',
		displayOptions: { show: WITH_ORDERS },
	}),
	columnField({
		displayName: 'Amount Column',
		name: 'orderAmountColumn',
		default: 'total',
		description:
			'Column with the amount of the order or of its line; negative amounts are refunds. Empty: only buyers are counted.',
		displayOptions: { show: WITH_ORDERS },
	}),
	{
		displayName: 'Days to Count',
		name: 'windowDays',
		type: 'number',
		typeOptions: { minValue: 0.01, maxValue: 366, numberPrecision: 2 },
		default: 7,
		description:
			'How many days after a person’s message an order counts. For held-out people the days begin when they would have been mailed.',
		displayOptions: { show: WITH_ORDERS },
	},
];

/** Fields of the operation Campaign Results. All of them are read once, for all items. */
export const resultsFields: INodeProperties[] = [
	{
		displayName: 'Campaign',
		name: 'campaign',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. spring-sale-2027',
		description: 'Name of the campaign as it was sent',
	},
	{
		displayName: 'Step',
		name: 'step',
		type: 'string',
		default: '1',
		description: 'Which part of a series',
		displayOptions: { show: { allSteps: [false] } },
	},
	{
		displayName: 'All Steps Together',
		name: 'allSteps',
		type: 'boolean',
		default: false,
		description:
			'Whether to look at the whole series. Each person counts once, and days are counted from the first message.',
	},
	{
		displayName: 'Sent As',
		name: 'resultsChannel',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'E-Mail', value: 'email' },
			{ name: 'SMS', value: 'sms', description: 'People are phone numbers' },
		],
		default: 'email',
		description: 'How the campaign went out',
	},
	{
		displayName: 'Judge By',
		name: 'metric',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Clicks', value: 'clicked' },
			{
				name: 'Opens',
				value: 'opened',
				description: 'Some mail programs open messages by themselves: less sure than clicks',
			},
			{ name: 'Orders', value: 'converted', description: 'Needs Compare Orders' },
			{ name: 'Unsubscribes', value: 'unsubscribed', description: 'Fewer are better' },
		],
		default: 'clicked',
		description: 'What decides which variant is better',
	},
	{
		displayName: 'Compare Orders',
		name: 'compareOrders',
		type: 'boolean',
		default: false,
		description:
			'Whether to count what people bought, from orders on a second input, and to compare them with the hold-out group',
	},
	...orderFields,
	{
		displayName: 'HTML Report',
		name: 'htmlReport',
		type: 'boolean',
		default: true,
		description:
			'Whether the item at Report carries a page with charts in the binary field "report"',
	},
];

/** What the fields say, but for the customers' table. Read at item 0 for all items. */
export function readResultsFields(node: IExecuteFunctions): ResultsOptions {
	const text = (name: string, fallback = '') =>
		String(node.getNodeParameter(name, 0, fallback)).trim();
	const options = {
		campaign: text('campaign'),
		step: text('step', '1') || '1',
		allSteps: node.getNodeParameter('allSteps', 0, false) === true,
		metric: text('metric', 'clicked') as Metric,
		channel: text('resultsChannel', 'email') as Channel,
		phoneCountry: text('resultsPhoneCountry'),
	};
	if (node.getNodeParameter('compareOrders', 0, false) !== true) return options;
	const byId = text('ordersMatchBy', 'email') === 'customerId';
	const own = options.channel === 'sms' ? 'orderPhoneColumn' : 'orderEmailColumn';
	const amount = text('orderAmountColumn');
	const orders = {
		customer: text(byId ? 'orderCustomerColumn' : own),
		date: text('orderDateColumn'),
		...(amount !== '' && { amount }),
		windowDays: node.getNodeParameter('windowDays', 0, 7) as number,
	};
	return { ...options, orders };
}
