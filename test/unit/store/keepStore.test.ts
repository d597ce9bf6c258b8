import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../../lib/adapters';
import type { Store, StoreConfig } from '../../../lib/ports';
import { keepStores, openStore } from '../../../lib/store';
import { bytes, model } from '../../contracts/storeSamples';
import { removeTemporaryFolders, temporaryFolder } from '../../support/temporaryFolder';

afterAll(removeTemporaryFolders);

const stores: { config: StoreConfig; file: string }[] = [];
function fresh(): { config: StoreConfig; file: string } {
	const file = join(temporaryFolder(), 'store.sqlite');
	const made = { config: { driver: 'sqlite' as const, file }, file };
	stores.push(made);
	return made;
}

/** As another part of n8n does it: opens, saves, closes. */
async function save(config: StoreConfig, name: string, value: number): Promise<void> {
	const store = await openStore(config, { clock: systemClock });
	await store.models.save(model(name, bytes(value)));
	await store.close();
}

const removeStore = (file: string) => {
	for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
};

describe('a store that is kept open', () => {
	test('is the same one for the next request and sees what others save meanwhile', async () => {
		const { config } = fresh();
		const keep = keepStores(systemClock);
		await save(config, 'm', 1);
		const seen: Store[] = [];
		const version = async (store: Store) => {
			seen.push(store);
			return (await store.models.find('m')).version;
		};
		expect(await keep(config, version)).toBe(1);
		await save(config, 'm', 2);
		expect(await keep(config, version)).toBe(2);
		expect(seen[1]).toBe(seen[0]);
	});

	test('tells at once that a model is gone', async () => {
		const { config } = fresh();
		const keep = keepStores(systemClock);
		await save(config, 'm', 1);
		await keep(config, async (store) => await store.models.find('m'));
		const other = await openStore(config, { clock: systemClock });
		await other.models.delete('m');
		await other.close();
		const asked = keep(config, async (store) => await store.models.find('m'));
		await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
	});

	test('is opened anew after its file was deleted', async () => {
		const { config, file } = fresh();
		const keep = keepStores(systemClock);
		await save(config, 'm', 1);
		await keep(config, async (store) => await store.models.find('m'));
		removeStore(file);
		const asked = keep(config, async (store) => await store.models.find('m'));
		await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
		await save(config, 'm', 7);
		const loaded = await keep(config, async (store) => await store.models.load('m'));
		expect(loaded.artefact).toEqual(bytes(7));
	});

	test.each(['moved', 'copied'])(
		'is opened anew after another file was %s over it',
		async (way) => {
			const [now, backup] = [fresh(), fresh()];
			const keep = keepStores(systemClock);
			await save(now.config, 'm', 1);
			await save(backup.config, 'm', 8);
			expect(readdirSync(join(backup.file, '..'))).toEqual(['store.sqlite']);
			await keep(now.config, async (store) => await store.models.find('m'));
			if (way === 'moved') {
				removeStore(now.file);
				renameSync(backup.file, now.file);
			} else copyFileSync(backup.file, now.file);
			const loaded = await keep(now.config, async (store) => await store.models.load('m'));
			expect(loaded.artefact).toEqual(bytes(8));
		},
	);

	test('is closed when nobody has asked for a while', async () => {
		const { config, file } = fresh();
		const keep = keepStores(systemClock, 50);
		await keep(config, async (store) => await store.models.save(model('m', bytes(1))));
		expect(existsSync(`${file}-wal`)).toBe(true);
		for (let i = 0; i < 100 && existsSync(`${file}-wal`); i++) await sleep(20);
		// SQLite removes its log with the last connection.
		expect(existsSync(`${file}-wal`)).toBe(false);
	});
});
