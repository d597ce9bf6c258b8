import { createHash, type Hash } from 'node:crypto';
import { Table, toWire } from '../../table';

/** Adds a value of any depth: names, numbers and the bytes of columns. */
function add(hash: Hash, value: unknown): void {
	if (ArrayBuffer.isView(value)) {
		hash.update(`${value.byteLength}:`);
		hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
	} else if (typeof value === 'object' && value !== null) {
		hash.update('{');
		for (const [key, part] of Object.entries(value)) {
			hash.update(`${JSON.stringify(key)}:`);
			add(hash, part);
		}
		hash.update('}');
	} else hash.update(`${typeof value}${String(value)};`);
}

/** Tells tables of different names, types or values apart; equal ones that were made in the same way have the same. */
export function fingerprint(table: Table): string {
	const hash = createHash('sha256');
	add(hash, toWire(table));
	return hash.digest('base64');
}

/** A text for options that may hold tables. */
export function keyOf(options: object): string {
	return JSON.stringify(options, (_, value: unknown) =>
		value instanceof Table ? fingerprint(value) : value,
	);
}
