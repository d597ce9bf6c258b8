import type { ColumnType } from '../column';
import { isMarkerBytes, parseBooleanBytes } from '../text/classify';
import { parseDateBytes } from '../text/parseDate';
import { parseFloatBytes } from '../text/parseNumber';
import { SCRATCH, toScratch } from '../text/textCell';

export type NumericType = Exclude<ColumnType, 'string'>;

/** No value: absent, null, empty text, a word such as NA, NaN or ±Infinity. */
export const ABSENT = Symbol('absent');
/** A value that is not of the type. */
export const UNFIT = Symbol('unfit');

/** The number that stands for a value in a column of that type (dates: UTC ms, booleans: 0 or 1), or ABSENT, or UNFIT. */
export function numberOf(value: unknown, type: NumericType): number | typeof ABSENT | typeof UNFIT {
	switch (typeof value) {
		case 'string':
			return value === '' ? ABSENT : ofText(value, type);
		case 'number':
			return Number.isFinite(value) ? ofNumber(value, type) : ABSENT;
		case 'bigint':
			return ofNumber(Number(value), type);
		case 'boolean':
			return type === 'boolean' ? Number(value) : UNFIT;
		case 'object':
			return value === null ? ABSENT : ofObject(value, type);
		default:
			return ABSENT;
	}
}

function ofNumber(value: number, type: NumericType): number | typeof UNFIT {
	const fits =
		type === 'number' ||
		type === 'date' ||
		(type === 'integer' && Number.isSafeInteger(value)) ||
		(type === 'boolean' && (value === 0 || value === 1));
	return fits ? value : UNFIT;
}

function ofObject(value: object, type: NumericType): number | typeof ABSENT | typeof UNFIT {
	if (!(value instanceof Date)) return UNFIT;
	const ms = value.getTime();
	if (Number.isNaN(ms)) return ABSENT;
	return type === 'date' ? ms : UNFIT;
}

function ofText(text: string, type: NumericType): number | typeof ABSENT | typeof UNFIT {
	const length = toScratch(text);
	if (length < 0) return UNFIT;
	const value = parse(length, type);
	if (value === value)
		return type === 'integer' || type === 'boolean' ? ofNumber(value, type) : value;
	return text.trim() === '' || isMarkerBytes(SCRATCH, 0, length) ? ABSENT : UNFIT;
}

function parse(length: number, type: NumericType): number {
	if (type === 'date') return parseDateBytes(SCRATCH, 0, length);
	if (type !== 'boolean') return parseFloatBytes(SCRATCH, 0, length);
	const truth = parseBooleanBytes(SCRATCH, 0, length);
	return truth === truth ? truth : parseFloatBytes(SCRATCH, 0, length);
}
