import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** Brevo for Send Campaign: an API key (v3). */
export class MarketingBrevoApi implements ICredentialType {
	name = 'marketingBrevoApi';

	displayName = 'Marketing Brevo API';

	icon: Icon = { light: 'file:marketingBrevoApi.svg', dark: 'file:marketingBrevoApi.dark.svg' };

	documentationUrl = 'https://developers.brevo.com/docs/getting-started';

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
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.brevo.com',
			description: 'Leave it unless your account lives elsewhere',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'api-key': '={{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/v3/account' },
	};
}
