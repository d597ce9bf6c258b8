import type { INodeProperties } from 'n8n-workflow';
import { columnField } from '../shared';
import { DEFAULT_HTML, DEFAULT_SUBJECT } from './defaultTemplate';
import { contentFields, headerFields } from './content.fields';
import { offerFields } from './offers.fields';
import { adaptedToSms, mailOnly, smsFields } from './sms.fields';

const TAGS =
	'Merge tags: {{ first_name | there }}, {{#if x}} … {{/if}}, {{#each recommendations}} … {{/each}}';

/**
 * Templates hold merge tags of our own, which look like n8n's expressions: with expressions on, the editor would turn
 * the field into one as soon as a tag is typed. So expressions are off there.
 */
const templateFields: INodeProperties[] = [
	{
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		noDataExpression: true,
		default: DEFAULT_SUBJECT,
		required: true,
		description:
			'Subject line. A field without a value needs a default, else the person is left out.',
		hint: TAGS,
	},
	{
		displayName: 'Preheader',
		name: 'preheader',
		type: 'string',
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. Three things we think you will like',
		description: 'Short text that inboxes show after the subject',
	},
	...contentFields,
	{
		displayName: 'HTML',
		name: 'html',
		displayOptions: { show: { content: ['html'] } },
		type: 'string',
		typeOptions: { rows: 14 },
		noDataExpression: true,
		default: DEFAULT_HTML,
		required: true,
		description:
			'The message. Values are escaped for the place where they stand; links must be http, https, mailto or tel. Known besides the item’s fields: offer, unsubscribe_url, preferences_url, postal_address, from_name, campaign.',
		hint: TAGS,
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		noDataExpression: true,
		default: '',
		description: 'Plain-text version, with the same merge tags. Empty: made from the HTML.',
	},
];

const nameField: INodeProperties = {
	displayName: 'From Name',
	name: 'fromName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Garden Shop',
	description: 'Name that the message comes from',
};

const senderFields: INodeProperties[] = [
	{
		displayName: 'From Address',
		name: 'fromAddress',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. news@shop.example',
		description: 'Address that the message comes from; your mail server must be allowed to use it',
	},
	{
		displayName: 'Reply To',
		name: 'replyTo',
		type: 'string',
		default: '',
		placeholder: 'e.g. hello@shop.example',
		description: 'Address that answers go to, if it is another one',
	},
];

const footerFields: INodeProperties[] = [
	{
		displayName: 'Campaign Trigger URL',
		name: 'linkBase',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.shop.example/webhook/campaign',
		description:
			'Production URL of a Campaign Trigger node that uses the same store. Then each person gets unsubscribe and preference links of their own, and the headers for one-click unsubscribing that Gmail, Yahoo and Microsoft ask for.',
	},
	{
		displayName: 'Unsubscribe URL',
		name: 'unsubscribeUrl',
		type: 'string',
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. https://shop.example/unsubscribe?e={{ email }}',
		description:
			'Without a Campaign Trigger: your own page or mailto address to unsubscribe with, as a template; values are percent-encoded. Adds the List-Unsubscribe headers.',
	},
	{
		displayName: 'Postal Address',
		name: 'postalAddress',
		type: 'string',
		default: '',
		placeholder: 'e.g. Garden Shop, 1 Main Street, 12345 Town',
		description: 'Your address for the footer; many countries ask for it',
	},
];

export const messageFields: INodeProperties[] = [
	...adaptedToSms(nameField, {
		displayName: 'Sender Name',
		description:
			'What {{ from_name }} stands for in the text. The number or name that people see is that of the Twilio credential.',
	}),
	...mailOnly([...senderFields, ...templateFields]),
	...smsFields,
	columnField({
		displayName: 'Segment Field',
		name: 'segmentField',
		default: 'segment',
		description: 'Field that decides which offer a person gets',
	}),
	...offerFields,
	...footerFields,
	...mailOnly(headerFields),
];
