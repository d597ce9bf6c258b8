/** Recent events of each row of the customers, from a column of the customers and from a table of their own, checked and counted. */
import { isMissing, type Table } from '../../table';
import { DAY_MS } from '../events';
import { codeIds, type CodedIds, type SortedIds } from '../ids';
import { meanings, type Meaning } from './eventTypes';
import type { RecentEvent } from './fold';
import type { FreshOrders, RecentCounts, RecentOptions } from './options';
import { readCell } from './readCell';

/** Clocks of browsers are wrong by minutes, and time zones get lost: what lies up to a day ahead happened now. */
const AHEAD_MS = DAY_MS;

/** Seconds of the year 5138, milliseconds of March 1973. */
const MILLISECONDS_FROM = 1e11;

/** UTC ms of a time as people write it; null when there is none, NaN when it cannot be read. */
export function readTime(value: unknown): number | null {
	if (value === undefined || value === null || value === '') return null;
	if (typeof value === 'string') return Date.parse(value);
	if (typeof value !== 'number') return NaN;
	return Math.abs(value) < MILLISECONDS_FROM ? value * 1000 : value;
}

/** Pieces of an event; undefined = not said. */
function readQuantity(value: unknown): number {
	if (value === undefined || value === null || value === '') return 1;
	return typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
}

interface Found {
	readonly product: string | null;
	readonly quantity: unknown;
	readonly time: unknown;
	readonly meaning: Meaning;
}

/** The events of one person while they are gathered. */
export interface Person {
	readonly events: RecentEvent[];
	unknownProducts: number;
}

/** Takes events one by one, keeps the usable ones and counts the others. */
export class Collector {
	private readonly places = new Map<string, number>();

	constructor(
		private readonly products: SortedIds,
		private readonly asOf: number | undefined,
		readonly counts: RecentCounts,
	) {}

	/** An event that the model was trained on. */
	pass(): void {
		this.counts.events++;
		this.counts.alreadyKnown++;
	}

	add(person: Person, { product, quantity, time, meaning }: Found): void {
		const { counts } = this;
		counts.events++;
		const at = this.time(time);
		const item = product === null ? -1 : this.place(product);
		if (product === null) counts.withoutProduct++;
		else if (meaning.weight === 0) counts.ignored++;
		else if (at !== null && at > (this.asOf ?? Infinity) + AHEAD_MS) counts.future++;
		else if (item < 0) {
			counts.unknownProducts++;
			person.unknownProducts++;
		} else {
			counts.used++;
			const time = at === null ? (this.asOf ?? null) : Math.min(at, this.asOf ?? Infinity);
			const amount = this.amount(quantity) * meaning.weight;
			person.events.push({ item, amount, bought: meaning.bought, time });
		}
	}

	private time(value: unknown): number | null {
		const time = readTime(value);
		if (time === null || Number.isFinite(time)) return time;
		this.counts.undated++;
		return null;
	}

	private amount(value: unknown): number {
		const pieces = readQuantity(value);
		if (Number.isFinite(pieces)) return pieces;
		this.counts.withoutQuantity++;
		return 1;
	}

	private place(product: string): number {
		let place = this.places.get(product);
		if (place === undefined) this.places.set(product, (place = this.products.indexOf(product)));
		return place;
	}
}

/** The events that stand in a column of the customers. */
export function collectColumn(
	customers: Table,
	options: RecentOptions,
	people: readonly Person[],
	collector: Collector,
): void {
	const { column, eventTypes = [] } = options;
	if (column === undefined || !customers.has(column)) return;
	const meaning = meanings(eventTypes, 'lookedAt');
	const fields = {
		productField: options.productField ?? 'product_id',
		typeField: options.typeField ?? 'type',
		timeField: options.timeField ?? 'time',
		quantityField: options.quantityField ?? 'quantity',
	};
	people.forEach((person, row) => {
		for (const event of readCell(customers.cell(column, row), fields)) {
			collector.add(person, { ...event, meaning: meaning(event.type) });
		}
	});
}

/** Who the rows of the customers are. */
export interface Owners {
	readonly ids: CodedIds;
	/** Whether the model holds purchases of the row. */
	readonly isKnown: (row: number) => boolean;
	/** UTC ms of the newest event that the model knows. */
	readonly latest: number | null;
}

/** The events of a table of their own; each belongs to all rows of its customer. Throws MISSING_COLUMN, WRONG_TYPE. */
export function collectTable(
	events: Table,
	options: Omit<FreshOrders, 'events'> & Pick<RecentOptions, 'eventTypes'>,
	people: readonly Person[],
	{ ids, isKnown, latest }: Owners,
	collector: Collector,
): void {
	const customer = codeIds(events, options.customerColumn);
	const eventAt = tableEvents(events, options);
	const rows = rowsById(ids);
	for (let at = 0; at < events.numRows; at++) {
		const owners = rows.get(customer.ids[customer.codes[at] ?? -1] ?? '');
		if (!owners) collector.counts.ofOthers++;
		for (const row of owners ?? []) {
			const person = people[row];
			const event = eventAt(at);
			const isOld = event.time !== null && latest !== null && event.time <= latest;
			if (isOld && isKnown(row)) collector.pass();
			else if (person) collector.add(person, event);
		}
	}
}

/** Reads one row of an events table. */
function tableEvents(
	events: Table,
	options: Omit<FreshOrders, 'events'> & Pick<RecentOptions, 'eventTypes'>,
) {
	const { dateColumn, quantityColumn, typeColumn } = options;
	const meaning = meanings(options.eventTypes ?? [], 'bought');
	const product = codeIds(events, options.productColumn);
	const date = dateColumn === undefined ? null : events.typed(dateColumn, 'date');
	const quantity =
		quantityColumn === undefined ? null : events.typed(quantityColumn, 'number', 'integer');
	if (typeColumn !== undefined) events.column(typeColumn);
	return (at: number) => {
		const type = typeColumn === undefined ? null : events.cell(typeColumn, at);
		return {
			product: product.ids[product.codes[at] ?? -1] ?? null,
			quantity: quantity && !isMissing(quantity, at) ? quantity.values[at] : undefined,
			time: date && !isMissing(date, at) ? (date.values[at] ?? null) : null,
			meaning: meaning(type === null ? '' : String(type)),
		};
	};
}

/** Rows of each id; ids without one are not in it. */
function rowsById({ codes, ids }: CodedIds): Map<string, number[]> {
	const rows = new Map<string, number[]>();
	codes.forEach((code, row) => {
		const id = ids[code];
		if (id === undefined) return;
		const of = rows.get(id);
		if (of) of.push(row);
		else rows.set(id, [row]);
	});
	return rows;
}
