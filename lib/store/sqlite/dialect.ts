import type { Dialect } from '../database';

/** SQLite's words. BEGIN IMMEDIATE already keeps a second migration out. */
export const sqliteDialect: Dialect = {
	table: (name) => name,
	unfold: (parameter, columns) => {
		const fields = columns.map((column, index) => `value ->> ${index} AS ${column}`);
		return `(SELECT ${fields.join(', ')} FROM json_each(${parameter}))`;
	},
	text: 'TEXT',
	blob: 'BLOB',
	keyed: 'WITHOUT ROWID',
	prepare: [],
	inspect: `SELECT COUNT(*) AS tables, COUNT(*) FILTER (WHERE name = 'schema_version') AS versioned
		FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'`,
	migrationLock: null,
};
