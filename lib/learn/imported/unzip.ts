/**
 * Reads a zip archive (APPNOTE 6.3: stored and deflated entries, no encryption, no zip64), by its central directory. Sizes are
 * limited before anything is unpacked, and while it is: an archive that claims less than it holds stops at its claim.
 */
import { inflateRawSync } from 'node:zlib';
import { LIMITS, tooLarge, unreadable } from './limits';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

export const isZip = (bytes: Uint8Array) =>
	bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/** Files by name (folders are left out). Throws CORRUPT_FILE, UNSUPPORTED. */
export function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const files = new Map<string, Uint8Array>();
	try {
		const end = findEnd(view);
		const count = view.getUint16(end + 10, true);
		if (count > LIMITS.files) throw tooLarge(`its zip holds ${count} files`);
		let at = view.getUint32(end + 16, true);
		let total = 0;
		for (let i = 0; i < count; i++) {
			const entry = readEntry(view, bytes, at);
			at = entry.next;
			total += entry.size;
			if (total > LIMITS.bytes) throw tooLarge('its zip unpacks to more than 512 MB');
			if (!entry.name.endsWith('/')) files.set(entry.name, unpack(view, bytes, entry));
		}
	} catch (error) {
		if (error instanceof RangeError) throw unreadable('its zip archive is truncated');
		throw error;
	}
	return files;
}

function findEnd(view: DataView): number {
	const least = Math.max(0, view.byteLength - 22 - 65_535);
	for (let at = view.byteLength - 22; at >= least; at--)
		if (view.getUint32(at, true) === END) return at;
	throw unreadable('its zip archive has no end');
}

interface Entry {
	readonly name: string;
	readonly method: number;
	readonly packed: number;
	readonly size: number;
	readonly local: number;
	readonly next: number;
}

function readEntry(view: DataView, bytes: Uint8Array, at: number): Entry {
	if (view.getUint32(at, true) !== ENTRY) throw unreadable('its zip archive is damaged');
	if ((view.getUint16(at + 8, true) & 1) === 1) throw unreadable('its zip archive is encrypted');
	const length = view.getUint16(at + 28, true);
	const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	return {
		name: new TextDecoder().decode(bytes.slice(at + 46, at + 46 + length)),
		method: view.getUint16(at + 10, true),
		packed: view.getUint32(at + 20, true),
		size: view.getUint32(at + 24, true),
		local: view.getUint32(at + 42, true),
		next: at + 46 + length + rest,
	};
}

function unpack(view: DataView, bytes: Uint8Array, entry: Entry): Uint8Array {
	const { local, name, method, packed, size } = entry;
	if (view.getUint32(local, true) !== LOCAL) throw unreadable('its zip archive is damaged');
	const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
	const data = bytes.slice(from, from + packed);
	const out = method === 0 ? data : method === 8 ? inflate(data, size) : null;
	if (out?.length === size) return out;
	throw unreadable(
		`"${name.slice(0, 100)}" in its zip archive is damaged or packed in an unknown way`,
	);
}

function inflate(data: Uint8Array, size: number): Uint8Array | null {
	try {
		// A fresh array: a Buffer may share its memory with others.
		return Uint8Array.from(inflateRawSync(data, { maxOutputLength: Math.max(1, size) }));
	} catch {
		return null;
	}
}
