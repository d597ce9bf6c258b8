import type { OtherCell } from './textCells';

/** Why a row was not, or not wholly, read: bits. */
export const NO_TEXT = 1;
export const CUT = 2;
export const NOT_TEXT = 4;
export const UNKNOWN_LANGUAGE = 8;

/** Every combination of bits as a sentence; '' = nothing to say. `other`: what the column holds that is not text. */
export function noteTexts(other: OtherCell | null, mostCharacters: number): string[] {
	return Array.from({ length: 16 }, (_, bits) => {
		if ((bits & NO_TEXT) !== 0) return 'No text';
		const parts = [
			(bits & NOT_TEXT) !== 0 ? `A ${other ?? 'value'}, read as text` : '',
			(bits & CUT) !== 0 ? `Only the first ${mostCharacters} characters were read` : '',
			(bits & UNKNOWN_LANGUAGE) !== 0 ? 'Unknown language code: found in the text instead' : '',
		];
		return parts.filter((part) => part !== '').join('. ');
	});
}
