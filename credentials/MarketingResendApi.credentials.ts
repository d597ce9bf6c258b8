import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** Resend for Send Campaign: an API key. The test needs one with full access; for sending, sending access is enough. */
export class MarketingResendApi implements ICredentialType {
	name = 'marketingResendApi';

	displayName = 'Marketing Resend API';

	icon: Icon = { light: 'file:marketingResendApi.svg', dark: 'file:marketingResendApi.dark.svg' };

	documentationUrl = 'https://resend.com/docs/api-reference/introduction';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Sending access is enough to send; the test of this credential needs full access',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.resend.com',
			description: 'Leave it unless your account lives elsewhere',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/domains' },
	};
}
