/** Saved models that a thread keeps decoded from one request to the next; the store is asked each time which version is current. */
import { systemClock } from './adapters';
import { ModelCache } from './learn/train/modelCache';
import type { ModelMeta, Store, StoreConfig } from './ports';
import { keepStores } from './store';

export interface KeptModel<M> {
	readonly meta: ModelMeta;
	readonly model: M;
}

/**
 * `open` reads an artefact (kept models: see ModelCache), `close` hears of each model that is let go. The function that is given back
 * finds a model by name, default its current version: a new version is used by the next call, a deleted one is NOT_FOUND at once.
 */
export function keepModels<M>(
	open: (kind: string, artefact: Uint8Array) => M | Promise<M>,
	close?: (model: M) => void,
): (config: StoreConfig, name: string, version: number | undefined) => Promise<KeptModel<M>> {
	const withStore = keepStores(systemClock);
	const models = new ModelCache<M>({}, close);
	const load = async (store: Store, config: StoreConfig, meta: ModelMeta): Promise<M> => {
		const { name, version, kind, checksum } = meta;
		const key = JSON.stringify([Object.entries(config).sort(), name, version, checksum]);
		const held = models.get(key);
		if (held) return held;
		const { artefact } = await store.models.load(name, version);
		const model = await open(kind, artefact);
		models.set(key, model, artefact.length);
		return model;
	};
	return async (config, name, version) =>
		await withStore(config, async (store) => {
			const meta = await store.models.find(name, version);
			return { meta, model: await load(store, config, meta) };
		});
}
