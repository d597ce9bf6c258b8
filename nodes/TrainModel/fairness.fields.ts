import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { TrainOptions } from '../../lib/learn';
import { columnsField, splitNames } from '../shared';

type FairnessOption = NonNullable<TrainOptions['fairness']>;

const limitField = (displayName: string, name: string, description: string, usual: number) =>
	({
		displayName,
		name,
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 3 },
		default: usual,
		description: `${description}. Beyond the limit the model is not saved, and the report says why.`,
	}) satisfies INodeProperties;

const limits: INodeProperties[] = [
	limitField(
		'Equal Opportunity Difference at Most',
		'equalOpportunityDifference',
		'Of those who belong to the favourable class, how far the shares found may differ between groups',
		0.1,
	),
	limitField(
		'Equalised Odds Difference at Most',
		'equalisedOddsDifference',
		'How far the shares of right and of wrong favourable decisions may differ',
		0.1,
	),
	limitField(
		'Parity Difference at Most',
		'demographicParityDifference',
		'How far the shares with a favourable decision may differ between groups',
		0.1,
	),
	limitField(
		'Parity Ratio at Least',
		'demographicParityRatio',
		'Lowest share with a favourable decision, divided by the highest (the four-fifths rule asks for 0.8)',
		0.8,
	),
	limitField(
		'Predictive Parity Difference at Most',
		'predictiveParityDifference',
		'Of those with a favourable decision, how far the shares that deserve it may differ',
		0.1,
	),
];

const moreSettings: INodeProperties[] = [
	{
		displayName: 'Bands for Numbers',
		name: 'bandEdges',
		type: 'string',
		default: '',
		placeholder: 'e.g. 25, 40, 60',
		description: 'Where numbers are cut into bands. Default: four bands of about equal size.',
	},
	{
		displayName: 'Favourable Class',
		name: 'favourableClass',
		type: 'string',
		default: '',
		placeholder: 'e.g. yes',
		description:
			'The prediction that is good for those who get it. Default: of two classes the one to find.',
	},
	{
		displayName: 'Learn From Group Columns',
		name: 'learnFromThem',
		type: 'boolean',
		default: false,
		description: 'Whether the model may use the group columns as features',
	},
	...limits,
];

/** Fairness between groups. Shown when the audit is on. */
const auditFields: INodeProperties[] = [
	columnsField({
		displayName: 'Group Columns',
		name: 'fairnessColumns',
		example: 'gender, age',
		required: true,
		description:
			'Decisions are compared between the values of each of these columns; numbers such as an age are put into bands. Mitigation acts on the first.',
	}),
	{
		displayName: 'Mitigation',
		name: 'fairnessMitigation',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'None', value: 'none', description: 'Compare and report only' },
			{
				name: 'Reweigh Training Rows',
				value: 'reweigh',
				description: 'Training rows count so that group and outcome are independent',
			},
			{
				name: 'Threshold per Group',
				value: 'thresholds',
				description: 'Each group gets its own threshold; Predict then needs the group column',
			},
		],
		default: 'none',
		description: 'What is done about differences between groups',
	},
	{
		displayName: 'Hold Together',
		name: 'fairnessMeasure',
		type: 'options',
		options: [
			{
				name: 'Shares Chosen (Demographic Parity)',
				value: 'demographicParity',
				description: 'The same share of each group gets the favourable decision',
			},
			{
				name: 'Shares Found (Equal Opportunity)',
				value: 'equalOpportunity',
				description: 'Of those who belong to the favourable class the same share gets it',
			},
		],
		default: 'demographicParity',
		description: 'What the thresholds make alike',
		displayOptions: { show: { fairnessMitigation: ['thresholds'] } },
	},
	{
		displayName: 'Difference to Aim For',
		name: 'fairnessLimit',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 3 },
		default: 0.05,
		description:
			'How far the groups may differ; on new rows it can be a little more, so stay below a limit that must be kept',
		displayOptions: { show: { fairnessMitigation: ['thresholds'] } },
	},
	{
		displayName: 'More Fairness Settings',
		name: 'fairnessOptions',
		type: 'collection',
		placeholder: 'Add setting',
		default: {},
		options: [...moreSettings].sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
	},
];

export const fairnessFields: INodeProperties[] = [
	{
		displayName: 'Fairness Audit',
		name: 'fairness',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether to compare decisions between groups such as genders or ages, to mitigate differences and to set limits',
	},
	...auditFields.map((field) => ({
		...field,
		displayOptions: { show: { fairness: [true], ...field.displayOptions?.show } },
	})),
];

const MEASURES = [
	'demographicParityDifference',
	'demographicParityRatio',
	'equalOpportunityDifference',
	'equalisedOddsDifference',
	'predictiveParityDifference',
] as const;

type MoreSettings = Partial<Record<(typeof MEASURES)[number], number>> & {
	bandEdges?: string;
	favourableClass?: string;
	learnFromThem?: boolean;
};

/** The option of the job; absent when no audit was asked for. */
export function readFairness(node: IExecuteFunctions): { fairness?: FairnessOption } {
	if (node.getNodeParameter('fairness', 0, false) !== true) return {};
	const more = node.getNodeParameter('fairnessOptions', 0, {}) as MoreSettings;
	const { bandEdges = '', favourableClass, learnFromThem } = more;
	const edges = splitNames(bandEdges).map(Number);
	const limits = MEASURES.flatMap((name) => {
		const limit = more[name];
		return limit === undefined ? [] : [[name, limit] as const];
	});
	return {
		fairness: {
			groupColumns: splitNames(node.getNodeParameter('fairnessColumns', 0, '') as string),
			mitigation: node.getNodeParameter(
				'fairnessMitigation',
				0,
				'none',
			) as FairnessOption['mitigation'],
			measure: node.getNodeParameter(
				'fairnessMeasure',
				0,
				'demographicParity',
			) as FairnessOption['measure'],
			limit: node.getNodeParameter('fairnessLimit', 0, 0.05) as number,
			...{ favourableClass, learnFromThem },
			...(edges.length > 0 && { bandEdges: edges }),
			limits: Object.fromEntries(limits),
		},
	};
}
