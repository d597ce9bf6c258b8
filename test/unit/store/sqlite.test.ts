import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { systemClock } from '../../../lib/adapters';
import type { Clock } from '../../../lib/ports';
import { migrate } from '../../../lib/store/migrate';
import { loadSqlite } from '../../../lib/store/sqlite/loadSqlite';
import { SqliteDatabase } from '../../../lib/store/sqlite/SqliteDatabase';
import { bundleProgram } from '../../support/childProgram';
import { removeTemporaryFolders, temporaryFolder } from '../../support/temporaryFolder';

let file: string;
let database: SqliteDatabase;

beforeEach(async () => {
	file = join(temporaryFolder(), 'store.sqlite');
	database = await SqliteDatabase.open(file, systemClock);
	await migrate(database, 1);
	await database.write(
		async (sql) => await sql.run('CREATE TABLE t (x INTEGER PRIMARY KEY ON CONFLICT ROLLBACK)'),
	);
});
afterEach(async () => await database.close());
afterAll(removeTemporaryFolders);

const insert = async (x: number, into = database) =>
	await into.write(async (sql) => await sql.run(`INSERT INTO t VALUES (${x})`));
const values = async () =>
	(await database.read(async (sql) => await sql.all('SELECT x FROM t ORDER BY x'))).map(
		(row) => row['x'],
	);

test('writes are durable before they are answered: synchronous is FULL, the journal is a WAL', async () => {
	const ask = async (pragma: string) =>
		(await database.read(async (sql) => await sql.all(`PRAGMA ${pragma}`))).map((row) => ({
			...row,
		}));
	expect(await ask('synchronous')).toEqual([{ synchronous: 2 }]);
	expect(await ask('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
});

test('of writes that share a commit, the one that fails undoes only itself', async () => {
	const failing = database.write(async (sql) => {
		await sql.run('INSERT INTO t VALUES (2)');
		throw new Error('on purpose');
	});
	const results = await Promise.allSettled([insert(1), failing, insert(3)]);
	expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
	expect(await values()).toEqual([1, 3]);
});

test('when SQLite gives up the whole transaction, every write in it is told so', async () => {
	await insert(1);
	// The table's conflict rule rolls back the transaction, as a full disk does.
	const results = await Promise.allSettled([insert(2), insert(1), insert(3)]);
	expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);
	expect(await values()).toEqual([1]);
	await insert(4);
	expect(await values()).toEqual([1, 4]);
});

test('many waiting writes share few commits', async () => {
	const log = () => statSync(`${file}-wal`).size;
	const before = log();
	await Promise.all(Array.from({ length: 640 }, async (_, x) => await insert(x)));
	expect(await values()).toHaveLength(640);
	// Each commit appends at least one page of 4,096 bytes to the log: alone they would append 640.
	expect((log() - before) / 4096).toBeLessThan(64);
});

test('waits for another process without blocking the thread', async () => {
	const other = new DatabaseSync(file);
	other.exec('BEGIN IMMEDIATE; INSERT INTO t VALUES (1)');
	const writing = insert(2);
	let ticks = 0;
	const timer = setInterval(() => ticks++, 20);
	await systemClock.sleep(1500);
	other.exec('COMMIT');
	other.close();
	await writing;
	clearInterval(timer);
	expect(await values()).toEqual([1, 2]);
	// SQLite blocks for 200 ms at a time, timers run in between.
	expect(ticks).toBeGreaterThanOrEqual(4);
});

test('gives up when another process never lets go, says so, and works again afterwards', async () => {
	let time = 0;
	const hasty: Clock = { now: () => (time += 10_000), sleep: async () => undefined };
	const second = await SqliteDatabase.open(file, hasty);
	const other = new DatabaseSync(file);
	other.exec('BEGIN IMMEDIATE');
	await expect(insert(5, second)).rejects.toMatchObject({
		code: 'STORE_FAILED',
		hint: expect.stringContaining('Another process keeps the store locked'),
	});
	other.exec('ROLLBACK');
	other.close();
	await insert(5, second);
	await second.close();
	expect(await values()).toEqual([5]);
});

test('a worker thread that is stopped in the middle of a write leaves nothing and no lock', async () => {
	const program = bundleProgram(join(__dirname, 'programs', 'holdLock.ts'));
	const worker = new Worker(program, { workerData: file });
	await once(worker, 'message');
	await worker.terminate();
	await insert(1);
	const rows = await database.read(async (sql) => await sql.all('SELECT * FROM profiles'));
	expect(rows).toEqual([]);
});

test('deleted content is overwritten in the file', async () => {
	const ask = await database.read(async (sql) => await sql.all('PRAGMA secure_delete'));
	expect(ask.map((row) => ({ ...row }))).toEqual([{ secure_delete: 1 }]);
});

test('a Node without SQLite is UNSUPPORTED and told what to do', async () => {
	const missing = async () =>
		await Promise.reject(new Error('No such built-in module: node:sqlite'));
	await expect(loadSqlite(missing)).rejects.toMatchObject({
		code: 'UNSUPPORTED',
		message: `Node ${process.versions.node} has no built-in SQLite.`,
		hint: expect.stringContaining('PostgreSQL'),
	});
});
