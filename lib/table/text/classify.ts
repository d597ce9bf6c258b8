import { isWholeNumber, parseStrictNumber, skipBlanks, trimBlanks } from './parseNumber';
import { parseDateBytes } from './parseDate';
import { KIND, type Kind } from './kind';

/** Words for "no value", as typed columns take them. Compared without regard to case. */
export const MISSING_MARKERS: readonly string[] = [
	'na',
	'n/a',
	'#n/a',
	'nan',
	'null',
	'none',
	'\\n',
	'inf',
	'-inf',
	'infinity',
	'-infinity',
];

/** Longest text that can be anything but text. */
export const MAX_TYPED_LENGTH = 40;

const MARKER_BYTES = MISSING_MARKERS.map((word) => Uint8Array.from(word, (c) => c.charCodeAt(0)));
const LONGEST_WORD = Math.max(...MISSING_MARKERS.map((word) => word.length));
const TRUE = Uint8Array.from('true', (c) => c.charCodeAt(0));
/** 1 for each byte that a marker, `true` or `false` may begin with. */
const BEGINS_WORD = new Uint8Array(256);
for (const word of [...MISSING_MARKERS, 'true', 'false']) {
	BEGINS_WORD[word.charCodeAt(0)] = 1;
	BEGINS_WORD[word.toUpperCase().charCodeAt(0)] = 1;
}
const FALSE = Uint8Array.from('false', (c) => c.charCodeAt(0));

function equalsIgnoringCase(
	bytes: Uint8Array,
	start: number,
	end: number,
	word: Uint8Array,
): boolean {
	if (end - start !== word.length) return false;
	for (let i = 0; i < word.length; i++) {
		const byte = bytes[start + i] ?? 0;
		const lower = byte >= 65 && byte <= 90 ? byte | 32 : byte;
		if (lower !== word[i]) return false;
	}
	return true;
}

/** 1 for `true`, 0 for `false` in any case, else NaN. */
export function parseBooleanBytes(bytes: Uint8Array, start: number, end: number): number {
	const from = skipBlanks(bytes, start, end);
	const stop = trimBlanks(bytes, from, end);
	if (equalsIgnoringCase(bytes, from, stop, TRUE)) return 1;
	return equalsIgnoringCase(bytes, from, stop, FALSE) ? 0 : NaN;
}

/** True when the bytes are one of MISSING_MARKERS. */
export function isMarkerBytes(bytes: Uint8Array, start: number, end: number): boolean {
	const from = skipBlanks(bytes, start, end);
	const stop = trimBlanks(bytes, from, end);
	return MARKER_BYTES.some((word) => equalsIgnoringCase(bytes, from, stop, word));
}

/**
 * What the text in bytes [start, end) looks like. The rules are strict, so that typing never loses a value:
 * `007`, `+49 30`, `12E5` and 17-digit ids are text, `yes` is text, only ISO dates are dates. Blanks around are ignored,
 * blanks alone count as a marker.
 * @param decimal byte of the decimal mark, 46 or 44.
 */
export function classifyBytes(bytes: Uint8Array, start: number, end: number, decimal = 46): Kind {
	const from = skipBlanks(bytes, start, end);
	const stop = trimBlanks(bytes, from, end);
	const length = stop - from;
	if (length === 0) return end === start ? KIND.empty : KIND.marker;
	if (length > MAX_TYPED_LENGTH) return KIND.text;
	const first = bytes[from] ?? 0;
	if ((first >= 48 && first <= 57) || first === 45 || first === decimal) {
		const value = parseStrictNumber(bytes, from, stop, decimal);
		if (value === value) {
			return isWholeNumber(bytes, from, stop, value) ? KIND.integer : KIND.number;
		}
		const ms = parseDateBytes(bytes, from, stop);
		if (ms === ms) return KIND.date;
	}
	if (length > LONGEST_WORD || BEGINS_WORD[first] !== 1) return KIND.text;
	const truth = parseBooleanBytes(bytes, from, stop);
	if (truth === truth) return KIND.boolean;
	return isMarkerBytes(bytes, from, stop) ? KIND.marker : KIND.text;
}
