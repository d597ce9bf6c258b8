import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

interface Kind {
	readonly value: string;
	readonly name: string;
	/** What the provider calls its secret, and where it stands. */
	readonly secret: string;
	readonly where: string;
}

const KINDS: readonly Kind[] = [
	{
		...{ value: 'ses', name: 'Amazon SES (Through SNS)', secret: 'Topic ARN' },
		where:
			'The ARN of your SNS topic, e.g. arn:aws:sns:eu-west-1:123456789012:events. Amazon signs for every topic, so only this one is let in.',
	},
	{
		...{ value: 'brevo', name: 'Brevo', secret: 'Token' },
		where: 'At least 16 characters of your own; give the same token to the webhook in Brevo',
	},
	{
		...{ value: 'mailchimp', name: 'Mailchimp Transactional', secret: 'Webhook Key' },
		where: 'Stands beside the webhook in the settings of Mailchimp Transactional',
	},
	{
		...{ value: 'mailgun', name: 'Mailgun', secret: 'HTTP Webhook Signing Key' },
		where: 'Stands in the API security settings of Mailgun; it is not the API key',
	},
	{
		...{ value: 'postmark', name: 'Postmark', secret: 'User and Password' },
		where:
			'As "user:password", at least 16 characters together; give the same to the webhook in Postmark as Basic Auth',
	},
	{
		...{ value: 'resend', name: 'Resend', secret: 'Signing Secret' },
		where: 'Begins with whsec_ and stands beside the webhook in Resend',
	},
	{
		...{ value: 'sendgrid', name: 'SendGrid', secret: 'Verification Key' },
		where:
			'The public key that SendGrid shows when "Signed Event Webhook" is turned on; it begins with MFkw',
	},
	{
		...{ value: 'twilio', name: 'Twilio', secret: 'Auth Token' },
		where: 'The auth token of the account; stands on the start page of the Twilio console',
	},
	{
		...{ value: 'custom', name: 'Your Own Service', secret: 'Secret' },
		where:
			'At least 16 characters; your service signs the body with it (HMAC-SHA256, header X-Signature)',
	},
];

/** What a mail provider proves itself with when it tells of events. Tested by Campaign Trigger: its form is checked. */
export class MarketingWebhookSecretApi implements ICredentialType {
	name = 'marketingWebhookSecretApi';

	displayName = 'Marketing Webhook Secret API';

	icon: Icon = {
		light: 'file:marketingWebhookSecretApi.svg',
		dark: 'file:marketingWebhookSecretApi.dark.svg',
	};

	documentationUrl = 'https://www.rfc-editor.org/rfc/rfc2104';

	properties: INodeProperties[] = [
		{
			displayName: 'Provider',
			name: 'provider',
			type: 'options',
			options: KINDS.map(({ name, value }) => ({ name, value })),
			default: 'sendgrid',
			description: 'Who tells of bounces, complaints and deliveries',
		},
		...KINDS.map(({ value, secret, where }): INodeProperties => ({
			displayName: secret,
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: `${where}. Two of them, with a space between, while one replaces the other.`,
			displayOptions: { show: { provider: [value] } },
		})),
	];
}
