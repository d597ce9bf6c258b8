import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** Twilio for Send Campaign by SMS: account, token and sender. */
export class MarketingTwilioApi implements ICredentialType {
	name = 'marketingTwilioApi';

	displayName = 'Marketing Twilio API';

	icon: Icon = { light: 'file:marketingTwilioApi.svg', dark: 'file:marketingTwilioApi.dark.svg' };

	documentationUrl = 'https://www.twilio.com/docs/iam/api';

	properties: INodeProperties[] = [
		{
			displayName: 'Account SID',
			name: 'accountSid',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. AC…',
		},
		{
			displayName: 'API Key SID',
			name: 'apiKeySid',
			type: 'string',
			default: '',
			placeholder: 'e.g. SK…',
			description: 'Only if the token below is the secret of an API key',
		},
		{
			displayName: 'Auth Token',
			name: 'authToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Sender',
			name: 'sender',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. +4915112345678',
			description: 'Number, short code, name or messaging service (MG…) that messages come from',
		},
		{
			displayName: 'Status Callback URL',
			name: 'statusCallback',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://n8n.shop.example/webhook/campaign/events',
			description:
				'Second production URL (…/events) of a Campaign Trigger that takes the events of Twilio. Empty: where the messaging service says.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.twilio.com',
			description: 'Leave it unless your account lives elsewhere',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			auth: {
				username: '={{$credentials.apiKeySid || $credentials.accountSid}}',
				password: '={{$credentials.authToken}}',
			},
		},
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '=/2010-04-01/Accounts/{{$credentials.accountSid}}.json',
		},
	};
}
