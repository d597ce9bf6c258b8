import type { Store, StoreConfig } from '../../lib/ports';
import { openStore } from '../../lib/store';
import { systemClock } from '../../lib/adapters';
import { againContract } from './storeAgain.contract';
import { countsContract } from './storeCounts.contract';
import { eventsContract } from './storeEvents.contract';
import { lawsContract } from './storeLaws.contract';
import { ledgerContract } from './storeLedger.contract';
import { listsContract } from './storeLists.contract';
import { messagesContract } from './storeMessages.contract';
import { modelsContract } from './storeModels.contract';
import { peopleContract } from './storePeople.contract';
import { bytes, model } from './storeSamples';

/** What every store driver must do. `fresh` gives the configuration of an empty store. */
export function storeContract(driver: string, fresh: () => Promise<StoreConfig>): void {
	let config: StoreConfig;
	let store: Store;

	beforeEach(async () => {
		config = await fresh();
		store = await openStore(config, { clock: systemClock });
	});
	afterEach(async () => {
		await store.close();
	});

	async function reopened(): Promise<Store> {
		await store.close();
		store = await openStore(config, { clock: systemClock });
		return store;
	}

	test('names its driver', () => {
		expect(store.driver).toBe(driver);
	});

	modelsContract(() => store, reopened);
	ledgerContract(() => store);
	countsContract(() => store);
	againContract(() => store);
	listsContract(() => store, reopened);
	peopleContract(() => store, reopened);
	eventsContract(() => store);
	messagesContract(() => store);
	lawsContract(() => store);

	describe('connection', () => {
		test('is shared: one holder may close without harm to the other', async () => {
			const second = await openStore(config, { clock: systemClock });
			await second.close();
			await second.close();
			await store.models.save(model('m', bytes(1)));
			expect((await store.models.load('m')).meta.version).toBe(1);
		});

		test('refuses work after its close', async () => {
			await store.close();
			await expect(store.models.list()).rejects.toMatchObject({ code: 'STORE_FAILED' });
			await reopened();
		});
	});
}
