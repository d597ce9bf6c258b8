import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { EventOptions, IalsOptions } from '../../lib/recommend';
import { columnField, seedField, wholeNumberField } from '../shared';
import { onlyTastes } from './algorithm.fields';

/** Columns of the orders (events): who had to do with what, when and how much. */
export const eventFields: INodeProperties[] = [
	columnField({
		displayName: 'Orders: Customer Column',
		name: 'customerColumn',
		default: 'customer_id',
		required: true,
		description: 'Column of the orders with the customer’s ID',
	}),
	columnField({
		displayName: 'Orders: Product Column',
		name: 'productColumn',
		default: 'product_id',
		required: true,
		description: 'Column of the orders with the product’s ID',
	}),
	columnField({
		displayName: 'Orders: Date Column',
		name: 'dateColumn',
		default: 'order_date',
		description:
			'Column with the date. Orders without a date or in the future are left out. Leave empty when there is none.',
	}),
	columnField({
		displayName: 'Orders: Quantity Column',
		name: 'quantityColumn',
		default: 'quantity',
		description:
			'Column with the number of pieces; negative for returns, which reduce what was bought. Leave empty to count every row as 1.',
	}),
];

/** Settings of the training, inside the options collection. */
export const trainingOptions: INodeProperties[] = [
	{
		displayName: 'Evaluate',
		name: 'evaluation',
		type: 'options',
		options: [
			{
				name: 'Automatically',
				value: 'auto',
				description: 'By time when there are dates, else one product a customer left out',
			},
			{ name: 'By Time', value: 'time', description: 'Hide the newest fifth of the orders' },
			{
				name: 'Leave One Out',
				value: 'leaveOneOut',
				description: 'Hide the latest product of each customer',
			},
			{ name: 'Not at All', value: 'none', description: 'Skip it: the report has no numbers' },
		],
		default: 'auto',
		description:
			'How the model is checked against hidden orders, beside simply showing bestsellers',
	},
	wholeNumberField({
		displayName: 'Events Count Half After (Days)',
		name: 'halfLifeDays',
		range: [0, 180],
		description:
			'Number of days after which an order counts half. 0: orders never age. Needs a date column.',
	}),
	onlyTastes(
		wholeNumberField({
			displayName: 'Factors',
			name: 'factors',
			range: [1, 32, 512],
			description: 'How many tastes the model tells apart (length of the iALS factor vectors)',
		}),
	),
	onlyTastes(
		wholeNumberField({
			displayName: 'Passes',
			name: 'iterations',
			range: [1, 15, 200],
			description: 'How often the training goes over the data',
		}),
	),
	{
		displayName: 'Quantities Count',
		name: 'weighting',
		type: 'options',
		options: [
			{ name: 'Less and Less', value: 'log', description: 'Ten pieces count about 3.5 times one' },
			{ name: 'In Full', value: 'linear', description: 'Ten pieces count ten times one' },
			{ name: 'Not at All', value: 'binary', description: 'Bought is bought' },
		],
		default: 'log',
		description: 'How much more a larger quantity says about a customer’s taste',
	},
	onlyTastes({
		displayName: 'Regularization',
		name: 'regularization',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 4 },
		default: 0,
		description:
			'How strongly tastes are pulled towards the average. 0: the best value on hidden orders.',
	}),
	seedField,
];

interface TrainingChoice {
	evaluation?: 'auto' | 'time' | 'leaveOneOut' | 'none';
	halfLifeDays?: number;
	factors?: number;
	iterations?: number;
	weighting?: 'log' | 'linear' | 'binary';
	regularization?: number;
	seed?: number;
}

export type EventColumns = Pick<
	EventOptions,
	'customerColumn' | 'productColumn' | 'dateColumn' | 'quantityColumn'
>;

export function readEventColumns(node: IExecuteFunctions): EventColumns {
	const text = (name: string) => (node.getNodeParameter(name, 0, '') as string).trim();
	const [dateColumn, quantityColumn] = [text('dateColumn'), text('quantityColumn')];
	return {
		customerColumn: text('customerColumn'),
		productColumn: text('productColumn'),
		...(dateColumn !== '' && { dateColumn }),
		...(quantityColumn !== '' && { quantityColumn }),
	};
}

/** The training settings of the options collection; orders after this moment are left out. */
export function readTraining(
	node: IExecuteFunctions,
): IalsOptions & Partial<EventOptions> & object {
	const chosen = node.getNodeParameter('options', 0, {}) as TrainingChoice;
	const { evaluation, halfLifeDays, factors, iterations, weighting, regularization } = chosen;
	return {
		asOf: Date.now(),
		seed: chosen.seed ?? 42,
		...(evaluation && { evaluation }),
		...(halfLifeDays && { halfLifeDays }),
		...(factors && { factors }),
		...(iterations && { iterations }),
		...(weighting && { weighting }),
		...(regularization && { regularization }),
	};
}
