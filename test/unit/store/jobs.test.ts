import { join } from 'node:path';
import type { Clock, StoreConfig } from '../../../lib/ports';
import { openStore, storeJobs } from '../../../lib/store';
import { Table } from '../../../lib/table';
import { removeTemporaryFolders, temporaryFolder } from '../../support/temporaryFolder';

afterAll(removeTemporaryFolders);

const NO_ROWS = new Table([]);
const clock: Clock = { now: () => 1_760_000_000_000, sleep: async () => undefined };
const jobs = storeJobs(clock);
let store: StoreConfig;

beforeEach(() => {
	store = { driver: 'sqlite', file: join(temporaryFolder(), 'store.sqlite') };
});

const save = async (name: string, value: number, kind = 'segment.kmeans') =>
	await jobs.saveModel(NO_ROWS, {
		store,
		name,
		kind,
		info: { value },
		artefact: Uint8Array.of(value),
	});

test('saves with the time of the clock, and loads the current or a named version', async () => {
	expect(await save('VIP', 1)).toMatchObject({ version: 1, createdAt: 1_760_000_000_000 });
	await save('VIP', 2);
	expect((await jobs.loadModel(NO_ROWS, { store, name: 'VIP' })).artefact).toEqual(
		Uint8Array.of(2),
	);
	const first = await jobs.loadModel(NO_ROWS, { store, name: 'VIP', version: 1 });
	expect(first.artefact).toEqual(Uint8Array.of(1));
});

test('lists, rolls back and deletes', async () => {
	for (const value of [1, 2]) await save('a', value);
	await save('b', 3, 'recommend.ials');
	const listed = await jobs.listModels(NO_ROWS, { store, kind: 'segment.kmeans' });
	expect(listed.map((meta) => meta.version)).toEqual([2, 1]);
	expect(await jobs.setCurrent(NO_ROWS, { store, name: 'a', version: 1 })).toEqual({
		name: 'a',
		version: 1,
		before: 2,
	});
	expect((await jobs.loadModel(NO_ROWS, { store, name: 'a' })).meta.version).toBe(1);
	expect(await jobs.deleteModel(NO_ROWS, { store, name: 'a' })).toEqual({
		deleted: 2,
		before: 1,
		current: null,
	});
	expect(await jobs.listModels(NO_ROWS, { store })).toHaveLength(1);
});

test('saves a challenger beside the current version and says what a deletion leaves current', async () => {
	await save('a', 1);
	const beside = { store, name: 'a', kind: 'segment.kmeans', info: {}, makeCurrent: false };
	const saved = await jobs.saveModel(NO_ROWS, { ...beside, artefact: Uint8Array.of(2) });
	expect(saved).toMatchObject({ version: 2, current: false });
	expect(await jobs.deleteModel(NO_ROWS, { store, name: 'a', version: 1 })).toEqual({
		deleted: 1,
		before: 1,
		current: 2,
	});
});

test('gives the ledger as a table with the counts by state', async () => {
	const open = await openStore(store, { clock });
	const key = { campaign: 'c', step: 's', run: 'r', now: 5 };
	await open.ledger.claim(
		key,
		['a', 'b'].map((recipient) => ({ recipient, messageId: `<${recipient}>` })),
	);
	await open.ledger.settle({ ...key, now: 6 }, [{ recipient: 'b', state: 'sent', reason: '250' }]);
	await open.close();
	const { table, counts } = await jobs.ledger(NO_ROWS, { store, campaign: 'c', state: 'sent' });
	expect(table.numRows).toBe(1);
	expect(table.names.map((name) => table.cell(name, 0))).toEqual([
		'c',
		'b',
		's',
		'sent',
		'250',
		'r',
		'<b>',
		5,
		6,
	]);
	expect(table.schema.find((field) => field.name === 'claimedAt')?.type).toBe('date');
	expect(counts).toMatchObject({ claimed: 1, sent: 1 });
	expect((await jobs.ledger(NO_ROWS, { store, campaign: 'none' })).table.numRows).toBe(0);
});

test('adds to the suppression list and takes off it', async () => {
	const entry = { recipient: 'a@x.com', topic: '*' };
	const rows = [{ ...entry, reason: 'complaint', source: 'test' }];
	expect(await jobs.suppress(NO_ROWS, { store, rows })).toEqual({ added: 1 });
	expect(await jobs.unsuppress(NO_ROWS, { store, ...entry })).toEqual({ removed: true });
	expect(await jobs.unsuppress(NO_ROWS, { store, ...entry })).toEqual({ removed: false });
});

test('check says which driver answered', async () => {
	expect(await jobs.check(NO_ROWS, { store })).toEqual({ driver: 'sqlite' });
});
