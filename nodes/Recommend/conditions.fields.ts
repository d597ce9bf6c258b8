import type { INodeProperties } from 'n8n-workflow';
import { columnField } from '../shared';

/** Operators that need no value. */
const WITHOUT_VALUE = ['isEmpty', 'isNo', 'isNotEmpty', 'isYes'];

const operator: INodeProperties = {
	displayName: 'Operator',
	name: 'operator',
	type: 'options',
	options: [
		{ name: 'At Least', value: 'largerEqual' },
		{ name: 'At Most', value: 'smallerEqual' },
		{ name: 'Contains', value: 'contains' },
		{ name: 'Does Not Contain', value: 'notContains' },
		{ name: 'Is Empty', value: 'isEmpty' },
		{ name: 'Is Equal To', value: 'equals' },
		{ name: 'Is No', value: 'isNo', description: 'False, no, 0 or empty' },
		{ name: 'Is None Of', value: 'isNotOneOf', description: 'Values separated by commas' },
		{ name: 'Is Not Empty', value: 'isNotEmpty' },
		{ name: 'Is Not Equal To', value: 'notEquals' },
		{ name: 'Is One Of', value: 'isOneOf', description: 'Values separated by commas' },
		{ name: 'Is Yes', value: 'isYes', description: 'True, yes, or a number above 0' },
		{ name: 'Less Than', value: 'smaller', description: 'Of dates: before' },
		{ name: 'More Than', value: 'larger', description: 'Of dates: after' },
	],
	default: 'isYes',
	description: 'How the column is compared: numbers as numbers, dates as dates, text without case',
};

/** "Only products where …", inside the options collection. */
export const conditionsField: INodeProperties = {
	displayName: 'Only Products Where',
	name: 'onlyWhere',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add condition',
	default: {},
	description: 'Conditions on any column of the products; others are not recommended',
	options: [
		{
			displayName: 'Condition',
			name: 'conditions',
			values: [
				columnField({
					displayName: 'Column',
					name: 'column',
					example: 'on_sale',
					required: true,
					description: 'Column of the products',
				}),
				operator,
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. summer',
					description: 'What the column is compared with; dates as 2026-12-31',
					displayOptions: { hide: { operator: WITHOUT_VALUE } },
				},
			],
		},
	],
};

export const matchField: INodeProperties = {
	displayName: 'Only Products Where: Match',
	name: 'onlyWhereMatch',
	type: 'options',
	options: [
		{ name: 'All Conditions', value: 'all' },
		{ name: 'Any Condition', value: 'any' },
	],
	default: 'all',
	description: 'Whether a product must fulfil all conditions or one of them',
};
