import type { ICredentialTestFunctions, ICredentialsDecrypted } from 'n8n-workflow';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MarketingStoreApi } from '../../credentials/MarketingStoreApi.credentials';
import { closePool } from '../../lib/compute';
import { fromCredential } from '../../nodes/shared/models';
import { testStore } from '../../nodes/shared/testStore';
import { removeTemporaryFolders, temporaryFolder } from '../support/temporaryFolder';

const PASSWORD = 'canary-30aa-password';

const values = Object.fromEntries(
	new MarketingStoreApi().properties.map(({ name, default: value }) => [name, String(value)]),
);
const functions: ICredentialTestFunctions = Object.create(null);
const check = async (changes: Record<string, string | number>) => {
	const data = { ...values, port: 5432, ...changes };
	const credential: ICredentialsDecrypted = {
		id: '1',
		name: 'Store',
		type: 'marketingStoreApi',
		data,
	};
	return await testStore.call(functions, credential);
};

afterAll(async () => {
	await closePool();
	removeTemporaryFolders();
});

test('every field of the credential reaches the store, and nothing else does', () => {
	const data = { ...values, driver: 'postgres', port: 5432, password: PASSWORD };
	expect(fromCredential(data)).toEqual(data);
});

test('SQLite passes the test and is made in n8n’s own folder', async () => {
	const before = process.env['N8N_USER_FOLDER'];
	const folder = temporaryFolder();
	process.env['N8N_USER_FOLDER'] = folder;
	try {
		expect(await check({ driver: 'sqlite' })).toEqual({
			status: 'OK',
			message: 'The store can be read and written.',
		});
		expect(existsSync(join(folder, '.n8n', 'marketing-ai', 'store.sqlite'))).toBe(true);
	} finally {
		if (before === undefined) delete process.env['N8N_USER_FOLDER'];
		else process.env['N8N_USER_FOLDER'] = before;
	}
});

test('an unreachable server fails the test with what to do and without the password', async () => {
	const changes = {
		driver: 'postgres',
		host: '127.0.0.1',
		port: 1,
		password: PASSWORD,
		tls: 'off',
	};
	const result = await check(changes);
	expect(result.status).toBe('Error');
	expect(result.message).toContain('Check host and port');
	expect(result.message).not.toContain(PASSWORD);
});
