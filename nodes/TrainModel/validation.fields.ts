import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ValidationOption } from '../../lib/learn';
import { columnField } from '../shared';

/** How the model is judged on rows it has not seen. */
export const validationFields: INodeProperties[] = [
	{
		displayName: 'Judge the Model',
		name: 'validation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'By Customer',
				value: 'group',
				description:
					'No customer is learnt from and judged on: for tables with several rows a customer',
			},
			{
				name: 'By Time',
				value: 'time',
				description: 'Learn from earlier rows, judge on later ones: closest to real use',
			},
			{
				name: 'In Five Parts',
				value: 'kFold',
				description: 'Each fifth of the rows is judged by a model of the others (cross-validation)',
			},
			{
				name: 'On a Fifth of the Rows',
				value: 'holdOut',
				description: 'One fifth is held out: quicker, with wider intervals',
			},
		],
		default: 'kFold',
		description: 'Which rows show how good the model is; it never learns from those',
	},
	columnField({
		displayName: 'Customer Column',
		name: 'groupColumn',
		default: 'customer_id',
		description: 'Rows with the same value stay together. Never learnt from.',
		displayOptions: { show: { validation: ['group'] } },
	}),
	columnField({
		displayName: 'Date Column',
		name: 'timeColumn',
		example: 'order_date',
		description: 'Puts the rows in order of time. Never learnt from.',
		displayOptions: { show: { validation: ['time'] } },
	}),
	{
		displayName: 'Gap (Days)',
		name: 'gapDays',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Days left out between learning and judging: as long as the outcome takes to be known, for example 90 for "churned within 90 days"',
		displayOptions: { show: { validation: ['time'] } },
	},
];

/** The option of the job. */
export function readValidation(node: IExecuteFunctions): ValidationOption {
	const text = (name: string) => node.getNodeParameter(name, 0, '') as string;
	switch (text('validation')) {
		case 'group':
			return { kind: 'group', column: text('groupColumn') };
		case 'time':
			return {
				kind: 'time',
				column: text('timeColumn'),
				gapDays: node.getNodeParameter('gapDays', 0, 0) as number,
			};
		case 'holdOut':
			return { kind: 'holdOut' };
		default:
			return { kind: 'kFold' };
	}
}
