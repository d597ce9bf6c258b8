import { LibraryError } from '../../errors';

type Sqlite = typeof import('node:sqlite');

/** Node's own SQLite. Throws UNSUPPORTED where Node has none (before 22.5). */
export async function loadSqlite(
	load: () => Promise<Sqlite> = async () => await import('node:sqlite'),
): Promise<Sqlite> {
	try {
		return await load();
	} catch {
		throw new LibraryError(
			'UNSUPPORTED',
			`Node ${process.versions.node} has no built-in SQLite.`,
			'Run Node 24 (22.5 is the first that has it), or choose PostgreSQL for the marketing store.',
		);
	}
}
