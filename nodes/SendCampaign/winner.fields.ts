import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { CampaignOptions } from '../../lib/campaign';

type WinnerOptions = NonNullable<CampaignOptions['winner']>;

const shown = { show: { sendWinner: [true] } };

/** A part of the people tests the variants; the rest gets the one that did best. In both operations. */
export const winnerFields: INodeProperties[] = [
	{
		displayName: 'Send the Rest to the Winner',
		name: 'sendWinner',
		type: 'boolean',
		default: false,
		description:
			'Whether only a part of the people gets the variants at once; the rest waits for a later run of this workflow and gets the variant that did best. Needs two or more variants.',
	},
	{
		displayName: 'Test Share (Percent)',
		name: 'testPercent',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 90, numberPrecision: 1 },
		default: 20,
		description: 'Share of the people who get the variants at once. Always the same people.',
		displayOptions: shown,
	},
	{
		displayName: 'Winner By',
		name: 'winnerBy',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Clicks', value: 'clicked', description: 'Needs Track Clicks' },
			{
				name: 'Opens',
				value: 'opened',
				description:
					'Needs Track Opens. Some mail programs open messages by themselves: less sure than clicks.',
			},
			{
				name: 'Purchases',
				value: 'bought',
				description: 'Conversions that your shop reports to a Campaign Trigger',
			},
		],
		default: 'clicked',
		description: 'What decides; counted by a Campaign Trigger that uses the same store',
		displayOptions: shown,
	},
	{
		displayName: 'Hours to Wait',
		name: 'waitHours',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 720, numberPrecision: 2 },
		default: 24,
		description:
			'From the first message of the test to the decision, made by the first run after that. Schedule the workflow accordingly.',
		displayOptions: shown,
	},
	{
		displayName: 'Least People per Variant',
		name: 'leastPeople',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1000000 },
		default: 100,
		description: 'How many people each variant must have reached before a winner is decided',
		displayOptions: shown,
	},
	{
		displayName: 'If the Difference Is Not Clear',
		name: 'whenUnclear',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Send the Best So Far', value: 'best' },
			{ name: 'Keep the First Variant', value: 'first' },
		],
		default: 'best',
		description: 'What the rest gets when the difference may be chance. The Summary says so.',
		displayOptions: shown,
	},
	{
		displayName: 'Winner by Hand',
		name: 'winnerName',
		type: 'string',
		default: '',
		placeholder: 'e.g. B',
		description:
			'Name of the variant that the next run sends to the rest, whatever the numbers say. Empty: the numbers decide.',
		displayOptions: shown,
	},
];

/** Null: everybody gets a variant at once. Read at item 0 for all items. */
export function readWinner(node: IExecuteFunctions): Pick<CampaignOptions, 'winner'> {
	if (node.getNodeParameter('sendWinner', 0, false) !== true) return { winner: null };
	return {
		winner: {
			testPercent: node.getNodeParameter('testPercent', 0, 20) as number,
			by: node.getNodeParameter('winnerBy', 0, 'clicked') as NonNullable<WinnerOptions['by']>,
			waitHours: node.getNodeParameter('waitHours', 0, 24) as number,
			leastPeople: node.getNodeParameter('leastPeople', 0, 100) as number,
			whenUnclear: node.getNodeParameter('whenUnclear', 0, 'best') as 'best' | 'first',
			name: String(node.getNodeParameter('winnerName', 0, '')),
		},
	};
}
