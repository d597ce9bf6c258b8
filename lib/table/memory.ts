/**
 * Where column data lives. SharedArrayBuffer, where the platform has it, lets a worker thread read a column without
 * copying; elsewhere the same code works on ArrayBuffer and columns are copied at the thread border.
 */
export const SHARED_MEMORY = typeof SharedArrayBuffer === 'function';

function allocate(bytes: number): ArrayBufferLike {
	return SHARED_MEMORY ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
}

/** `length` zeroed float64 values in memory that threads can share. */
export const float64 = (length: number) => new Float64Array(allocate(length * 8));
/** `length` zeroed float32 values in memory that threads can share. */
export const float32 = (length: number) => new Float32Array(allocate(length * 4));
/** `length` zeroed int32 values in memory that threads can share. */
export const int32 = (length: number) => new Int32Array(allocate(length * 4));
/** `length` zeroed uint32 values in memory that threads can share. */
export const uint32 = (length: number) => new Uint32Array(allocate(length * 4));
/** `length` zeroed bytes in memory that threads can share. */
export const bytes = (length: number) => new Uint8Array(allocate(length));

/** A copy of bytes that threads can share. */
export function sharedCopy(content: Uint8Array): Uint8Array {
	const copy = bytes(content.length);
	copy.set(content);
	return copy;
}
