import { LibraryError } from '../../errors';
import { parseDateBytes, type FileSource, type Table } from '../../table';
import { DAY_MS, endOfDay } from './days';

/** The customers to whom the features are joined. */
export interface CustomersOption {
	readonly source: Table | FileSource;
	/** Column of `source` that holds the customer id. */
	readonly key: string;
}

/** What `features.rfm` is asked to do. Columns are those of the orders: one row a line or an order. */
export interface RfmOptions {
	/** Column with the customer id: text or numbers. */
	readonly customer: string;
	/** Column with the date or date-time of the order (UTC). */
	readonly date: string;
	/** Column with the amount of the line; negative = refund. Leave out to use quantity × price. */
	readonly amount?: string;
	readonly quantity?: string;
	readonly price?: string;
	/** Column with the order id; without it every row is one order. */
	readonly order?: string;
	/** Column with the product category. */
	readonly category?: string;
	/**
	 * The moment up to which orders are known: `latest` = the day of the latest order; `YYYY-MM-DD` = the end of that
	 * day; a date-time text or UTC ms = that moment. No row after it is used.
	 */
	readonly asOf: 'latest' | string | number;
	/** Lengths of the windows in days, 1..3650 each, up to 6; default [30, 90, 365]. */
	readonly windows?: readonly number[];
	/** How many categories get a share column of their own, 0..200; default 10. */
	readonly topCategories?: number;
	/** Categories that get a share column in any case. */
	readonly includeCategories?: readonly string[];
	/** `subtract` (default): refunds lower the amounts. `ignore`: they are left out. They never count as an order. */
	readonly refunds?: 'subtract' | 'ignore';
	readonly customers?: CustomersOption;
}

/** The checked options that scanning and adding up need; plain data for other threads. */
export interface RfmPlan {
	readonly customer: string;
	readonly date: string;
	/** One column, or two that are multiplied. */
	readonly amount: readonly string[];
	readonly order: string | null;
	readonly category: string | null;
	/** UTC ms, inclusive; +Infinity while it is being looked for. */
	readonly asOf: number;
	readonly windows: readonly number[];
	readonly refunds: 'subtract' | 'ignore';
}

export const DEFAULT_WINDOWS: readonly number[] = [30, 90, 365];
export const DEFAULT_TOP_CATEGORIES = 10;
const MAX_WINDOWS = 6;
const MAX_WINDOW_DAYS = 3650;
export const MAX_TOP_CATEGORIES = 200;

const encoder = new TextEncoder();

function refuse(message: string, hint: string): never {
	throw new LibraryError('INVALID_PARAMETER', message, hint);
}

/** Checks the options; `asOf: 'latest'` becomes +Infinity, for the job to replace. Throws INVALID_PARAMETER. */
export function planOf(options: RfmOptions): RfmPlan {
	const { customer, date, order = '', category = '', refunds = 'subtract' } = options;
	if (customer === '') refuse('No customer column is given.', 'Pick the column with customer ids.');
	if (date === '') refuse('No date column is given.', 'Pick the column with the order date.');
	if (refunds !== 'subtract' && refunds !== 'ignore') {
		refuse(`refunds must be subtract or ignore, got "${String(refunds)}".`, 'Choose one of them.');
	}
	return {
		customer,
		date,
		amount: amountColumns(options),
		order: order === '' ? null : order,
		category: category === '' ? null : category,
		asOf: parseAsOf(options.asOf),
		windows: checkWindows(options.windows ?? DEFAULT_WINDOWS),
		refunds,
	};
}

/** The columns that scanning needs. */
export function planColumns(plan: RfmPlan): string[] {
	const names = [plan.customer, plan.date, ...plan.amount, plan.order, plan.category];
	return [...new Set(names.filter((name) => name !== null))];
}

function amountColumns({ amount = '', quantity = '', price = '' }: RfmOptions): string[] {
	if (amount !== '') return [amount];
	if (quantity !== '' && price !== '') return [quantity, price];
	return refuse(
		'No amount column is given.',
		'Pick the amount column, or both the quantity and the price column.',
	);
}

function checkWindows(windows: readonly number[]): number[] {
	const sorted = [...new Set(windows)].sort((a, b) => a - b);
	if (sorted.length > MAX_WINDOWS) {
		refuse(`At most ${MAX_WINDOWS} windows are possible, got ${sorted.length}.`, 'Remove some.');
	}
	const wrong = sorted.find(
		(days) => !Number.isInteger(days) || days < 1 || days > MAX_WINDOW_DAYS,
	);
	if (wrong === undefined) return sorted;
	return refuse(
		`A window must be a whole number of days, 1..${MAX_WINDOW_DAYS}, got ${wrong}.`,
		'Use e.g. 30, 90, 365.',
	);
}

/** Checks the number of share columns. */
export function checkTopCategories(top: number): number {
	if (Number.isInteger(top) && top >= 0 && top <= MAX_TOP_CATEGORIES) return top;
	return refuse(
		`topCategories must be a whole number 0..${MAX_TOP_CATEGORIES}, got ${top}.`,
		'Lower "Number of Categories"; name special ones in "Categories to Include".',
	);
}

const DATE_ONLY_LENGTH = 10;

/** UTC ms of an as-of option; a day without a time means its end; `latest` gives +Infinity. */
export function parseAsOf(asOf: RfmOptions['asOf']): number {
	if (asOf === 'latest') return Infinity;
	if (typeof asOf === 'number') {
		if (Math.abs(asOf) <= 1e8 * DAY_MS) return asOf;
		refuse(`The as-of date ${asOf} is not a date in UTC ms.`, 'Use a date such as 2026-01-31.');
	}
	const text = encoder.encode(asOf.trim());
	const time = parseDateBytes(text, 0, text.length);
	if (!Number.isFinite(time)) {
		refuse(`The as-of date "${asOf}" cannot be read.`, 'Use a date such as 2026-01-31.');
	}
	return text.length === DATE_ONLY_LENGTH ? endOfDay(time) : time;
}
