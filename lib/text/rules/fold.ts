/**
 * Spellings of a letter taken as one, unit by unit, so that places in the text stay true: 0 = the unit is left out. Word
 * lists and texts are folded alike.
 */
export type Fold = (unit: number) => number;

const LATIN = Uint16Array.from({ length: 0x180 }, (_, unit) =>
	unit < 0xc0 ? unit : String.fromCharCode(unit).normalize('NFD').charCodeAt(0),
);

/** Letters without accents: tweets and quick reviews leave them out. */
export function foldLatin(unit: number): number {
	if (unit < 0x180) return LATIN[unit] ?? unit;
	return unit >= 0x300 && unit <= 0x36f ? 0 : unit;
}

const ARABIC = new Map(
	['أا', 'إا', 'آا', 'ٱا', 'ىي', 'یي', 'ئي', 'ؤو', 'ةه', 'کك', 'گك'].map((pair) => [
		pair.charCodeAt(0),
		pair.charCodeAt(1),
	]),
);

/** One alef, one ya, ta marbuta as ha; without vowel signs and the stroke that stretches a word. */
export function foldArabic(unit: number): number {
	if (unit < 0x600 || unit > 0x6ff) return unit;
	if (unit === 0x640 || unit === 0x670 || (unit >= 0x64b && unit <= 0x65f)) return 0;
	return ARABIC.get(unit) ?? unit;
}

const NUKTA = 0x93c;

/** Without the dot below, and with one sign for nasal vowels. */
export function foldDevanagari(unit: number): number {
	if (unit === NUKTA) return 0;
	if (unit === 0x901) return 0x902;
	const dotted = unit >= 0x958 && unit <= 0x95f;
	return dotted ? String.fromCharCode(unit).normalize('NFD').charCodeAt(0) : unit;
}
