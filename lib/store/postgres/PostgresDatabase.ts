import { createHash } from 'node:crypto';
import { isLibraryError } from '../../errors';
import type { Clock } from '../../ports';
import type { Database, Dialect, Sql, SqlRow, SqlValue } from '../database';
import { postgresDialect } from './dialect';
import { isAnswer, isCollision, postgresError } from './errors';
import type { Pool, PoolClient } from './pg.vendor';
import { createPool, type PostgresConfig } from './pool';

/** How often a transaction that lost against another one is run again. */
const ATTEMPTS = 8;
// Every statement of ours reaches rows by key. A plan is kept with its prepared statement: one that was made while a table
// was still empty would read it from end to end for each row of a batch when it is full.
const BY_KEY = 'SET LOCAL enable_seqscan = off';
const READ = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${BY_KEY}`;
// A server may be set up to answer before a commit is on disk; a claim must be.
const DURABLE = `SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'`;
const WRITE = `BEGIN ISOLATION LEVEL READ COMMITTED; ${BY_KEY}; ${DURABLE}`;

/** PostgreSQL through a pool of at most four connections. A broken connection is thrown away; the next call opens another. */
export class PostgresDatabase implements Database {
	readonly driver = 'postgres';

	private constructor(
		private readonly pool: Pool,
		readonly dialect: Dialect,
		private readonly place: string,
		private readonly clock: Clock,
	) {}

	static async open(config: PostgresConfig, clock: Clock): Promise<PostgresDatabase> {
		const dialect = postgresDialect(config.schema);
		const place = `${config.user}@${config.host}:${config.port}/${config.database}`;
		return new PostgresDatabase(await createPool(config), dialect, place, clock);
	}

	async read<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		return await this.repeatedly(READ, work);
	}

	async write<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		return await this.repeatedly(WRITE, work);
	}

	/** Dead rows stay in the files until they are vacuumed, which no transaction may do. */
	async purge(tables: readonly string[]): Promise<void> {
		const names = tables.map((name) => this.dialect.table(name));
		try {
			await this.pool.query(`VACUUM ${names.join(', ')}`);
		} catch (error) {
			throw postgresError(error, this.place);
		}
	}

	async close(): Promise<void> {
		if (!this.pool.ended) await this.pool.end();
	}

	private async repeatedly<T>(begin: string, work: (sql: Sql) => Promise<T>): Promise<T> {
		for (let attempt = 1; ; attempt++) {
			try {
				return await this.transaction(begin, work);
			} catch (error) {
				if (!isCollision(error) || attempt === ATTEMPTS) throw postgresError(error, this.place);
			}
			await this.clock.sleep(2 ** attempt);
		}
	}

	private async transaction<T>(begin: string, work: (sql: Sql) => Promise<T>): Promise<T> {
		const client = await this.pool.connect();
		let broken = false;
		// Without a listener, a connection that breaks between two statements would end the process.
		const onError = () => void (broken = true);
		client.on('error', onError);
		try {
			await client.query(begin);
			const value = await work(statements(client));
			await client.query('COMMIT');
			return value;
		} catch (error) {
			broken ||= !(await rolledBack(client, error));
			throw error;
		} finally {
			client.off('error', onError);
			client.release(broken);
		}
	}
}

/** Tells whether the connection may be used again. */
async function rolledBack(client: PoolClient, cause: unknown): Promise<boolean> {
	if (!isAnswer(cause) && !isLibraryError(cause)) return false;
	try {
		await client.query('ROLLBACK');
		return true;
	} catch {
		return false;
	}
}

/** Statements are prepared once per connection, under a name made from their text. */
function statements(client: PoolClient): Sql {
	const query = async (text: string, values: readonly SqlValue[] = []) => {
		const name = `mai_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
		return await client.query<SqlRow>({ name, text, values: values.map(toPg) });
	};
	return {
		all: async (text, values) => (await query(text, values)).rows,
		run: async (text, values) => (await query(text, values)).rowCount ?? 0,
	};
}

/** pg takes bytes as a Buffer only. */
function toPg(value: SqlValue): string | number | Buffer | null {
	if (!(value instanceof Uint8Array)) return value;
	return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
