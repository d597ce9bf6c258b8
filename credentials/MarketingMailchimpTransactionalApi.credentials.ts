import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** Mailchimp Transactional (Mandrill) for Send Campaign: an API key. */
export class MarketingMailchimpTransactionalApi implements ICredentialType {
	name = 'marketingMailchimpTransactionalApi';

	displayName = 'Marketing Mailchimp Transactional API';

	icon: Icon = {
		light: 'file:marketingMailchimpTransactionalApi.svg',
		dark: 'file:marketingMailchimpTransactionalApi.dark.svg',
	};

	documentationUrl = 'https://mailchimp.com/developer/transactional/docs/authentication-delivery/';

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
			default: 'https://mandrillapp.com',
			description: 'Leave it unless your account lives elsewhere',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { body: { key: '={{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/api/1.0/users/ping',
			method: 'POST',
			body: {},
		},
	};
}
