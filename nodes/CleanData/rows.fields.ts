import type { INodeProperties } from 'n8n-workflow';
import { columnsField } from '../shared';

/** Duplicates and outliers: what happens to whole rows. */
export const rowFields: INodeProperties[] = [
	{
		displayName: 'Duplicates',
		name: 'duplicates',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Keep All', value: 'off', description: 'Do not look for duplicates' },
			{
				name: 'Remove Equal Rows',
				value: 'rows',
				description: 'Rows that are equal in every column after cleaning',
			},
			{
				name: 'Remove Rows with the Same Key',
				value: 'keys',
				description: 'Rows that are equal in the key columns after cleaning',
			},
		],
		default: 'off',
		description: 'Whether to keep one row of several that are the same',
	},
	columnsField({
		displayName: 'Key Columns',
		name: 'keyColumns',
		example: 'customer_id, order_date',
		required: true,
		description:
			'Columns that together name one row; rows without any of them are never duplicates',
		displayOptions: { show: { duplicates: ['keys'] } },
	}),
	{
		displayName: 'Row to Keep',
		name: 'keep',
		type: 'options',
		options: [
			{ name: 'First', value: 'first' },
			{ name: 'Last', value: 'last' },
			{ name: 'Most Complete', value: 'complete', description: 'The fewest missing values' },
		],
		default: 'first',
		description: 'Which of several equal rows stays',
		displayOptions: { show: { duplicates: ['rows', 'keys'] } },
	},
	{
		displayName: 'Outliers',
		name: 'outliers',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Ignore', value: 'off', description: 'Do not look for outliers' },
			{
				name: 'Far From the Median (MAD)',
				value: 'mad',
				description: 'Robust z-score: not fooled by the outliers themselves',
			},
			{
				name: 'Far Outside the Middle Half (IQR)',
				value: 'iqr',
				description: "Tukey's fences: 1.5 times the width of the middle half",
			},
			{
				name: 'Many Standard Deviations From the Mean (Z-Score)',
				value: 'zscore',
				description: 'For values that are distributed normally',
			},
		],
		default: 'off',
		description: 'How to find numbers that are unusually small or large',
	},
	{
		displayName: 'Outlier Action',
		name: 'outlierAction',
		type: 'options',
		options: [
			{ name: 'Flag', value: 'flag', description: 'Add a true/false column "…_outlier"' },
			{ name: 'Limit', value: 'cap', description: 'Move the value to the limit (winsorise)' },
			{ name: 'Reject Row', value: 'reject', description: 'Send the row to Rejected' },
		],
		default: 'flag',
		description: 'What to do with an outlier',
		displayOptions: { hide: { outliers: ['off'] } },
	},
	columnsField({
		displayName: 'Outlier Columns',
		name: 'outlierColumns',
		example: 'quantity, unit_price',
		description: 'Number columns to look at; empty: all but ids and columns of two values',
		displayOptions: { hide: { outliers: ['off'] } },
	}),
];
