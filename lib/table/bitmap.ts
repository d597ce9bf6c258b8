import { bytes } from './memory';

/** A validity bitmap: bit i (least significant first) is 1 where row i has a value. Same layout as Apache Arrow's. */
export type Bitmap = Uint8Array;

export function isSet(bitmap: Bitmap, row: number): boolean {
	return ((bitmap[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
}

export function setBit(bitmap: Bitmap, row: number, on: boolean): void {
	const mask = 1 << (row & 7);
	const byte = bitmap[row >> 3] ?? 0;
	bitmap[row >> 3] = on ? byte | mask : byte & ~mask;
}

/** A bitmap of `length` rows, all valid or all missing. Bits past the end are 0. */
export function createBitmap(length: number, valid: boolean): Bitmap {
	const bitmap = bytes((length + 7) >> 3);
	if (!valid) return bitmap;
	bitmap.fill(255);
	const rest = length & 7;
	if (rest) bitmap[bitmap.length - 1] = (1 << rest) - 1;
	return bitmap;
}

/** How many of the first `length` rows have a value. */
export function countSet(bitmap: Bitmap, length: number): number {
	let count = 0;
	for (let row = 0; row < length; row++) if (isSet(bitmap, row)) count++;
	return count;
}
