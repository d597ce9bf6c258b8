import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { CampaignResult } from '../../lib/campaign';
import { readInput, run, storeConfig, type Operation } from '../shared';
import { previewItems, toOutputs } from './outputs';
import { pictureFields, readPictures } from './pictures.fields';
import { sharedFields } from './properties';
import { readCampaignOptions } from './readOptions';
import { sendWithFields } from './sendWith.fields';

/** Renders messages without a mail server: one item and one HTML file each, with pictures where they are wanted, at the output Summary. */
export const preview: Operation = {
	name: 'Preview',
	value: 'preview',
	action: 'Preview a campaign',
	description: 'Render the messages of some people and check everybody, without sending anything',
	fields: [
		...sendWithFields,
		...sharedFields,
		{
			displayName: 'Number of Previews',
			name: 'previews',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: 3,
			description: 'How many messages to render',
		},
		...pictureFields,
	],
	async execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const input = await readInput(node);
		const previews = node.getNodeParameter('previews', 0, 3) as number;
		const photograph = readPictures(node, previews);
		const result = await run<CampaignResult>(node, 'campaign.preview', input.source, {
			...readCampaignOptions(node),
			samples: previews,
			store: await storeConfig(node),
		});
		const [sent = [], notSent = [], summary = []] = await toOutputs(result, input);
		const pictures = photograph ? await photograph(result) : undefined;
		const items = await previewItems(node, result, input, pictures);
		return [sent, notSent, [...summary, ...items]];
	},
};
