/**
 * Net amount of a customer in a category, in ten-thousandths. Up to 64 categories: a dense row a customer. More: an
 * open-addressing table of the (customer, category) pairs that occur, so that 10,000 categories cost no more than the
 * rows there are.
 */
import { float64, int32 } from '../../table';
import { hashKey } from './keys';

export interface CategorySums {
	/** Dense: values a customer; 0 = sparse. */
	stride: number;
	/** Dense: pages of 16,384 customers. */
	pages: Int32Array[];
	/** Dense: a page's amounts as float64 once one of them does not fit in 32 bits; the int32 page is then empty. */
	wide: (Float64Array | null)[];
	/** Sparse: pairs in use. */
	size: number;
	/** Sparse: customer + 1 and category, two words a slot. */
	slots: Int32Array;
	/** Sparse: the amount of each slot. */
	sums: Float64Array;
}

const PAGE_BITS = 14;
const PAGE_MASK = (1 << PAGE_BITS) - 1;
const FIRST_STRIDE = 4;
const MAX_STRIDE = 64;
const FIRST_SLOTS = 1024;

export const createCategorySums = (): CategorySums => ({
	stride: FIRST_STRIDE,
	pages: [],
	wide: [],
	size: 0,
	slots: new Int32Array(),
	sums: new Float64Array(),
});

/** Makes room for so many categories (numbers below `categories`) and customers (dense only). */
export function reserve(sums: CategorySums, categories: number, customers: number): void {
	if (sums.stride === 0) return;
	if (categories > MAX_STRIDE) return toSparse(sums);
	if (categories > sums.stride) widen(sums, strideFor(categories));
	while (sums.pages.length << PAGE_BITS < customers) {
		sums.pages.push(int32(sums.stride << PAGE_BITS));
		sums.wide.push(null);
	}
}

/** As many as there are up to 16, then doubling: few copies, little waste. */
const strideFor = (categories: number) =>
	categories <= 16 ? categories : Math.min(MAX_STRIDE, 2 ** Math.ceil(Math.log2(categories)));

function widen(sums: CategorySums, stride: number): void {
	const old = sums.stride;
	const spread = <T extends Int32Array | Float64Array>(from: T, to: T): T => {
		for (let row = 0; row <= PAGE_MASK; row++) {
			to.set(from.subarray(row * old, (row + 1) * old), row * stride);
		}
		return to;
	};
	sums.pages = sums.pages.map((page) =>
		page.length === 0 ? page : spread(page, int32(stride << PAGE_BITS)),
	);
	sums.wide = sums.wide.map((page) => page && spread(page, float64(stride << PAGE_BITS)));
	sums.stride = stride;
}

function toSparse(sums: CategorySums): void {
	const { pages, wide, stride } = sums;
	sums.stride = 0;
	sums.pages = [];
	sums.wide = [];
	sums.slots = int32(2 * FIRST_SLOTS);
	sums.sums = float64(FIRST_SLOTS);
	pages.forEach((page, number) =>
		(wide[number] ?? page).forEach((units, i) => {
			const customer = (number << PAGE_BITS) + Math.floor(i / stride);
			if (units !== 0) addSparse(sums, customer, i % stride, units);
		}),
	);
}

/** Adds to a customer's category; `reserve` came first. */
export function addUnits(
	sums: CategorySums,
	customer: number,
	category: number,
	units: number,
): void {
	if (sums.stride === 0) return addSparse(sums, customer, category, units);
	const number = customer >> PAGE_BITS;
	const page = sums.pages[number];
	const at = (customer & PAGE_MASK) * sums.stride + category;
	if (!page) return;
	const sum = (page[at] ?? 0) + units;
	if (page.length > 0 && sum === (sum | 0)) page[at] = sum;
	else addWide(sums, number, at, units);
}

