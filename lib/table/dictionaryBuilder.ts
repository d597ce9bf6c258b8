import { LibraryError } from '../errors';
import { Dictionary } from './dictionary';
import { bytes, uint32 } from './memory';

const encoder = new TextEncoder();
const MAX_BYTES = 2 ** 32 - 1;

/** Gives distinct strings codes in order of first appearance and stores them as UTF-8 as they come. */
export class DictionaryBuilder {
	private readonly codes = new Map<string, number>();
	private data = new Uint8Array(1024);
	private offsets = new Uint32Array(64);
	private used = 0;

	get size(): number {
		return this.codes.size;
	}

	/** The code of a string, new or known. */
	add(text: string): number {
		const known = this.codes.get(text);
		if (known !== undefined) return known;
		const code = this.codes.size;
		this.codes.set(text, code);
		this.append(text, code);
		return code;
	}

	private append(text: string, code: number): void {
		this.reserve(text.length * 3);
		this.used += encoder.encodeInto(text, this.data.subarray(this.used)).written;
		if (code + 2 > this.offsets.length) {
			const wider = new Uint32Array(this.offsets.length * 2);
			wider.set(this.offsets);
			this.offsets = wider;
		}
		this.offsets[code + 1] = this.used;
	}

	private reserve(more: number): void {
		const needed = this.used + more;
		if (needed <= this.data.length) return;
		if (needed > MAX_BYTES) {
			throw new LibraryError(
				'MEMORY_LIMIT',
				'The distinct texts of one column need more than 4 GB.',
				'Leave the column out, or split the data.',
			);
		}
		const wider = new Uint8Array(Math.min(Math.max(needed, this.data.length * 2), MAX_BYTES));
		wider.set(this.data.subarray(0, this.used));
		this.data = wider;
	}

	finish(): Dictionary {
		const data = bytes(this.used);
		data.set(this.data.subarray(0, this.used));
		const offsets = uint32(this.size + 1);
		offsets.set(this.offsets.subarray(0, this.size + 1));
		return new Dictionary(data, offsets);
	}
}
