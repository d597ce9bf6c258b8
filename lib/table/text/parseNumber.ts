/**
 * Decimal numbers from raw bytes, without making a string. Up to 15 significant digits and a power of ten within
 * ±22 are computed exactly in one multiplication or division (Clinger 1990, fast path); anything longer goes through
 * Number(), so the result is always the nearest double. Cost: a few ns a digit.
 */

const DOT = 46;
const MINUS = 45;
const PLUS = 43;
const ZERO = 48;
const NINE = 57;
const LOWER_E = 101;

const POWERS = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

const isDigit = (byte: number) => byte >= ZERO && byte <= NINE;
const isBlank = (byte: number) => byte === 32 || byte === 9;

/** Start of the text in [start, end) without leading spaces and tabs. */
export function skipBlanks(bytes: Uint8Array, start: number, end: number): number {
	while (start < end && isBlank(bytes[start] ?? 0)) start++;
	return start;
}

/** End of the text in [start, end) without trailing spaces and tabs. */
export function trimBlanks(bytes: Uint8Array, start: number, end: number): number {
	while (end > start && isBlank(bytes[end - 1] ?? 0)) end--;
	return end;
}

/**
 * The number written in bytes [start, end): `-12`, `+3.5`, `1e-3`, `007`, `.5`; blanks around it are skipped.
 * NaN when the text is not a number (words such as NaN and Infinity are not). Allocates nothing on the usual path.
 * @param decimal byte of the decimal mark: 46 `.` (default) or 44 `,`.
 */
export function parseFloatBytes(
	bytes: Uint8Array,
	start: number,
	end: number,
	decimal: number = DOT,
): number {
	let at = skipBlanks(bytes, start, end);
	const stop = trimBlanks(bytes, at, end);
	const from = at;
	const negative = bytes[at] === MINUS;
	if (at < stop && (negative || bytes[at] === PLUS)) at++;
	let mantissa = 0;
	let digits = 0;
	let significant = 0;
	let scale = 0;
	let fraction = false;
	for (; at < stop; at++) {
		const byte = bytes[at] ?? 0;
		if (isDigit(byte)) {
			digits++;
			if (significant > 0 || byte !== ZERO) significant++;
			mantissa = mantissa * 10 + (byte - ZERO);
			if (fraction) scale++;
		} else if (byte === decimal && !fraction) fraction = true;
		else break;
	}
	if (digits === 0) return NaN;
	if (at < stop) {
		const exponent = parseExponent(bytes, at, stop);
		if (exponent !== exponent) return NaN;
		scale -= exponent;
	}
	if (significant > 15 || scale > 22 || scale < -22) return slowNumber(bytes, from, stop, decimal);
	const value = scale > 0 ? mantissa / (POWERS[scale] ?? 1) : mantissa * (POWERS[-scale] ?? 1);
	return negative ? -value : value;
}

/** The exponent in [at, stop), which begins at the letter e; NaN when malformed. */
function parseExponent(bytes: Uint8Array, at: number, stop: number): number {
	if (((bytes[at] ?? 0) | 32) !== LOWER_E) return NaN;
	at++;
	const negative = bytes[at] === MINUS;
	if (negative || bytes[at] === PLUS) at++;
	if (at >= stop) return NaN;
	let value = 0;
	for (; at < stop; at++) {
		const byte = bytes[at] ?? 0;
		if (!isDigit(byte)) return NaN;
		value = Math.min(value * 10 + (byte - ZERO), 99_999);
	}
	return negative ? -value : value;
}

function slowNumber(bytes: Uint8Array, start: number, end: number, decimal: number): number {
	const text = asciiText(bytes, start, end);
	const value = Number(decimal === DOT ? text : text.replace(String.fromCharCode(decimal), '.'));
	return Number.isFinite(value) ? value : NaN;
}

/** The bytes as a string; only for text known to be ASCII. */
function asciiText(bytes: Uint8Array, start: number, end: number): string {
	let text = '';
	for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0);
	return text;
}

/**
 * As parseFloatBytes, but NaN for text that a number would not give back: leading zeros (`007`), a plus sign
 * (`+49…`), a bare exponent (`12E5`, which is an article number more often than a number), a trailing mark (`5.`)
 * and whole numbers beyond 2^53. Such text stays text.
 */
export function parseStrictNumber(
	bytes: Uint8Array,
	start: number,
	end: number,
	decimal: number = DOT,
): number {
	const from = skipBlanks(bytes, start, end);
	const stop = trimBlanks(bytes, from, end);
	const first = bytes[from] === MINUS ? from + 1 : from;
	if (first >= stop || bytes[first] === PLUS) return NaN;
	if (bytes[first] === ZERO && first + 1 < stop && isDigit(bytes[first + 1] ?? 0)) return NaN;
	if (bytes[stop - 1] === decimal) return NaN;
	const value = parseFloatBytes(bytes, from, stop, decimal);
	if (stop - first > 15 && value === value) return checkedLong(bytes, from, stop, decimal, value);
	return stop - first > 2 && hasBareExponent(bytes, first, stop, decimal) ? NaN : value;
}

/** True for digits, the letter e, digits: no mark and no signed exponent. */
function hasBareExponent(bytes: Uint8Array, start: number, end: number, decimal: number): boolean {
	for (let at = start; at < end; at++) {
		const byte = bytes[at] ?? 0;
		if (byte === decimal) return false;
		if ((byte | 32) === LOWER_E) return isDigit(bytes[at + 1] ?? 0);
	}
	return false;
}

function checkedLong(
	bytes: Uint8Array,
	start: number,
	end: number,
	decimal: number,
	value: number,
): number {
	if (hasBareExponent(bytes, start, end, decimal)) return NaN;
	if (!isWhole(bytes, start, end)) return value;
	return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : NaN;
}

/** True when [start, end) holds only digits after an optional minus: a whole number, given that it is a number. */
export function isWhole(bytes: Uint8Array, start: number, end: number): boolean {
	for (let at = bytes[start] === MINUS ? start + 1 : start; at < end; at++) {
		if (!isDigit(bytes[at] ?? 0)) return false;
	}
	return true;
}

/** True for a number that is written as a whole one: `12`, `-3`, and R's `1e+05` and `3.12e+10`; not `5.0`. */
export function isWholeNumber(
	bytes: Uint8Array,
	start: number,
	end: number,
	value: number,
): boolean {
	if (isWhole(bytes, start, end)) return true;
	if (!Number.isSafeInteger(value)) return false;
	for (let at = start; at < end; at++) if (((bytes[at] ?? 0) | 32) === LOWER_E) return true;
	return false;
}
