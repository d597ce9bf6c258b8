import type { INodeProperties } from 'n8n-workflow';
import type { TrainOptions } from '../../lib/learn';

/** Where "yes" begins, for two classes. Lies in the options collection. */
export const thresholdFields: INodeProperties[] = [
	{
		displayName: 'Say Yes For',
		name: 'thresholdGoal',
		type: 'options',
		options: [
			{
				name: 'Best Balance (F1)',
				value: 'f1',
				description: 'As many as possible found with as few wrong ones as possible',
			},
			{
				name: 'Most Profit',
				value: 'profit',
				description: 'From what a contact costs and a hit brings',
			},
			{ name: 'Share Found', value: 'recall', description: 'At least this share of all is found' },
			{
				name: 'Share Right',
				value: 'precision',
				description: 'At least this share of those that get a yes is right',
			},
			{ name: 'Top Share', value: 'top', description: 'The best-scored share of all rows' },
		],
		default: 'f1',
		description: 'From which probability on the prediction is "yes" (two classes)',
	},
	{
		displayName: 'Share for "Say Yes For"',
		name: 'thresholdShare',
		type: 'number',
		typeOptions: { minValue: 0.01, maxValue: 1, numberPrecision: 2 },
		default: 0.2,
		description: 'The share, 0.01 to 1, for Share Found, Share Right and Top Share',
	},
	{
		displayName: 'Cost of a Contact',
		name: 'contactCost',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0.1,
		description: 'What it costs to act on one "yes", in your currency, for Most Profit',
	},
	{
		displayName: 'Revenue of a Hit',
		name: 'hitRevenue',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 10,
		description: 'What one right "yes" brings, in your currency, for Most Profit',
	},
];

export interface ThresholdOptions {
	thresholdGoal?: 'f1' | 'profit' | 'recall' | 'precision' | 'top';
	thresholdShare?: number;
	contactCost?: number;
	hitRevenue?: number;
}

/** The option of the job. */
export function thresholdOf(options: ThresholdOptions): NonNullable<TrainOptions['threshold']> {
	const { thresholdGoal = 'f1', thresholdShare: share = 0.2 } = options;
	switch (thresholdGoal) {
		case 'f1':
			return { kind: 'f1' };
		case 'profit':
			return {
				kind: 'profit',
				contactCost: options.contactCost ?? 0.1,
				revenue: options.hitRevenue ?? 10,
			};
		case 'top':
			return { kind: 'top', share };
		default:
			return { kind: thresholdGoal, atLeast: share };
	}
}
