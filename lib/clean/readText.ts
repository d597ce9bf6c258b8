import { int32 } from '../table';
import type { CancelSignal } from '../ports';
import type { Cleaned } from './cleaned';
import { eachText, type Distinct } from './distinct';
import { Invalid } from './invalid';
import { spreadRows } from './scatter';
import { packStrings } from './textBlocks';

/** Cleans a column whose result is text: `read` gives the clean text of each distinct text, or why it is invalid. */
export function readTexts(
	distinct: Distinct,
	signal: CancelSignal,
	read: (text: string, rows: number, code: number) => string | Invalid,
): Cleaned {
	const { column } = distinct;
	const codes = int32(column.dictionary.size);
	const known = new Map<string, number>();
	const reasons = new Map<number, Invalid>();
	let changed = 0;
	eachText(distinct, signal, (text, code, rows) => {
		const clean = read(text, rows, code);
		if (clean instanceof Invalid) reasons.set(code, clean);
		else {
			if (clean !== text || distinct.touched[code]) changed += rows;
			const next = known.get(clean) ?? known.size;
			known.set(clean, next);
			codes[code] = next;
		}
	});
	const { validity, failures } = spreadRows(distinct, reasons);
	if (changed === 0 && known.size === column.dictionary.size)
		return { column: { ...column, validity }, failures, changed, notes: [] };
	const values = int32(column.length);
	for (let row = 0; row < values.length; row++) values[row] = codes[column.values[row] ?? 0] ?? 0;
	const dictionary = packStrings([...known.keys()]);
	return {
		column: { type: 'string', length: column.length, values, validity, dictionary, json: false },
		failures,
		changed,
		notes: [],
	};
}

/** A column whose texts tidying left as they were: only the empty tokens become missing. */
export function keepTexts(distinct: Distinct): Cleaned {
	const { validity, failures } = spreadRows(distinct, new Map());
	return { column: { ...distinct.column, validity }, failures, changed: 0, notes: [] };
}
