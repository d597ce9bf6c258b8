/** A value that both databases can store. */
export type SqlValue = string | number | Uint8Array | null;

/** One result row; keys are column names. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** Statements inside one transaction. Parameters are `$1`, `$2` … in the text; each must be used. */
export interface Sql {
	all(text: string, values?: readonly SqlValue[]): Promise<SqlRow[]>;
	/** Returns the number of changed rows. */
	run(text: string, values?: readonly SqlValue[]): Promise<number>;
}

/** What differs between the databases; everything else is SQL that both understand. */
export interface Dialect {
	/** The full, quoted name of one of our tables. */
	table(name: string): string;
	/** A sub-select that unfolds a parameter holding `rowsParameter(rows)` into text columns of these names. */
	unfold(parameter: string, columns: readonly string[]): string;
	readonly text: string;
	readonly blob: string;
	/** Ends CREATE TABLE of a small-row table that is always reached by its primary key. */
	readonly keyed: string;
	/** Statements that make the place where our tables stand. */
	readonly prepare: readonly string[];
	/** Counts tables in our place, as column `tables`, and those named `schema_version`, as `versioned`. */
	readonly inspect: string;
	/** Taken inside the migration's transaction, so that two processes never migrate at once; null: the transaction is the lock. */
	readonly migrationLock: string | null;
}

/** One open database. Drivers map every failure to a LibraryError that holds no secret. */
export interface Database {
	readonly driver: string;
	readonly dialect: Dialect;
	/** Runs `work` on one consistent snapshot. `work` may run again after a collision: it must only read. */
	read<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
	/** Runs `work` in one durable transaction: all of it or nothing. `work` may run again after a collision. */
	write<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
	/** Makes what was deleted from these tables unreadable in the files too. Called after the transaction that deleted it. */
	purge(tables: readonly string[]): Promise<void>;
	close(): Promise<void>;
}

/** Packs rows of strings and numbers into the one parameter that `Dialect.unfold` unpacks. */
export function rowsParameter(rows: readonly (readonly (string | number)[])[]): string {
	return JSON.stringify(rows);
}

export function textOf(row: SqlRow, column: string): string {
	const value = row[column];
	return typeof value === 'string' ? value : '';
}

/** A whole number; 64-bit columns arrive as text from PostgreSQL. */
export function numberOf(row: SqlRow, column: string): number {
	return Number(row[column] ?? 0);
}
