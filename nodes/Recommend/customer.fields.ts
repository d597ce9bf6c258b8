import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { RecommendOptions } from '../../lib/recommend';
import { columnField, splitNames, wholeNumberField } from '../shared';
import { coldOptions, readCold, type ColdChoice } from './cold.fields';
import { listRuleOptions, readListRules } from './lists.fields';

/** Who gets recommendations, and how many. */
export const customerFields: INodeProperties[] = [
	columnField({
		displayName: 'Customers: ID Column',
		name: 'customersIdColumn',
		default: 'customer_id',
		required: true,
		description: 'Column of the customers that holds the same IDs as the orders',
	}),
	columnField({
		displayName: 'Customers: Segment Column',
		name: 'segmentColumn',
		example: 'segmentName',
		description:
			'Customers without orders get what is popular in their segment. Leave empty to use what is popular overall.',
	}),
	wholeNumberField({
		displayName: 'Recommendations a Customer',
		name: 'topN',
		range: [1, 5, 100],
		description: 'Length of each customer’s list',
	}),
	{
		displayName: 'Leave Out Bought Products',
		name: 'filterBought',
		type: 'boolean',
		default: true,
		description:
			'Whether products that the customer bought are left out, unless the catalogue marks them as consumable',
	},
];

/** Settings of the lists, inside the options collection. */
export const listOptions: INodeProperties[] = [
	...listRuleOptions,
	...coldOptions,
	wholeNumberField({
		displayName: 'At Most per Category',
		name: 'maxPerCategory',
		range: [0, 0, 100],
		description:
			'How many recommendations of one category a customer gets. 0: any number. Needs a category column.',
	}),
	{
		displayName: 'Blocked Products',
		name: 'blockedProducts',
		type: 'string',
		default: '',
		placeholder: 'e.g. P017, P103',
		description: 'IDs of products that are never recommended, separated by commas',
	},
	{
		displayName: 'When Nothing Is Left',
		name: 'whenNothingLeft',
		type: 'options',
		options: [
			{
				name: 'Show Earlier Purchases',
				value: 'boughtBefore',
				description: 'Flagged as fallback, with the reason "You bought this before"',
			},
			{ name: 'Leave the List Empty', value: 'empty', description: 'With a note that says why' },
		],
		default: 'boughtBefore',
		description: 'What a customer gets who bought every allowed product already',
	},
];

interface ListChoice extends ColdChoice {
	maxPerCategory?: number;
	blockedProducts?: string;
	whenNothingLeft?: 'boughtBefore' | 'empty';
}

export function readCustomerOptions(node: IExecuteFunctions): RecommendOptions {
	const segmentColumn = (node.getNodeParameter('segmentColumn', 0, '') as string).trim();
	const chosen = node.getNodeParameter('options', 0, {}) as ListChoice;
	const { maxPerCategory, blockedProducts = '', whenNothingLeft } = chosen;
	return {
		...readListRules(node),
		...readCold(chosen),
		customerColumn: (node.getNodeParameter('customersIdColumn', 0) as string).trim(),
		topN: node.getNodeParameter('topN', 0) as number,
		filterBought: node.getNodeParameter('filterBought', 0) as boolean,
		blockedProducts: splitNames(blockedProducts),
		...(segmentColumn !== '' && { segmentColumn }),
		...(maxPerCategory && { maxPerCategory }),
		...(whenNothingLeft && { whenNothingLeft }),
	};
}
