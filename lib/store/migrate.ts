import { LibraryError } from '../errors';
import { numberOf, type Database, type Sql } from './database';
import { MIGRATIONS, type Migration } from './migrations';

/**
 * Brings the database to the newest schema, in one transaction; several processes may do so at once.
 * Throws UNSUPPORTED for a store that a newer version of this package made, STORE_FAILED for tables that are not ours.
 */
export async function migrate(
	database: Database,
	now: number,
	migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
	const found = await database.read(async (sql) => await schemaVersion(database, sql));
	refuseFuture(found, migrations.length);
	if (found === migrations.length) return;
	await database.write(async (sql) => {
		const { dialect } = database;
		if (dialect.migrationLock) await sql.all(dialect.migrationLock);
		const from = await schemaVersion(database, sql);
		refuseFuture(from, migrations.length);
		if (from === 0) await createVersionTable(database, sql);
		for (const migration of migrations.slice(from)) {
			for (const statement of migration(dialect)) await sql.run(statement);
		}
		await sql.run(
			`UPDATE ${dialect.table('schema_version')} SET version = CAST($1 AS BIGINT), migrated_at = CAST($2 AS BIGINT)`,
			[migrations.length, now],
		);
	});
}

/** 0 when there is no schema yet. */
async function schemaVersion({ dialect }: Database, sql: Sql): Promise<number> {
	const [place] = await sql.all(dialect.inspect);
	const { tables = 0, versioned = 0 } = place ?? {};
	if (Number(versioned) > 0) {
		const [row] = await sql.all(`SELECT version FROM ${dialect.table('schema_version')}`);
		return numberOf(row ?? {}, 'version');
	}
	if (Number(tables) === 0) return 0;
	throw new LibraryError(
		'STORE_FAILED',
		'The database already holds tables of another program.',
		'Choose an empty file or an empty schema for the marketing store.',
	);
}

async function createVersionTable({ dialect }: Database, sql: Sql): Promise<void> {
	for (const statement of dialect.prepare) await sql.run(statement);
	const table = dialect.table('schema_version');
	await sql.run(`CREATE TABLE ${table} (version BIGINT NOT NULL, migrated_at BIGINT NOT NULL)`);
	await sql.run(`INSERT INTO ${table} (version, migrated_at) VALUES (0, 0)`);
}

function refuseFuture(found: number, known: number): void {
	if (found <= known) return;
	throw new LibraryError(
		'UNSUPPORTED',
		`The store has schema version ${found}; this version of the package knows up to ${known}.`,
		'Update the package on this machine, or use another store.',
	);
}
