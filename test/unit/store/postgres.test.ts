import { Pool } from 'pg';
import { inspect } from 'node:util';
import { systemClock } from '../../../lib/adapters';
import { openStore } from '../../../lib/store';
import { PostgresDatabase } from '../../../lib/store/postgres/PostgresDatabase';
import {
	describePostgres,
	PASSWORD,
	PostgresServer,
	type PostgresConfig,
} from '../../support/postgres';

const open = async (config: PostgresConfig) => await openStore(config, { clock: systemClock });

/** What `work` fails with. */
async function failure(work: Promise<unknown>): Promise<unknown> {
	return await work.then(
		() => null,
		(error: unknown) => error,
	);
}

test.each(['Store', 'a"; DROP SCHEMA public; --', "a'b", '', 'pg_x', 'x'.repeat(64), 'a.b'])(
	'the schema name %j is refused before anything is sent',
	async (schema) => {
		const config = {
			driver: 'postgres',
			host: '127.0.0.1',
			port: 1,
			database: 'd',
			user: 'u',
		} as const;
		const opening = open({ ...config, password: 'p', tls: 'off', schema });
		await expect(opening).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
	},
);

test.each(['/var/run/postgresql', '../socket', '', 'a b', 'host,other'])(
	'the host %j is refused',
	async (host) => {
		const config = {
			driver: 'postgres',
			port: 1,
			database: 'd',
			user: 'u',
			password: 'p',
		} as const;
		const opening = open({ ...config, tls: 'off', schema: 's', host });
		await expect(opening).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
	},
);

describePostgres('on a real server', () => {
	let server: PostgresServer;

	beforeAll(async () => {
		server = await PostgresServer.start();
	}, 120_000);
	afterAll(async () => await server.stop());

	/** Runs one statement as the owner of the server. */
	async function admin(statement: string): Promise<void> {
		const { host, port, database, user, password } = server.config();
		const pool = new Pool({ host, port, database, user, password });
		await pool.query(statement);
		await pool.end();
	}

	test.each<[string, Partial<PostgresConfig>, string]>([
		['a wrong password', { password: `${PASSWORD}x` }, 'Check user and password'],
		['an unknown user', { user: 'nobody' }, 'Check user and password'],
		['an unknown database', { database: 'nowhere' }, 'Create the database'],
		['a closed port', { port: 1 }, 'Check host and port'],
		['a server without TLS', { tls: 'on' }, 'Check that the server runs'],
	])(
		'%s is said with what to do, and no error ever holds the password',
		async (_what, change, hint) => {
			const error = await failure(open(server.config(change)));
			expect(error).toMatchObject({ code: 'STORE_FAILED', hint: expect.stringContaining(hint) });
			const shown = [JSON.stringify(error), inspect(error, { depth: 9, showHidden: true })];
			expect(shown.filter((text) => text.includes(PASSWORD))).toEqual([]);
		},
	);

	test('an empty password is not replaced by one from the environment', async () => {
		process.env['PGPASSWORD'] = PASSWORD;
		try {
			const error = await failure(open(server.config({ password: '' })));
			expect(error).toMatchObject({ code: 'STORE_FAILED' });
		} finally {
			delete process.env['PGPASSWORD'];
		}
	});

	test('a failed opening is not remembered: the next one tries again', async () => {
		await server.halt();
		const config = server.config();
		expect(await failure(open(config))).toMatchObject({ code: 'STORE_FAILED' });
		await server.resume();
		const store = await open(config);
		expect(await store.models.list()).toEqual([]);
		await store.close();
	});

	test('a lost connection is STORE_FAILED; the next call after the server is back connects again', async () => {
		const store = await open(server.config());
		const key = { campaign: 'c', step: '1', run: 'r', now: 1 };
		await store.ledger.claim(key, [{ recipient: 'a', messageId: '1' }]);
		await server.halt();
		const lost = await failure(store.ledger.claim(key, [{ recipient: 'b', messageId: '2' }]));
		expect(lost).toMatchObject({ code: 'STORE_FAILED' });
		await server.resume();
		const [answer] = await store.ledger.claim(key, [{ recipient: 'c', messageId: '3' }]);
		expect(answer?.claimed).toBe(true);
		expect((await store.ledger.list('c')).map((row) => row.recipient)).toEqual(['a', 'c']);
		await store.close();
	});

	test('a connection that is cut in the middle of a transaction saves nothing of it', async () => {
		const config = server.config();
		const store = await open(config);
		const database = await PostgresDatabase.open(config, systemClock);
		const table = database.dialect.table('profiles');
		const writing = database.write(async (sql) => {
			await sql.run(`INSERT INTO ${table} VALUES ('k', 'half', '{}', 1)`);
			const [row] = await sql.all('SELECT pg_backend_pid() AS pid');
			await admin(`SELECT pg_terminate_backend(${Number(row?.['pid'])})`);
			await sql.run(`INSERT INTO ${table} VALUES ('k', 'other half', '{}', 1)`);
		});
		expect(await failure(writing)).toMatchObject({ code: 'STORE_FAILED' });
		expect((await store.profiles.get('k', ['half', 'other half'])).size).toBe(0);
		await database.close();
		await store.close();
	});

	test('commits wait for the disk even where the server is set not to', async () => {
		const config = server.config();
		await admin('ALTER ROLE tester SET synchronous_commit = off');
		const database = await PostgresDatabase.open(config, systemClock);
		const ask = async () =>
			await database.write(async (sql) => await sql.all('SHOW synchronous_commit'));
		expect(await ask()).toEqual([{ synchronous_commit: 'on' }]);
		await database.close();
		await admin('ALTER ROLE tester RESET synchronous_commit');
	});

	test('a user who may not create schemas can use one that was made for them', async () => {
		await admin(`CREATE ROLE guest LOGIN PASSWORD '${PASSWORD}'`);
		await admin('CREATE SCHEMA given AUTHORIZATION guest');
		const store = await open(server.config({ user: 'guest', schema: 'given' }));
		expect(await store.models.list()).toEqual([]);
		await store.close();
		const refused = await failure(open(server.config({ user: 'guest', schema: 'not_given' })));
		expect(refused).toMatchObject({ code: 'STORE_FAILED', hint: expect.stringContaining('Grant') });
	});

	test('transactions that deadlock run again until both are through', async () => {
		const config = server.config();
		await (await open(config)).close();
		const database = await PostgresDatabase.open(config, systemClock);
		const table = database.dialect.table('profiles');
		const put = async (...ids: string[]) =>
			await database.write(async (sql) => {
				for (const id of ids) {
					await sql.run(
						`INSERT INTO ${table} VALUES ('k', $1, '{}', 1) ON CONFLICT (kind, id) DO UPDATE SET updated_at = 2`,
						[id],
					);
					await systemClock.sleep(100);
				}
			});
		await Promise.all([put('a', 'b'), put('b', 'a')]);
		const rows = await database.read(
			async (sql) => await sql.all(`SELECT id, updated_at FROM ${table} ORDER BY id`),
		);
		expect(rows).toEqual([
			{ id: 'a', updated_at: 2 },
			{ id: 'b', updated_at: 2 },
		]);
		await database.close();
	});
});
