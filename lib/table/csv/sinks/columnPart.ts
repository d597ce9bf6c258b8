import type { Bitmap } from '../../bitmap';
import type { ColumnType } from '../../column';
import type { ValueExample } from '../../report';

/** What a thread shall make of one column of the file. */
export interface SinkSpec {
	/** Position of the column in the file. */
	readonly column: number;
	readonly type: ColumnType;
	/** True: the caller wants this type, what does not fit becomes missing. False: it was guessed, what does not fit sets `open`. */
	readonly given: boolean;
	/** Byte of the decimal mark. */
	readonly decimal: number;
	readonly quote: number;
	/** False: only look at the cells and count what they are; the part comes without values. */
	readonly keep: boolean;
}

/** One column of one range, as plain data that can cross a thread border. */
export interface ColumnPart {
	readonly type: ColumnType;
	readonly length: number;
	/** Rows with a value. */
	readonly present: number;
	readonly values: Float64Array | Int32Array | Uint8Array;
	readonly validity: Bitmap | null;
	/** Text columns: the distinct strings. */
	readonly dictionary: { readonly bytes: Uint8Array; readonly offsets: Uint32Array } | null;
	/** Cells by Kind, as far as they were looked at: see Sink. */
	readonly counts: Float64Array;
	/** A value did not fit the guessed type: `values` are incomplete, `counts` are right. Read the column again. */
	readonly open: boolean;
	readonly unfit: number;
	/** Row within the range. */
	readonly examples: readonly ValueExample[];
}
