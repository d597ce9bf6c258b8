/** From a customer's totals to the values of the result table. Written by partition, into columns that threads share. */
import { dayOf, type AgeBuckets } from './days';
import { NO_VALUE, type EmitInput, type FeatureArrays } from './emitArrays';
import { emitCategories } from './emitCategories';
import { copyKey } from './customerKeys';
import { fromUnits } from './money';
import { AMOUNTS, FIRST_ORDER, LAST_ORDER, PAGE_BITS, PAGE_MASK } from './partition';

/** Writes rows [from, to) of the result: totals are read here and there, columns written from front to back. */
export function emit(input: EmitInput, from: number, to: number): void {
	const { partitions, order, arrays, buckets, layout } = input;
	const pages = partitions.map((partition) => partition.pages.map(floatsOf));
	const totals: Totals = { amounts: EMPTY, amountsAt: 0, counts: EMPTY, countsAt: 0 };
	for (let row = from; row < to; row++) {
		const number = order.partitionOf[row] ?? 0;
		const customer = order.customerOf[row] ?? 0;
		const partition = partitions[number];
		const page = customer >> PAGE_BITS;
		const floats = pages[number]?.[page];
		const ints = partition?.pages[page];
		if (!partition || !floats || !ints) break;
		const at = (customer & PAGE_MASK) * partition.width;
		const wide = partition.wide[page] ?? null;
		totals.amounts = wide ?? ints;
		totals.amountsAt = wide ? (customer & PAGE_MASK) * buckets.count : at + AMOUNTS;
		totals.counts = ints;
		totals.countsAt = at + AMOUNTS + buckets.count;
		emitOrders(arrays, row, totals, buckets);
		const half = at >> 1;
		emitDates(arrays, row, floats[half + FIRST_ORDER] ?? 0, floats[half + LAST_ORDER] ?? 0, input);
		copyKey(partition, customer, order.text, order.offsets[row] ?? 0);
	}
	if (arrays.categories && layout) emitCategories(input, arrays.categories, layout, from, to);
}

const EMPTY = new Int32Array();
const floatsOf = (page: Int32Array) => new Float64Array(page.buffer);

/** Where a customer's amounts and counts by bucket begin. */
interface Totals {
	amounts: Int32Array | Float64Array;
	amountsAt: number;
	counts: Int32Array;
	countsAt: number;
}

function emitOrders(
	arrays: FeatureArrays,
	row: number,
	{ amounts, amountsAt, counts, countsAt }: Totals,
	{ count, windows }: AgeBuckets,
): void {
	const orders = sum(counts, countsAt, count);
	const monetary = fromUnits(sum(amounts, amountsAt, count));
	arrays.frequency[row] = orders;
	arrays.monetary[row] = monetary;
	arrays.averageOrderValue[row] = orders === 0 ? NaN : monetary / orders;
	for (let i = 0; i < windows.length; i++) {
		const window = windows[i];
		const out = arrays.windows[i];
		if (!out || !window) break;
		const { current, previous } = window;
		const now = sum(amounts, amountsAt, current);
		const before = sum(amounts, amountsAt + current, previous - current);
		out.orders[row] = sum(counts, countsAt, current);
		out.amount[row] = fromUnits(now);
		out.trend[row] = (now - before) / (Math.abs(now) + Math.abs(before)); // 0 / 0 = NaN = missing
	}
}

function sum(values: Float64Array | Int32Array, from: number, count: number): number {
	let total = 0;
	for (let i = from; i < from + count; i++) total += values[i] ?? 0;
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
