import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** Mailgun for Send Campaign: a key and the domain that it sends for. */
export class MarketingMailgunApi implements ICredentialType {
	name = 'marketingMailgunApi';

	displayName = 'Marketing Mailgun API';

	icon: Icon = { light: 'file:marketingMailgunApi.svg', dark: 'file:marketingMailgunApi.dark.svg' };

	documentationUrl =
		'https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/api-keys-and-smtp-credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Sending Domain',
			name: 'domain',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. mg.shop.example',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.mailgun.net',
			description: 'For domains in the EU: https://api.eu.mailgun.net',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { auth: { username: 'api', password: '={{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '=/v4/domains/{{$credentials.domain}}' },
	};
}
