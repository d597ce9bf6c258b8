import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/** A mail server for Send Campaign. Tested by that node: it connects and logs in without sending. */
export class MarketingSmtp implements ICredentialType {
	name = 'marketingSmtp';

	displayName = 'Marketing SMTP';

	icon: Icon = { light: 'file:marketingSmtp.svg', dark: 'file:marketingSmtp.dark.svg' };

	documentationUrl = 'https://www.rfc-editor.org/rfc/rfc5321';

	properties: INodeProperties[] = [
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. smtp.example.com',
		},
		{
			displayName: 'Security',
			name: 'security',
			type: 'options',
			options: [
				{ name: 'TLS', value: 'tls', description: 'Encrypted from the start, usually port 465' },
				{
					name: 'STARTTLS',
					value: 'starttls',
					description: 'Upgraded before the login, usually port 587; fails where the server cannot',
				},
				{
					name: 'None',
					value: 'none',
					description: 'Not encrypted: only for a server on this machine',
				},
			],
			default: 'tls',
		},
		{
			displayName: 'Port',
			name: 'port',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 65535 },
			default: 465,
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			description: 'Leave empty when the server asks for no login',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Ignore TLS Errors',
			name: 'ignoreTlsErrors',
			type: 'boolean',
			default: false,
			description:
				'Whether to accept any certificate. Only for a server of your own: passwords and messages can then be read by others on the way.',
		},
	];
}
