import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { CampaignOptions } from '../../lib/campaign';
import { columnField } from '../shared';

/** The value of "Send With" that makes the campaign one of SMS. */
const SMS = 'twilio';
const BY_SMS = { show: { sendWith: [SMS] } };

/** For entries of a collection. */
export const NOT_BY_SMS = { hide: { '/sendWith': [SMS] } };

/** The fields, hidden where SMS are sent. */
export const mailOnly = (fields: readonly INodeProperties[]): INodeProperties[] =>
	fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			hide: { ...field.displayOptions?.hide, sendWith: [SMS] },
		},
	}));

/** A field that is about something else where SMS are sent: the same name, other words. */
export const adaptedToSms = (
	field: INodeProperties,
	bySms: Partial<INodeProperties>,
): INodeProperties[] => [
	...mailOnly([field]),
	{
		...field,
		...bySms,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, sendWith: [SMS] },
		},
	},
];

/** To whom. */
export const phoneFields: INodeProperties[] = [
	columnField({
		displayName: 'Phone Field',
		name: 'phoneField',
		default: 'phone',
		required: true,
		description: 'Field that holds the phone number. Each number gets one SMS.',
		displayOptions: BY_SMS,
	}),
	{
		displayName: 'Country of Numbers',
		name: 'phoneCountry',
		type: 'string',
		default: '',
		placeholder: 'e.g. DE',
		description:
			'Country of numbers that do not begin with +, as an ISO code or name. Empty: such numbers are left out.',
		displayOptions: BY_SMS,
	},
];

/** What. */
export const smsFields: INodeProperties[] = [
	{
		displayName: 'Message',
		name: 'smsText',
		type: 'string',
		typeOptions: { rows: 4 },
		noDataExpression: true,
		default: '',
		required: true,
		placeholder: 'e.g. Hello {{ first_name | there }}, new plants are in! Reply STOP to leave.',
		description:
			'The text, with the same merge tags as in mails. Many countries want the sender’s name and a way to say no in it.',
		displayOptions: BY_SMS,
	},
	{
		displayName: 'Most Segments',
		name: 'mostSegments',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10 },
		default: 3,
		description:
			'Longer messages are not sent. One segment holds 160 plain letters, or 70 as soon as one sign is not in the phone alphabet, such as an emoji.',
		displayOptions: BY_SMS,
	},
];

export const isSms = (node: IExecuteFunctions): boolean =>
	node.getNodeParameter('sendWith', 0, 'smtp') === SMS;

/** What is different by SMS, read at item 0; nothing for mail. */
export function readSms(node: IExecuteFunctions): Partial<CampaignOptions> {
	if (!isSms(node)) return {};
	return {
		channel: 'sms',
		phoneCountry: String(node.getNodeParameter('phoneCountry', 0, '') ?? '').trim(),
		mostSegments: Number(node.getNodeParameter('mostSegments', 0, 3)),
		...{ subject: '', preheader: '', html: '', blocks: null },
		text: String(node.getNodeParameter('smsText', 0, '') ?? ''),
	};
}
