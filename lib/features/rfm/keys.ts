/**
 * Text keys as three 32-bit words, so that most ids are compared without touching their bytes. Up to 11 bytes are
 * held in the words themselves with the length in the top byte of the third: equal words, equal keys. Longer keys
 * hold a hash, the place of their bytes in an arena, and the length with the sign bit set.
 */
export const KEY_WORDS = 3;

const INLINE_BYTES = 11;

/** True when the third word says that the bytes lie in an arena. */
export const isLong = (w2: number): boolean => w2 < 0;

/** Length of the key in bytes. */
export const keyLength = (w2: number): number => (w2 < 0 ? w2 & 0x7fffffff : w2 >>> 24);

/** Well mixed 32-bit hash of a key's words; the top bits choose the partition, the low bits the slot. */
export function hashKey(w0: number, w1: number, w2: number): number {
	const second = w2 < 0 ? 0 : w1; // an arena place is not part of a long key
	let h = Math.imul(w0, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77) ^ Math.imul(w2, 0xc2b2ae3d);
	h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
	h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
	return h ^ (h >>> 15);
}

/** 32-bit hash of bytes [start, end), in the manner of FNV-1a with a final mix. */
export function hashBytes(bytes: Uint8Array, start: number, end: number, seed: number): number {
	let h = seed;
	for (let at = start; at < end; at++) h = Math.imul(h ^ (bytes[at] ?? 0), 0x01000193);
	h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
	return h ^ (h >>> 13);
}

/** Words of the key in bytes [start, end) into out[at …]. `arenaOffset`: where a long key's bytes are, or will be. */
export function packKey(
	bytes: Uint8Array,
	start: number,
	end: number,
	arenaOffset: number,
	out: Int32Array,
	at: number,
): void {
	const length = end - start;
	if (length > INLINE_BYTES) {
		out[at] = hashBytes(bytes, start, end, 0x811c9dc5 | 0);
		out[at + 1] = arenaOffset;
		out[at + 2] = length | 0x80000000;
		return;
	}
	out[at] = packWord(bytes, start, end);
	out[at + 1] = packWord(bytes, start + 4, end);
	out[at + 2] = packWord(bytes, start + 8, end) | (length << 24);
}

/** Up to four bytes from `start`, least significant first, zeros past `end`. */
function packWord(bytes: Uint8Array, start: number, end: number): number {
	let word = 0;
	const stop = end - start < 4 ? end - start : 4;
	for (let i = 0; i < stop; i++) word |= (bytes[start + i] ?? 0) << (i * 8);
	return word;
}

/** Writes the bytes of a short key into out[at …]. */
export function unpackKey(w0: number, w1: number, w2: number, out: Uint8Array, at: number): void {
	const length = keyLength(w2);
	for (let i = 0; i < length; i++) {
		const word = i < 4 ? w0 : i < 8 ? w1 : w2;
		out[at + i] = (word >>> ((i & 3) * 8)) & 255;
	}
}

/**
 * Order ids are only ever asked "same as another of this customer?": 64 bits do. Up to 7 bytes are held exactly with
 * their length; longer ids as 63 bits of hash (two of one customer's ids meet by chance once in 9 × 10^18 pairs).
 */
export const ORDER_WORDS = 2;

export function packOrder(
	bytes: Uint8Array,
	start: number,
	end: number,
	out: Int32Array,
	at: number,
): void {
	const length = end - start;
	if (length <= 7) {
		out[at] = packWord(bytes, start, end);
		out[at + 1] = packWord(bytes, start + 4, end) | (length << 24);
		return;
	}
	out[at] = hashBytes(bytes, start, end, 0x811c9dc5 | 0);
	out[at + 1] = hashBytes(bytes, start, end, 0x2f0b4a27) | 0x80000000;
}

/** Marks the second word of an order without an id: its first word is then the day, so that a day is one order. */
export const DAY_ORDER = 0x40000000;

/** Compares two byte strings in byte order: negative, 0 or positive. */
export function compareBytes(
	a: Uint8Array,
	aStart: number,
	aEnd: number,
	b: Uint8Array,
	bStart: number,
	bEnd: number,
): number {
	const length = Math.min(aEnd - aStart, bEnd - bStart);
	for (let i = 0; i < length; i++) {
		const difference = (a[aStart + i] ?? 0) - (b[bStart + i] ?? 0);
		if (difference !== 0) return difference;
	}
	return aEnd - aStart - (bEnd - bStart);
}
