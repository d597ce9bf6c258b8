import type { JobContext } from '../../ports';
import { isFileSource, readTable, type FileSource, type Table } from '../../table';
import { decodeTrainedModel, type TrainedModel } from './model';
import { scoreRows, type PredictResult, type ScoreRowsOptions } from './predict';
import { scoreCustomers } from './scoreCustomers';

export interface PredictOptions extends ScoreRowsOptions {
	/** Bytes of a model of kind `learn.model`. */
	readonly artefact: Uint8Array;
}

/**
 * Job `learn.predict`. A model of a column scores rows (see `scoreRows`), a model of a ready question customers from their orders (see
 * `scoreCustomers`). Throws as they do, and CORRUPT_FILE.
 */
export async function predictWithModel(
	source: Table | FileSource,
	{ artefact, ...options }: PredictOptions,
	context: JobContext,
): Promise<PredictResult> {
	return await scoreModel(decodeTrainedModel(artefact), source, options, context);
}

/** The same with a model that is decoded already. */
export async function scoreModel(
	model: TrainedModel,
	source: Table | FileSource,
	options: ScoreRowsOptions,
	context: JobContext,
): Promise<PredictResult> {
	if (model.question) return await scoreCustomers(model, model.question, source, options, context);
	const table = isFileSource(source) ? await readTable(source, { context }) : source;
	return await scoreRows(model, table, options, context);
}
