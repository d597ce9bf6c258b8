/**
 * Customers without purchases by the company they keep: what the k most similar customers with purchases bought, similar by columns
 * of the customers table such as city or age. Texts: same or not; numbers and dates: distance in ranks (1 = the whole table apart).
 * The likeness of two customers is the mean over the columns that both have. Cost: customers without × customers with purchases.
 */
import { selectInPlace } from '../../math';
import type { CancelSignal } from '../../ports';
import { isMissing, type Column, type Table } from '../../table';
import { hasPurchases, NO_HISTORY } from '../history';
import type { RecommendModel } from '../model';
import { PopularPicks } from '../popularPicks';
import type { Choices, PickRules, Recommended, Shopper } from '../pickRules';
import type { ProfileOptions } from './coldOptions';

/** Customers whose purchases make one taste. */
const NEIGHBOURS = 50;
/** Of fewer nothing can be said. */
const LEAST_NEIGHBOURS = 10;
/** Customers with purchases that are looked at; more are thinned out evenly. */
const MOST_KNOWN = 20_000;
/** Numbers held at once: customers without purchases × products. */
const MOST_SCORES = 2 ** 22;

/** One number a row, NaN where it is missing: a code of a text, or a rank 0 … 1 of a number. */
interface Feature {
	readonly values: Float64Array;
	readonly isText: boolean;
}

function ranks(column: Column): Float64Array {
	const rows = Uint32Array.from({ length: column.length }, (_, row) => row).filter(
		(row) => !isMissing(column, row) && Number.isFinite(column.values[row] ?? NaN),
	);
	const valueOf = (row: number) => column.values[row] ?? 0;
	rows.sort((a, b) => valueOf(a) - valueOf(b));
	const found = new Float64Array(column.length).fill(NaN);
	for (let from = 0; from < rows.length;) {
		let to = from;
		while (to < rows.length && valueOf(rows[to] ?? 0) === valueOf(rows[from] ?? 0)) to++;
		const middle = (from + to - 1) / 2 / Math.max(1, rows.length - 1);
		for (let at = from; at < to; at++) found[rows[at] ?? 0] = middle;
		from = to;
	}
	return found;
}

function codes(column: Column): Float64Array {
	return Float64Array.from({ length: column.length }, (_, row) =>
		isMissing(column, row) ? NaN : (column.values[row] ?? NaN),
	);
}

function featureOf(table: Table, name: string): Feature {
	const column = table.column(name);
	const isText = column.type === 'string' || column.type === 'boolean';
	return { isText, values: isText ? codes(column) : ranks(column) };
}

/** Mean likeness 0 … 1 over the columns that both rows have; 0 when there are none. */
function likeness(features: readonly Feature[], a: number, b: number): number {
	let sum = 0;
	let count = 0;
	for (const { values, isText } of features) {
		const [x, y] = [values[a] ?? NaN, values[b] ?? NaN];
		if (Number.isNaN(x) || Number.isNaN(y)) continue;
		count++;
		if (isText) sum += x === y ? 1 : 0;
		else sum += 1 - Math.abs(x - y);
	}
	return count === 0 ? 0 : sum / count;
}

interface Neighbour {
	readonly row: number;
	readonly likeness: number;
}

/** The most alike; those as alike as the last of them count too, so that the order of rows does not matter. */
function nearest(features: readonly Feature[], row: number, known: Uint32Array): Neighbour[] {
	const alike = Float64Array.from(known, (other) => likeness(features, row, other));
	const last = Math.max(0, alike.length - NEIGHBOURS);
	const least = selectInPlace(alike.slice(), last);
	return Array.from(known, (other, at) => ({ row: other, likeness: alike[at] ?? 0 })).filter(
		(one) => one.likeness > 0 && one.likeness >= least,
	);
}

/** Adds what the neighbours bought, each counting as much as it is alike. */
function addTastes(
	shoppers: readonly Shopper[],
	neighbours: readonly Neighbour[],
	to: Float32Array,
): void {
	for (const { row, likeness: weight } of neighbours) {
		const { items, weights } = shoppers[row]?.history ?? NO_HISTORY;
		items.forEach((item, at) => {
			if ((weights[at] ?? 0) > 0) to[item] = (to[item] ?? 0) + weight;
		});
	}
}

/** Evenly thinned out. */
function knownRows(shoppers: readonly Shopper[]): Uint32Array {
	const all = Uint32Array.from(shoppers.keys()).filter((row) =>
		hasPurchases(shoppers[row]?.history ?? NO_HISTORY),
	);
	const step = Math.max(1, all.length / MOST_KNOWN);
	return all.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

/**
 * Lists with those of customers without purchases and without a segment (source `popular`) replaced by what similar customers of
 * the same table bought, by the same rules and filled up with popular products. Unchanged without columns or when too few
 * customers with purchases are in the table. `table` and `shoppers` row by row. Throws MISSING_COLUMN, CANCELLED.
 */
export function withProfiles(
	lists: readonly (readonly Recommended[])[],
	shoppers: readonly Shopper[],
	table: Table,
	{ profileColumns = [] }: ProfileOptions,
	parts: {
		readonly model: RecommendModel;
		readonly eligible: Choices;
		readonly rules: PickRules;
		readonly signal: CancelSignal;
	},
): (readonly Recommended[])[] {
	const features = profileColumns.map((name) => featureOf(table, name));
	const found = [...lists];
	const known = features.length === 0 ? new Uint32Array(0) : knownRows(shoppers);
	if (known.length < LEAST_NEIGHBOURS) return found;
	const cold = [...lists.keys()].filter((row) => lists[row]?.[0]?.source === 'popular');
	const block = Math.max(1, Math.floor(MOST_SCORES / parts.model.products.size));
	for (let from = 0; from < cold.length; from += block) {
		const rows = cold.slice(from, from + block);
		const close = rows.map((row) => {
			parts.signal.throwIfCancelled();
			return nearest(features, row, known);
		});
		profileLists(rows, close, shoppers, parts).forEach((list, at) => {
			if (list) found[rows[at] ?? -1] = list;
		});
	}
	return found;
}

/** One list a row; null where too few are alike. */
function profileLists(
	rows: readonly number[],
	close: readonly (readonly Neighbour[])[],
	shoppers: readonly Shopper[],
	{ model, eligible, rules }: { model: RecommendModel; eligible: Choices; rules: PickRules },
): (Recommended[] | null)[] {
	const { size } = model.products;
	const scores = new Float32Array(rows.length * size);
	close.forEach((neighbours, at) =>
		addTastes(shoppers, neighbours, scores.subarray(at * size, (at + 1) * size)),
	);
	const segments = {
		names: rows.map(String),
		scores,
		customers: Uint32Array.from(close, (neighbours) => neighbours.length),
	};
	const picks = new PopularPicks({ ...model, segments }, eligible, rules);
	return rows.map((row, at) => {
		const shopper = shoppers[row];
		if (!shopper || (close[at]?.length ?? 0) < LEAST_NEIGHBOURS) return null;
		const list = picks.pick({ ...shopper, segment: String(row) });
		return list.map((pick) => (pick.source === 'segment' ? { ...pick, source: 'profile' } : pick));
	});
}
