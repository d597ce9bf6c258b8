/** Hides a part of the events, to see whether a model trained on the rest would have recommended them. */
import { Random } from '../math';
import type { Events } from './events';

export interface Split {
	readonly kind: 'time' | 'leaveOneOut';
	readonly train: Events;
	/** Per customer number: the products hidden from training, ascending. Customers without any are absent. */
	readonly hidden: ReadonlyMap<number, readonly number[]>;
	readonly trainEvents: number;
	readonly testEvents: number;
	/** UTC ms: events from here on were hidden; null unless split by time. */
	readonly cutoff: number | null;
}

function subset(events: Events, keep: (event: number) => boolean): Events {
	const length = events.customer.length;
	const kept = new Uint32Array(length);
	let count = 0;
	for (let event = 0; event < length; event++) if (keep(event)) kept[count++] = event;
	const rows = kept.subarray(0, count);
	const { customer, product, quantity, date } = events;
	return {
		...events,
		customer: pick(customer, rows, new Int32Array(count)),
		product: pick(product, rows, new Int32Array(count)),
		quantity: pick(quantity, rows, new Float64Array(count)),
		date: date && pick(date, rows, new Float64Array(count)),
	};
}

/** Fills `to` with the values of these rows. */
function pick<A extends Int32Array | Float64Array>(from: A, rows: Uint32Array, to: A): A {
	for (let i = 0; i < rows.length; i++) to[i] = from[rows[i] ?? 0] ?? 0;
	return to;
}

function collect(events: Events, isHidden: (event: number) => boolean): Map<number, number[]> {
	const sets = new Map<number, Set<number>>();
	for (let event = 0; event < events.customer.length; event++) {
		if (!isHidden(event) || (events.quantity[event] ?? 0) <= 0) continue;
		const customer = events.customer[event] ?? 0;
		const set = sets.get(customer) ?? new Set<number>();
		sets.set(customer, set.add(events.product[event] ?? 0));
	}
	const sorted = [...sets].sort(([a], [b]) => a - b);
	return new Map(sorted.map(([customer, items]) => [customer, [...items].sort((a, b) => a - b)]));
}

/** Hides the newest `testShare` of the events. Null when all events have one date. */
export function splitByTime(events: Events, testShare: number): Split | null {
	const { date } = events;
	if (!date) return null;
	const sorted = date.slice().sort();
	const cutoff = sorted[Math.floor(sorted.length * (1 - testShare))] ?? Infinity;
	if (cutoff === sorted[0]) return null;
	const isHidden = (event: number) => (date[event] ?? 0) >= cutoff;
	const train = subset(events, (event) => !isHidden(event));
	return {
		kind: 'time',
		train,
		hidden: collect(events, isHidden),
		trainEvents: train.customer.length,
		testEvents: events.customer.length - train.customer.length,
		cutoff,
	};
}

interface Candidate {
	readonly product: number;
	readonly first: number;
}

/** The products of each customer with the date of the first event; ascending by product. */
function productsByCustomer(events: Events): Candidate[][] {
	const maps = events.customers.map(() => new Map<number, number>());
	for (let event = 0; event < events.customer.length; event++) {
		const map = maps[events.customer[event] ?? 0];
		const product = events.product[event] ?? 0;
		const date = events.date?.[event] ?? 0;
		if (map && (events.quantity[event] ?? 0) > 0)
			map.set(product, Math.min(map.get(product) ?? Infinity, date));
	}
	return maps.map((map) =>
		[...map].map(([product, first]) => ({ product, first })).sort((a, b) => a.product - b.product),
	);
}

/**
 * Hides one product of each customer who has at least two: the one bought first most lately, or, without dates, a
 * random one (seeded). All events of that customer with that product are hidden.
 */
export function splitLeaveOneOut(events: Events, seed: number): Split | null {
	const random = new Random(seed);
	const hidden = new Map<number, readonly number[]>();
	productsByCustomer(events).forEach((products, customer) => {
		if (products.length < 2) return;
		const any = products[random.integer(products.length)];
		const latest = products.reduce((a, b) => (b.first > a.first ? b : a));
		const chosen = events.date ? latest : any;
		if (chosen) hidden.set(customer, [chosen.product]);
	});
	if (hidden.size === 0) return null;
	const isHidden = (event: number) =>
		hidden.get(events.customer[event] ?? -1)?.[0] === events.product[event];
	const train = subset(events, (event) => !isHidden(event));
	return {
		kind: 'leaveOneOut',
		train,
		hidden,
		trainEvents: train.customer.length,
		testEvents: events.customer.length - train.customer.length,
		cutoff: null,
	};
}
