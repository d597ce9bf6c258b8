import type { Clock, Store, StoreConfig } from '../ports';
import { SqlConsents } from './consents';
import type { Database } from './database';
import { erasePeople } from './erase';
import { SqlEvents } from './events';
import { SqlLedger } from './ledger';
import { SqlMessages } from './messages';
import { migrate } from './migrate';
import { SqlModels } from './models';
import { SqlProfiles } from './profiles';
import { SqlSecrets } from './secrets';
import { SqlSuppressionList } from './suppression';

/** One open database of this thread and how many callers hold it. */
interface Shared {
	readonly database: Promise<Database>;
	holders: number;
}

const open = new Map<string, Shared>();

/**
 * Opens a store, made or brought to the newest schema as needed. Callers of the same configuration on one thread share
 * one connection (or pool), which closes with its last holder; every holder calls `close` once.
 * Throws STORE_FAILED (cannot be reached or written), CORRUPT_FILE (damaged file), UNSUPPORTED (store of a newer
 * version; Node without SQLite), INVALID_PARAMETER (impossible host or schema name).
 */
export async function openStore(config: StoreConfig, ports: { clock: Clock }): Promise<Store> {
	const key = JSON.stringify(Object.entries(config).sort());
	const shared = open.get(key) ?? { database: connect(config, ports.clock), holders: 0 };
	open.set(key, shared);
	shared.holders++;
	const leave = async (): Promise<boolean> => {
		shared.holders--;
		if (shared.holders > 0) return false;
		if (open.get(key) === shared) open.delete(key);
		return true;
	};
	try {
		return storeOf(await shared.database, leave);
	} catch (error) {
		// A failed attempt is shared by those who wait for it, never by those who come later.
		if (open.get(key) === shared) open.delete(key);
		throw error;
	}
}

async function connect(config: StoreConfig, clock: Clock): Promise<Database> {
	const database = await driver(config, clock);
	try {
		await migrate(database, clock.now());
		return database;
	} catch (error) {
		await database.close();
		throw error;
	}
}

async function driver(config: StoreConfig, clock: Clock): Promise<Database> {
	if (config.driver === 'sqlite') {
		const { SqliteDatabase } = await import('./sqlite/SqliteDatabase.js');
		return await SqliteDatabase.open(config.file, clock);
	}
	const { PostgresDatabase } = await import('./postgres/PostgresDatabase.js');
	return await PostgresDatabase.open(config, clock);
}

function storeOf(database: Database, leave: () => Promise<boolean>): Store {
	let held = true;
	const secrets = new SqlSecrets(database);
	return {
		driver: database.driver,
		models: new SqlModels(database),
		ledger: new SqlLedger(database),
		suppression: new SqlSuppressionList(database, secrets),
		profiles: new SqlProfiles(database),
		consents: new SqlConsents(database, secrets),
		events: new SqlEvents(database, secrets),
		messages: new SqlMessages(database),
		secret: async (name) => await secrets.get(name),
		erase: async (people, now) => await erasePeople(database, secrets, people, now),
		async close() {
			if (!held) return;
			held = false;
			if (await leave()) await database.close();
		},
	};
}
