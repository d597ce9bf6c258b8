import { LibraryError } from '../../errors';
import type { StoreConfig } from '../../ports';
import type { Pool } from './pg.vendor';

export type PostgresConfig = Extract<StoreConfig, { driver: 'postgres' }>;

const INT8 = 20;

/** A pool that takes every setting from the configuration and none from the environment or a password file. */
export async function createPool(config: PostgresConfig): Promise<Pool> {
	const { Pool, types } = await import('./pg.vendor.js');
	const pool = new Pool({
		host: hostName(config.host),
		port: config.port,
		database: config.database,
		user: config.user,
		// A function keeps pg from looking elsewhere when the password is empty, and the password out of dumps.
		password: () => config.password,
		ssl: config.tls === 'off' ? false : { rejectUnauthorized: config.tls === 'on' },
		application_name: 'n8n-nodes-marketing-ai',
		max: 4,
		connectionTimeoutMillis: 10_000,
		idleTimeoutMillis: 30_000,
		query_timeout: 120_000,
		keepAlive: true,
		allowExitOnIdle: true,
		types: {
			getTypeParser: (id: number, format?: 'text' | 'binary') =>
				id === INT8 ? Number : types.getTypeParser(id, format === 'binary' ? 'binary' : 'text'),
		},
	});
	// An idle connection that breaks is taken out by the pool; the next call opens a new one, or says what is wrong.
	pool.on('error', () => undefined);
	return pool;
}

/** A name or address, never a path to a socket. */
function hostName(host: string): string {
	if (/^[A-Za-z0-9_.:%-]{1,253}$/.test(host)) return host;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${JSON.stringify(host.slice(0, 80))} is no host name.`,
		'Give the name or IP address of the PostgreSQL server, e.g. db.example.com.',
	);
}
