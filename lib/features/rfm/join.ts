import type { Dictionary, Table } from '../../table';
import { createBitmap, setBit, type Bitmap, type Column, type StringColumn } from '../../table';
import { locateKeys } from './decode';
import { compareBytes } from './keys';
import { SEGMENTS } from './segments';

/** What the join of the features to the customers found. */
export interface JoinReport {
	readonly rows: number;
	readonly withOrders: number;
	readonly withoutOrders: number;
	/** Rows whose customer id is missing; they get the values of a customer without orders. */
	readonly missingKeys: number;
	/** Rows whose customer id stands in an earlier row too. */
	readonly repeatedKeys: number;
	/** Customers who have orders but no row. */
	readonly unknownCustomers: number;
	readonly unknownOrders: number;
	readonly unknownAmount: number;
	/** Up to 20 ids of them. */
	readonly unknownExamples: readonly string[];
	/** Columns of the customers that were replaced by a feature of the same name. */
	readonly replacedColumns: readonly string[];
}

/** These are 0 for a customer without orders; the other features are missing. */
const ZERO_WITHOUT_ORDERS = /^(frequency|monetary|(orders|amount)\d+d)$/;

/** Every customer with the own columns and the features: a left join on the id's text. `features` is sorted by `id`. */
export function joinCustomers(
	customers: Table,
	key: string,
	features: Table,
	id: StringColumn,
): { table: Table; report: JoinReport } {
	const rows = matchRows(customers, key, id);
	const names = features.names.slice(1);
	const picked = features.select(names).take(rows.map((row) => Math.max(row, 0)));
	const absent = absentRows(rows);
	const columns = picked
		.entries()
		.map(([name, column]): [string, Column] => [name, blankOut(name, column, rows, absent)]);
	return {
		table: customers.with(columns),
		report: reportOn(customers, features, id, rows, names),
	};
}

/** Per customer the row of the features: −1 = no orders, −2 = no id. */
function matchRows(customers: Table, key: string, { dictionary }: StringColumn): Int32Array {
	const column = customers.column(key);
	return locateKeys(key, column, (bytes, start, end) => search(dictionary, bytes, start, end));
}

/** Binary search of a key in a sorted dictionary. */
function search(dictionary: Dictionary, bytes: Uint8Array, start: number, end: number): number {
	const { bytes: sorted, offsets } = dictionary;
	let low = 0;
	let high = dictionary.size - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const from = offsets[middle] ?? 0;
		const order = compareBytes(sorted, from, offsets[middle + 1] ?? 0, bytes, start, end);
		if (order === 0) return middle;
		if (order < 0) low = middle + 1;
		else high = middle - 1;
	}
	return -1;
}

function absentRows(rows: Int32Array): Bitmap | null {
	if (!rows.some((row) => row < 0)) return null;
	const present = createBitmap(rows.length, true);
	rows.forEach((row, i) => row < 0 && setBit(present, i, false));
	return present;
}

/** The column of the joined rows: zero, "No Orders" or missing where there are no orders. */
function blankOut(name: string, column: Column, rows: Int32Array, present: Bitmap | null): Column {
	if (!present) return column;
	const isSegment = name === 'rfmSegment';
	const value = isSegment ? SEGMENTS.indexOf('No Orders') : 0;
	if (isSegment || ZERO_WITHOUT_ORDERS.test(name)) {
		const { values, validity } = column;
		rows.forEach((row, i) => {
			if (row >= 0) return;
			values[i] = value;
			if (validity) setBit(validity, i, true);
		});
		return column;
	}
	const validity = column.validity ?? createBitmap(rows.length, true);
	rows.forEach((row, i) => row < 0 && setBit(validity, i, false));
	return { ...column, validity };
}

function reportOn(
	customers: Table,
	features: Table,
	{ dictionary }: StringColumn,
	rows: Int32Array,
	names: readonly string[],
): JoinReport {
	const hits = new Uint8Array(features.numRows);
	let repeatedKeys = 0;
	for (const row of rows) {
		if (row < 0) continue;
		if (hits[row] === 1) repeatedKeys++;
		hits[row] = 1;
	}
	const unknown = unknownRows(hits);
	const total = (name: string) =>
		unknown.reduce((sum, row) => sum + Number(features.cell(name, row) ?? 0), 0);
	return {
		rows: rows.length,
		withOrders: rows.filter((row) => row >= 0).length,
		withoutOrders: rows.filter((row) => row < 0).length,
		missingKeys: rows.filter((row) => row === -2).length,
		repeatedKeys,
		unknownCustomers: unknown.length,
		unknownOrders: total('frequency'),
		unknownAmount: Math.round(total('monetary') * 1e4) / 1e4,
		unknownExamples: Array.from(unknown.subarray(0, 20), (row) => dictionary.get(row)),
		replacedColumns: names.filter((name) => customers.has(name)),
	};
}

/** Rows that no customer asked for. */
function unknownRows(hits: Uint8Array): Int32Array {
	const rows: number[] = [];
	hits.forEach((hit, row) => hit === 0 && rows.push(row));
	return Int32Array.from(rows);
}
