import { bytes, isMissing, isSet, setBit, type Bitmap, type BooleanColumn } from '../table';
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
		const code = column.values[row] ?? 0;
		const missing = isMissing(column, row) || distinct.texts[code] === null;
		values[row] = missing ? 0 : (byCode[code] ?? 0);
	}
	const length = column.length;
	const cleaned: BooleanColumn = { type: 'boolean', length, values, validity };
	if (!onlyTicks || validity === null) return { column: cleaned, failures, changed: 0, notes: [] };
	return {
		column: { ...cleaned, validity: withoutBlanks(distinct, validity) },
		failures,
		changed: 0,
		notes: ['The column holds only ticks: empty cells were read as false.'],
	};
}

/** Gives blank cells a value (false); tokens such as "n/a" stay missing. */
function withoutBlanks({ column }: Distinct, validity: Bitmap): Bitmap | null {
	let missing = 0;
	for (let row = 0; row < column.length; row++) {
		if (isSet(validity, row)) continue;
		const blank =
			isMissing(column, row) || column.dictionary.get(column.values[row] ?? 0).trim() === '';
		if (blank) setBit(validity, row, true);
		else missing++;
	}
	return missing === 0 ? null : validity;
}
