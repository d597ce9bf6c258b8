import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { PROVIDERS } from '../../lib/campaign';

/** Value of the field → credential type that it needs. */
export const SENDERS = {
	smtp: { name: 'SMTP', credential: 'marketingSmtp' },
	ses: { name: 'Amazon SES', credential: 'marketingAmazonSesApi' },
	brevo: { name: 'Brevo', credential: 'marketingBrevoApi' },
	mailchimp: {
		name: 'Mailchimp Transactional',
		credential: 'marketingMailchimpTransactionalApi',
	},
	mailgun: { name: 'Mailgun', credential: 'marketingMailgunApi' },
	postmark: { name: 'Postmark', credential: 'marketingPostmarkApi' },
	resend: { name: 'Resend', credential: 'marketingResendApi' },
	sendgrid: { name: 'SendGrid', credential: 'marketingSendgridApi' },
	twilio: { name: 'Twilio (SMS)', credential: 'marketingTwilioApi' },
	webhook: { name: 'Webhook', credential: 'marketingMessageWebhookApi' },
} as const;

export type SenderName = keyof typeof SENDERS;

export const isProvider = (name: string): name is Exclude<SenderName, 'smtp'> =>
	name !== 'smtp' && name in SENDERS && PROVIDERS.some((one) => one === name);

const senderNames = Object.entries(SENDERS).map(([value, { name }]) => ({ name, value }));

export const sendWithFields: INodeProperties[] = [
	{
		displayName: 'Send With',
		name: 'sendWith',
		type: 'options',
		noDataExpression: true,
		options: senderNames,
		default: 'smtp',
		description:
			'Who takes the messages: your mail server, a mail service over its API, a service of your own, or Twilio for SMS instead of mails',
	},
];

/** Without those that send no mail. */
export const mailWithFields: INodeProperties[] = sendWithFields.map((field) => ({
	...field,
	options: senderNames.filter(({ value }) => value !== 'twilio'),
}));

/** Their credentials stand in the node itself, which tests them. */
const IN_NODE = new Set(['smtp', 'ses', 'webhook']);

/** The credentials of the other services, shown where they are chosen. Optional, because a dry run needs none. */
export const serviceCredentials = Object.entries(SENDERS)
	.filter(([value]) => !IN_NODE.has(value))
	.map(([value, { name, credential }]): INodeCredentialDescription => ({
		name: credential,
		displayName: `Marketing ${name} (optional for a dry run)`,
		required: false,
		displayOptions: { show: { operation: ['ask', 'send'], sendWith: [value] } },
	}));
