/** The arrays of the result as typed columns. */
import {
	createBitmap,
	Dictionary,
	int32,
	setBit,
	type Bitmap,
	type Column,
	type DateColumn,
	type IntegerColumn,
	type NumberColumn,
	type StringColumn,
} from '../../table';
import { NO_VALUE, type FeatureArrays } from './emitArrays';
import { scoreOn, type RfmScales } from './scores';
import { segmentOf, SEGMENTS } from './segments';

/** Which values are not `missing`; null when all are values. */
function validityOf(values: Int32Array, missing: number): Bitmap | null {
	let bitmap: Bitmap | null = null;
	for (let row = 0; row < values.length; row++) {
		if (values[row] !== missing) continue;
		bitmap ??= createBitmap(values.length, true);
		setBit(bitmap, row, false);
	}
	return bitmap;
}

/** Which values are numbers; null when all are. */
function validityOfFloats(values: Float64Array): Bitmap | null {
	let bitmap: Bitmap | null = null;
	for (let row = 0; row < values.length; row++) {
		const value = values[row] ?? 0;
		if (value === value) continue;
		bitmap ??= createBitmap(values.length, true);
		setBit(bitmap, row, false);
	}
	return bitmap;
}

/** Whole numbers; −1 is missing. */
export function integers(values: Int32Array): IntegerColumn {
	return {
		type: 'integer',
		length: values.length,
		values,
		validity: validityOf(values, NO_VALUE),
	};
}

/** Real numbers; NaN is missing. */
export function numbers(values: Float64Array): NumberColumn {
	return { type: 'number', length: values.length, values, validity: validityOfFloats(values) };
}

/** Dates in UTC ms; NaN is missing. */
export function dates(values: Float64Array): DateColumn {
	return { type: 'date', length: values.length, values, validity: validityOfFloats(values) };
}

/** Texts by their number in a dictionary; −1 is missing. */
export function texts(codes: Int32Array, dictionary: Dictionary): StringColumn {
	return {
		type: 'string',
		length: codes.length,
		values: codes,
		validity: validityOf(codes, NO_VALUE),
		dictionary,
		json: false,
	};
}

const NO_ORDERS = SEGMENTS.length - 1;

/** Number of the segment by rfmScore (111 … 555). */
function segmentNumbers(): Uint8Array {
	const numbers = new Uint8Array(556);
	const scores = [1, 2, 3, 4, 5];
	for (const r of scores) {
		for (const f of scores) {
			for (const m of scores) {
				numbers[r * 100 + f * 10 + m] = SEGMENTS.indexOf(segmentOf(r, f, m));
			}
		}
	}
	return numbers;
}

/** Scores, the three of them in one number (543) and the named segment. */
export function scoreColumns(arrays: FeatureArrays, scales: RfmScales): [string, Column][] {
	const length = arrays.frequency.length;
	const scores = ['recencyScore', 'frequencyScore', 'monetaryScore', 'rfmScore'] as const;
	const [r, f, m, all] = scores.map(() => int32(length).fill(NO_VALUE));
	const segment = int32(length).fill(NO_ORDERS);
	const named = segmentNumbers();
	if (!r || !f || !m || !all) return [];
	for (let row = 0; row < length; row++) {
		if (arrays.frequency[row] === 0) continue;
		const recency = scoreOn(scales.recency, -(arrays.recency[row] ?? 0));
		const frequency = scoreOn(scales.frequency, arrays.frequency[row] ?? 0);
		const monetary = scoreOn(scales.monetary, arrays.monetary[row] ?? 0);
		r[row] = recency;
		f[row] = frequency;
		m[row] = monetary;
		all[row] = recency * 100 + frequency * 10 + monetary;
		segment[row] = named[recency * 100 + frequency * 10 + monetary] ?? NO_ORDERS;
	}
	return [
		['recencyScore', integers(r)],
		['frequencyScore', integers(f)],
		['monetaryScore', integers(m)],
		['rfmScore', integers(all)],
		['rfmSegment', texts(segment, Dictionary.from(SEGMENTS))],
	];
}

/** The values of a customer's orders. */
export function valueColumns(arrays: FeatureArrays): [string, Column][] {
	return [
		['recency', integers(arrays.recency)],
		['frequency', integers(arrays.frequency)],
		['monetary', numbers(arrays.monetary)],
		['averageOrderValue', numbers(arrays.averageOrderValue)],
		['firstOrder', dates(arrays.firstOrder)],
		['lastOrder', dates(arrays.lastOrder)],
		['tenureDays', integers(arrays.tenureDays)],
		['daysBetweenOrders', numbers(arrays.daysBetweenOrders)],
	];
}

/** Orders, amount and trend of each window: `orders30d`, `amount30d`, `trend30d`. */
export function windowColumns(
	arrays: FeatureArrays,
	windows: readonly number[],
): [string, Column][] {
	return windows.flatMap((days, i): [string, Column][] => {
		const window = arrays.windows[i];
		if (!window) return [];
		return [
			[`orders${days}d`, integers(window.orders)],
			[`amount${days}d`, numbers(window.amount)],
			[`trend${days}d`, numbers(window.trend)],
		];
	});
}
