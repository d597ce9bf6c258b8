/** What a UTF-16 unit is to those who cut texts: told by its number, since regular expressions would cost far more. */
export { isCapital, isSpace, isWordUnit } from '../rules/units';

const unitsOf = (marks: string): ReadonlySet<number> =>
	new Set(Array.from({ length: marks.length }, (_, i) => marks.charCodeAt(i)));

const FINAL = unitsOf('.!?…؟۔।॥‼⁉⁇⁈');
const WIDE = unitsOf('。！？｡．');
const CLOSING = unitsOf('"\'”’»›)]}）」』】》〉］｝');

/** Ends a sentence where space follows. */
export const isFinalMark = (unit: number) => FINAL.has(unit);
/** Ends a sentence without space after it, as in Chinese. */
export const isWideMark = (unit: number) => WIDE.has(unit);
/** Closes a quotation or parenthesis. */
export const isClosing = (unit: number) => CLOSING.has(unit);

export const isLineBreak = (unit: number) =>
	unit === 10 || unit === 13 || unit === 0x85 || unit === 0x2028 || unit === 0x2029;

export const isDigit = (unit: number) => unit >= 48 && unit <= 57;

/** Small Latin, Greek and Cyrillic letters. */
export const isSmallLetter = (unit: number) =>
	(unit >= 97 && unit <= 122) ||
	(unit >= 0xdf && unit <= 0xff && unit !== 0xf7) ||
	(unit >= 0x3ac && unit <= 0x3ce) ||
	(unit >= 0x430 && unit <= 0x45f);

/** Units of emoji, with their variation marks, joiners and skins. */
export const isEmojiUnit = (unit: number) =>
	(unit >= 0xd83c && unit <= 0xd83e) ||
	(unit >= 0xdc00 && unit <= 0xdfff) ||
	(unit >= 0x2600 && unit <= 0x27bf) ||
	unit === 0xfe0f ||
	unit === 0x200d;

/** Scripts without space between words: Han, Kana, Thai, Lao, Khmer, Burmese. */
export const isUnspacedUnit = (unit: number) =>
	(unit >= 0x3040 && unit <= 0x30ff) ||
	(unit >= 0x3400 && unit <= 0x9fff) ||
	(unit >= 0xf900 && unit <= 0xfaff) ||
	unit === 0x3005 ||
	(unit >= 0x0e00 && unit <= 0x0eff) ||
	(unit >= 0x1000 && unit <= 0x109f) ||
	(unit >= 0x1780 && unit <= 0x17ff);
