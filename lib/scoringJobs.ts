/**
 * Scoring with a saved model, as one job: the store is asked which version is current, the model is loaded and decoded when this
 * thread does not hold it yet, and the rows are scored, all on the worker thread. Learning may not know the store, so both are put
 * together here.
 */
import { keepModels } from './keptModels';
import { openScorer, type PredictResult, type Scorer, type ScoreRowsOptions } from './learn';
import type { JobContext, StoreConfig } from './ports';
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

const find = keepModels<Scorer>(openScorer, (scorer) => scorer.close?.());

/**
 * Job `learn.predictSaved`. A new version is used by the next call, a deleted one is NOT_FOUND at once: the store is asked each time.
 * Throws as `scoreRows` and as the store's `load`.
 */
export async function predictSavedJob(
	source: Table | FileSource,
	{ store: config, name, version, ...options }: PredictSavedOptions,
	context: JobContext,
): Promise<PredictSavedResult> {
	const { meta, model: scorer } = await find(config, name, version);
	const result = await scorer.score(source, options, context);
	return { ...result, model: { name: meta.name, version: meta.version } };
}
