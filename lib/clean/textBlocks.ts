/**
 * Many strings at once: dictionaries are decoded and encoded in blocks, which is several times faster than string by
 * string as long as a block is plain ASCII (then bytes and characters have the same positions).
 */
import { bytes, Dictionary, uint32 } from '../table';

const BLOCK = 2048;
const decoder = new TextDecoder('utf-8');
const encoder = new TextEncoder();

/** Calls `visit` for every string of a dictionary, in code order. */
export function eachString(
	dictionary: Dictionary,
	visit: (text: string, code: number) => void,
): void {
	const { offsets, size } = dictionary;
	for (let from = 0; from < size; from += BLOCK) {
		const to = Math.min(from + BLOCK, size);
		const start = offsets[from] ?? 0;
		const block = dictionary.bytes.slice(start, offsets[to] ?? start);
		const text = decoder.decode(block);
		const ascii = text.length === block.length;
		for (let code = from; code < to; code++) {
			const at = (offsets[code] ?? 0) - start;
			const end = (offsets[code + 1] ?? 0) - start;
			visit(ascii ? text.slice(at, end) : dictionary.get(code), code);
		}
	}
}

/** A dictionary of these strings, which must be distinct. */
export function packStrings(strings: readonly string[]): Dictionary {
	const blocks: Uint8Array[] = [];
	const offsets = uint32(strings.length + 1);
	let end = 0;
	for (let from = 0; from < strings.length; from += BLOCK) {
		const part = strings.slice(from, from + BLOCK);
		const joined = part.join('');
		const block = encoder.encode(joined);
		const ascii = block.length === joined.length;
		part.forEach((text, index) => {
			end += ascii ? text.length : Buffer.byteLength(text, 'utf8');
			offsets[from + index + 1] = end;
		});
		blocks.push(block);
	}
	const data = bytes(end);
	let at = 0;
	for (const block of blocks) {
		data.set(block, at);
		at += block.length;
	}
	return new Dictionary(data, offsets);
}
