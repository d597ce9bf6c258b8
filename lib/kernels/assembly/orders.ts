/**
 * Orders from the bytes of a CSV window to fixed-width rows (see lib/features/rfm/records.ts for the layout, and
 * lib/features/rfm/scanCsv.ts for the plain twin). Finds delimiters and line ends 16 bytes at a time. Whatever is out of
 * the ordinary (quotes, blanks around a value, a cell that is missing or written in another way, an unknown category)
 * is not judged here: the scan stops before that record and the twin takes it.
 *
 * All arguments and results stand in a block at `p`; the offsets are those of ORDERS_BLOCK in lib/kernels/orders.ts.
 */
import { DAY_MS, hashBytes, hashKey, isBlank, isPlain, packWord, readDate, readUnits } from './orderCells';

const AT = 0;
const LIMIT = 4;
const FILLED = 8;
const COLUMNS = 12;
const DELIMITER = 16;
const QUOTE = 20;
const DECIMAL = 24;
const CUSTOMER = 28;
const DATE = 32;
const AMOUNT = 36;
const CATEGORY = 40;
const ORDER = 44;
const ROWS = 48;
const CAPACITY = 52;
const WIDTH = 56;
const PARTITION_OF = 60;
const PARTITION_SHIFT = 64;
const SLOTS = 68;
const SLOT_MASK = 72;
const ENDS = 76;
const ARENA = 80;
const ARENA_USED = 84;
const IGNORE_REFUNDS = 88;
const STAGED = 92;
const READ = 96;
const USED = 100;
const AFTER = 104;
const REFUNDS = 108;
const WINDOW = 112;
const AS_OF = 120;
const LATEST = 128;
const REFUND_UNITS = 136;

const DONE: i32 = 0;
const FULL: i32 = 1;
const UNUSUAL: i32 = 2;

const NEWLINE: u32 = 10;
const RETURN: u32 = 13;
const UNITS_LIMIT: f64 = 1e15;

/** Takes records from `at` on: DONE at the last whole record before the limit, FULL, or UNUSUAL; `at` is then the next record. */
export function scanOrders(p: usize): i32 {
	const filled = load<u32>(p, FILLED);
	const window: usize = load<u32>(p, WINDOW);
	const columns = load<u32>(p, COLUMNS);
	const ends: usize = load<u32>(p, ENDS);
	const delimiter = load<u32>(p, DELIMITER);
	const delimiters = i8x16.splat(<i8>delimiter);
	const quotes = i8x16.splat(<i8>load<u32>(p, QUOTE));
	const newlines = i8x16.splat(<i8>NEWLINE);
	let start = load<u32>(p, AT);
	let field: u32 = 0;
	for (let at = start; at < filled; at += 16) {
		const bytes = v128.load(window + at);
		const marks = v128.or(v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, newlines)), i8x16.eq(bytes, quotes));
		let mask = <u32>i8x16.bitmask(marks);
		if (filled - at < 16) mask &= (1 << (filled - at)) - 1;
		for (; mask != 0; mask &= mask - 1) {
			const mark = at + ctz(mask);
			const byte = <u32>load<u8>(window + mark);
			if (byte == delimiter && field + 1 < columns) {
				store<u32>(ends + (field++ << 2), mark);
				continue;
			}
			if (byte != NEWLINE || field + 1 != columns) return stop(p, start, UNUSUAL);
			const cr = mark > start && <u32>load<u8>(window + mark - 1) == RETURN;
			store<u32>(ends + (field << 2), cr ? mark - 1 : mark);
			if (!takeRecord(p, window, start)) return stop(p, start, UNUSUAL);
			start = mark + 1;
			field = 0;
			if (start >= load<u32>(p, LIMIT)) return stop(p, start, DONE);
			if (load<u32>(p, STAGED) == load<u32>(p, CAPACITY)) return stop(p, start, FULL);
		}
	}
	return stop(p, start, DONE);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function stop(p: usize, at: u32, why: i32): i32 {
	store<u32>(p, at, AT);
	return why;
}

// @ts-ignore: decorators are AssemblyScript
@inline
function fieldStart(ends: usize, column: u32, recordStart: u32): u32 {
	return column == 0 ? recordStart : load<u32>(ends + ((column - 1) << 2)) + 1;
}

/** Reads the record whose cells end at `ends`; false when it is for the twin. */
function takeRecord(p: usize, window: usize, recordStart: u32): bool {
	const ends: usize = load<u32>(p, ENDS);
	const customer = load<u32>(p, CUSTOMER);
	const keyStart = fieldStart(ends, customer, recordStart);
	const keyEnd = load<u32>(ends + (customer << 2));
	if (!isPlain(window, keyStart, keyEnd)) return false;
	const date = load<u32>(p, DATE);
	const dateStart = fieldStart(ends, date, recordStart);
	const time = readDate(window + dateStart, load<u32>(ends + (date << 2)) - dateStart);
	if (time != time) return false;
	const amount = load<u32>(p, AMOUNT);
	const units = readUnits(window + fieldStart(ends, amount, recordStart), window + load<u32>(ends + (amount << 2)), load<u32>(p, DECIMAL));
	if (!(abs(units) <= UNITS_LIMIT)) return false;
	let category: i32 = 0;
	const column = load<i32>(p, CATEGORY);
	// The twin alone knows new names; it must not learn one from a row that is not used.
	if (column >= 0 && time <= load<f64>(p, AS_OF)) {
		category = findCategory(p, window, fieldStart(ends, column, recordStart), load<u32>(ends + (column << 2)));
		if (category < 0) return false;
	}
	store<u32>(p, load<u32>(p, READ) + 1, READ);
	if (accept(p, time, units)) writeRow(p, window, recordStart, keyStart, keyEnd, time, units, category);
	return true;
}

