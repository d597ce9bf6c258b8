import { LibraryError } from '../../errors';
import type { JobContext } from '../../ports';
import type { FileSource, Table } from '../../table';
import { IMPORTED_MODEL_KIND } from '../imported/importedModel';
import { decodeTrainedModel, LEARN_MODEL_KIND } from './model';
import type { PredictResult, ScoreRowsOptions } from './predict';
import { scoreModel } from './scoreModel';

/** A saved model that was read and checked, ready to score one table after the other. */
export interface Scorer {
	/** See `scoreModel`. */
	score(
		source: Table | FileSource,
		options: ScoreRowsOptions,
		context: JobContext,
	): Promise<PredictResult>;
	/** Gives back what garbage collection does not know of. */
	close?(): void;
}

/** What reads an artefact, by its kind in the store. */
const SCORERS: ReadonlyMap<string, (artefact: Uint8Array) => Promise<Scorer>> = new Map<
	string,
	(artefact: Uint8Array) => Promise<Scorer>
>([
	[LEARN_MODEL_KIND, openTrained],
	[
		IMPORTED_MODEL_KIND,
		async (artefact) => await (await import('../imported/scoreImported.js')).openImported(artefact),
	],
]);

async function openTrained(artefact: Uint8Array): Promise<Scorer> {
	const model = decodeTrainedModel(artefact);
	return {
		score: async (source, options, context) => await scoreModel(model, source, options, context),
	};
}

/** Reads a saved model that predicts. Throws INVALID_PARAMETER for one that does something else, CORRUPT_FILE. */
export async function openScorer(kind: string, artefact: Uint8Array): Promise<Scorer> {
	const open = SCORERS.get(kind);
	if (open) return await open(artefact);
	throw new LibraryError(
		'INVALID_PARAMETER',
		`This saved model is a ${kind}: it predicts nothing of a row.`,
		'Pick a model that Train Model saved.',
	);
}
