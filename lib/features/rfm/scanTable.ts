import type { Table } from '../../table';
import {
	decodeDates,
	decodeKeys,
	decodeNumbers,
	decodeOrders,
	UNREADABLE,
	type DecodedKeys,
} from './decode';
import { ByteArena } from './arena';
import { dayOf } from './days';
import { DAY_ORDER, hashKey } from './keys';
import { LocalCategories } from './localCategories';
import { toUnits, UNITS_LIMIT } from './money';
import type { RfmPlan } from './options';
import {
	acceptRow,
	AT_CATEGORY,
	AT_KEY,
	AT_ORDER,
	newCounts,
	NOWHERE,
	REASON,
	RowWriter,
	type RowBuffer,
	type ScanResult,
} from './records';

/** A piece of a table to scan. */
export interface TablePiece {
	readonly table: Table;
	readonly from: number;
	readonly to: number;
	/** Row number of the table's first row in the whole input. */
	readonly offset: number;
	readonly plan: RfmPlan;
	readonly partitionBits: number;
	/** Where to write; null when only the counts are wanted. */
	readonly buffer: RowBuffer | null;
}

/** The wanted columns of a piece, one entry a row. */
interface DecodedRows {
	readonly keys: DecodedKeys;
	readonly times: Float64Array;
	/** Ten-thousandths. */
	readonly units: Float64Array;
	readonly orders: DecodedKeys | null;
	readonly from: number;
	readonly categoryOf: ((row: number) => number) | null;
}

/** Reads rows [from, to) of a table: unusable rows are counted and listed, rows after the as-of date counted, the rest written. */
export function scanTable(piece: TablePiece): ScanResult {
	const { from, to, plan, buffer } = piece;
	const partitionBits = buffer ? piece.partitionBits : 0;
	const writer = new RowWriter(buffer ?? NOWHERE, plan.order !== null, partitionBits);
	const arena = new ByteArena();
	const categories = new LocalCategories();
	const rows = decodeRows(piece, arena, categories);
	const counts = newCounts();
	counts.rows = to - from;
	const rejectedRows: number[] = [];
	const rejectedReasons: number[] = [];
	for (let i = 0; i < to - from; i++) {
		const reason = reasonOf(rows, i);
		if (reason === 0) {
			const used = acceptRow(rows.times[i] ?? 0, rows.units[i] ?? 0, plan, counts);
			if (used && buffer) write(writer, rows, i, partitionBits);
			continue;
		}
		counts.rejected[reason] = (counts.rejected[reason] ?? 0) + 1;
		rejectedRows.push(piece.offset + from + i);
		rejectedReasons.push(reason);
	}
	writer.finish();
	return {
		buffer: buffer ?? NOWHERE,
		chunks: writer.chunks,
		longKeys: arena.bytes(),
		categories: categories.names,
		counts,
		rejectedRows,
		rejectedReasons,
	};
}

function decodeRows(
	{ table, from, to, plan }: TablePiece,
	arena: ByteArena,
	categories: LocalCategories,
): DecodedRows {
	const { customer, date, amount, order, category } = plan;
	const factors = amount.map((name) => decodeNumbers(name, table.column(name), from, to));
	return {
		keys: decodeKeys(customer, table.column(customer), from, to, arena),
		times: decodeDates(date, table.column(date), from, to),
		units: product(factors).map(toUnits),
		orders: order === null ? null : decodeOrders(order, table.column(order), from, to),
		from,
		categoryOf: category === null ? null : categories.reader(table.column(category)),
	};
}

/** The one column, or quantity × price: missing where either is missing, else unreadable where either is. */
function product([first = new Float64Array(), second]: Float64Array[]): Float64Array {
	if (!second) return first;
	return first.map((value, i) => {
		const other = second[i] ?? NaN;
		if (Number.isNaN(value) || Number.isNaN(other)) return NaN;
		return value === UNREADABLE || other === UNREADABLE ? UNREADABLE : value * other;
	});
}

/** Index into REASONS; 0 = usable. */
function reasonOf({ keys, times, units }: DecodedRows, i: number): number {
	if ((keys.codes[i] ?? -1) < 0) return REASON.noCustomer;
	const time = times[i] ?? NaN;
	if (Number.isNaN(time)) return REASON.noDate;
	if (time === UNREADABLE) return REASON.badDate;
	const amount = units[i] ?? NaN;
	if (Number.isNaN(amount)) return REASON.noAmount;
	return Math.abs(amount) <= UNITS_LIMIT ? 0 : REASON.badAmount;
}

function write(writer: RowWriter, rows: DecodedRows, i: number, partitionBits: number): void {
	const { keys, times, units, orders, from, categoryOf } = rows;
	const key = 3 * (keys.codes[i] ?? 0);
	const w0 = keys.words[key] ?? 0;
	const w1 = keys.words[key + 1] ?? 0;
	const w2 = keys.words[key + 2] ?? 0;
	const partition = partitionBits === 0 ? 0 : hashKey(w0, w1, w2) >>> (32 - partitionBits);
	const at = writer.next(partition);
	const time = times[i] ?? 0;
	writer.floats[at >> 1] = time;
	writer.floats[(at >> 1) + 1] = units[i] ?? 0;
	writer.words[at + AT_KEY] = w0;
	writer.words[at + AT_KEY + 1] = w1;
	writer.words[at + AT_KEY + 2] = w2;
	writer.words[at + AT_CATEGORY] = categoryOf ? categoryOf(from + i) : 0;
	if (!orders) return;
	const order = orders.codes[i] ?? -1;
	writer.words[at + AT_ORDER] = order < 0 ? dayOf(time) : (orders.words[2 * order] ?? 0);
	writer.words[at + AT_ORDER + 1] = order < 0 ? DAY_ORDER : (orders.words[2 * order + 1] ?? 0);
}
