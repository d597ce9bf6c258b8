/** From a customer's totals to the values of the result table. Written by partition, into columns that threads share. */
import { float64, int32 } from '../../table';
import { eachSum } from './categorySums';
import { dayOf, type AgeBuckets } from './days';
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
	/** Sum of the positive net amounts, by which the shares are divided; NaN when there is none. */
	readonly base: Float64Array;
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
			favourite: int32(customers).fill(NO_VALUE),
			base: float64(customers),
			shares: Array.from({ length: layout.shares }, () => float64(customers)),
		},
	};
}

/** Writes the partition's customers at their rows. */
export function emit(
	partition: Partition,
	rows: Int32Array,
	arrays: FeatureArrays,
	settings: { readonly buckets: AgeBuckets; readonly asOfDay: number },
	layout: CategoryLayout | null,
): void {
	const width = totalsWidth(settings.buckets.count);
	const pages = partition.pages.map((page) => new Float64Array(page.buffer));
	for (let customer = 0; customer < partition.customers; customer++) {
		const floats = pages[customer >> PAGE_BITS];
		const ints = partition.pages[customer >> PAGE_BITS];
		if (!floats || !ints) break;
		const at = (customer & PAGE_MASK) * width;
		const row = rows[customer] ?? 0;
		emitOrders(arrays, row, floats, ints, at, settings.buckets);
		emitDates(arrays, row, floats[at + FIRST_ORDER] ?? 0, floats[at + LAST_ORDER] ?? 0, settings);
	}
	if (arrays.categories && layout) emitCategories(partition, rows, arrays.categories, layout);
}

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
	windows.forEach(({ current, previous }, i) => {
		const out = arrays.windows[i];
		if (!out) return;
		const now = sum(floats, amounts, amounts + current);
		const before = sum(floats, amounts + current, amounts + previous);
		out.orders[row] = sum(ints, counts, counts + current);
		out.amount[row] = fromUnits(now);
		out.trend[row] = (now - before) / (Math.abs(now) + Math.abs(before)); // 0 / 0 = NaN = missing
	});
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
	{ asOfDay }: { readonly asOfDay: number },
): void {
	const ordered = last >= first;
	const orders = arrays.frequency[row] ?? 0;
	arrays.firstOrder[row] = ordered ? first : NaN;
	arrays.lastOrder[row] = ordered ? last : NaN;
	arrays.recency[row] = ordered ? asOfDay - dayOf(last) : NO_VALUE;
	arrays.tenureDays[row] = ordered ? asOfDay - dayOf(first) : NO_VALUE;
	arrays.daysBetweenOrders[row] = orders < 2 ? NaN : (dayOf(last) - dayOf(first)) / (orders - 1);
}

function emitCategories(
	partition: Partition,
	rows: Int32Array,
	{ favourite, base, shares }: CategoryArrays,
	{ shareOf, rankOf }: CategoryLayout,
): void {
	if (!partition.categories) return;
	const best = new Float64Array(partition.customers);
	eachSum(partition.categories, partition.customers, (customer, category, units) => {
		if (units <= 0) return;
		const row = rows[customer] ?? 0;
		base[row] = (base[row] ?? 0) + units;
		const share = shares[shareOf[category] ?? 0];
		if (share) share[row] = (share[row] ?? 0) + units;
		const rank = rankOf[category] ?? NO_VALUE;
		const tie = units === best[customer] && rank < (favourite[row] ?? 0);
		if (rank < 0 || !(units > (best[customer] ?? 0) || tie)) return;
		best[customer] = units;
		favourite[row] = rank;
	});
	for (let customer = 0; customer < partition.customers; customer++) {
		const row = rows[customer] ?? 0;
		const total = base[row] ?? 0;
		for (const share of shares) share[row] = total > 0 ? (share[row] ?? 0) / total : NaN;
	}
}
