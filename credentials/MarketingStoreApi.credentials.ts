import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

const postgresOnly = { show: { driver: ['postgres'] } };

/** Where models, the send ledger and the suppression list are kept. Tested by the nodes that use it: they open the store. */
export class MarketingStoreApi implements ICredentialType {
	name = 'marketingStoreApi';

	displayName = 'Marketing Store';

	icon: Icon = { light: 'file:marketingStoreApi.svg', dark: 'file:marketingStoreApi.dark.svg' };

	documentationUrl = 'https://www.postgresql.org/docs/current/user-manag.html';

	properties: INodeProperties[] = [
		{
			displayName: 'Store In',
			name: 'driver',
			type: 'options',
			options: [
				{
					name: 'SQLite File',
					value: 'sqlite',
					description: "A file in n8n's own folder; for n8n on one machine",
				},
				{
					name: 'PostgreSQL',
					value: 'postgres',
					description:
						'A database that all workers share; needed for queue mode on several machines',
				},
			],
			default: 'sqlite',
			description: 'Where models, the send ledger and the suppression list are kept',
		},
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: 'localhost',
			required: true,
			placeholder: 'e.g. db.example.com',
			displayOptions: postgresOnly,
		},
		{
			displayName: 'Port',
			name: 'port',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 65535 },
			default: 5432,
			displayOptions: postgresOnly,
		},
		{
			displayName: 'Database',
			name: 'database',
			type: 'string',
			default: 'postgres',
			required: true,
			description: 'Name of a database that exists',
			displayOptions: postgresOnly,
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: 'postgres',
			required: true,
			displayOptions: postgresOnly,
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: postgresOnly,
		},
		{
			displayName: 'Schema',
			name: 'schema',
			type: 'string',
			default: 'marketing_ai',
			required: true,
			description: 'Made when it is missing and the user may do so; holds nothing but this store',
			displayOptions: postgresOnly,
		},
		{
			displayName: 'TLS',
			name: 'tls',
			type: 'options',
			options: [
				{
					name: 'Off',
					value: 'off',
					description: 'Not encrypted: only for a server on this machine or in a private network',
				},
				{ name: 'On', value: 'on', description: "Encrypted, the server's certificate is checked" },
				{
					name: 'On, Unverified',
					value: 'no-verify',
					description: 'Encrypted, any certificate is taken: a man in the middle is not noticed',
				},
			],
			default: 'on',
			displayOptions: postgresOnly,
		},
	];
}
