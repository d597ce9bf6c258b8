import { LibraryError } from '../../errors';
import type { Dialect } from '../database';

/** Any fixed number that nothing else in the database is likely to lock ("mktg"). */
const LOCK = 0x6d6b7467;

/** PostgreSQL's words for tables in one schema. Throws INVALID_PARAMETER for an impossible schema name. */
export function postgresDialect(schema: string): Dialect {
	const quoted = `"${schemaName(schema)}"`;
	return {
		table: (name) => `${quoted}.${name}`,
		unfold: (parameter, columns) => {
			const fields = columns.map((column, index) => `item ->> ${index} AS ${column}`);
			return `(SELECT ${fields.join(', ')} FROM json_array_elements(CAST(${parameter} AS JSON)) AS item)`;
		},
		// Byte order, as SQLite sorts.
		text: 'TEXT COLLATE "C"',
		blob: 'BYTEA',
		keyed: '',
		prepare: [createSchema(schema, quoted)],
		inspect: `SELECT COUNT(*) AS tables, COUNT(*) FILTER (WHERE tablename = 'schema_version') AS versioned
			FROM pg_catalog.pg_tables WHERE schemaname = '${schema}'`,
		migrationLock: `SELECT pg_advisory_xact_lock(${LOCK}, hashtext('${schema}'))`,
	};
}

/** Letters, digits and `_` only, so that no quoting can go wrong. */
function schemaName(schema: string): string {
	if (/^[a-z_][a-z0-9_]{0,62}$/.test(schema) && !schema.startsWith('pg_')) return schema;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${JSON.stringify(schema.slice(0, 80))} cannot be the schema of the marketing store.`,
		'Use 1 to 63 lower-case letters, digits and "_", beginning with a letter, not with "pg_".',
	);
}

/** CREATE SCHEMA IF NOT EXISTS asks for the right to create even when the schema is there; many users lack it. */
function createSchema(schema: string, quoted: string): string {
	return `DO $$ BEGIN
		IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = '${schema}') THEN
			CREATE SCHEMA ${quoted};
		END IF;
	END $$`;
}
