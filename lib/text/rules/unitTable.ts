/**
 * What the readers of texts ask of each UTF-16 unit, in one number: its lower case in the low 16 bits, above them what it is. One
 * look a unit, instead of a copy of the text in lower case and a look for each question.
 */
import type { Fold } from './fold';
import { isCapital, isEmojiHalf, isSmall, isSpace, isWordUnit } from './units';

export const LOWER = 0xffff;
/** Of the lower case: a letter or digit, and a space. */
export const WORD = 1 << 16;
export const SPACE = 1 << 17;
/** Of the unit as it is written. */
export const CAPITAL = 1 << 18;
export const SMALL = 1 << 19;
/** Set where a unit alone does not tell its lower case: Σ, İ, halves of pairs that may be letters. */
export const UNCLEAR = 1 << 20;

const SIGMA = 0x3a3;

export const UNITS = Int32Array.from({ length: 0x10000 }, (_, unit) => cellOf(unit));

function cellOf(unit: number): number {
	const lower = lowerOf(unit);
	const low = lower & LOWER;
	return (
		lower |
		(isWordUnit(low) ? WORD : 0) |
		(isSpace(low) ? SPACE : 0) |
		(isCapital(unit) ? CAPITAL : 0) |
		(isSmall(unit) ? SMALL : 0)
	);
}

function lowerOf(unit: number): number {
	const isHalf = unit >= 0xd800 && unit <= 0xdfff;
	if (isHalf) return isEmojiHalf(unit) || unit >= 0xdc00 ? unit : unit | UNCLEAR;
	const lower = String.fromCharCode(unit).toLowerCase();
	return unit === SIGMA || lower.length !== 1 ? unit | UNCLEAR : lower.charCodeAt(0);
}

const folded = new Map<Fold, Int32Array>();

/** The table with the letters of words as a language's fold spells them; 0 = the letter is left out. */
export function foldedUnits(fold: Fold | undefined): Int32Array {
	if (!fold) return UNITS;
	const made = folded.get(fold) ?? UNITS.map((cell) => (cell & ~LOWER) | fold(cell & LOWER));
	folded.set(fold, made);
	return made;
}
