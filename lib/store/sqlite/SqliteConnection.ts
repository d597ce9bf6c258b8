import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Sql, SqlRow, SqlValue } from '../database';
import { prepareFile } from './file';
import { loadSqlite } from './loadSqlite';

/** Milliseconds that SQLite itself waits for another process's lock; longer waits are done without blocking the thread. */
const NATIVE_WAIT = 200;

/** Pages kept in memory, so that batches of many thousand rows do not read the same ones again and again. */
const CACHE_KB = 16_000;

/** One connection with its prepared statements. SQLite answers at once; the promises only fit it to the common interface. */
export class SqliteConnection implements Sql {
	private readonly prepared = new Map<string, StatementSync>();

	private constructor(private readonly database: DatabaseSync) {}

	/** Opens or creates the file, in WAL mode, where a commit is on disk before it returns (synchronous=FULL). */
	static async open(file: string): Promise<SqliteConnection> {
		const { DatabaseSync } = await loadSqlite();
		prepareFile(file);
		const database = new DatabaseSync(file, { timeout: 10_000 });
		try {
			database.exec(
				'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;' +
					`PRAGMA cache_size = -${CACHE_KB};` +
					`PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; PRAGMA busy_timeout = ${NATIVE_WAIT}`,
			);
			return new SqliteConnection(database);
		} catch (error) {
			database.close();
			throw error;
		}
	}

	exec(text: string): void {
		this.database.exec(text);
	}

	async all(text: string, values: readonly SqlValue[] = []): Promise<SqlRow[]> {
		return this.statement(text).all(named(values));
	}

	async run(text: string, values: readonly SqlValue[] = []): Promise<number> {
		return Number(this.statement(text).run(named(values)).changes);
	}

	close(): void {
		this.prepared.clear();
		this.database.close();
	}

	private statement(text: string): StatementSync {
		const known = this.prepared.get(text);
		if (known) return known;
		const statement = this.database.prepare(text);
		this.prepared.set(text, statement);
		return statement;
	}
}

/** `$1` is a named parameter for SQLite. */
function named(values: readonly SqlValue[]): Record<string, SqlValue> {
	return Object.fromEntries(values.map((value, index) => [`$${index + 1}`, value]));
}
