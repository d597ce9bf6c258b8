import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import type { LinkOptions } from '../../lib/campaign';
import { eventFields } from './events.fields';

const topicFields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. offers',
		description: 'What the option Topic of Send Campaign holds',
	},
	{
		displayName: 'Label',
		name: 'label',
		type: 'string',
		default: '',
		placeholder: 'e.g. Offers and sales',
		description: 'What people read. Empty: the name.',
	},
];

export const properties: INodeProperties[] = [
	{
		displayName:
			'Publish this workflow, then copy the production URL into "Campaign Trigger URL" of Send Campaign. Links in old messages only work as long as this address stays the same.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Sender Name',
		name: 'senderName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Garden Shop',
		description: 'Name on the pages that the links open; people should know you by it',
	},
	{
		displayName: 'Topics',
		name: 'topics',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Topic',
		default: {},
		description:
			'What people can choose from on the preference page. Without topics they can only leave everything.',
		options: [{ displayName: 'Topic', name: 'topic', values: topicFields }],
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		noDataExpression: true,
		default: 'campaign',
		required: true,
		placeholder: 'e.g. campaign',
		description: 'Last part of the address. It stays when the workflow is copied or made anew.',
	},
	...eventFields,
];

interface TopicParameters {
	readonly name?: string;
	readonly label?: string;
}

/** Sender and topics of the pages; a topic without a name, and one for everything, are left out. */
export function readLinkOptions(node: IWebhookFunctions): LinkOptions {
	const topics = node.getNodeParameter('topics.topic', []) as TopicParameters[];
	const named = topics.map(({ name = '', label = '' }) => ({
		name: name.trim(),
		label: label.trim() || name.trim(),
	}));
	return {
		sender: String(node.getNodeParameter('senderName', '')).trim(),
		topics: named.filter(({ name }) => name !== '' && name !== '*'),
	};
}
