/** From a customer's totals to the values of the result table. Written by partition, into columns that threads share. */
import { float64, int32 } from '../../table';
import { dayOf, type AgeBuckets } from './days';
import { emitCategories } from './emitCategories';
import type { MergedKeys } from './mergeKeys';
import { fromUnits } from './money';
import {
	AMOUNTS,
	FIRST_ORDER,
	LAST_ORDER,
	PAGE_BITS,
	totalsWidth,
	type Partition,
} from './partition';

const PAGE_MASK = (1 << PAGE_BITS) - 1;

/** Stands for "missing" in the int32 columns below; NaN does in the float64 ones. */
export const NO_VALUE = -1;

/** The columns of the result as plain arrays, one entry a customer, in the result's order. */
export interface FeatureArrays {
	readonly recency: Int32Array;
	readonly frequency: Int32Array;
	readonly monetary: Float64Array;
	readonly averageOrderValue: Float64Array;
	readonly firstOrder: Float64Array;
	readonly lastOrder: Float64Array;
	readonly tenureDays: Int32Array;
	readonly daysBetweenOrders: Float64Array;
	readonly windows: readonly WindowArrays[];
	readonly categories: CategoryArrays | null;
}

export interface WindowArrays {
	readonly orders: Int32Array;
	readonly amount: Float64Array;
	readonly trend: Float64Array;
}

export interface CategoryArrays {
	/** Rank of the favourite category in alphabetical order. */
	readonly favourite: Int32Array;
	/** One a share column; the last is that of all other categories. */
	readonly shares: readonly Float64Array[];
}

/** Where each category number goes. */
export interface CategoryLayout {
	/** Index of its share column. */
	readonly shareOf: Int32Array;
	/** Its rank among all categories in alphabetical order; −1: "no category" is nobody's favourite. */
	readonly rankOf: Int32Array;
	readonly shares: number;
}

export function createArrays(
	customers: number,
	windows: number,
	layout: CategoryLayout | null,
): FeatureArrays {
	return {
		recency: int32(customers),
		frequency: int32(customers),
		monetary: float64(customers),
		averageOrderValue: float64(customers),
		firstOrder: float64(customers),
		lastOrder: float64(customers),
		tenureDays: int32(customers),
		daysBetweenOrders: float64(customers),
		windows: Array.from({ length: windows }, () => ({
			orders: int32(customers),
			amount: float64(customers),
			trend: float64(customers),
		})),
		categories: layout && {
			favourite: int32(customers),
			shares: Array.from({ length: layout.shares }, () => float64(customers)),
		},
	};
}

/** Everything that emitting needs; plain data for other threads. */
export interface EmitInput {
	readonly partitions: readonly Partition[];
	readonly merged: MergedKeys;
	readonly arrays: FeatureArrays;
	readonly buckets: AgeBuckets;
	readonly asOfDay: number;
	readonly layout: CategoryLayout | null;
}

/** Writes rows [from, to) of the result: totals are read here and there, columns written from front to back. */
export function emit(input: EmitInput, from: number, to: number): void {
	const { partitions, merged, arrays, buckets, layout } = input;
	const width = totalsWidth(buckets.count);
	const pages = partitions.map((partition) => partition.pages.map(floatsOf));
	for (let row = from; row < to; row++) {
		const partition = merged.partitionOf[row] ?? 0;
		const customer = merged.customerOf[row] ?? 0;
		const floats = pages[partition]?.[customer >> PAGE_BITS];
		const ints = partitions[partition]?.pages[customer >> PAGE_BITS];
		if (!floats || !ints) break;
		const at = (customer & PAGE_MASK) * width;
		emitOrders(arrays, row, floats, ints, at, buckets);
		emitDates(arrays, row, floats[at + FIRST_ORDER] ?? 0, floats[at + LAST_ORDER] ?? 0, input);
		copyKey(input, row, partition, customer);
	}
	if (arrays.categories && layout) emitCategories(input, arrays.categories, layout, from, to);
}

/** Writes the row's key into the dictionary of the result. */
function copyKey(
	{ partitions, merged }: EmitInput,
	row: number,
	partition: number,
	customer: number,
): void {
	const from = partitions[partition];
	if (!from) return;
	const start = from.keyStarts[customer] ?? 0;
	const end = from.keyStarts[customer + 1] ?? 0;
	const { text, offsets } = merged;
	let to = offsets[row] ?? 0;
	for (let at = start; at < end; at++) text[to++] = from.keyBytes[at] ?? 0;
}

const floatsOf = (page: Int32Array) => new Float64Array(page.buffer);

function emitOrders(
	arrays: FeatureArrays,
	row: number,
	floats: Float64Array,
	ints: Int32Array,
	at: number,
	{ count, windows }: AgeBuckets,
): void {
	const amounts = at + AMOUNTS;
	const counts = 2 * (amounts + count);
	const orders = sum(ints, counts, counts + count);
	const monetary = fromUnits(sum(floats, amounts, amounts + count));
	arrays.frequency[row] = orders;
	arrays.monetary[row] = monetary;
	arrays.averageOrderValue[row] = orders === 0 ? NaN : monetary / orders;
	for (let i = 0; i < windows.length; i++) {
		const window = windows[i];
		const out = arrays.windows[i];
		if (!out || !window) break;
		const { current, previous } = window;
		const now = sum(floats, amounts, amounts + current);
		const before = sum(floats, amounts + current, amounts + previous);
		out.orders[row] = sum(ints, counts, counts + current);
		out.amount[row] = fromUnits(now);
		out.trend[row] = (now - before) / (Math.abs(now) + Math.abs(before)); // 0 / 0 = NaN = missing
	}
}

function sum(values: Float64Array | Int32Array, from: number, to: number): number {
	let total = 0;
	for (let i = from; i < to; i++) total += values[i] ?? 0;
	return total;
}

function emitDates(
	arrays: FeatureArrays,
	row: number,
	first: number,
	last: number,
	{ asOfDay }: Pick<EmitInput, 'asOfDay'>,
): void {
	const ordered = last >= first;
	const orders = arrays.frequency[row] ?? 0;
	arrays.firstOrder[row] = ordered ? first : NaN;
	arrays.lastOrder[row] = ordered ? last : NaN;
	arrays.recency[row] = ordered ? asOfDay - dayOf(last) : NO_VALUE;
	arrays.tenureDays[row] = ordered ? asOfDay - dayOf(first) : NO_VALUE;
	arrays.daysBetweenOrders[row] = orders < 2 ? NaN : (dayOf(last) - dayOf(first)) / (orders - 1);
}
