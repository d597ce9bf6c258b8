/**
 * Recommending with a saved model, as one job: the store is asked which version is current, the model is loaded and decoded when
 * this thread does not hold it yet, and the lists are made, all on the worker thread. As scoringJobs.ts does for predictions.
 */
import { LibraryError } from './errors';
import { keepModels } from './keptModels';
import type { JobContext, StoreConfig } from './ports';
import {
	RECOMMEND_MODEL_KIND,
	Serving,
	type RecommendOptions,
	type RecommendResult,
} from './recommend';
import type { FileSource, Table } from './table';

export interface RecommendSavedOptions extends RecommendOptions {
	readonly store: StoreConfig;
	readonly name: string;
	/** Default: the current version. */
	readonly version?: number | undefined;
}

export interface RecommendSavedResult extends RecommendResult {
	readonly model: { readonly name: string; readonly version: number };
}

const find = keepModels<Serving>((kind, artefact) => {
	if (kind === RECOMMEND_MODEL_KIND) return new Serving(artefact);
	throw new LibraryError(
		'INVALID_PARAMETER',
		`This saved model is a ${kind}: it recommends no products.`,
		'Pick a model that the Recommend node saved.',
	);
});

/**
 * Job `recommend.saved`. A new version serves the next call, a deleted one is NOT_FOUND at once: the store is asked each time.
 * Throws as `recommendForCustomers` and as the store's `load`.
 */
export async function recommendSavedJob(
	customers: Table | FileSource,
	{ store: config, name, version, ...options }: RecommendSavedOptions,
	context: JobContext,
): Promise<RecommendSavedResult> {
	const { meta, model: serving } = await find(config, name, version);
	const result = await serving.recommend(customers, options, context);
	return { ...result, model: { name: meta.name, version: meta.version } };
}
