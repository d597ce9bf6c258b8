import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** A service of your own for Send Campaign: each message goes there as JSON. Not tested with a request: it would look like a message. */
export class MarketingMessageWebhookApi implements ICredentialType {
	name = 'marketingMessageWebhookApi';

	displayName = 'Marketing Message Webhook API';

	icon: Icon = {
		light: 'file:marketingMessageWebhookApi.svg',
		dark: 'file:marketingMessageWebhookApi.dark.svg',
	};

	documentationUrl = 'https://www.rfc-editor.org/rfc/rfc9110';

	properties: INodeProperties[] = [
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://mail.shop.example/messages',
		},
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Authorization',
			description: 'Of a header that proves who calls, if your service wants one',
		},
		{
			displayName: 'Header Value',
			name: 'headerSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Signing Secret',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Adds X-Signature: t=<seconds>,v1=<HMAC-SHA256 of "seconds.body" in hex>',
		},
		{
			displayName: 'Honours Idempotency Keys',
			name: 'honoursKeys',
			type: 'boolean',
			default: false,
			description:
				'Whether a second request with the same Idempotency-Key within a day sends nothing. Only then is a message whose answer was lost sent again.',
		},
	];
}
