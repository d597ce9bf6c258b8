import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** Amazon SES for Send Campaign: keys with the permission ses:SendEmail (and ses:GetAccount for the test). Requests are signed by the node. */
export class MarketingAmazonSesApi implements ICredentialType {
	name = 'marketingAmazonSesApi';

	displayName = 'Marketing Amazon SES API';

	icon: Icon = {
		light: 'file:marketingAmazonSesApi.svg',
		dark: 'file:marketingAmazonSesApi.dark.svg',
	};

	documentationUrl = 'https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html';

	properties: INodeProperties[] = [
		{
			displayName: 'Region',
			name: 'region',
			type: 'string',
			default: 'eu-west-1',
			required: true,
			placeholder: 'e.g. eu-west-1',
		},
		{
			displayName: 'Access Key ID',
			name: 'accessKeyId',
			type: 'string',
			default: '',
			required: true,
		},
		{
			displayName: 'Secret Access Key',
			name: 'secretAccessKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for temporary keys',
		},
		{
			displayName: 'Configuration Set',
			name: 'configurationSet',
			type: 'string',
			default: '',
			description: 'Name of the set that tells about bounces and complaints, if you have one',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://email.eu-west-1.amazonaws.com',
			description: 'Empty: the address of the region',
		},
	];
}
