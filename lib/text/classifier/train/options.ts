import { LibraryError } from '../../../errors';
import type { Table } from '../../../table';

/** Options of job `text.train`. */
export interface TrainTextOptions {
	/** Column of the texts. */
	readonly textColumn: string;
	/** Column of the classes: sentiment, intent, topic … */
	readonly labelColumn: string;
	/** More columns of text that are read behind the first: subject, answer of a form. */
	readonly furtherTextColumns?: readonly string[] | undefined;
	/** Rows of the same group (customer, thread) are judged by a model that saw none of them. */
	readonly groupColumn?: string | undefined;
	/** Judged on later rows than learned from. */
	readonly dateColumn?: string | undefined;
	/** Classes with fewer examples are left out, ≥ 2; default 5. */
	readonly fewestExamples?: number | undefined;
	/** Share of right answers wanted above the suggested threshold, 0.5..1; default 0.95. */
	readonly wantedAccuracy?: number | undefined;
	/** Weight of errors against the size of the weights, above 0; default 0.5, from eight classes on 1. */
	readonly c?: number | null | undefined;
	/** Whether a network learns beside the hyperplanes; default `auto`. */
	readonly network?: 'auto' | 'never' | undefined;
	readonly seed?: number | undefined;
}

export const MOST_CLASSES = 500;
/** Rows that are learned from; of more a random part that keeps the classes' shares. */
export const MOST_ROWS = 200_000;

/** With every default filled in. */
export interface CheckedTrainOptions extends TrainTextOptions {
	readonly c: number | null;
	readonly seed: number;
	readonly network: 'auto' | 'never';
	readonly fewestExamples: number;
	readonly wantedAccuracy: number;
}

/** Throws INVALID_PARAMETER, MISSING_COLUMN. */
export function checkTrainOptions(table: Table, options: TrainTextOptions): CheckedTrainOptions {
	const { c = null, seed = 42, network = 'auto' } = options;
	const { fewestExamples = 5, wantedAccuracy = 0.95 } = options;
	const { textColumn, labelColumn, groupColumn, dateColumn, furtherTextColumns = [] } = options;
	for (const name of [textColumn, labelColumn, groupColumn, dateColumn, ...furtherTextColumns])
		if (name) table.column(name);
	if (textColumn === labelColumn)
		throw invalid(`"${textColumn}" is both text and label`, 'Pick two different columns.');
	if (c !== null && !(c > 0 && c < Infinity))
		throw invalid(`c must be above 0, got ${c}`, 'Leave it out.');
	if (!Number.isInteger(fewestExamples) || fewestExamples < 2)
		throw invalid(
			`fewestExamples must be a whole number from 2 on, got ${fewestExamples}`,
			'Classes with fewer examples cannot be judged.',
		);
	if (!(wantedAccuracy >= 0.5 && wantedAccuracy <= 1))
		throw invalid(`wantedAccuracy must be 0.5..1, got ${wantedAccuracy}`, 'Usual is 0.95.');
	return { ...options, c, seed, network, fewestExamples, wantedAccuracy };
}

const invalid = (what: string, hint: string) =>
	new LibraryError('INVALID_PARAMETER', `${what}.`, hint);
