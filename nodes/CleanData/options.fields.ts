import type { INodeProperties } from 'n8n-workflow';
import { columnField, optionsField, wholeNumberField } from '../shared';

const writing: INodeProperties[] = [
	{
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '',
		placeholder: 'e.g. DE',
		description: 'Country of phone numbers that do not begin with +, as ISO code or name',
	},
	columnField({
		displayName: 'Country Column',
		name: 'countryColumn',
		example: 'country',
		description: 'Column with the country of each row, for phone numbers; wins over Country',
	}),
	{
		displayName: 'Date Order',
		name: 'dateOrder',
		type: 'options',
		options: [
			{ name: 'Day First', value: 'dayFirst', description: '03/04/2024 is 3 April' },
			{ name: 'Detect', value: 'auto', description: 'Decided for each column by its values' },
			{ name: 'Month First', value: 'monthFirst', description: '03/04/2024 is 4 March' },
		],
		default: 'auto',
		description: 'How to read dates whose day and month could be swapped',
	},
	{
		displayName: 'Email Case',
		name: 'emailCase',
		type: 'options',
		options: [
			{ name: 'Lower Case', value: 'lower' },
			{ name: 'Lower Case After the @ Only', value: 'keep' },
		],
		default: 'lower',
		description: 'How to write e-mail addresses',
	},
	{
		displayName: 'Empty Words',
		name: 'emptyTokens',
		type: 'string',
		default: '',
		placeholder: 'e.g. n/a, null, -, unknown',
		description:
			'Words that mean "no value", separated by commas; replaces the built-in list (N/A, null, none, NaN, -, ? and others)',
	},
	{
		displayName: 'If Unreadable',
		name: 'onInvalid',
		type: 'options',
		options: [
			{
				name: 'Automatic',
				value: 'auto',
				description: 'Reject the row; unreadable phone numbers stay as they are',
			},
			{ name: 'Keep', value: 'keep', description: 'Keep the text; the column becomes text' },
			{ name: 'Reject Row', value: 'reject' },
			{ name: 'Set Missing', value: 'missing' },
		],
		default: 'auto',
		description: 'What to do with values that are not of their column’s type',
	},
];

const numbers: INodeProperties[] = [
	{
		displayName: 'Number Format',
		name: 'numberFormat',
		type: 'options',
		options: [
			{ name: 'Decimal Comma', value: 'comma', description: '1.234,56' },
			{ name: 'Decimal Point', value: 'point', description: '1,234.56' },
			{ name: 'Detect', value: 'auto', description: 'Decided for each column by its values' },
		],
		default: 'auto',
		description: 'How decimals are written. A set format is strict: other writings are unreadable.',
	},
	{
		displayName: 'Outlier Limit',
		name: 'outlierThreshold',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		description:
			'How far out a value must lie: 0 takes the usual 1.5 (IQR), 3 (z-score) or 3.5 (MAD)',
	},
	{
		displayName: 'Percent',
		name: 'percent',
		type: 'options',
		options: [
			{ name: '12 % Is 0.12', value: 'fraction' },
			{ name: '12 % Is 12', value: 'number' },
		],
		default: 'fraction',
		description: 'How to read a percent sign',
	},
	{
		displayName: 'Removed Duplicates',
		name: 'removedDuplicates',
		type: 'options',
		options: [
			{ name: 'Count Only', value: 'count' },
			{ name: 'List in Rejected', value: 'list' },
		],
		default: 'list',
		description: 'Where removed duplicates go',
	},
	{
		displayName: 'Short Numbers (1.5k, 3M)',
		name: 'suffixes',
		type: 'boolean',
		default: false,
		description: 'Whether 1.5k, 3M and 2 Mio are numbers',
	},
	{
		displayName: 'Text Case',
		name: 'letterCase',
		type: 'options',
		options: [
			{ name: 'As It Is', value: 'keep' },
			{ name: 'First Letter of Each Word', value: 'title' },
			{ name: 'First Letter of the Text', value: 'sentence' },
			{ name: 'Lower Case', value: 'lower' },
			{ name: 'Upper Case', value: 'upper' },
		],
		default: 'keep',
		description: 'How to write the letters of text columns',
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: 'UTC',
		placeholder: 'e.g. Europe/Berlin',
		description: 'Zone of times that name none. Days without a time stay the same day everywhere.',
	},
	wholeNumberField({
		displayName: 'Two-Digit Years From',
		name: 'twoDigitYearPivot',
		range: [0, 69, 100],
		description: 'Two-digit years from this one on are in the 1900s, smaller ones in the 2000s',
	}),
];

export const cleaningOptions = optionsField([...writing, ...numbers]);
