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
import { NO_VALUE, type FeatureArrays } from './emit';
import { scoreOn, type RfmScales } from './scores';
import { segmentOf, SEGMENTS } from './segments';

function validity(length: number, isMissing: (row: number) => boolean): Bitmap | null {
	let bitmap: Bitmap | null = null;
	for (let row = 0; row < length; row++) {
		if (!isMissing(row)) continue;
		bitmap ??= createBitmap(length, true);
		setBit(bitmap, row, false);
	}
	return bitmap;
}

/** Whole numbers; −1 is missing. */
export function integers(values: Int32Array): IntegerColumn {
	const missing = validity(values.length, (row) => values[row] === NO_VALUE);
	return { type: 'integer', length: values.length, values, validity: missing };
}

const notANumber = (values: Float64Array) => (row: number) => Number.isNaN(values[row]);

/** Real numbers; NaN is missing. */
export function numbers(values: Float64Array): NumberColumn {
	const missing = validity(values.length, notANumber(values));
	return { type: 'number', length: values.length, values, validity: missing };
}

/** Dates in UTC ms; NaN is missing. */
export function dates(values: Float64Array): DateColumn {
	const missing = validity(values.length, notANumber(values));
	return { type: 'date', length: values.length, values, validity: missing };
}

/** Texts by their number in a dictionary; −1 is missing. */
export function texts(codes: Int32Array, dictionary: Dictionary): StringColumn {
	const missing = validity(codes.length, (row) => codes[row] === NO_VALUE);
	return {
		type: 'string',
		length: codes.length,
		values: codes,
		validity: missing,
		dictionary,
		json: false,
	};
}

const SEGMENT_NUMBERS = new Map(SEGMENTS.map((name, number) => [name, number]));
const NO_ORDERS = SEGMENTS.length - 1;

/** Scores, the three of them in one number (543) and the named segment. */
export function scoreColumns(arrays: FeatureArrays, scales: RfmScales): [string, Column][] {
	const length = arrays.frequency.length;
	const scores = ['recencyScore', 'frequencyScore', 'monetaryScore', 'rfmScore'] as const;
	const [r, f, m, all] = scores.map(() => int32(length).fill(NO_VALUE));
	const segment = int32(length).fill(NO_ORDERS);
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
		segment[row] = SEGMENT_NUMBERS.get(segmentOf(recency, frequency, monetary)) ?? NO_ORDERS;
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
