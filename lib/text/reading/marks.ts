/** What a UTF-16 unit is to those who cut texts: told by its number, since regular expressions would cost far more. */
export { isCapital, isSpace, isWordUnit } from '../rules/units';

/** What each unit does to a sentence, as sums of these. */
const [FINAL, WIDE, CLOSING, LINE_BREAK] = [1, 2, 4, 8];

const KINDS = new Uint8Array(0x10000);

function mark(units: string, kind: number): void {
	for (let i = 0; i < units.length; i++) KINDS[units.charCodeAt(i)] = kind;
}

mark('.!?…؟۔।॥‼⁉⁇⁈', FINAL);
mark('。！？｡．', WIDE);
mark('"\'”’»›)]}）」』】》〉］｝', CLOSING);
mark('\n\r\u0085\u2028\u2029', LINE_BREAK);

const isKind = (unit: number, kind: number) => ((KINDS[unit] ?? 0) & kind) !== 0;

/** Whether a sentence may end here: a mark or a line break. */
export const mayEnd = (unit: number) => isKind(unit, FINAL | WIDE | LINE_BREAK);
/** Ends a sentence where space follows. */
export const isFinalMark = (unit: number) => isKind(unit, FINAL);
/** Ends a sentence without space after it, as in Chinese. */
export const isWideMark = (unit: number) => isKind(unit, WIDE);
/** Closes a quotation or parenthesis. */
export const isClosing = (unit: number) => isKind(unit, CLOSING);
/** A final or wide mark, or one that closes. */
export const isEndingMark = (unit: number) => isKind(unit, FINAL | WIDE | CLOSING);
export const isLineBreak = (unit: number) => isKind(unit, LINE_BREAK);

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
