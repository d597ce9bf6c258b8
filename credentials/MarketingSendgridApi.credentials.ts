import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** SendGrid for Send Campaign: an API key with the permission "Mail Send". */
export class MarketingSendgridApi implements ICredentialType {
	name = 'marketingSendgridApi';

	displayName = 'Marketing SendGrid API';

	icon: Icon = {
		light: 'file:marketingSendgridApi.svg',
		dark: 'file:marketingSendgridApi.dark.svg',
	};

	documentationUrl =
		'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/authentication';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'With the permission "Mail Send"',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.sendgrid.com',
			description: 'For accounts in the EU: https://api.eu.sendgrid.com',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/v3/scopes' },
	};
}
