import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { CampaignOptions } from '../../lib/campaign';
import { blockFields, readBlocks } from './blocks.fields';

/** What the HTML part is made of. */
export const contentFields: INodeProperties[] = [
	{
		displayName: 'Content',
		name: 'content',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Blocks',
				value: 'blocks',
				description:
					'Put together from ready parts that look right in Outlook, on phones and in dark mode',
			},
			{ name: 'HTML', value: 'html', description: 'A template of your own' },
		],
		default: 'html',
		description: 'What the message is made of',
	},
	...blockFields,
	{
		displayName: 'Template Language',
		name: 'templateLanguage',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Liquid',
				value: 'liquid',
				description:
					'As shops and mail services know it: {{ name | default: "there" }}, {% if x %}, {% for p in list %}',
			},
			{ name: 'Merge Tags', value: 'tags', description: 'Faster, and enough for most messages' },
		],
		default: 'tags',
		description: 'Language of subject, preheader, HTML and text',
		displayOptions: { show: { content: ['html'] } },
	},
];

/** Headers that the sender sets for everybody. */
export const headerFields: INodeProperties[] = [
	{
		displayName: 'Headers',
		name: 'headers',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Header',
		default: {},
		description:
			'Further headers of each message, e.g. X-Campaign. Addresses, subject and signatures cannot be set here.',
		options: [
			{
				displayName: 'Header',
				name: 'header',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. X-Campaign',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'One line of letters, digits and signs without accents',
					},
				],
			},
		],
	},
];

type Content = Pick<CampaignOptions, 'html' | 'blocks' | 'headers' | 'templateLanguage'>;

/** The HTML or the blocks, and the headers, read at item 0. */
export function readContent(node: IExecuteFunctions): Content {
	const content = node.getNodeParameter('content', 0, 'html') as string;
	const given = node.getNodeParameter('headers.header', 0, []) as IDataObject[];
	const headers = given.map(({ name, value }) => ({
		name: String(name ?? ''),
		value: String(value ?? ''),
	}));
	if (content === 'blocks') return { html: '', blocks: readBlocks(node), headers };
	const language = node.getNodeParameter('templateLanguage', 0, 'tags') as 'tags' | 'liquid';
	const html = String(node.getNodeParameter('html', 0, '') ?? '');
	return { html, headers, templateLanguage: language };
}
