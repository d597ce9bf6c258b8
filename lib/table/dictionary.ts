import { LibraryError } from '../errors';
import { bytes, uint32 } from './memory';

const decoder = new TextDecoder('utf-8');
const encoder = new TextEncoder();

/** The distinct strings of a string column, as UTF-8 bytes that threads can share; a string is made when it is asked for. */
export class Dictionary {
	private readonly cache: (string | undefined)[] = [];

	/** `offsets` has size + 1 entries: string i is bytes[offsets[i] .. offsets[i + 1]). */
	constructor(
		readonly bytes: Uint8Array,
		readonly offsets: Uint32Array,
	) {}

	get size(): number {
		return this.offsets.length - 1;
	}

	/** String number `code` (0 … size − 1). */
	get(code: number): string {
		const known = this.cache[code];
		if (known !== undefined) return known;
		const start = this.offsets[code];
		const end = this.offsets[code + 1];
		if (start === undefined || end === undefined) {
			throw new LibraryError(
				'CORRUPT_FILE',
				`String code ${code} is not in a dictionary of ${this.size} strings.`,
				'Read the data again.',
			);
		}
		// slice() copies out of shared memory, which TextDecoder refuses to read.
		const text = decoder.decode(this.bytes.slice(start, end));
		this.cache[code] = text;
		return text;
	}

	/** All strings, in code order. */
	toArray(): string[] {
		return Array.from({ length: this.size }, (_, code) => this.get(code));
	}

	static from(strings: readonly string[]): Dictionary {
		const parts = strings.map((text) => encoder.encode(text));
		const data = bytes(parts.reduce((sum, part) => sum + part.length, 0));
		const offsets = uint32(strings.length + 1);
		let at = 0;
		parts.forEach((part, i) => {
			data.set(part, at);
			at += part.length;
			offsets[i + 1] = at;
		});
		return new Dictionary(data, offsets);
	}
}
