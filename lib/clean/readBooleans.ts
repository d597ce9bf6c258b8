import { bytes, isMissing, type BooleanColumn } from '../table';
import type { CancelSignal } from '../ports';
import { isTick, readBoolean } from './booleans';
import type { Cleaned } from './cleaned';
import { eachText, type Distinct } from './distinct';
import { Invalid } from './invalid';
import { spreadRows } from './scatter';

/** Reads yes/no words. In a column of nothing but ticks (x, ✓) an empty cell is false, and the notes say so. */
export function readBooleans(distinct: Distinct, signal: CancelSignal): Cleaned {
	const { column } = distinct;
	const byCode = bytes(column.dictionary.size);
	const reasons = new Map<number, Invalid>();
	let onlyTicks = distinct.values > 0;
	eachText(distinct, signal, (text, code) => {
		const value = readBoolean(text);
		if (value === undefined) reasons.set(code, new Invalid('not a yes/no value'));
		else byCode[code] = value ? 1 : 0;
		if (!isTick(text)) onlyTicks = false;
	});
	const { validity, failures } = spreadRows(distinct, reasons);
	const values = bytes(column.length);
	for (let row = 0; row < values.length; row++) {
		const missing = isMissing(column, row) || distinct.texts[column.values[row] ?? 0] === null;
		values[row] = missing ? 0 : (byCode[column.values[row] ?? 0] ?? 0);
	}
	const cleaned: BooleanColumn = { type: 'boolean', length: column.length, values, validity };
	if (!onlyTicks || validity === null) return { column: cleaned, failures, changed: 0, notes: [] };
	return {
		column: { ...cleaned, validity: null },
		failures,
		changed: 0,
		notes: ['The column holds only ticks: empty cells were read as false.'],
	};
}
