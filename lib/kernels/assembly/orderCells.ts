/** Cells of an orders file: keys as words, dates, amounts. See lib/features/rfm/keys.ts and scanCsv.ts for the plain twins. */
export const DAY_MS: f64 = 86400000;

// @ts-ignore: decorators are AssemblyScript
@inline
export function isBlank(byte: u32): bool {
	return byte == 32 || byte == 9;
}

/** False for an empty cell and for one with blanks around it. */
// @ts-ignore: decorators are AssemblyScript
@inline
export function isPlain(window: usize, start: u32, end: u32): bool {
	return start < end && !isBlank(load<u8>(window + start)) && !isBlank(load<u8>(window + end - 1));
}

/** Up to four bytes, least significant first; there are always four readable bytes. */
// @ts-ignore: decorators are AssemblyScript
@inline
export function packWord(at: usize, length: u32): u32 {
	const word = load<u32>(at);
	return length >= 4 ? word : word & ((1 << (length << 3)) - 1);
}

// @ts-ignore: decorators are AssemblyScript
@inline
export function hashKey(w0: u32, w1: u32, w2: u32): u32 {
	const second = w2 >> 31 ? 0 : w1;
	let h = (w0 * 0x9e3779b1) ^ (second * 0x85ebca77) ^ (w2 * 0xc2b2ae3d);
	h = (h ^ (h >> 15)) * 0x2c1b3c6d;
	h = (h ^ (h >> 12)) * 0x297a2d39;
	return h ^ (h >> 15);
}

export function hashBytes(at: usize, length: u32, seed: u32): u32 {
	let h = seed;
	for (let i: usize = 0; i < <usize>length; i++) h = (h ^ <u32>load<u8>(at + i)) * 0x01000193;
	h = (h ^ (h >> 15)) * 0x2c1b3c6d;
	return h ^ (h >> 13);
}

/** Two digits at `at`, or a number above 99. */
// @ts-ignore: decorators are AssemblyScript
@inline
function pair(at: usize): u32 {
	const high = <u32>load<u8>(at) - 48;
	const low = <u32>load<u8>(at, 1) - 48;
	return high > 9 || low > 9 ? 1000 : high * 10 + low;
}

/** UTC ms of `YYYY-MM-DD`, alone or with `hh:mm:ss` and `Z` or nothing; NaN for any other text, which the twin judges. */
export function readDate(at: usize, length: u32): f64 {
	if (length != 10 && length != 19 && length != 20) return NaN;
	if (load<u8>(at, 4) != 45 || load<u8>(at, 7) != 45) return NaN;
	const century = pair(at);
	const years = pair(at + 2);
	const month = pair(at + 5);
	const day = pair(at + 8);
	// Day 29 and later depend on the month; January to December all have 28.
	if (century > 99 || years > 99 || month < 1 || month > 12 || day < 1 || day > 31) return NaN;
	if (day > 28 && day > daysOf(century * 100 + years, month)) return NaN;
	const midnight = <f64>daysFromCivil(century * 100 + years, month, day) * DAY_MS;
	if (length == 10) return midnight;
	const mark = load<u8>(at, 10);
	if ((mark != 84 && mark != 32) || load<u8>(at, 13) != 58 || load<u8>(at, 16) != 58) return NaN;
	if (length == 20 && load<u8>(at, 19) != 90) return NaN;
	const hour = pair(at + 11);
	const minute = pair(at + 14);
	const second = pair(at + 17);
	if (hour > 23 || minute > 59 || second > 59) return NaN;
	return midnight + <f64>((hour * 60 + minute) * 60 + second) * 1000;
}

function daysOf(year: u32, month: u32): u32 {
	if (month != 2) return 30 + ((month ^ (month >> 3)) & 1);
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
}

/** Days since 1970-01-01 (Hinnant's days_from_civil) for the years 0 to 9999. */
function daysFromCivil(year: u32, month: u32, day: u32): i32 {
	const y: i32 = <i32>year - (month <= 2 ? 1 : 0);
	const era: i32 = (y >= 0 ? y : y - 399) / 400;
	const yearOfEra: i32 = y - era * 400;
	const dayOfYear: i32 = (153 * (<i32>month + (month > 2 ? -3 : 9)) + 2) / 5 + <i32>day - 1;
	const dayOfEra: i32 = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
	return era * 146097 + dayOfEra - 719468;
}

/** Ten-thousandths of a plain number of at most 15 signs and four decimals; NaN for any other text. */
export function readUnits(from: usize, end: usize, decimal: u32): f64 {
	let at = from;
	const negative = at < end && load<u8>(at) == 45;
	if (negative) at++;
	if (at == end || end - at > 15) return NaN;
	let value: u64 = 0;
	let mark: usize = 0;
	let digits: u32 = 0;
	for (; at < end; at++) {
		const byte = <u32>load<u8>(at);
		const digit = byte - 48;
		if (digit <= 9) {
			value = value * 10 + digit;
			digits++;
		} else if (byte == decimal && mark == 0) mark = at;
		else return NaN;
	}
	const decimals = mark == 0 ? 0 : <u32>(end - mark - 1);
	if (digits == 0 || decimals > 4) return NaN;
	const units = <f64>value * scale(decimals);
	return negative ? -units : units;
}

// @ts-ignore: decorators are AssemblyScript
@inline
function scale(decimals: u32): f64 {
	if (decimals == 2) return 100;
	if (decimals == 0) return 10000;
	return decimals == 1 ? 1000 : decimals == 3 ? 10 : 1;
}
