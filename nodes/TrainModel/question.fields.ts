/** What to predict: a column, or a ready question that needs nothing but orders. */
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { QuestionKind, SnapshotOptions } from '../../lib/features';
import type { TrainOptions, TrainQuestionOptions } from '../../lib/learn';
import { orderFields, readOrderColumns, splitNames, wholeNumberField } from '../shared';

const QUESTIONS: readonly QuestionKind[] = ['willChurn', 'willBuy', 'spend'];

/** The first parameter of the node. */
export const questionField: INodeProperties = {
	displayName: 'What to Predict',
	name: 'question',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'A Column',
			value: 'column',
			description: 'What a column of the table holds: one row a customer, outcome known',
		},
		{
			name: 'Will Churn',
			value: 'willChurn',
			description: 'Who, of the customers active lately, will not order. Needs orders only.',
		},
		{
			name: 'Will Buy',
			value: 'willBuy',
			description: 'Who will order at least once. Needs orders only.',
		},
		{
			name: 'How Much Will They Spend',
			value: 'spend',
			description: 'The net amount of the orders to come. Needs orders only.',
		},
	],
	default: 'column',
	description: 'Ready questions are answered from orders: one row an order or an order line',
};

/** Fields that only make sense for a column. */
export const forColumn = (fields: readonly INodeProperties[]): INodeProperties[] =>
	fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { question: ['column'], ...field.displayOptions?.show },
		},
	}));

const horizon = (question: QuestionKind[], days: number, reason: string): INodeProperties => ({
	...wholeNumberField({
		displayName: 'Days Ahead',
		name: 'horizonDays',
		range: [1, days, 730],
		description: `Length of the time that is asked about. ${reason} The orders must span at least twice as many days; eight times as many are best.`,
	}),
	displayOptions: { show: { question } },
});

/** Which columns of the orders hold what, and how far ahead to look. */
export const questionFields: INodeProperties[] = [
	...orderFields({ question: [...QUESTIONS] }),
	horizon(
		['willChurn'],
		90,
		'Most customers buy every one to three months: a quarter of silence means something, a month does not.',
	),
	horizon(['willBuy', 'spend'], 30, 'A month is what campaigns are planned for.'),
];

const onlyQuestions = { show: { '/question': QUESTIONS.map((question) => question) } };

/** Seldom used settings of questions, and the as-of date of both. */
export const questionOptionFields: INodeProperties[] = [
	{
		displayName: 'As-Of Date',
		name: 'asOf',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-01-31',
		description:
			'Day (its end counts) or date-time at which you look at the rows. A column: dates become days before it, later dates are unknown. Ready questions: no order after it is used. Default: dates count from 1970; ready questions use all orders up to now.',
	},
	{
		...wholeNumberField({
			displayName: 'Active Within (Days)',
			name: 'activityDays',
			range: [1, 180, 3650],
			description:
				'Only customers with an order in so many days can still churn. Default: twice the days ahead. Who was silent longer has gone: to predict that would be easy and useless.',
		}),
		displayOptions: { show: { '/question': ['willChurn'] } },
	},
	{
		displayName: 'Refunds',
		name: 'refunds',
		type: 'options',
		options: [
			{ name: 'Leave Out', value: 'ignore', description: 'Refunds change nothing' },
			{ name: 'Subtract', value: 'subtract', description: 'Refunds lower the amounts' },
		],
		default: 'subtract',
		description: 'What rows with a negative amount do. They never count as an order.',
		displayOptions: onlyQuestions,
	},
	{
		...wholeNumberField({
			displayName: 'Snapshots',
			name: 'snapshots',
			range: [1, 6, 24],
			description:
				'At how many moments, the days ahead apart, customers are looked at, if the orders reach back so far. Three or more let the model be judged by time.',
		}),
		displayOptions: onlyQuestions,
	},
	{
		displayName: 'Windows (Days)',
		name: 'windows',
		type: 'string',
		default: '30, 90, 365',
		description:
			'Lengths of the time windows whose orders, amount and trend are learnt from, separated by commas; the days ahead are always one of them',
		displayOptions: onlyQuestions,
	},
];

/** What the fields above give in `options`. */
export interface QuestionOptions {
	asOf?: string;
	activityDays?: number;
	refunds?: 'subtract' | 'ignore';
	snapshots?: number;
	windows?: string;
}

/** The ready question of the node; null: it predicts a column. Nothing after now counts as an order. */
export function readQuestion(node: IExecuteFunctions): SnapshotOptions | null {
	const chosen = node.getNodeParameter('question', 0, 'column') as string;
	const question = QUESTIONS.find((one) => one === chosen);
	if (!question) return null;
	const more = node.getNodeParameter('options', 0, {}) as QuestionOptions;
	const { asOf, activityDays, refunds, snapshots, windows } = more;
	return {
		...readOrderColumns(node),
		question,
		horizonDays: node.getNodeParameter('horizonDays', 0) as number,
		...{ activityDays, snapshots },
		...(refunds && { refunds }),
		...(windows !== undefined && { windows: splitNames(windows).map(Number) }),
		...(asOf && { asOf }),
		notAfter: Date.now(),
	};
}

/** What of the training options a question leaves to the user. */
export function trainingOf(options: TrainOptions): TrainQuestionOptions['training'] {
	const { algorithm, settings, budgetSeconds, calibration, threshold, coverage, seed, champion } =
		options;
	return {
		...{ algorithm, settings, budgetSeconds, calibration, threshold, coverage, seed, champion },
	};
}
