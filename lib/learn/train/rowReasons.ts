import type { Frame } from '../../features';
import type { JobContext } from '../../ports';
import { createBitmap, Dictionary, int32, setBit, type Column } from '../../table';
import { contributionsOf, reasonsOf } from '../explain';
import { takeFrame } from '../validate';
import type { TrainedModel } from './model';

/** Rows that get reasons at most, the best-ranked: exact contributions cost up to milliseconds a row. */
const MOST_ROWS = 10_000;

export interface RowReasons {
	/** A JSON list of sentences a row; missing beyond the best-ranked 10,000. */
	readonly column: Column;
	readonly rows: number;
}

/**
 * The strongest reasons of the best-ranked rows, as sentences. `ranks`: place of each row, 1 first; `outputOf`: class of each row, for
 * models with an output a class. Null when the model gives none.
 */
export function rowReasons(
	{ estimator, reference }: TrainedModel,
	frame: Frame,
	ranks: Int32Array,
	outputOf: (row: number) => number,
	top: number,
	{ signal }: JobContext,
): RowReasons | null {
	if (reference === null || top === 0) return null;
	const rows = Uint32Array.from(ranks.keys()).filter((row) => (ranks[row] ?? 0) <= MOST_ROWS);
	const part = takeFrame(frame, rows);
	const found = contributionsOf(estimator, part, reference, { signal });
	if (!found) return null;
	const { values, nOutputs } = found;
	const width = frame.features.length;
	const texts = Array.from(rows, (row, i) => {
		const output = nOutputs === 1 ? 0 : outputOf(row);
		const own = Float64Array.from(
			{ length: width },
			(_, f) => values[(i * width + f) * nOutputs + output] ?? 0,
		);
		const cells = part.columns.map((column) => column[i] ?? Number.NaN);
		return JSON.stringify(reasonsOf(frame.features, cells, own, { top }).map(({ text }) => text));
	});
	return { column: jsonColumn(frame.nRows, rows, texts), rows: rows.length };
}

function jsonColumn(length: number, rows: Uint32Array, texts: readonly string[]): Column {
	const different = [...new Set(texts)];
	const codes = new Map(different.map((text, code) => [text, code]));
	const values = int32(length);
	const validity = createBitmap(length, false);
	texts.forEach((text, i) => {
		const row = rows[i] ?? 0;
		values[row] = codes.get(text) ?? 0;
		setBit(validity, row, true);
	});
	const dictionary = Dictionary.from(different);
	return { type: 'string', length, validity, values, dictionary, json: true };
}
