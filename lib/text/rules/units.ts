/** What a UTF-16 unit of a text is, told by its number alone: regular expressions would cost more than all rules together. */

const isSpaceUnit = (unit: number) =>
	unit <= 32 || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200b) || unit === 0x3000;

function isLetterUnit(unit: number): boolean {
	if (unit < 0x80) {
		return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90);
	}
	if (unit < 0xc0) return unit === 0xaa || unit === 0xb5 || unit === 0xba;
	if (unit >= 0x2000 && unit <= 0x2bff) return false;
	if (unit >= 0x3000 && unit <= 0x303f) return false;
	if (unit >= 0xd800 && unit <= 0xf8ff) return false;
	if (unit >= 0xfe00 && unit <= 0xff0f) return unit >= 0xfe70 && unit <= 0xfefc;
	return !SINGLE_MARKS.has(unit);
}

/** × ÷ and the marks of Arabic, Hindi and full-width text. */
const SINGLE_MARKS = new Set([
	0xd7, 0xf7, 0x60c, 0x61b, 0x61f, 0x66a, 0x6d4, 0x964, 0x965, 0xff1a, 0xff1b, 0xff1f, 0xff3b,
	0xff3d, 0xff5b, 0xff5d, 0xff5e, 0xff61, 0xff64, 0xfffd,
]);

const STOPS = new Set(
	[...'.,;:!?()…。，、；：！？（）؟،؛।~～\n'].map((mark) => mark.charCodeAt(0)),
);

export const isExclamation = (unit: number) => unit === 33 || unit === 0xff01;

export const isQuestion = (unit: number) => unit === 63 || unit === 0xff1f || unit === 0x61f;

/** First half of an emoji of two units. */
export const isEmojiHalf = (unit: number) => unit >= 0xd83c && unit <= 0xd83e;

/** An emoji of one unit: ☀ … ➿. */
export const isShortEmoji = (unit: number) => unit >= 0x2600 && unit <= 0x27bf;

const isCapitalUnit = (unit: number) =>
	(unit >= 65 && unit <= 90) ||
	(unit >= 0xc0 && unit <= 0xde && unit !== 0xd7) ||
	(unit >= 0x410 && unit <= 0x42f);

const isSmallUnit = (unit: number) =>
	(unit >= 97 && unit <= 122) || (unit >= 0xdf && unit <= 0xff) || (unit >= 0x430 && unit <= 0x44f);

const [SPACE, WORD, STOP, CAPITAL, SMALL] = [1, 2, 4, 8, 16];

/** What each of the 65,536 units is: one look instead of a chain of comparisons for each unit of a text. */
const KINDS = Uint8Array.from(
	{ length: 0x10000 },
	(_, unit) =>
		(isSpaceUnit(unit) ? SPACE : 0) |
		(isLetterUnit(unit) ? WORD : 0) |
		(STOPS.has(unit) ? STOP : 0) |
		(isCapitalUnit(unit) ? CAPITAL : 0) |
		(isSmallUnit(unit) ? SMALL : 0),
);

export const isSpace = (unit: number) => ((KINDS[unit] ?? 0) & SPACE) !== 0;

/** Letters, digits and vowel signs of any script; no marks, symbols or halves of emoji. */
export const isWordUnit = (unit: number) => ((KINDS[unit] ?? 0) & WORD) !== 0;

/** Marks after which what was said of the next word no longer holds. */
export const isStop = (unit: number) => ((KINDS[unit] ?? 0) & STOP) !== 0;

export const isCapital = (unit: number) => ((KINDS[unit] ?? 0) & CAPITAL) !== 0;

export const isSmall = (unit: number) => ((KINDS[unit] ?? 0) & SMALL) !== 0;
