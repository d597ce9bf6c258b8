import { isUtf8 } from 'node:buffer';
import { LibraryError } from '../../errors';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface DetectedEncoding {
	readonly encoding: Encoding;
	readonly by: 'given' | 'bom' | 'content' | 'fallback';
	/** Bytes of the byte order mark. */
	readonly bom: number;
}

const isEncoding = (name: string): name is Encoding =>
	ENCODINGS.some((encoding) => encoding === name);

/** Checks an encoding given by name. */
export function toEncoding(name: string): Encoding {
	const lower = name.toLowerCase();
	if (isEncoding(lower)) return lower;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The encoding "${name}" is not one of ${ENCODINGS.join(', ')}.`,
		'Pick one of these, or "auto".',
	);
}

function byMark(head: Uint8Array): DetectedEncoding | null {
	const [a, b, c] = head;
	if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', by: 'bom', bom: 3 };
	if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', by: 'bom', bom: 2 };
	if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', by: 'bom', bom: 2 };
	return null;
}

/**
 * The encoding of a text by its mark, by the place of its zero bytes (UTF-16), by being valid UTF-8, else by how its
 * high bytes pair: Chinese in GB18030 comes in pairs of which the second is high too, Western text has single high
 * bytes among ASCII letters. What is left is read as windows-1252 and reported as a fallback.
 * @param head the first bytes of the file, at best 64 KB. @param whole true when that is all of it.
 */
export function detectEncoding(
	head: Uint8Array,
	given: string | undefined,
	whole = false,
): DetectedEncoding {
	const marked = byMark(head);
	if (given !== undefined && given !== 'auto') {
		const encoding = toEncoding(given);
		return { encoding, by: 'given', bom: marked?.encoding === encoding ? marked.bom : 0 };
	}
	if (marked) return marked;
	const wide = wideByZeros(head);
	if (wide) return { encoding: wide, by: 'content', bom: 0 };
	if (isUtf8(whole ? head : head.subarray(0, lastCharStart(head)))) {
		return { encoding: 'utf-8', by: 'content', bom: 0 };
	}
	return looksChinese(head)
		? { encoding: 'gb18030', by: 'content', bom: 0 }
		: { encoding: 'windows-1252', by: 'fallback', bom: 0 };
}

/** Where the last, possibly cut, UTF-8 character begins. */
function lastCharStart(bytes: Uint8Array): number {
	let at = bytes.length - 1;
	while (at > 0 && at > bytes.length - 4 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at--;
	return Math.max(0, at);
}

function wideByZeros(head: Uint8Array): Encoding | null {
	let even = 0;
	let odd = 0;
	const length = head.length & ~1;
	for (let at = 0; at < length; at += 2) {
		if (head[at] === 0) even++;
		if (head[at + 1] === 0) odd++;
	}
	const half = length / 2;
	if (half < 2) return null;
	if (odd > half * 0.3 && even < odd * 0.1) return 'utf-16le';
	return even > half * 0.3 && odd < even * 0.1 ? 'utf-16be' : null;
}

function looksChinese(bytes: Uint8Array): boolean {
	let pairs = 0;
	let singles = 0;
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at] ?? 0;
		if (byte < 0x80) continue;
		const next = bytes[at + 1] ?? 0;
		if (byte >= 0x81 && byte <= 0xfe && next >= 0xa1) {
			pairs++;
			at++;
		} else singles++;
	}
	return pairs > singles;
}
