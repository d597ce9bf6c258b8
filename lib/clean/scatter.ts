import { createBitmap, isMissing, setBit, type Bitmap, type StringColumn } from '../table';
import type { Failures } from './cleaned';
import type { Distinct } from './distinct';
import type { Invalid } from './invalid';

/** Results per distinct text, spread over the rows: which rows have a value, and which could not be read. */
export interface Spread {
	readonly validity: Bitmap | null;
	readonly failures: Failures;
}

/** `reasons`: why the text of a dictionary code is invalid; codes not in it are fine. */
export function spreadRows(distinct: Distinct, reasons: ReadonlyMap<number, Invalid>): Spread {
	const { column, texts } = distinct;
	const bitmap = createBitmap(column.length, true);
	const failed: number[] = [];
	let anyMissing = false;
	for (let row = 0; row < column.length; row++) {
		const code = column.values[row] ?? 0;
		const missing = isMissing(column, row) || texts[code] === null;
		const invalid = !missing && reasons.size > 0 && reasons.has(code);
		if (!missing && !invalid) continue;
		anyMissing = true;
		setBit(bitmap, row, false);
		if (invalid) failed.push(row);
	}
	return { validity: anyMissing ? bitmap : null, failures: failuresOf(column, failed, reasons) };
}

function failuresOf(
	column: StringColumn,
	rows: readonly number[],
	reasons: ReadonlyMap<number, Invalid>,
): Failures {
	const code = (row: number) => column.values[row] ?? 0;
	return {
		rows: Int32Array.from(rows),
		value: (row) => column.dictionary.get(code(row)),
		reason: (row) => reasons.get(code(row))?.reason ?? '',
	};
}
