import { cellAt, type Column, type Table } from '../../table';
import type { AddressReader } from '../recipients/phone';
import type { Members } from './members';
import type { ResultsRules } from './resultsOptions';

const DAY = 86_400_000;

/** What each member bought within his window. */
export interface Purchases {
	/** 1: at least one order that was not a refund. */
	readonly bought: Uint8Array;
	readonly revenue: Float64Array;
	readonly hasAmounts: boolean;
	/** Orders that counted. */
	readonly orders: number;
	/** Orders without a time of day: the day of the message counts whole. */
	readonly wholeDays: boolean;
	/** Rows without a readable date or amount. */
	readonly unreadable: number;
	/** Rows of people who are no members. */
	readonly strangers: number;
}

/** Adds up the orders of each member. `read`: reads the addresses or numbers that orders name. Throws MISSING_COLUMN and WRONG_TYPE. */
export async function readPurchases(
	orders: Table,
	options: NonNullable<ResultsRules['orders']>,
	{ rowOf, since }: Members,
	read: AddressReader,
): Promise<Purchases> {
	// Loaded here: sending needs none of it.
	const { decodeDates, decodeNumbers } = await import('../../features/index.js');
	const rows = orders.numRows;
	const dates = decodeDates(options.date, orders.column(options.date), 0, rows);
	const amounts = options.amount
		? decodeNumbers(options.amount, orders.column(options.amount), 0, rows)
		: null;
	const memberOf = memberFinder(orders.column(options.customer), options, rowOf, read);
	const wholeDays = dates.every((at) => !Number.isFinite(at) || at % DAY === 0);
	const bought = new Uint8Array(since.length);
	const revenue = new Float64Array(since.length);
	const counts = { orders: 0, unreadable: 0, strangers: 0 };
	for (let row = 0; row < rows; row++) {
		const [at = NaN, amount = 1] = [dates[row], amounts?.[row]];
		const member = memberOf(row);
		if (!Number.isFinite(at) || !Number.isFinite(amount)) counts.unreadable++;
		else if (member === undefined) counts.strangers++;
		else if (isInside(at, since[member] ?? 0, options.windowDays, wholeDays)) {
			counts.orders++;
			if (amount > 0) bought[member] = 1;
			revenue[member] = (revenue[member] ?? 0) + amount;
		}
	}
	return { bought, revenue, hasAmounts: amounts !== null, wholeDays, ...counts };
}

function isInside(at: number, since: number, days: number, wholeDays: boolean): boolean {
	const from = wholeDays ? Math.floor(since / DAY) * DAY : since;
	return at >= from && at < from + days * DAY;
}

/** Who an order's row belongs to; each value is looked up once where it repeats. */
function memberFinder(
	column: Column,
	{ customers }: NonNullable<ResultsRules['orders']>,
	rowOf: ReadonlyMap<string, number>,
	read: AddressReader,
): (row: number) => number | undefined {
	const known = customers ? idsOf(customers, rowOf, read) : new Map<string, number | undefined>();
	return (row) => {
		const cell = cellAt(column, row);
		const text = cell === null ? '' : String(cell).trim();
		if (customers || known.has(text)) return known.get(text);
		const address = read(text);
		const member = address.ok ? rowOf.get(address.key) : undefined;
		known.set(text, member);
		return member;
	};
}

function idsOf(
	{ table, id, email }: NonNullable<NonNullable<ResultsRules['orders']>['customers']>,
	rowOf: ReadonlyMap<string, number>,
	read: AddressReader,
): Map<string, number | undefined> {
	const [ids, emails] = [table.column(id), table.column(email)];
	const found = new Map<string, number | undefined>();
	for (let row = 0; row < table.numRows; row++) {
		const key = String(cellAt(ids, row) ?? '').trim();
		const address = read(cellAt(emails, row));
		if (key !== '' && address.ok) found.set(key, rowOf.get(address.key));
	}
	return found;
}
