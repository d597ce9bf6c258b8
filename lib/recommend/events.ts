/**
 * From an events table (one row = a customer had to do with a product) to the sparse customer × product matrix that
 * recommenders train on. The result depends on what the rows say, not on their order. Cost: O(rows), two counting sorts.
 */
import { LibraryError } from '../errors';
import type { CsrMatrix } from '../math';
import {
	isMissing,
	type Column,
	type DateColumn,
	type IntegerColumn,
	type NumberColumn,
	type Table,
} from '../table';
import { codeIds, rankIds, type CodedIds } from './ids';

export const DAY_MS = 86_400_000;

export interface EventOptions {
	/** Column with the customer's id (text or number). */
	readonly customerColumn: string;
	/** Column with the product's id (text or number). */
	readonly productColumn: string;
	/** Date column. Rows without a date are then left out. */
	readonly dateColumn?: string;
	/** Number of pieces, or any strength of the event; negative = returned. Default: every row counts 1. */
	readonly quantityColumn?: string;
	/** How quantities turn into strength: `log` = log2(1 + q) (default), `linear` = q, `binary` = 1. */
	readonly weighting?: 'log' | 'linear' | 'binary';
	/** Days after which an event counts half; > 0. Default: events do not age. */
	readonly halfLifeDays?: number;
	/** UTC ms; later events are left out. Default: none is. */
	readonly asOf?: number;
}

/** Who had how much to do with what. */
export interface Interactions {
	/** Distinct ids in code-unit order: row and column numbers of the matrix. */
	readonly customers: readonly string[];
	readonly products: readonly string[];
	/** Customers × products; strength ≥ 0, where 0 = all of it was returned. */
	readonly matrix: CsrMatrix;
	/** Beside matrix.values: how fresh the last purchase is, 0.5 ^ (age / half-life); 1 without ageing. */
	readonly freshness: Float32Array;
}

export interface EventReport {
	readonly rows: number;
	readonly used: number;
	/** Rows without a customer or product id. */
	readonly withoutId: number;
	/** Rows without a date although a date column was picked. */
	readonly undated: number;
	/** Rows after `asOf`. */
	readonly future: number;
	/** Rows whose quantity was missing or not finite: counted as 1. */
	readonly withoutQuantity: number;
	/** Rows with a negative quantity. */
	readonly returns: number;
	/** Customer-product pairs of which nothing was left after returns. */
	readonly returnedPairs: number;
	/** First and last date used, UTC ms. */
	readonly from: number | null;
	readonly to: number | null;
}

/** Events as flat arrays, unusable rows left out. */
export interface Events {
	readonly customers: readonly string[];
	readonly products: readonly string[];
	readonly customer: Int32Array;
	readonly product: Int32Array;
	readonly quantity: Float64Array;
	/** UTC ms; null without a date column. */
	readonly date: Float64Array | null;
}

type Counts = { -readonly [K in keyof EventReport]: EventReport[K] };

const NOTHING_YET: EventReport = {
	rows: 0,
	used: 0,
	withoutId: 0,
	undated: 0,
	future: 0,
	withoutQuantity: 0,
	returns: 0,
	returnedPairs: 0,
	from: null,
	to: null,
};

const missing = (column: Column, row: number) =>
	isMissing(column, row) || !Number.isFinite(column.values[row] ?? NaN);

function checkEventOptions({ halfLifeDays, asOf }: EventOptions): void {
	if (halfLifeDays !== undefined && !(halfLifeDays > 0 && halfLifeDays < Infinity)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`halfLifeDays must be above 0, got ${halfLifeDays}.`,
			'Set it to a number of days such as 90, or leave it out.',
		);
	}
	if (asOf !== undefined && !Number.isFinite(asOf)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`asOf must be a date, got ${asOf}.`,
			'Pick a date.',
		);
	}
}

interface Columns {
	readonly customer: CodedIds;
	readonly product: CodedIds;
	readonly date: DateColumn | null;
	readonly quantity: NumberColumn | IntegerColumn | null;
}

function readColumns(table: Table, options: EventOptions): Columns {
	const { customerColumn, productColumn, dateColumn, quantityColumn } = options;
	return {
		customer: codeIds(table, customerColumn),
		product: codeIds(table, productColumn),
		date: dateColumn ? table.typed(dateColumn, 'date') : null,
		quantity: quantityColumn ? table.typed(quantityColumn, 'number', 'integer') : null,
	};
}

/** The usable rows and their quantities; `counts` learns why the others are not. */
function selectRows({ customer, product, date, quantity }: Columns, asOf: number, counts: Counts) {
	const rows = new Uint32Array(counts.rows);
	const amounts = new Float64Array(counts.rows);
	for (let row = 0; row < counts.rows; row++) {
		if ((customer.codes[row] ?? -1) < 0 || (product.codes[row] ?? -1) < 0) counts.withoutId++;
		else if (date && missing(date, row)) counts.undated++;
		else if (date && (date.values[row] ?? 0) > asOf) counts.future++;
		else {
			const known = quantity !== null && !missing(quantity, row);
			const amount = known ? (quantity.values[row] ?? 1) : 1;
			if (quantity && !known) counts.withoutQuantity++;
			if (amount < 0) counts.returns++;
			amounts[counts.used] = amount;
			rows[counts.used++] = row;
		}
	}
	return { rows: rows.subarray(0, counts.used), amounts: amounts.subarray(0, counts.used) };
}

/** Reads and checks the events. Throws MISSING_COLUMN, WRONG_TYPE, INVALID_PARAMETER, EMPTY_INPUT. */
export function readEvents(
	table: Table,
	options: EventOptions,
): { events: Events; report: EventReport } {
	checkEventOptions(options);
	const columns = readColumns(table, options);
	const counts: Counts = { ...NOTHING_YET, rows: table.numRows };
	const { rows, amounts } = selectRows(columns, options.asOf ?? Infinity, counts);
	if (counts.used === 0) throw noEvents(counts);
	const { date: dates } = columns;
	const date = dates ? Float64Array.from(rows, (row) => dates.values[row] ?? 0) : null;
	if (date) [counts.from, counts.to] = range(date);
	const ranked = ({ codes, ids }: CodedIds) =>
		rank({ ids, codes: Int32Array.from(rows, (row) => codes[row] ?? -1) });
	const customer = ranked(columns.customer);
	const product = ranked(columns.product);
	const events: Events = {
		customers: customer.sorted,
		products: product.sorted,
		customer: customer.codes,
		product: product.codes,
		quantity: amounts,
		date,
	};
	return { events, report: counts };
}

function noEvents({ rows, withoutId, undated, future }: EventReport): LibraryError {
	return new LibraryError(
		'EMPTY_INPUT',
		rows === 0
			? 'There are no events to learn from.'
			: `None of the ${rows} events can be used: ${withoutId} have no customer or product, ${undated} no date, ${future} lie after the as-of date.`,
		'Check the picked columns, and that the orders reach this node.',
		{ rows, withoutId, undated, future },
	);
}

function range(values: Float64Array): [number, number] {
	let low = Infinity;
	let high = -Infinity;
	for (const value of values) {
		if (value < low) low = value;
		if (value > high) high = value;
	}
	return [low, high];
}

function rank(coded: { ids: readonly string[]; codes: Int32Array }) {
	const { ranks, sorted } = rankIds(coded);
	return { sorted, codes: coded.codes.map((code) => ranks[code] ?? -1) };
}
