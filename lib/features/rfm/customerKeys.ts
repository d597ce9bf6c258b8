/** The keys of a partition's customers, read from their records. */
import { isLong, keyLength, unpackKey } from './keys';
import { KEY_AT, PAGE_BITS, PAGE_MASK, type Partition } from './partition';

export type CustomerKeys = Pick<Partition, 'customers' | 'width' | 'pages' | 'longKeys'>;

const EMPTY = new Int32Array();

/** Length of a customer's key in bytes. */
export function lengthOfKey({ pages, width }: CustomerKeys, customer: number): number {
	const page = pages[customer >> PAGE_BITS] ?? EMPTY;
	return keyLength(page[(customer & PAGE_MASK) * width + KEY_AT + 2] ?? 0);
}

/** Writes a customer's key into out[at …] and returns its length. */
export function copyKey(
	{ pages, width, longKeys }: CustomerKeys,
	customer: number,
	out: Uint8Array,
	at: number,
): number {
	const page = pages[customer >> PAGE_BITS] ?? EMPTY;
	const key = (customer & PAGE_MASK) * width + KEY_AT;
	const w1 = page[key + 1] ?? 0;
	const w2 = page[key + 2] ?? 0;
	const length = keyLength(w2);
	if (!isLong(w2)) unpackKey(page[key] ?? 0, w1, w2, out, at);
	else for (let i = 0; i < length; i++) out[at + i] = longKeys[w1 + i] ?? 0;
	return length;
}

/** Bytes 2 · pair and 2 · pair + 1 of a customer's key as a number, the first one higher; zeros past its end. */
export function keyPair(
	{ pages, width, longKeys }: CustomerKeys,
	customer: number,
	pair: number,
): number {
	const page = pages[customer >> PAGE_BITS] ?? EMPTY;
	const key = (customer & PAGE_MASK) * width + KEY_AT;
	const w2 = page[key + 2] ?? 0;
	if (isLong(w2)) {
		const at = (page[key + 1] ?? 0) + 2 * pair;
		const left = keyLength(w2) - 2 * pair;
		return left <= 0 ? 0 : ((longKeys[at] ?? 0) << 8) | (left > 1 ? (longKeys[at + 1] ?? 0) : 0);
	}
	if (pair > 5) return 0;
	const word = pair < 4 ? (page[key + (pair >> 1)] ?? 0) : w2 & 0xffffff;
	const both = word >>> ((pair & 1) * 16);
	return ((both & 255) << 8) | ((both >>> 8) & 255);
}
