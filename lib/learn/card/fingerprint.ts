/**
 * Which data a model learnt from, as one number: SHA-256 over the names, types and values of some columns, in the order of the
 * rows. Equal cells give equal digests whatever holds them (32 or 64 bits, any dictionary). One pass in blocks of 64 kB.
 */
import { createHash, type Hash } from 'node:crypto';
import { isSet, type Column, type StringColumn, type Table } from '../../table';

const BLOCK = 8_192;
/** Written first: another way of counting must give another number. */
const VERSION = 'n8n-nodes-marketing-ai/fingerprint/1';

export function dataFingerprint(table: Table, columns: readonly string[]): string {
	const hash = createHash('sha256');
	hash.update(JSON.stringify([VERSION, table.numRows, columns.length]));
	for (const name of columns) {
		const column = table.column(name);
		hash.update(JSON.stringify([name, column.type]));
		if (column.type === 'string') hashTexts(hash, column);
		else hashNumbers(hash, column);
	}
	return hash.digest('hex');
}

/** Values as float64; missing is NaN (a column's own NaN counts as missing: it says nothing either), −0 is 0. */
function hashNumbers(hash: Hash, { values, validity, length }: Column): void {
	const block = new Float64Array(BLOCK);
	for (let from = 0; from < length; from += BLOCK) {
		const size = Math.min(BLOCK, length - from);
		block.set(values.subarray(from, from + size));
		for (let i = 0; i < size; i++) {
			const value = block[i] ?? NaN;
			block[i] = Number.isNaN(value) ? NaN : value + 0;
		}
		if (validity) for (let i = 0; i < size; i++) if (!isSet(validity, from + i)) block[i] = NaN;
		hash.update(new Uint8Array(block.buffer, 0, size * 8));
	}
}

/** Texts are numbered in the order in which they first occur; −1 is missing. Then the texts themselves. */
function hashTexts(hash: Hash, { values, validity, dictionary, length }: StringColumn): void {
	const numbers = new Int32Array(dictionary.size).fill(-1);
	const known = new Map<string, number>();
	const block = new Int32Array(BLOCK);
	for (let from = 0; from < length; from += BLOCK) {
		const size = Math.min(BLOCK, length - from);
		for (let i = 0; i < size; i++) {
			const there = validity === null || isSet(validity, from + i);
			const code = values[from + i] ?? 0;
			if (there && numbers[code] === -1) numbers[code] = numberOf(dictionary.get(code), known);
			block[i] = there ? (numbers[code] ?? -1) : -1;
		}
		hash.update(new Uint8Array(block.buffer, 0, size * 4));
	}
	for (const text of known.keys()) hash.update(JSON.stringify(text));
}

function numberOf(text: string, known: Map<string, number>): number {
	const old = known.get(text);
	if (old !== undefined) return old;
	known.set(text, known.size);
	return known.size - 1;
}
