import type { CsrMatrix } from '../math';
import { DAY_MS, type EventOptions, type Events, type Interactions } from './events';

/** Event numbers ordered by customer, then product; equal pairs stand side by side. Two stable counting sorts. */
function orderByPair({ customer, product, customers, products }: Events): Uint32Array {
	const all = new Uint32Array(customer.length);
	for (let event = 0; event < all.length; event++) all[event] = event;
	return countingSort(countingSort(all, product, products.length), customer, customers.length);
}

function countingSort(order: Uint32Array, keys: Int32Array, nKeys: number): Uint32Array {
	const next = new Uint32Array(nKeys + 1);
	for (let event = 0; event < keys.length; event++) {
		const key = (keys[event] ?? 0) + 1;
		next[key] = (next[key] ?? 0) + 1;
	}
	for (let key = 0; key < nKeys; key++) next[key + 1] = (next[key + 1] ?? 0) + (next[key] ?? 0);
	const out = new Uint32Array(order.length);
	for (let i = 0; i < order.length; i++) {
		const event = order[i] ?? 0;
		const key = keys[event] ?? 0;
		const to = next[key] ?? 0;
		out[to] = event;
		next[key] = to + 1;
	}
	return out;
}

interface Pair {
	readonly strength: number;
	readonly freshness: number;
}

/**
 * The strength of one customer-product pair: aged purchases, reduced by the share of pieces that came back. Sums run
 * over sorted numbers, so that the order of rows does not matter even in the last bit.
 */
function strengthOf(run: Uint32Array, events: Events, age: (event: number) => number): Pair {
	const amounts = Array.from(run, (event) => {
		const amount = events.quantity[event] ?? 0;
		return { amount, aged: amount * age(event), age: age(event) };
	}).sort((a, b) => a.amount - b.amount || a.age - b.age);
	let bought = 0;
	let aged = 0;
	let back = 0;
	let freshness = 0;
	for (const item of amounts) {
		if (item.amount < 0) back -= item.amount;
		else {
			bought += item.amount;
			aged += item.aged;
			if (item.amount > 0) freshness = Math.max(freshness, item.age);
		}
	}
	const left = bought > 0 ? Math.max(0, 1 - back / bought) : 0;
	return { strength: aged * left, freshness: left > 0 ? freshness : 0 };
}

function single(amount: number, age: number): Pair {
	return amount > 0 ? { strength: amount * age, freshness: age } : { strength: 0, freshness: 0 };
}

/** Keeps linear strengths inside float32 and the sums of squares of training. */
const STRONGEST = 1e9;

/** How the sum of a pair's quantities turns into its strength. */
export const SHAPES = {
	log: (strength: number) => Math.log2(1 + strength),
	linear: (strength: number) => Math.min(strength, STRONGEST),
	binary: (strength: number) => (strength > 0 ? 1 : 0),
} as const;

/** An event never ages to nothing: 2^−20 keeps it apart from one that was returned. */
const OLDEST = 2 ** -20;

/** 0.5 ^ (age in half-lives) of each event, counted from the latest one. */
function ages(events: Events, halfLifeDays: number | undefined): (event: number) => number {
	const { date } = events;
	if (!date || halfLifeDays === undefined) return () => 1;
	const latest = date.reduce((a, b) => Math.max(a, b), -Infinity);
	const halfLife = halfLifeDays * DAY_MS;
	return (event) => Math.max(OLDEST, 0.5 ** ((latest - (date[event] ?? latest)) / halfLife));
}

/** Adds events up into one strength per customer-product pair. `returnedPairs`: pairs of which nothing was left. */
export function buildInteractions(
	events: Events,
	{ weighting = 'log', halfLifeDays }: Pick<EventOptions, 'weighting' | 'halfLifeDays'>,
): { interactions: Interactions; returnedPairs: number } {
	const { customers, products, customer, product } = events;
	const order = orderByPair(events);
	const shape = SHAPES[weighting];
	const age = ages(events, halfLifeDays);
	const indptr = new Uint32Array(customers.length + 1);
	const indices = new Uint32Array(order.length);
	const values = new Float32Array(order.length);
	const freshness = new Float32Array(order.length);
	let pairs = 0;
	let returnedPairs = 0;
	for (let start = 0; start < order.length;) {
		const first = order[start] ?? 0;
		let end = start + 1;
		while (end < order.length && samePair(events, first, order[end] ?? 0)) end++;
		const pair =
			end - start === 1
				? single(events.quantity[first] ?? 0, age(first))
				: strengthOf(order.subarray(start, end), events, age);
		indices[pairs] = product[first] ?? 0;
		values[pairs] = shape(pair.strength);
		freshness[pairs++] = pair.freshness;
		if (pair.freshness === 0) returnedPairs++;
		const row = (customer[first] ?? 0) + 1;
		indptr[row] = pairs;
		start = end;
	}
	fillEmptyRows(indptr);
	const matrix: CsrMatrix = {
		nRows: customers.length,
		nCols: products.length,
		indptr,
		indices: indices.slice(0, pairs),
		values: values.slice(0, pairs),
	};
	return {
		interactions: { customers, products, matrix, freshness: freshness.slice(0, pairs) },
		returnedPairs,
	};
}

/** Customers without events (a part of the events was given) start where the one before ends. */
function fillEmptyRows(indptr: Uint32Array): void {
	for (let row = 1; row < indptr.length; row++) {
		indptr[row] = Math.max(indptr[row] ?? 0, indptr[row - 1] ?? 0);
	}
}

const samePair = ({ customer, product }: Events, a: number, b: number) =>
	customer[a] === customer[b] && product[a] === product[b];

/** The matrix without the entries of strength 0: what models train on. */
export function positiveOnly(matrix: CsrMatrix): CsrMatrix {
	const indptr = new Uint32Array(matrix.nRows + 1);
	const indices = new Uint32Array(matrix.values.length);
	const values = new Float32Array(matrix.values.length);
	let kept = 0;
	for (let row = 0; row < matrix.nRows; row++) {
		const end = matrix.indptr[row + 1] ?? 0;
		for (let at = matrix.indptr[row] ?? 0; at < end; at++) {
			const value = matrix.values[at] ?? 0;
			if (value <= 0) continue;
			indices[kept] = matrix.indices[at] ?? 0;
			values[kept++] = value;
		}
		indptr[row + 1] = kept;
	}
	return { ...matrix, indptr, indices: indices.slice(0, kept), values: values.slice(0, kept) };
}
