import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { CampaignOptions } from '../../lib/campaign';
import { splitNames } from '../shared';
import { NOT_BY_SMS } from './sms.fields';
import { readWinner, winnerFields } from './winner.fields';

const EMPTY_IS_MAIN = 'Empty: as in the main message.';

const variantFields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. short subject',
		description: 'Name in results. Empty: A, B, C … A new name draws people anew.',
	},
	{
		displayName: 'Share',
		name: 'weight',
		type: 'number',
		typeOptions: { minValue: 0.001, numberPrecision: 3 },
		default: 1,
		description: 'How many people get it, in relation to the other variants: 1 and 1 are halves',
	},
	{
		displayName: 'From Name',
		name: 'fromName',
		type: 'string',
		default: '',
		description: `Name that the message comes from. ${EMPTY_IS_MAIN}`,
	},
	{
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		noDataExpression: true,
		default: '',
		description: `Subject line with merge tags. ${EMPTY_IS_MAIN}`,
		displayOptions: NOT_BY_SMS,
	},
	{
		displayName: 'Preheader',
		name: 'preheader',
		type: 'string',
		noDataExpression: true,
		default: '',
		description: `Short text that inboxes show after the subject. ${EMPTY_IS_MAIN}`,
		displayOptions: NOT_BY_SMS,
	},
	{
		displayName: 'HTML',
		name: 'html',
		type: 'string',
		typeOptions: { rows: 8 },
		noDataExpression: true,
		default: '',
		description: `The message. ${EMPTY_IS_MAIN}`,
		displayOptions: NOT_BY_SMS,
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		noDataExpression: true,
		default: '',
		description:
			'Plain-text version. Empty: made from the HTML of this variant, or as in the main message when it has none.',
	},
];

const testFields: INodeProperties[] = [
	{
		displayName: 'Draw Again in Each Step',
		name: 'redrawEachStep',
		type: 'boolean',
		default: false,
		description:
			'Whether people are drawn anew in each step of a series. Off: a person stays in the same variant.',
	},
	{
		displayName: 'Draw Number',
		name: 'testSeed',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2',
		description: 'Any text: another one gives the variants to other people',
	},
	{
		displayName: 'Hold Out (Percent)',
		name: 'holdOutPercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 90, numberPrecision: 1 },
		default: 10,
		description:
			'Share of the people who get nothing on purpose, so that Campaign Results can tell what the campaign changed. They stay held out in every run and step.',
	},
	{
		displayName: 'Hold-Out Name',
		name: 'holdOutKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. control-2027',
		description:
			'The same name in several campaigns holds the same people out of all of them. Empty: each campaign has its own group.',
	},
	{
		displayName: 'Seed List',
		name: 'seedList',
		type: 'string',
		default: '',
		placeholder: 'e.g. me@gmail.example, me@outlook.example',
		description:
			'Addresses of your own that get every variant once when the campaign is sent, up to 50. They are not counted in results.',
	},
];

/** Versions of the message, their test, the hold-out group and the seed list; in both operations. */
export const variantsFields: INodeProperties[] = [
	{
		displayName: 'Variants (A/B Test)',
		name: 'variants',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Variant',
		default: {},
		description:
			'Versions of the message to compare; each person gets one. The main message is sent only where a variant leaves its parts empty.',
		options: [{ displayName: 'Variant', name: 'variant', values: variantFields }],
	},
	...winnerFields,
	{
		displayName: 'Hold-Out Group and Seed List',
		name: 'tests',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: testFields,
	},
];

interface TestParameters {
	readonly redrawEachStep?: boolean;
	readonly testSeed?: string;
	readonly holdOutPercent?: number;
	readonly holdOutKey?: string;
	readonly seedList?: string;
}

/** Read at item 0 for all items. */
export function readVariants(node: IExecuteFunctions): Partial<CampaignOptions> {
	const variants = node.getNodeParameter('variants.variant', 0, []) as NonNullable<
		CampaignOptions['variants']
	>;
	const tests = node.getNodeParameter('tests', 0, {}) as TestParameters;
	const { holdOutPercent: percent = 0, holdOutKey: key = '' } = tests;
	return {
		variants,
		...readWinner(node),
		testSeed: String(tests.testSeed ?? ''),
		redrawEachStep: tests.redrawEachStep ?? false,
		holdOut: percent > 0 ? { percent, key } : null,
		seedList: splitNames(tests.seedList ?? ''),
	};
}
