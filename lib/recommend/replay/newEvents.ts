/** What customers bought after a model was trained, in the model's numbers. */
import { LibraryError } from '../../errors';
import type { Table } from '../../table';
import { readEvents, type EventReport, type Events } from '../events';
import type { LearnedFacts } from '../model';
import { checkNumber } from '../options';
import type { ReplayOptions } from './options';

export interface NewCustomer {
	readonly id: string;
	/** Row of the model's history; −1 = unknown to the model. */
	readonly place: number;
	/** Products bought after the training and kept, ascending. Those unknown to the model have numbers from its size on. */
	readonly bought: readonly number[];
	/** Products of earlier events of the input: the last bought first. Empty without such events. */
	readonly lastBought: readonly number[];
}

export interface NewEvents {
	/** In code-unit order of their ids; those who kept at least one product. */
	readonly customers: readonly NewCustomer[];
	/** Ids of bought products that the model does not know, by number − its size. */
	readonly unknownProducts: readonly string[];
	readonly report: EventReport;
	/** UTC ms: only later events count; null: all of them. */
	readonly after: number | null;
	/** Events up to `after`: not judged. */
	readonly earlier: number;
}

/** Per customer: pieces bought minus pieces that came back, by product; and when. */
interface Line {
	net: number;
	last: number;
	times: number;
}

type Lines = Map<number, Line>;

function linesOf(events: Events, counts: (date: number) => boolean): (Lines | undefined)[] {
	const lines = Array.from({ length: events.customers.length }, (): Lines | undefined => undefined);
	for (let event = 0; event < events.customer.length; event++) {
		const date = events.date?.[event] ?? 0;
		if (!counts(date)) continue;
		const customer = events.customer[event] ?? 0;
		const own = (lines[customer] ??= new Map<number, Line>());
		const product = events.product[event] ?? 0;
		const line = own.get(product) ?? { net: 0, last: -Infinity, times: 0 };
		const quantity = events.quantity[event] ?? 0;
		line.net += quantity;
		if (quantity > 0) {
			line.last = Math.max(line.last, date);
			line.times++;
		}
		own.set(product, line);
	}
	return lines;
}

const kept = (lines: Lines | undefined) => [...(lines ?? [])].filter(([, { net }]) => net > 0);

/**
 * UTC ms since when events are new to the model: after its last one and after what is asked for. Null without dates. Throws
 * INVALID_PARAMETER when there are dates but nothing to measure them by.
 */
export function newSince(
	{ dateColumn, after }: Pick<ReplayOptions, 'dateColumn' | 'after'>,
	{ counting }: Pick<LearnedFacts, 'counting'>,
): number | null {
	if (after !== undefined) checkNumber('after', after, -8.64e15, 8.64e15, false);
	if (dateColumn === undefined && after === undefined) return null;
	const since = Math.max(after ?? -Infinity, counting?.latest ?? -Infinity);
	if (dateColumn !== undefined && since > -Infinity) return since;
	throw new LibraryError(
		'INVALID_PARAMETER',
		dateColumn === undefined
			? 'Only orders after a date are to count, but no date column is picked.'
			: 'The orders have dates, but the model does not know up to when it learned.',
		dateColumn === undefined
			? 'Pick the date column, or leave "Only Orders After" empty.'
			: 'Set "Only Orders After" to the date of the last order that the model learned from.',
	);
}

function nothingNew({ used }: EventReport, after: number | null): LibraryError {
	const since = after === null ? '' : ` after ${new Date(after).toISOString()}`;
	return new LibraryError(
		'EMPTY_INPUT',
		`None of the ${used} events is a purchase${since}: there is nothing to judge the model on.`,
		'Give orders that came after the training, or an earlier "Only Orders After".',
	);
}

/** Reads the events and tells new from earlier ones. Throws as `readEvents`, and EMPTY_INPUT when nothing is new. */
export function readNewEvents(
	table: Table,
	options: Omit<ReplayOptions, 'artefact'>,
	model: LearnedFacts,
): NewEvents {
	const { customers, products } = model;
	const after = newSince(options, model);
	const { events, report } = readEvents(table, options);
	const isNew = (date: number) => after === null || date > after;
	const later = linesOf(events, isNew);
	const before = linesOf(events, (date) => !isNew(date));
	const numbers = events.products.map((id) => products.indexOf(id));
	const used = new Set(later.flatMap((lines) => kept(lines).map(([product]) => product)));
	const unknown = [...numbers.keys()].filter((at) => used.has(at) && (numbers[at] ?? -1) < 0);
	unknown.forEach((at, i) => (numbers[at] = products.size + i));
	const numberOf = (product: number) => numbers[product] ?? -1;
	const found = events.customers.map((id, customer) => ({
		id,
		place: customers.indexOf(id),
		bought: kept(later[customer])
			.map(([product]) => numberOf(product))
			.sort((a, b) => a - b),
		lastBought: lastBought(before[customer], numberOf),
	}));
	const judged = found.filter(({ bought }) => bought.length > 0);
	if (judged.length === 0) throw nothingNew(report, after);
	return {
		customers: judged,
		unknownProducts: unknown.map((at) => events.products[at] ?? ''),
		report,
		after,
		earlier: events.date ? events.date.filter((date) => !isNew(date)).length : 0,
	};
}

/** The products of the earlier events, newest first (ties: more often, lower number). Unknown ones cannot be shown. */
function lastBought(lines: Lines | undefined, numberOf: (product: number) => number): number[] {
	return kept(lines)
		.map(([product, { last, times }]) => ({ item: numberOf(product), last, times }))
		.filter(({ item }) => item >= 0)
		.sort((a, b) => b.last - a.last || b.times - a.times || a.item - b.item)
		.map(({ item }) => item);
}
