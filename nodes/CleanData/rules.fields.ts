import type { INodeProperties } from 'n8n-workflow';
import { columnField } from '../shared';

const type: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: [
		{ name: 'Detect', value: 'auto', description: 'Guess it from the name and the values' },
		{ name: 'Date', value: 'date', description: 'A day or a moment, in any usual writing' },
		{ name: 'Email', value: 'email', description: 'One e-mail address' },
		{ name: 'ID', value: 'id', description: 'Text whose leading zeros matter: numbers, codes' },
		{ name: 'Leave as It Is', value: 'ignore', description: 'Do not touch the column' },
		{ name: 'Number', value: 'number', description: 'An amount, with or without a currency' },
		{ name: 'Phone', value: 'phone', description: 'A phone number, written as +49…' },
		{ name: 'Text', value: 'text', description: 'Any text, tidied' },
		{ name: 'Whole Number', value: 'integer', description: 'A number without a fraction' },
		{ name: 'Yes/No', value: 'boolean', description: 'Yes or no in many languages' },
	],
	default: 'auto',
	description: 'What the column holds',
};

const onInvalid: INodeProperties = {
	displayName: 'If Unreadable',
	name: 'onInvalid',
	type: 'options',
	options: [
		{ name: 'Default', value: 'auto', description: 'As set in Options' },
		{ name: 'Keep', value: 'keep', description: 'Keep the text; the column becomes text' },
		{ name: 'Reject Row', value: 'reject', description: 'Send the row to Rejected' },
		{ name: 'Set Missing', value: 'missing', description: 'Drop the value and keep the row' },
	],
	default: 'auto',
	description: 'What to do with a value that is not of the type',
};

const onMissing: INodeProperties = {
	displayName: 'If Missing',
	name: 'onMissing',
	type: 'options',
	options: [
		{ name: 'Fill with a Value', value: 'constant', description: 'The value given below' },
		{ name: 'Fill with the Mean', value: 'mean', description: 'Numbers and dates' },
		{ name: 'Fill with the Median', value: 'median', description: 'Numbers and dates' },
		{ name: 'Fill with the Most Frequent', value: 'mode', description: 'Any column (mode)' },
		{ name: 'Fill with the Value Above', value: 'previous', description: 'For rows in time order' },
		{ name: 'Leave Empty', value: 'leave', description: 'Keep the row as it is' },
		{ name: 'Reject Row', value: 'reject', description: 'The column is required' },
	],
	default: 'leave',
	description: 'What to do with a missing value. Statistics come from the clean rows.',
};

/** One rule a column; rules win over what is detected. */
export const rulesField: INodeProperties = {
	displayName: 'Column Rules',
	name: 'columnRules',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Column Rule',
	default: {},
	description: 'What you know about single columns. A rule wins over what is detected.',
	options: [
		{
			displayName: 'Rule',
			name: 'rule',
			values: [
				columnField({
					displayName: 'Column',
					name: 'column',
					example: 'signup_date',
					required: true,
					description: 'The column that the rule is for',
				}),
				type,
				onInvalid,
				onMissing,
				{
					displayName: 'Fill Value',
					name: 'fillValue',
					type: 'string',
					default: '',
					placeholder: 'e.g. 0',
					description: 'Written like a value of the column; numbers with a decimal point',
					displayOptions: { show: { onMissing: ['constant'] } },
				},
			],
		},
	],
};
