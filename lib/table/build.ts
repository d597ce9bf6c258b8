import { createBitmap, setBit, type Bitmap } from './bitmap';
import type {
	BooleanColumn,
	Cell,
	Column,
	ColumnType,
	DateColumn,
	IntegerColumn,
	NumberColumn,
	StringColumn,
} from './column';
import { Dictionary } from './dictionary';
import { bytes, float64, int32 } from './memory';

const INT32_MAX = 2 ** 31 - 1;

/** Marks missing rows of `values`; null when none is missing. NaN counts as missing for numbers and dates. */
function validityOf(values: readonly unknown[]): Bitmap | null {
	const missing = (value: unknown) =>
		value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value));
	if (!values.some(missing)) return null;
	const bitmap = createBitmap(values.length, true);
	values.forEach((value, row) => missing(value) && setBit(bitmap, row, false));
	return bitmap;
}

type Missing = null | undefined;

export function numberColumn(values: readonly (number | Missing)[]): NumberColumn {
	const data = float64(values.length);
	values.forEach((value, row) => (data[row] = value ?? 0));
	return { type: 'number', length: values.length, values: data, validity: validityOf(values) };
}

export function integerColumn(values: readonly (number | Missing)[]): IntegerColumn {
	const small = values.every((value) => Math.abs(value ?? 0) <= INT32_MAX);
	const data = small ? int32(values.length) : float64(values.length);
	values.forEach((value, row) => (data[row] = value ?? 0));
	return { type: 'integer', length: values.length, values: data, validity: validityOf(values) };
}

export function booleanColumn(values: readonly (boolean | Missing)[]): BooleanColumn {
	const data = bytes(values.length);
	values.forEach((value, row) => (data[row] = value ? 1 : 0));
	return { type: 'boolean', length: values.length, values: data, validity: validityOf(values) };
}

/** `values` are UTC ms. */
export function dateColumn(values: readonly (number | Missing)[]): DateColumn {
	const data = float64(values.length);
	values.forEach((value, row) => (data[row] = value ?? 0));
	return { type: 'date', length: values.length, values: data, validity: validityOf(values) };
}

/** Codes are given in order of first appearance. */
export function stringColumn(values: readonly (string | Missing)[], json = false): StringColumn {
	const codes = int32(values.length);
	const known = new Map<string, number>();
	values.forEach((value, row) => {
		if (value === null || value === undefined) return;
		let code = known.get(value);
		if (code === undefined) {
			code = known.size;
			known.set(value, code);
		}
		codes[row] = code;
	});
	const dictionary = Dictionary.from([...known.keys()]);
	return {
		type: 'string',
		length: values.length,
		values: codes,
		validity: validityOf(values),
		dictionary,
		json,
	};
}

/** A column of texts from their places in a list; missing where the place holds none or ''. */
export function codedColumn(codes: ArrayLike<number>, texts: readonly string[]): StringColumn {
	const { length } = codes;
	const values = int32(length);
	let validity: Bitmap | null = null;
	for (let row = 0; row < length; row++) {
		const code = codes[row] ?? 0;
		if ((texts[code] ?? '') !== '') values[row] = code;
		else {
			validity ??= createBitmap(length, true);
			setBit(validity, row, false);
		}
	}
	const dictionary = Dictionary.from(texts);
	return { type: 'string', length, values, validity, dictionary, json: false };
}

/** A column of a given type from plain cells (dates in UTC ms). Cells of another type are refused by the compiler, not here. */
export function columnFrom(type: ColumnType, cells: readonly Cell[]): Column {
	const numbers = () => cells.map((cell) => (typeof cell === 'number' ? cell : null));
	switch (type) {
		case 'number':
			return numberColumn(numbers());
		case 'integer':
			return integerColumn(numbers());
		case 'date':
			return dateColumn(numbers());
		case 'boolean':
			return booleanColumn(cells.map((cell) => (typeof cell === 'boolean' ? cell : null)));
		case 'string':
			return stringColumn(cells.map((cell) => (cell === null ? null : String(cell))));
	}
}
