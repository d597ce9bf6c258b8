import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { TrainRatingsOptions } from '../../lib/recommend';
import { columnField, seedField, wholeNumberField } from '../shared';

/** Columns of the ratings: who gave what to which product. */
export const ratingColumnFields: INodeProperties[] = [
	columnField({
		displayName: 'Ratings: Customer Column',
		name: 'customerColumn',
		default: 'customer_id',
		required: true,
		description: 'Column of the ratings with the customer’s ID',
	}),
	columnField({
		displayName: 'Ratings: Product Column',
		name: 'productColumn',
		default: 'product_id',
		required: true,
		description: 'Column of the ratings with the product’s ID',
	}),
	columnField({
		displayName: 'Ratings: Rating Column',
		name: 'ratingColumn',
		default: 'rating',
		required: true,
		description:
			'Number column with stars or points, on any scale. Rows without a rating are left out.',
	}),
	columnField({
		displayName: 'Ratings: Date Column',
		name: 'ratingDateColumn',
		example: 'rated_at',
		description:
			'With it, the latest of repeated ratings counts, else their mean, and ratings in the future are left out. May be empty.',
	}),
];

const methodField: INodeProperties = {
	displayName: 'Method',
	name: 'method',
	type: 'options',
	options: [
		{
			name: 'Automatically',
			value: 'auto',
			description: 'The most exact of averages, ALS and SVD++ on ratings hidden for the choice',
		},
		{
			name: 'Averages',
			value: 'baseline',
			description: 'How kindly the customer rates, and how the product is rated (baseline)',
		},
		{ name: 'Tastes, by ALS', value: 'als', description: 'Matrix factorization, quick' },
		{ name: 'Tastes, by SGD', value: 'sgd', description: 'Matrix factorization, step by step' },
		{
			name: 'Tastes and What Was Rated',
			value: 'svdpp',
			description: 'SVD++: what somebody rates at all says something too',
		},
	],
	default: 'auto',
	description: 'How ratings are predicted',
};

const evaluateField: INodeProperties = {
	displayName: 'Evaluate',
	name: 'evaluation',
	type: 'options',
	options: [
		{ name: 'At Random', value: 'random', description: 'Hide every fifth rating, drawn by chance' },
		{ name: 'By Time', value: 'time', description: 'Hide the newest fifth; needs a date column' },
		{ name: 'Not at All', value: 'none', description: 'Skip it: the report has no numbers' },
	],
	default: 'random',
	description: 'How the model is checked against hidden ratings, beside plain averages',
};

/** Settings of the training on ratings, inside the options collection. */
export const ratingOptions: INodeProperties[] = [
	methodField,
	evaluateField,
	wholeNumberField({
		displayName: 'Factors',
		name: 'factors',
		range: [0, 0, 500],
		description: 'How many tastes the model tells apart. 0: the method’s own number (10 to 50).',
	}),
	{
		displayName: 'Highest Possible Rating',
		name: 'highest',
		type: 'number',
		default: 5,
		description: 'Predictions never go above it. Without this option: the highest rating given.',
	},
	{
		displayName: 'Lowest Possible Rating',
		name: 'lowest',
		type: 'number',
		default: 1,
		description: 'Predictions never go below it. Without this option: the lowest rating given.',
	},
	seedField,
];

type Choice = Pick<
	TrainRatingsOptions,
	'method' | 'evaluation' | 'factors' | 'highest' | 'lowest' | 'seed'
>;

/** The columns and settings; ratings after this moment are left out. */
export function readRatingOptions(node: IExecuteFunctions): TrainRatingsOptions {
	const text = (name: string) => (node.getNodeParameter(name, 0, '') as string).trim();
	const chosen = node.getNodeParameter('options', 0, {}) as Choice;
	const { factors, seed = 42, ...rest } = chosen;
	const dateColumn = text('ratingDateColumn');
	return {
		customerColumn: text('customerColumn'),
		productColumn: text('productColumn'),
		ratingColumn: text('ratingColumn'),
		...(dateColumn !== '' && { dateColumn }),
		...(factors && { factors }),
		...rest,
		seed,
		asOf: Date.now(),
	};
}
