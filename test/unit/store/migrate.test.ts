import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '../../../lib/adapters';
import type { StoreConfig } from '../../../lib/ports';
import { openStore } from '../../../lib/store';
import type { Database } from '../../../lib/store/database';
import { migrate } from '../../../lib/store/migrate';
import { MIGRATIONS, type Migration } from '../../../lib/store/migrations';
import { PostgresDatabase } from '../../../lib/store/postgres/PostgresDatabase';
import { SqliteDatabase } from '../../../lib/store/sqlite/SqliteDatabase';
import { describePostgres, PostgresServer } from '../../support/postgres';
import { removeTemporaryFolders, temporaryFolder } from '../../support/temporaryFolder';

afterAll(removeTemporaryFolders);

const NEXT: Migration = ({ table }) => [`ALTER TABLE ${table('profiles')} ADD COLUMN extra TEXT`];

const connect = async (config: StoreConfig): Promise<Database> =>
	config.driver === 'sqlite'
		? await SqliteDatabase.open(config.file, systemClock)
		: await PostgresDatabase.open(config, systemClock);

/** Runs `work` with a bare connection to the store's database. */
async function bare<T>(config: StoreConfig, work: (database: Database) => Promise<T>): Promise<T> {
	const database = await connect(config);
	try {
		return await work(database);
	} finally {
		await database.close();
	}
}

function migrationSuite(fresh: () => Promise<StoreConfig>): void {
	test('an older store is upgraded with its content', async () => {
		const config = await fresh();
		// What the first release of a later version would find: all but the last step done, and a row in it.
		await bare(config, async (database) => await migrate(database, 1));
		const store = await openStore(config, { clock: systemClock });
		await store.profiles.put('k', [{ id: 'a', data: { kept: true } }], 1);
		await store.close();
		const extra = await bare(config, async (database) => {
			await migrate(database, 2, [...MIGRATIONS, NEXT]);
			return await database.read(
				async (sql) =>
					await sql.all(`SELECT id, data, extra FROM ${database.dialect.table('profiles')}`),
			);
		});
		expect(extra.map((row) => ({ ...row }))).toEqual([
			{ id: 'a', data: '{"kept":true}', extra: null },
		]);
	});

	test('a store of the second schema version keeps its ledger and learns variants', async () => {
		const config = await fresh();
		await bare(config, async (database) => {
			await migrate(database, 1, MIGRATIONS.slice(0, 2));
			const columns =
				'campaign, step, run, recipient, message_id, state, reason, claimed_at, updated_at';
			await database.write(
				async (sql) =>
					await sql.run(
						`INSERT INTO ${database.dialect.table('ledger')} (${columns})
						VALUES ('spring', '1', 'r', 'a@x.com', '<m>', 'sent', '', 7, 8),
							('spring', '1', 'r', 'b@x.com', '<0123456789abcdef0123456789abcdef@shop.example>', 'failed', '', 60007, 8)`,
					),
			);
		});
		const store = await openStore(config, { clock: systemClock });
		expect(await store.ledger.sentBy('shop.example', 0)).toEqual([{ minute: 60_000, total: 1 }]);
		expect((await store.ledger.list('spring')).slice(0, 1)).toEqual([
			{
				campaign: 'spring',
				step: '1',
				run: 'r',
				recipient: 'a@x.com',
				messageId: '<m>',
				state: 'sent',
				reason: '',
				variant: '',
				providerId: '',
				claimedAt: 7,
				updatedAt: 8,
			},
		]);
		await store.close();
	});

	test('a store of the first schema version gets the ledger', async () => {
		const config = await fresh();
		await bare(config, async (database) => await migrate(database, 1, MIGRATIONS.slice(0, 1)));
		const store = await openStore(config, { clock: systemClock });
		expect(await store.ledger.list('any')).toEqual([]);
		await store.close();
	});

	test('a store from the future is refused and left alone', async () => {
		const config = await fresh();
		await bare(config, async (database) => await migrate(database, 1, [...MIGRATIONS, NEXT]));
		await expect(openStore(config, { clock: systemClock })).rejects.toMatchObject({
			code: 'UNSUPPORTED',
			message: 'The store has schema version 5; this version of the package knows up to 4.',
			hint: 'Update the package on this machine, or use another store.',
		});
	});

	test('a migration that fails half-way leaves nothing of itself', async () => {
		const config = await fresh();
		const broken: Migration = (dialect) => [...NEXT(dialect), 'CREATE NONSENSE'];
		await bare(config, async (database) => await migrate(database, 1));
		const attempt = bare(
			config,
			async (database) => await migrate(database, 1, [...MIGRATIONS, broken]),
		);
		await expect(attempt).rejects.toMatchObject({ code: 'STORE_FAILED' });
		await bare(config, async (database) => await migrate(database, 2, [...MIGRATIONS, NEXT]));
	});

	test('eight connections that open a new store at once all find it ready', async () => {
		const config = await fresh();
		const databases = await Promise.all(
			Array.from({ length: 8 }, async () => await connect(config)),
		);
		await Promise.all(databases.map(async (database) => await migrate(database, 1)));
		await Promise.all(databases.map(async (database) => await database.close()));
		const store = await openStore(config, { clock: systemClock });
		expect(await store.models.list()).toEqual([]);
		await store.close();
	});

	test('tables of another program are refused', async () => {
		const config = await fresh();
		await bare(config, async (database) => {
			await database.write(async (sql) => {
				for (const statement of database.dialect.prepare) await sql.run(statement);
				await sql.run(`CREATE TABLE ${database.dialect.table('workflow_entity')} (id INTEGER)`);
			});
		});
		await expect(openStore(config, { clock: systemClock })).rejects.toMatchObject({
			code: 'STORE_FAILED',
			message: 'The database already holds tables of another program.',
		});
	});
}

describe('on SQLite', () => {
	migrationSuite(async () => ({ driver: 'sqlite', file: join(temporaryFolder(), 'store.sqlite') }));

	test('the version stands in its own table', async () => {
		const file = join(temporaryFolder(), 'store.sqlite');
		await (await openStore({ driver: 'sqlite', file }, { clock: systemClock })).close();
		const raw = new DatabaseSync(file);
		expect(raw.prepare('SELECT version FROM schema_version').all()).toEqual([{ version: 4 }]);
		raw.close();
	});
});

describePostgres('on PostgreSQL', () => {
	let server: PostgresServer;

	beforeAll(async () => {
		server = await PostgresServer.start();
	}, 120_000);
	afterAll(async () => await server.stop());

	migrationSuite(async () => server.config());
});
