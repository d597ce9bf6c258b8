/**
 * Scoring with a saved model, as one job: the store is asked which version is current, the model is loaded and decoded when this
 * thread does not hold it yet, and the rows are scored, all on the worker thread. Learning may not know the store, so both are put
 * together here.
 */
import { systemClock } from './adapters';
import {
	ModelCache,
	openScorer,
	type PredictResult,
	type Scorer,
	type ScoreRowsOptions,
} from './learn';
import type { JobContext, ModelMeta, Store, StoreConfig } from './ports';
import { keepStores } from './store';
import type { FileSource, Table } from './table';

export interface PredictSavedOptions extends ScoreRowsOptions {
	readonly store: StoreConfig;
	readonly name: string;
	/** Default: the current version. */
	readonly version?: number | undefined;
}

export interface PredictSavedResult extends PredictResult {
	readonly model: { readonly name: string; readonly version: number };
}

const withStore = keepStores(systemClock);
const models = new ModelCache<Scorer>({}, (scorer) => scorer.close?.());

/**
 * Job `learn.predictSaved`. A new version is used by the next call, a deleted one is NOT_FOUND at once: the store is asked each time.
 * Throws as `scoreRows` and as the store's `load`.
 */
export async function predictSavedJob(
	source: Table | FileSource,
	{ store: config, name, version, ...options }: PredictSavedOptions,
	context: JobContext,
): Promise<PredictSavedResult> {
	const { meta, scorer } = await withStore(config, async (store) => {
		const found = await store.models.find(name, version);
		return { meta: found, scorer: await scorerOf(store, config, found) };
	});
	const result = await scorer.score(source, options, context);
	return { ...result, model: { name: meta.name, version: meta.version } };
}

async function scorerOf(store: Store, config: StoreConfig, meta: ModelMeta): Promise<Scorer> {
	const { name, version, kind, checksum } = meta;
	const key = JSON.stringify([Object.entries(config).sort(), name, version, checksum]);
	const held = models.get(key);
	if (held) return held;
	const { artefact } = await store.models.load(name, version);
	const scorer = await openScorer(kind, artefact);
	models.set(key, scorer, artefact.length);
	return scorer;
}
