import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	closeSync,
	openSync,
	readFileSync,
	statSync,
	truncateSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '../../../lib/adapters';
import type { Store, StoreConfig } from '../../../lib/ports';
import { openStore } from '../../../lib/store';
import { bundleProgram, ChildProgram } from '../../support/childProgram';
import { removeTemporaryFolders, temporaryFolder } from '../../support/temporaryFolder';

const program = (name: string) => bundleProgram(join(__dirname, 'programs', `${name}.ts`));
const sqlite = (file: string): StoreConfig => ({ driver: 'sqlite', file });
const open = async (file: string) => await openStore(sqlite(file), { clock: systemClock });
const save = async (store: Store, bytes: number, value: number) => {
	const artefact = new Uint8Array(bytes).fill(value);
	return await store.models.save({ name: 'm', kind: 'test', info: {}, artefact, createdAt: 1 });
};

/** A file of a store with two versions of a model of 300,000 bytes. */
async function storeFile(): Promise<string> {
	const file = join(temporaryFolder(), 'store.sqlite');
	const store = await open(file);
	for (const value of [1, 2]) await save(store, 300_000, value);
	await store.close();
	return file;
}

/** A tiny file system of its own; null where this process may not mount. */
function tinyDisk(): string | null {
	const folder = temporaryFolder();
	const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
	return status === 0 ? folder : null;
}

const disk = tinyDisk();
if (!disk)
	process.stderr.write('SKIPPED: the full-disk test that needs the right to mount a tmpfs.\n');
afterAll(() => {
	if (disk) spawnSync('umount', [disk]);
	removeTemporaryFolders();
});

interface Report {
	readonly modelError: { code: string; hint: string; details: Record<string, unknown> };
	readonly claimError: { code: string; message: string };
	readonly good: number;
	readonly version: number;
	readonly counts: { claimed: number };
}

async function fill(file: string, limit?: string): Promise<Report> {
	const args = [JSON.stringify(sqlite(file))];
	const lines = await new ChildProgram(program('fillStore'), args, limit).finished();
	return JSON.parse(lines[0] ?? '');
}

/** Nothing half-saved: the newest good version loads, and only whole batches of 100 claims stand. */
function expectWhole(report: Report): void {
	expect(report.version).toBe(report.good);
	expect(report.counts.claimed % 100).toBe(1);
	expect(report.claimError.code).toBe('STORE_FAILED');
}

(disk ? test : test.skip)(
	'a full disk is said, and what was saved before stays whole',
	async () => {
		const report = await fill(join(disk ?? '', 'store.sqlite'));
		expect(report.modelError).toMatchObject({ code: 'STORE_FAILED', details: { sqliteCode: 13 } });
		expect(report.modelError.hint).toContain('Free disk space');
		expectWhole(report);
	},
);

test('a file that may not grow (quota) is said, and what was saved before stays whole', async () => {
	// 512-byte or 1,024-byte units, as the shell likes: 1 or 2 MB.
	const report = await fill(join(temporaryFolder(), 'store.sqlite'), 'ulimit -f 2048');
	expect(report.modelError).toMatchObject({ code: 'STORE_FAILED' });
	expectWhole(report);
});

test('makes its folder with mode 700 and all its files with mode 600', async () => {
	const folder = join(temporaryFolder(), 'a', 'b');
	const store = await open(join(folder, 'store.sqlite'));
	await save(store, 10, 1);
	const mode = (path: string) => statSync(path).mode & 0o777;
	expect(mode(folder)).toBe(0o700);
	for (const end of ['', '-wal', '-shm']) {
		expect(mode(join(folder, `store.sqlite${end}`))).toBe(0o600);
	}
	await store.close();
});

test('takes the rights of others away from a file that was made with too many', async () => {
	const file = await storeFile();
	chmodSync(file, 0o644);
	await (await open(file)).close();
	expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a store that may not be written is said with what to do', async () => {
	const file = await storeFile();
	chmodSync(file, 0o444);
	const args = [JSON.stringify(sqlite(file))];
	const [line = ''] = await new ChildProgram(program('openUnprivileged'), args).finished();
	// The owner, when not root, may always make the file writable again: then it just works.
	if (process.getuid?.() !== 0) return expect(line).toBe('null');
	const error = JSON.parse(line);
	expect(error).toMatchObject({ code: 'STORE_FAILED' });
	expect(error.hint).toContain('the user that runs n8n');
});

test('a folder that cannot be made is said with what to do', async () => {
	const file = await storeFile();
	await expect(open(join(file, 'below', 'store.sqlite'))).rejects.toMatchObject({
		code: 'STORE_FAILED',
		hint: expect.stringContaining('folder'),
	});
});

test.each([
	['text', 'This is no database, but it is longer than the header of one would be. '.repeat(20)],
	['a broken header', `SQLite format 3\0${'\xff'.repeat(4096)}`],
])('a file of %s is CORRUPT_FILE and stays as it was', async (_what, content) => {
	const file = join(temporaryFolder(), 'store.sqlite');
	writeFileSync(file, content, 'latin1');
	await expect(open(file)).rejects.toMatchObject({
		code: 'CORRUPT_FILE',
		hint: expect.stringContaining('backup'),
	});
	expect(readFileSync(file, 'latin1')).toBe(content);
});

test('a file cut in the middle gives CORRUPT_FILE, not half a model', async () => {
	const file = await storeFile();
	truncateSync(file, Math.floor(statSync(file).size / 2));
	const attempt = async () => await (await open(file)).models.load('m');
	await expect(attempt()).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
});

test('one flipped bit in a saved model gives CORRUPT_FILE; the version before still loads', async () => {
	const file = await storeFile();
	const content = readFileSync(file);
	const at = content.lastIndexOf(Buffer.alloc(500, 2)) + 250;
	const handle = openSync(file, 'r+');
	writeSync(handle, Buffer.from([3]), 0, 1, at);
	closeSync(handle);
	const store = await open(file);
	await expect(store.models.load('m')).rejects.toMatchObject({
		code: 'CORRUPT_FILE',
		message: 'Model "m" version 2 is damaged: 300000 of 300000 bytes, wrong checksum.',
	});
	await store.models.setCurrent('m', 1);
	expect((await store.models.load('m')).artefact[0]).toBe(1);
	await store.close();
});

test('a lost part of a model gives CORRUPT_FILE', async () => {
	const file = await storeFile();
	const raw = new DatabaseSync(file);
	raw.exec('DELETE FROM model_chunks WHERE version = 2');
	raw.close();
	const store = await open(file);
	await expect(store.models.load('m')).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
	await store.close();
});
