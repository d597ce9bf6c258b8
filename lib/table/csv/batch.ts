const CELLS_PER_BATCH = 16_384;
const MAX_ROWS = 2048;

/**
 * Where the fields of some consecutive records lie, cell (row, column) at index `row * columns + column`. The tables
 * and `bytes` are used again for the next batch: read what you need inside the visit and keep no reference.
 */
export class CsvBatch {
	/** UTF-8 bytes that the offsets point into. */
	bytes: Uint8Array = new Uint8Array(0);
	/** Records in this batch. */
	rows = 0;
	/** Row number of the first record within the scan, from 0; rejected and blank lines are not counted. */
	firstRow = 0;
	/** True when a cell of this batch has `escaped` set. */
	anyEscaped = false;
	readonly capacity: number;
	/** First byte of each cell, without its quote. */
	readonly starts: Int32Array;
	/** End (exclusive) of each cell, without its quote. An empty cell has start === end. */
	readonly ends: Int32Array;
	/** 1 where the cell holds doubled quotes that `unescapeCell` must join. */
	readonly escaped: Uint8Array;
	/** Line of each record within the scan, from 0. */
	readonly lines: Float64Array;

	constructor(
		readonly columns: number,
		maxRows = MAX_ROWS,
	) {
		this.capacity = Math.max(1, Math.min(maxRows, Math.floor(CELLS_PER_BATCH / columns)));
		this.starts = new Int32Array(this.capacity * columns);
		this.ends = new Int32Array(this.capacity * columns);
		this.escaped = new Uint8Array(this.capacity * columns);
		this.lines = new Float64Array(this.capacity);
	}
}

/** Copies a cell with doubled quotes joined to one into `out` (at least end − start long); returns the length. */
export function unescapeCell(
	bytes: Uint8Array,
	start: number,
	end: number,
	quote: number,
	out: Uint8Array,
): number {
	let length = 0;
	for (let at = start; at < end; at++) {
		const byte = bytes[at] ?? 0;
		out[length++] = byte;
		if (byte === quote) at++;
	}
	return length;
}
