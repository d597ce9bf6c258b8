import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Measure, RulesOptions } from '../../lib/recommend';
import { columnField, optionsField, wholeNumberField } from '../shared';
import { eventFields } from './event.fields';

const share = (displayName: string, name: string, fallback: number, description: string) =>
	({
		displayName,
		name,
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 5 },
		default: fallback,
		description,
	}) as const;

const SHARED_FIELDS = ['productColumn', 'quantityColumn'];

/** Which columns of the orders make baskets, and which rules count. */
export const rulesFields: INodeProperties[] = [
	columnField({
		displayName: 'Orders: Basket Column',
		name: 'basketColumn',
		default: 'order_id',
		required: true,
		description: 'Column of the orders with the order’s ID: rows with the same ID are one basket',
	}),
	...eventFields.filter(({ name }) => SHARED_FIELDS.includes(name)),
	share(
		'Minimum Support',
		'minSupport',
		0.001,
		'Share of all baskets that must hold all products of a rule, from 0 to 1. Lower finds more and rarer rules.',
	),
	share(
		'Minimum Confidence',
		'minConfidence',
		0.25,
		'Of the baskets with the left side of a rule, the share that must also hold the right side, from 0 to 1',
	),
	wholeNumberField({
		displayName: 'Partners a Product',
		name: 'topN',
		range: [1, 5, 100],
		description: 'How many products each product’s list "boughtTogether" holds at most',
	}),
];

export const rulesOptions: INodeProperties = optionsField([
	wholeNumberField({
		displayName: 'At Least Baskets',
		name: 'minBaskets',
		range: [1, 5],
		description:
			'How many baskets must hold all products of a rule, whatever the minimum support says. Fewer are chance.',
	}),
	wholeNumberField({
		displayName: 'At Least Products in a Rule',
		name: 'minLength',
		range: [2, 2, 30],
		description: 'Both sides together',
	}),
	wholeNumberField({
		displayName: 'At Most Products in a Rule',
		name: 'maxLength',
		range: [2, 10, 30],
		description: 'Both sides together. Lower it when there are too many combinations.',
	}),
	wholeNumberField({
		displayName: 'At Most Rules',
		name: 'limit',
		range: [1, 10_000],
		description: 'Only the best rules are put out. The report says how many there are.',
	}),
	{
		displayName: 'Minimum Lift',
		name: 'minLift',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 4 },
		default: 0,
		description: 'How many times as often as by chance. 1 leaves out rules that chance explains.',
	},
	{
		displayName: 'Sort By',
		name: 'sortBy',
		type: 'options',
		options: [
			{
				name: 'Confidence',
				value: 'confidence',
				description: 'Of the baskets with the left side, the share with the right side',
			},
			{
				name: 'Conviction',
				value: 'conviction',
				description: 'How many times as often the rule would be wrong by chance',
			},
			{
				name: 'Leverage',
				value: 'leverage',
				description: 'Share of baskets beyond what chance gives: favours products that many buy',
			},
			{ name: 'Lift', value: 'lift', description: 'How many times as often as by chance' },
			{ name: 'Support', value: 'support', description: 'Share of baskets that hold all of them' },
		],
		default: 'lift',
		description: 'What makes a rule, and a partner, better than another',
	},
]);

interface RulesChoice {
	minBaskets?: number;
	minLength?: number;
	maxLength?: number;
	limit?: number;
	minLift?: number;
	sortBy?: Measure;
}

const DEFAULTS = { minBaskets: 5, limit: 10_000 };

/** The columns of the orders that make baskets. */
export function readBasketColumns(
	node: IExecuteFunctions,
): Pick<RulesOptions, 'basketColumn' | 'productColumn' | 'quantityColumn'> {
	const text = (name: string) => (node.getNodeParameter(name, 0, '') as string).trim();
	const quantityColumn = text('quantityColumn');
	return {
		basketColumn: text('basketColumn'),
		productColumn: text('productColumn'),
		...(quantityColumn !== '' && { quantityColumn }),
	};
}

export function readRulesOptions(
	node: IExecuteFunctions,
): Omit<RulesOptions, 'basketColumn' | 'productColumn'> {
	return {
		...DEFAULTS,
		...(node.getNodeParameter('options', 0, {}) as RulesChoice),
		minSupport: node.getNodeParameter('minSupport', 0) as number,
		minConfidence: node.getNodeParameter('minConfidence', 0) as number,
		topN: node.getNodeParameter('topN', 0) as number,
	};
}
