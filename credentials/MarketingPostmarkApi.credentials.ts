import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** Postmark for Send Campaign: the token of a server and the message stream. */
export class MarketingPostmarkApi implements ICredentialType {
	name = 'marketingPostmarkApi';

	displayName = 'Marketing Postmark API';

	icon: Icon = {
		light: 'file:marketingPostmarkApi.svg',
		dark: 'file:marketingPostmarkApi.dark.svg',
	};

	documentationUrl = 'https://postmarkapp.com/developer/api/overview';

	properties: INodeProperties[] = [
		{
			displayName: 'Server API Token',
			name: 'serverToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Message Stream',
			name: 'stream',
			type: 'string',
			default: 'broadcast',
			description: 'ID of the stream: campaigns belong into a broadcast stream',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.postmarkapp.com',
			description: 'Leave it unless your account lives elsewhere',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'X-Postmark-Server-Token': '={{$credentials.serverToken}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/server',
			headers: { Accept: 'application/json' },
		},
	};
}
