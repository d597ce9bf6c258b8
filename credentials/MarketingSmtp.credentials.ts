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
		{
			displayName: 'Sign With DKIM',
			name: 'dkim',
			type: 'boolean',
			default: false,
			description:
				'Whether this node signs each message. Leave it off where your mail server signs, or where it changes headers of messages.',
		},
		{
			displayName: 'DKIM Domain',
			name: 'dkimDomain',
			type: 'string',
			default: '',
			placeholder: 'e.g. shop.example',
			description: 'Domain of your From address',
			displayOptions: { show: { dkim: [true] } },
		},
		{
			displayName: 'DKIM Selector',
			name: 'dkimSelector',
			type: 'string',
			default: '',
			placeholder: 'e.g. s1',
			description:
				'First part of the DNS record that holds your public key: s1 for s1._domainkey.shop.example',
			displayOptions: { show: { dkim: [true] } },
		},
		{
			displayName: 'DKIM Private Key',
			name: 'dkimPrivateKey',
			type: 'string',
			typeOptions: { password: true, rows: 5 },
			default: '',
			placeholder: '-----BEGIN PRIVATE KEY-----',
			description:
				'PEM text of an RSA key (2048 bits are usual) or an Ed25519 key, without passphrase. The test of this credential compares it with your DNS record.',
			displayOptions: { show: { dkim: [true] } },
		},
	];
}