function addWide(sums: CategorySums, number: number, at: number, units: number): void {
	let wide = sums.wide[number];
	if (!wide) {
		wide = float64(sums.stride << PAGE_BITS);
		wide.set(sums.pages[number] ?? []);
		sums.wide[number] = wide;
		sums.pages[number] = new Int32Array();
	}
	wide[at] = (wide[at] ?? 0) + units;
}

function addSparse(sums: CategorySums, customer: number, category: number, units: number): void {
	const slot = place(sums.slots, customer + 1, category);
	if (sums.slots[2 * slot] === 0) {
		sums.slots[2 * slot] = customer + 1;
		sums.slots[2 * slot + 1] = category;
		sums.size++;
	}
	sums.sums[slot] = (sums.sums[slot] ?? 0) + units;
	if (4 * sums.size > 3 * sums.sums.length) grow(sums);
}

function place(slots: Int32Array, owner: number, category: number): number {
	const mask = slots.length / 2 - 1;
	let slot = hashKey(owner, category, 0) & mask;
	while (slots[2 * slot] !== 0 && (slots[2 * slot] !== owner || slots[2 * slot + 1] !== category)) {
		slot = (slot + 1) & mask;
	}
	return slot;
}

function grow(sums: CategorySums): void {
	const { slots: oldSlots, sums: oldSums } = sums;
	sums.slots = int32(2 * oldSlots.length);
	sums.sums = float64(2 * oldSums.length);
	oldSums.forEach((units, old) => {
		const owner = oldSlots[2 * old] ?? 0;
		if (owner === 0) return;
		const category = oldSlots[2 * old + 1] ?? 0;
		const slot = place(sums.slots, owner, category);
		sums.slots[2 * slot] = owner;
		sums.slots[2 * slot + 1] = category;
		sums.sums[slot] = units;
	});
}

/** Adds the amounts of all customers to `totals`, by category. */
export function addTotals(sums: CategorySums, customers: number, totals: Float64Array): void {
	if (sums.stride === 0) {
		return eachPair(sums, (_, category, units) => {
			totals[category] = (totals[category] ?? 0) + units;
		});
	}
	const width = Math.min(sums.stride, totals.length);
	for (let customer = 0; customer < customers; customer++) {
		const page = sums.wide[customer >> PAGE_BITS] ?? sums.pages[customer >> PAGE_BITS] ?? EMPTY;
		const at = (customer & PAGE_MASK) * sums.stride;
		for (let category = 0; category < width; category++) {
			totals[category] = (totals[category] ?? 0) + (page[at + category] ?? 0);
		}
	}
}

const EMPTY = new Int32Array();

/** Sparse sums: calls `visit` for every pair with an amount other than zero, in no particular order. */
export function eachPair(
	{ slots, sums }: CategorySums,
	visit: (customer: number, category: number, units: number) => void,
): void {
	sums.forEach((units, slot) => {
		const owner = slots[2 * slot] ?? 0;
		if (owner !== 0 && units !== 0) visit(owner - 1, slots[2 * slot + 1] ?? 0, units);
	});
}

/** The amounts of one customer: `values[at + category]` for the categories below `width`; empty when there are none. */
export interface CategoryRow {
	values: Float64Array | Int32Array;
	at: number;
	width: number;
}

/** Points `row` at a customer's dense amounts. */
export function pointAt(sums: CategorySums, customer: number, row: CategoryRow): void {
	row.values = sums.wide[customer >> PAGE_BITS] ?? sums.pages[customer >> PAGE_BITS] ?? EMPTY;
	row.at = (customer & PAGE_MASK) * sums.stride;
	row.width = row.values === EMPTY ? 0 : sums.stride;
}

/** Bytes in use. */
export function categoryBytes({ pages, wide, slots, sums }: CategorySums): number {
	const dense = [...pages, ...wide].reduce((sum, page) => sum + (page?.byteLength ?? 0), 0);
	return dense + slots.byteLength + sums.byteLength;
}
