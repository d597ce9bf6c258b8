import { int32, isMissing, type StringColumn } from '../table';
import type { CancelSignal } from '../ports';
import { tidyText } from './text';
import { eachString } from './textBlocks';

/** The different texts of a string column, tidied, with how many rows have them: each text is read once. */
export interface Distinct {
	readonly column: StringColumn;
	/** By dictionary code; null = stands for a missing value, or no row has it. */
	readonly texts: readonly (string | null)[];
	/** By dictionary code; 1 = tidying changed the text. */
	readonly touched: Uint8Array;
	/** Rows by dictionary code. */
	readonly counts: Int32Array;
	/** Rows that have a value. */
	readonly values: number;
	readonly emptyTokens: readonly { readonly text: string; readonly rows: number }[];
}

/** How many distinct texts are worked on between two looks at the cancel signal. */
export const CHUNK = 1 << 15;

function countCodes(column: StringColumn): Int32Array {
	const counts = int32(column.dictionary.size);
	const { values, length } = column;
	for (let row = 0; row < length; row++) {
		const code = values[row] ?? 0;
		if (!isMissing(column, row)) counts[code] = (counts[code] ?? 0) + 1;
	}
	return counts;
}

/** Finds the distinct texts of a column. `isEmpty` says which tidied texts mean "missing". */
export function distinctOf(
	column: StringColumn,
	isEmpty: (text: string) => boolean,
	unicode: 'NFKC' | 'NFC' | 'none',
	signal: CancelSignal,
): Distinct {
	const counts = countCodes(column);
	const texts = new Array<string | null>(counts.length).fill(null);
	const touched = new Uint8Array(counts.length);
	const emptyTokens: { text: string; rows: number }[] = [];
	let values = 0;
	eachString(column.dictionary, (raw, code) => {
		if (code % CHUNK === 0) signal.throwIfCancelled();
		const rows = counts[code] ?? 0;
		if (rows === 0) return;
		const text = tidyText(raw, unicode);
		if (isEmpty(text)) emptyTokens.push({ text: raw.slice(0, 40), rows });
		else {
			texts[code] = text;
			values += rows;
			if (text !== raw) touched[code] = 1;
		}
	});
	return { column, texts, touched, counts, values, emptyTokens };
}

/** Calls `visit` for each text that has rows, in dictionary order, asking the cancel signal now and then. */
export function eachText(
	distinct: Distinct,
	signal: CancelSignal,
	visit: (text: string, code: number, rows: number) => void,
): void {
	const { texts, counts } = distinct;
	for (let code = 0; code < texts.length; code++) {
		if (code % CHUNK === 0) signal.throwIfCancelled();
		const text = texts[code];
		if (text !== null && text !== undefined) visit(text, code, counts[code] ?? 0);
	}
}

/**
 * The share of rows (0..1) whose text passes, or null when it is below `least`, or when one text that fails stands in
 * more than the share `mostOfOne` of the rows: such a text is no slip but meant ("3+", "No phone service"). Stops as soon as
 * that is certain; the answer does not depend on the order of rows.
 */
export function shareOf(
	distinct: Distinct,
	least: number,
	mostOfOne: number,
	passes: (text: string) => boolean,
): number | null {
	if (distinct.values === 0) return null;
	const mayRepeat = Math.max(2, mostOfOne * distinct.values);
	const mayFail = (1 - least) * distinct.values + 1e-9;
	let failed = 0;
	for (let code = 0; code < distinct.texts.length; code++) {
		const text = distinct.texts[code];
		if (text === null || text === undefined || passes(text)) continue;
		const rows = distinct.counts[code] ?? 0;
		failed += rows;
		if (failed > mayFail || rows > mayRepeat) return null;
	}
	return 1 - failed / distinct.values;
}

/** Columns with more distinct texts than this are guessed from a sample of about as many. */
const SAMPLE = 20_000;

/** FNV-1a over the first 64 characters: which texts are in the sample depends on the texts alone. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	const end = Math.min(text.length, 64);
	for (let i = 0; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return (hash ^ (hash >>> 15)) >>> 0;
}

/** The distinct texts to guess from: all of a small column, else those whose hash falls in a fixed share. Row order does not matter. */
export function sampleOf(distinct: Distinct): Distinct {
	const { texts, counts } = distinct;
	if (texts.length <= 2 * SAMPLE) return distinct;
	const every = Math.floor(texts.length / SAMPLE);
	const chosen: { text: string; rows: number }[] = [];
	texts.forEach((text, code) => {
		if (text !== null && hashOf(text) % every === 0) chosen.push({ text, rows: counts[code] ?? 0 });
	});
	if (chosen.length < SAMPLE / 10) return distinct;
	const rows = chosen.map((entry) => entry.rows);
	const values = rows.reduce((sum, count) => sum + count, 0);
	const sampled = { texts: chosen.map(({ text }) => text), counts: Int32Array.from(rows), values };
	return { ...distinct, ...sampled };
}
