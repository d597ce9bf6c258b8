import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import {
	previewPictures,
	readViews,
	type CampaignResult,
	type PictureOptions,
	type PreviewPicture,
} from '../../lib/campaign';
import { picturesOf, showProgress } from '../shared';
import { isSms, mailOnly } from './sms.fields';

/** Pictures of previewed messages; off on a fresh node, because they need a browser. */
export const pictureFields: INodeProperties[] = mailOnly([
	{
		displayName: 'Pictures (PNG)',
		name: 'pictures',
		type: 'boolean',
		default: false,
		description:
			'Whether to add pictures of each previewed message, of at most 25. Needs Chromium, Chrome or Edge on the machine that runs n8n. Nothing is loaded from the network, so pictures on web servers show their alternative text.',
	},
	{
		displayName: 'Widths',
		name: 'pictureWidths',
		type: 'multiOptions',
		options: [
			{ name: '360 Pixels (Phone)', value: 360 },
			{ name: '800 Pixels (Desktop)', value: 800 },
		],
		default: [360, 800],
		description: 'How wide the screen is',
		displayOptions: { show: { pictures: [true] } },
	},
	{
		displayName: 'Color Schemes',
		name: 'pictureSchemes',
		type: 'multiOptions',
		options: [
			{ name: 'Dark', value: 'dark' },
			{ name: 'Light', value: 'light' },
		],
		default: ['light', 'dark'],
		description: 'What the reader’s device prefers',
		displayOptions: { show: { pictures: [true] } },
	},
]);

export type Photographer = (result: CampaignResult) => Promise<(readonly PreviewPicture[])[]>;

/**
 * Takes pictures of the previewed messages; null = they are not wanted. What cannot be done (no browser, too many messages) is said before
 * any work. Read at item 0.
 */
export function readPictures(node: IExecuteFunctions, messages: number): Photographer | null {
	if (isSms(node) || node.getNodeParameter('pictures', 0, false) !== true) return null;
	const views = readViews(
		{
			widths: node.getNodeParameter('pictureWidths', 0, [360, 800]) as number[],
			schemes: node.getNodeParameter('pictureSchemes', 0, [
				'light',
				'dark',
			]) as PictureOptions['schemes'],
		},
		messages,
	);
	const pictures = picturesOf(node);
	return async ({ samples }) => await previewPictures(samples, views, pictures, showProgress(node));
}
