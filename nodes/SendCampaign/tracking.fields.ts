import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { CampaignOptions } from '../../lib/campaign';

/** What is counted of a message; in both operations, off on a fresh node. */
export const trackingFields: INodeProperties[] = [
	{
		displayName: 'Tracking',
		name: 'tracking',
		type: 'collection',
		placeholder: 'Add Tracking',
		default: {},
		description: 'Needs a Campaign Trigger URL. In many countries people must have agreed to it.',
		options: [
			{
				displayName: 'Track Clicks',
				name: 'trackClicks',
				type: 'boolean',
				default: false,
				description:
					'Whether the links of the HTML part lead through the Campaign Trigger, which counts the click and leads on',
			},
			{
				displayName: 'Track Opens',
				name: 'trackOpens',
				type: 'boolean',
				default: false,
				description:
					'Whether a picture of one pixel counts openings. Many mail programs load it by themselves or never.',
			},
			{
				displayName: 'Tracking Consent Field',
				name: 'trackingColumn',
				type: 'string',
				requiresDataPath: 'single',
				default: '',
				placeholder: 'e.g. tracking_consent',
				description:
					'Field that says whether the person agreed to be counted: only a yes is. Empty: everybody is counted.',
			},
		],
	},
];

/** Read at item 0 for all items. */
export function readTracking(node: IExecuteFunctions): Partial<CampaignOptions> {
	return node.getNodeParameter('tracking', 0, {}) as Partial<CampaignOptions>;
}
