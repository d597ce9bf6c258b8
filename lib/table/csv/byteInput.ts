import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { LibraryError } from '../../errors';
import type { FileSource } from '../source';

/** Bytes read one piece after the other. File reads block: this code runs on worker threads, never on n8n's own. */
export interface ByteInput {
	/** Fills `into` from its front and returns how many bytes came; 0 only at the end. */
	read(into: Uint8Array): number | Promise<number>;
	close(): void;
}

/** The bytes of a file or buffer from `start` on, as they are. */
export function openBytes(source: FileSource, start = 0): ByteInput {
	if (source.bytes) return memoryInput(source.bytes, start);
	const file = openFile(source);
	let at = start;
	return {
		read(into) {
			const count = readSync(file, into, 0, into.length, at);
			at += count;
			return count;
		},
		close: () => closeSync(file),
	};
}

function memoryInput(bytes: Uint8Array, start: number): ByteInput {
	let at = start;
	return {
		read(into) {
			const part = bytes.subarray(at, at + into.length);
			into.set(part);
			at += part.length;
			return part.length;
		},
		close() {},
	};
}

/** Size in bytes. */
export function sizeOf(source: FileSource): number {
	if (source.bytes) return source.bytes.length;
	const file = openFile(source);
	try {
		return fstatSync(file).size;
	} finally {
		closeSync(file);
	}
}

/** Up to `length` bytes from `start` on. */
export function readAt(source: FileSource, start: number, length: number): Uint8Array {
	if (source.bytes) return source.bytes.subarray(start, start + length);
	const file = openFile(source);
	try {
		const out = new Uint8Array(length);
		let filled = 0;
		for (;;) {
			const count = readSync(file, out, filled, length - filled, start + filled);
			filled += count;
			if (count === 0 || filled === length) return out.subarray(0, filled);
		}
	} finally {
		closeSync(file);
	}
}

function openFile(source: FileSource): number {
	if (source.path === undefined)
		throw notReadable(source.name, 'neither a path nor bytes were given');
	try {
		return openSync(source.path, 'r');
	} catch (error) {
		throw notReadable(source.name, error instanceof Error ? error.message : String(error));
	}
}

function notReadable(name: string, why: string): LibraryError {
	return new LibraryError(
		'NOT_FOUND',
		`The file "${name}" cannot be opened: ${why}.`,
		'Check that the file still exists and that n8n may read it.',
	);
}
