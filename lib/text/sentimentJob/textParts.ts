import {
	bytes,
	createBitmap,
	Dictionary,
	int32,
	setBit,
	uint32,
	type StringColumn,
} from '../../table';

/** Texts of some rows as UTF-8 one after the other: text i is bytes[ends[i − 1] .. ends[i]); none where nothing was added. */
export interface TextPart {
	readonly bytes: Uint8Array;
	readonly ends: Uint32Array;
}

/** Collects one text a row without keeping strings. */
export class TextPartBuilder {
	private data = Buffer.alloc(4096);
	private size = 0;
	private rows = 0;
	private readonly ends: Uint32Array;

	constructor(rows: number) {
		this.ends = new Uint32Array(rows);
	}

	/** The text of the next row; '' = none. */
	add(text: string): void {
		const most = this.size + text.length * 3;
		if (most > this.data.length) {
			const wider = Buffer.alloc(Math.max(most, this.data.length * 2));
			wider.set(this.data.subarray(0, this.size));
			this.data = wider;
		}
		this.size += this.data.write(text, this.size, 'utf8');
		this.ends[this.rows++] = this.size;
	}

	finish(): TextPart {
		return { bytes: Uint8Array.from(this.data.subarray(0, this.size)), ends: this.ends };
	}
}

/** One JSON column of all rows from its parts, in order; rows without a text are missing. */
export function jsonColumn(parts: readonly TextPart[]): StringColumn {
	const length = parts.reduce((sum, { ends }) => sum + ends.length, 0);
	const size = parts.reduce((sum, part) => sum + part.bytes.length, 0);
	const [all, offsets, values] = [bytes(size), uint32(length + 1), int32(length)];
	const validity = createBitmap(length, true);
	let [start, row] = [0, 0];
	for (const part of parts) {
		all.set(part.bytes, start);
		for (const end of part.ends) {
			offsets[row + 1] = start + end;
			values[row] = row;
			if (offsets[row + 1] === offsets[row]) setBit(validity, row, false);
			row++;
		}
		start += part.bytes.length;
	}
	const dictionary = new Dictionary(all, offsets);
	return { type: 'string', length, values, validity, dictionary, json: true };
}
