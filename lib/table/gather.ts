import { createBitmap, setBit } from './bitmap';
import { isMissing, type Column } from './column';
import { bytes, float32, float64, int32 } from './memory';

/** The cells of `column` at these row numbers, in this order, as a new column of the same type. */
export function gather(column: Column, rows: ArrayLike<number>): Column {
	const validity = gatherValidity(column, rows);
	const length = rows.length;
	switch (column.type) {
		case 'number': {
			const out = column.values.BYTES_PER_ELEMENT === 4 ? float32(length) : float64(length);
			return { ...column, length, validity, values: copy(column.values, rows, out) };
		}
		case 'integer': {
			const out = column.values.BYTES_PER_ELEMENT === 4 ? int32(length) : float64(length);
			return { ...column, length, validity, values: copy(column.values, rows, out) };
		}
		case 'date':
			return { ...column, length, validity, values: copy(column.values, rows, float64(length)) };
		case 'boolean':
			return { ...column, length, validity, values: copy(column.values, rows, bytes(length)) };
		case 'string':
			return { ...column, length, validity, values: copy(column.values, rows, int32(length)) };
	}
}

type Values = Column['values'];

function copy<T extends Values>(from: Values, rows: ArrayLike<number>, to: T): T {
	for (let i = 0; i < rows.length; i++) to[i] = from[rows[i] ?? 0] ?? 0;
	return to;
}

function gatherValidity(column: Column, rows: ArrayLike<number>) {
	if (!column.validity) return null;
	const bitmap = createBitmap(rows.length, true);
	for (let i = 0; i < rows.length; i++) {
		if (isMissing(column, rows[i] ?? 0)) setBit(bitmap, i, false);
	}
	return bitmap;
}
