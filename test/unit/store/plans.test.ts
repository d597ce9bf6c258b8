import { join } from 'node:path';
import { systemClock } from '../../../lib/adapters';
import type { Database, Sql, SqlRow, SqlValue } from '../../../lib/store/database';
import { SqlConsents } from '../../../lib/store/consents';
import { SqlEvents } from '../../../lib/store/events';
import { SqlLedger } from '../../../lib/store/ledger';
import { SqlMessages } from '../../../lib/store/messages';
import { migrate } from '../../../lib/store/migrate';
import { PostgresDatabase } from '../../../lib/store/postgres/PostgresDatabase';
import { SqlProfiles } from '../../../lib/store/profiles';
import { SqlSecrets } from '../../../lib/store/secrets';
import { SqliteDatabase } from '../../../lib/store/sqlite/SqliteDatabase';
import { SqlSuppressionList } from '../../../lib/store/suppression';
import { describePostgres, PostgresServer } from '../../support/postgres';
import { removeTemporaryFolders, temporaryFolder } from '../../support/temporaryFolder';

afterAll(removeTemporaryFolders);

/** A database that asks for the plan of each statement, by `explain`, before it runs it. */
function explained(database: Database, explain: string, plans: SqlRow[]): Database {
	const asking = (sql: Sql): Sql => {
		const ask = async (text: string, values?: readonly SqlValue[]) =>
			void plans.push(...(await sql.all(`${explain} ${text}`, values)));
		return {
			all: async (text, values) => (await ask(text, values), await sql.all(text, values)),
			run: async (text, values) => (await ask(text, values), await sql.run(text, values)),
		};
	};
	return {
		driver: database.driver,
		dialect: database.dialect,
		read: async (work) => await database.read(async (sql) => await work(asking(sql))),
		write: async (work) => await database.write(async (sql) => await work(asking(sql))),
		purge: async (tables) => await database.purge(tables),
		close: async () => await database.close(),
	};
}

/** The plan lines of every statement that works through a batch. */
async function batchPlans(database: Database, explain: string): Promise<string[]> {
	await migrate(database, 1);
	const plans: SqlRow[] = [];
	const asked = explained(database, explain, plans);
	const key = { campaign: 'c', step: '1', run: 'r', now: 1 };
	const ledger = new SqlLedger(asked);
	const claims = [{ recipient: 'a', messageId: 'm' }];
	await ledger.claim(key, claims);
	await ledger.claim(key, claims);
	await ledger.settle(key, [{ recipient: 'a', state: 'failed', reason: '' }]);
	await ledger.release(key, ['a']);
	await ledger.recent(['a'], 0);
	await ledger.ofRecipient('a');
	await ledger.hold(key, [{ recipient: 'b', variant: '', reason: '' }]);
	await new SqlEvents(asked, new SqlSecrets(asked)).countFor(['a'], 'softBounce', 0);
	await new SqlEvents(asked, new SqlSecrets(asked)).known(['a']);
	const messages = new SqlMessages(asked);
	await messages.trace([{ recipient: 'a', messageId: 'm', providerId: 'p' }]);
	await messages.confirm([{ ...key, recipient: 'a', providerId: '', arrived: true }], 1);
	await new SqlConsents(asked, new SqlSecrets(asked)).get(['a'], 'news');
	await new SqlSuppressionList(asked, new SqlSecrets(asked)).match(['a'], 'news');
	await new SqlSuppressionList(asked, new SqlSecrets(asked)).removeAll([
		{ recipient: 'a', topic: 'news' },
	]);
	await new SqlProfiles(asked).get('k', ['a']);
	await new SqlProfiles(asked).delete('k', ['a']);
	await new SqlProfiles(asked).deleteOlder('k', { before: 1, most: 10, below: 'b' });
	return plans.map((row) => String(row['detail'] ?? row['QUERY PLAN']));
}

test('SQLite reaches every row of a batch by its full key', async () => {
	const database = await SqliteDatabase.open(join(temporaryFolder(), 'store.sqlite'), systemClock);
	const lines = await batchPlans(database, 'EXPLAIN QUERY PLAN');
	await database.close();
	const searches = lines.filter((line) => line.startsWith('SEARCH'));
	expect(searches.length).toBeGreaterThanOrEqual(6);
	expect(
		searches.filter((line) => !/\b(recipient|id|name|provider_id)=\?|\bid<\?/.test(line)),
	).toEqual([]);
	expect(lines.filter((line) => /^SCAN (?!json_each)/.test(line))).toEqual([]);
});

describePostgres('on a real server', () => {
	let server: PostgresServer;

	beforeAll(async () => {
		server = await PostgresServer.start();
	}, 120_000);
	afterAll(async () => await server.stop());

	test('PostgreSQL reads no table from end to end for a batch, also while it is empty', async () => {
		const database = await PostgresDatabase.open(server.config(), systemClock);
		const lines = await batchPlans(database, 'EXPLAIN');
		await database.close();
		expect(lines.filter((line) => line.includes('Index')).length).toBeGreaterThanOrEqual(6);
		expect(lines.filter((line) => line.includes('Seq Scan'))).toEqual([]);
	});
});
