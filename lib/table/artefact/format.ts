import { LibraryError } from '../../errors';

/**
 * The file form of a saved model, after the safetensors layout: 8 bytes header length (little-endian), a JSON header,
 * then raw little-endian tensors back to back. The header adds magic, kind, versions and a SHA-256 of the data. There
 * is no code in it, and reading allocates no more than the file itself plus the header (at most 1 MB).
 */

export type TypedArray =
	| Float64Array
	| Float32Array
	| Int32Array
	| Uint32Array
	| Int16Array
	| Uint16Array
	| Int8Array
	| Uint8Array;

/** Written first in the header of each artefact. */
export const FORMAT = 'n8n-nodes-marketing-ai/artefact';
/** The layout's own version; a file with a higher one is refused. */
export const FORMAT_VERSION = 1;
export const MAX_HEADER_BYTES = 2 ** 20;
export const LENGTH_BYTES = 8;
/** Tensors begin at multiples of this, so that every dtype is aligned. */
export const ALIGNMENT = 8;

const CONSTRUCTORS = {
	F64: Float64Array,
	F32: Float32Array,
	I32: Int32Array,
	U32: Uint32Array,
	I16: Int16Array,
	U16: Uint16Array,
	I8: Int8Array,
	U8: Uint8Array,
} as const;

export type Dtype = keyof typeof CONSTRUCTORS;

export function isDtype(value: unknown): value is Dtype {
	return typeof value === 'string' && Object.hasOwn(CONSTRUCTORS, value);
}

export function dtypeOf(array: TypedArray): Dtype {
	for (const [name, type] of Object.entries(CONSTRUCTORS)) {
		if (array instanceof type && isDtype(name)) return name;
	}
	throw new LibraryError(
		'WRONG_TYPE',
		'A saved model may hold only typed arrays of numbers.',
		'Report this: the model passes another kind of value to be saved.',
	);
}

export function bytesPerElement(dtype: Dtype): number {
	return CONSTRUCTORS[dtype].BYTES_PER_ELEMENT;
}

/** A copy of the bytes as a typed array of its own. */
export function toTyped(bytes: Uint8Array, dtype: Dtype): TypedArray {
	// Not `slice`: that of a Buffer gives the whole memory that the Buffer is a part of.
	return new CONSTRUCTORS[dtype](new Uint8Array(bytes).buffer);
}

export function align(offset: number): number {
	return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}

export function corrupt(what: string): LibraryError {
	return new LibraryError(
		'CORRUPT_FILE',
		`The saved model cannot be read: ${what}.`,
		'Train and save the model again, or restore the file from a backup.',
	);
}
