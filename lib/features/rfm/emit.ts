/** From a customer's totals to the values of the result table. Written by partition, into columns that threads share. */
import { dayOf, type AgeBuckets } from './days';
import { NO_VALUE, type EmitInput, type FeatureArrays } from './emitArrays';
import { emitCategories } from './emitCategories';
import { fromUnits } from './money';
import { AMOUNTS, FIRST_ORDER, LAST_ORDER, PAGE_BITS, totalsWidth } from './partition';

const PAGE_MASK = (1 << PAGE_BITS) - 1;

/** Writes rows [from, to) of the result: totals are read here and there, columns written from front to back. */
export function emit(input: EmitInput, from: number, to: number): void {
	const { partitions, order, arrays, buckets, layout } = input;
	const width = totalsWidth(buckets.count);
	const pages = partitions.map((partition) => partition.pages.map(floatsOf));
	for (let row = from; row < to; row++) {
		const partition = order.partitionOf[row] ?? 0;
		const customer = order.customerOf[row] ?? 0;
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
	{ partitions, order }: EmitInput,
	row: number,
	partition: number,
	customer: number,
): void {
	const from = partitions[partition];
	if (!from) return;
	const start = from.keyStarts[customer] ?? 0;
	const end = from.keyStarts[customer + 1] ?? 0;
	const { text, offsets } = order;
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
