import { CsvBatch } from './batch';
import { readAt } from './byteInput';
import type { CsvPlan, CsvRange } from './plan';
import { NEED_MORE, RecordScanner } from './recordScanner';

const LOOK = 2 ** 20;
const TRIED_RECORDS = 30;
const MIN_PART = 2 ** 20;

/**
 * Cuts the data into at most `parts` ranges of about equal size at record starts, for scanning on several threads.
 * At each cut both readings of the bytes that follow, outside and inside of a quoted field, are tried and the one under
 * which records have the right number of fields is taken. That is right for any file without deliberate traps; a reader
 * checks it with ScanResult.endedAt. One range when the file cannot be split (see CsvPlan.splittable) or is small (below `minPart` bytes a part, default 1 MB).
 */
export function splitCsv(plan: CsvPlan, parts: number, minPart = MIN_PART): CsvRange[] {
	const { start, end } = plan.range;
	const count = plan.splittable ? Math.min(parts, Math.floor((end - start) / minPart)) : 1;
	const cuts = [start];
	for (let i = 1; i < count; i++) {
		const cut = recordStartNear(plan, Math.floor(start + ((end - start) * i) / count));
		if (cut > (cuts.at(-1) ?? 0) && cut < end) cuts.push(cut);
	}
	return cuts.map((cut, i) => ({ start: cut, end: cuts[i + 1] ?? end }));
}

/** The first record start at or after `position`, as far as the bytes there tell. */
export function recordStartNear(plan: CsvPlan, position: number): number {
	const bytes = readAt(plan.source, position, LOOK);
	const { newline, quote } = plan.dialect;
	const outside = bytes.indexOf(newline) + 1;
	if (!bytes.includes(quote)) return outside === 0 ? plan.range.end : position + outside;
	const inside = afterClosingQuote(plan, bytes);
	const better = fit(plan, bytes, inside) > fit(plan, bytes, outside) ? inside : outside;
	return better === 0 ? plan.range.end : position + better;
}

/** Taking the bytes to begin inside a quoted field: the record start after the record that the field belongs to, or 0. */
function afterClosingQuote(plan: CsvPlan, bytes: Uint8Array): number {
	const { delimiter, quote, newline } = plan.dialect;
	for (let at = bytes.indexOf(quote); at >= 0; at = bytes.indexOf(quote, at + 1)) {
		const next = bytes[at + 1];
		if (next === quote) at++;
		else if (next === newline) return at + 2;
		else if (next === 13 && bytes[at + 2] === newline) return at + 3;
		else if (next === delimiter) return endOfRecord(plan, bytes, at + 2);
	}
	return 0;
}

function endOfRecord(plan: CsvPlan, bytes: Uint8Array, at: number): number {
	const scanner = new RecordScanner(plan.dialect, new CsvBatch(1));
	const next = scanner.next(bytes, at, bytes.length, 0, false);
	return next === NEED_MORE ? 0 : next;
}

/** Share of well-formed records among the first ones from `at` on; −1 when there is none. */
function fit(plan: CsvPlan, bytes: Uint8Array, at: number): number {
	if (at === 0) return -1;
	const scanner = new RecordScanner(plan.dialect, new CsvBatch(plan.names.length));
	let good = 0;
	let tried = 0;
	while (tried < TRIED_RECORDS && at < bytes.length) {
		const next = scanner.next(bytes, at, bytes.length, 0, false);
		if (next === NEED_MORE) break;
		tried++;
		if (scanner.problem === null) good++;
		at = next;
	}
	return tried === 0 ? -1 : good / tried;
}