/** Counts a usable row; false when it is after the as-of date or a refund to be left out. */
// @ts-ignore: decorators are AssemblyScript
@inline
function accept(p: usize, time: f64, units: f64): bool {
	if (time > load<f64>(p, LATEST)) store<f64>(p, time, LATEST);
	if (time > load<f64>(p, AS_OF)) {
		store<u32>(p, load<u32>(p, AFTER) + 1, AFTER);
		return false;
	}
	if (units < 0) {
		store<u32>(p, load<u32>(p, REFUNDS) + 1, REFUNDS);
		store<f64>(p, load<f64>(p, REFUND_UNITS) + units, REFUND_UNITS);
		if (load<u32>(p, IGNORE_REFUNDS) != 0) return false;
	}
	store<u32>(p, load<u32>(p, USED) + 1, USED);
	return true;
}

function writeRow(
	p: usize, window: usize, recordStart: u32, keyStart: u32, keyEnd: u32, time: f64, units: f64, category: i32,
): void {
	const staged = load<u32>(p, STAGED);
	const row: usize = <usize>load<u32>(p, ROWS) + (<usize>(staged * load<u32>(p, WIDTH)) << 2);
	store<f64>(row, time);
	store<f64>(row, units, 8);
	const key = window + keyStart;
	const length = keyEnd - keyStart;
	let w0: u32;
	let w1: u32;
	let w2: u32;
	if (length <= 11) {
		w0 = packWord(key, length);
		w1 = length > 4 ? packWord(key + 4, length - 4) : 0;
		w2 = (length > 8 ? packWord(key + 8, length - 8) : 0) | (length << 24);
	} else {
		const used = load<u32>(p, ARENA_USED);
		memory.copy(<usize>load<u32>(p, ARENA) + used, key, length);
		store<u32>(p, used + length, ARENA_USED);
		w0 = hashBytes(key, length, 0x811c9dc5);
		w1 = used;
		w2 = length | 0x80000000;
	}
	store<u32>(row, w0, 16);
	store<u32>(row, w1, 20);
	store<u32>(row, w2, 24);
	store<i32>(row, category, 28);
	const partition = <u64>hashKey(w0, w1, w2) >> load<u32>(p, PARTITION_SHIFT);
	store<u8>(<usize>load<u32>(p, PARTITION_OF) + staged, <u8>partition);
	store<u32>(p, staged + 1, STAGED);
	const column = load<i32>(p, ORDER);
	if (column >= 0) writeOrder(p, window, recordStart, column, row, time);
}

/** The order words; the twin is not needed: blanks around are trimmed here. */
function writeOrder(p: usize, window: usize, recordStart: u32, column: u32, row: usize, time: f64): void {
	const ends: usize = load<u32>(p, ENDS);
	let from = fieldStart(ends, column, recordStart);
	let to = load<u32>(ends + (column << 2));
	while (from < to && isBlank(load<u8>(window + from))) from++;
	while (to > from && isBlank(load<u8>(window + to - 1))) to--;
	const at = window + from;
	const length = to - from;
	if (length == 0) {
		store<i32>(row, <i32>Math.floor(time / DAY_MS), 32);
		store<u32>(row, 0x40000000, 36);
	} else if (length <= 7) {
		store<u32>(row, packWord(at, length), 32);
		store<u32>(row, (length > 4 ? packWord(at + 4, length - 4) : 0) | (length << 24), 36);
	} else {
		store<u32>(row, hashBytes(at, length, 0x811c9dc5), 32);
		store<u32>(row, hashBytes(at, length, 0x2f0b4a27) | 0x80000000, 36);
	}
}

/** Number of a known category name, 0 for an empty cell, −1 when it is for the twin. A slot: number, three key words. */
function findCategory(p: usize, window: usize, from: u32, to: u32): i32 {
	if (from == to) return 0;
	const length = to - from;
	if (length > 11 || !isPlain(window, from, to)) return -1;
	const at = window + from;
	const w0 = packWord(at, length);
	const w1 = length > 4 ? packWord(at + 4, length - 4) : 0;
	const w2 = (length > 8 ? packWord(at + 8, length - 8) : 0) | (length << 24);
	const slots: usize = load<u32>(p, SLOTS);
	const mask = load<u32>(p, SLOT_MASK);
	let slot = hashKey(w0, w1, w2) & mask;
	let entry = slots + (<usize>slot << 4);
	while (load<i32>(entry) != 0) {
		if (load<u32>(entry, 4) == w0 && load<u32>(entry, 8) == w1 && load<u32>(entry, 12) == w2) return load<i32>(entry);
		slot = (slot + 1) & mask;
		entry = slots + (<usize>slot << 4);
	}
	return -1;
}
