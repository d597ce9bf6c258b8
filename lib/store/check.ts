import { types } from 'node:util';
import { LibraryError } from '../errors';

const MODEL_NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]*$/u;
const KIND = /^[A-Za-z][A-Za-z0-9._-]{0,99}$/;

/**
 * A model's name in its one stored form (Unicode NFC). 1–100 letters, digits, space, `.`, `_`, `-`; the first is a letter
 * or digit, the last is no space. Throws INVALID_PARAMETER.
 */
export function modelName(name: string): string {
	const normal = name.normalize('NFC');
	if (MODEL_NAME.test(normal) && [...normal].length <= 100 && !normal.endsWith(' ')) return normal;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${shown(name)} cannot be a model's name.`,
		'Use 1 to 100 letters, digits, spaces, ".", "_" or "-", and begin with a letter or digit.',
	);
}

/** A dotted word such as `segment.kmeans`. Throws INVALID_PARAMETER. */
export function kindName(kind: string): string {
	if (KIND.test(kind)) return kind;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${shown(kind)} cannot be a kind.`,
		'Use 1 to 100 letters, digits, ".", "_" or "-", and begin with a letter.',
	);
}

/** Text that is part of a key: 1–`max` characters, no NUL, valid Unicode. Throws INVALID_PARAMETER. */
export function keyText(what: string, value: string, max = 500): string {
	const fits = value.length > 0 && value.length <= max;
	if (fits && !value.includes('\0') && value.isWellFormed()) return value;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${shown(value)} cannot be stored as ${what}.`,
		`Give ${what} 1 to ${max} characters of valid text without NUL.`,
	);
}

/** Free text (a reason, a reply of a mail server), made storable: NUL and broken Unicode replaced, at most 2,000 characters. */
export function freeText(value: string): string {
	return value.slice(0, 2000).replaceAll('\0', '\uFFFD').toWellFormed();
}

/** UTC ms or another whole number >= 0. Throws INVALID_PARAMETER. */
export function wholeNumber(what: string, value: number): number {
	if (Number.isSafeInteger(value) && value >= 0) return value;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${what} must be a whole number of 0 or more, got ${value}.`,
		`Give ${what} as a whole number.`,
	);
}

/** JSON text of plain data. Throws INVALID_PARAMETER for what JSON cannot hold. */
export function jsonText(what: string, value: Readonly<Record<string, unknown>>): string {
	try {
		return JSON.stringify(value);
	} catch (error) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`${what} cannot be written as JSON: ${types.isNativeError(error) ? error.message : 'unknown cause'}`,
			'Use text, numbers, booleans, lists and plain objects only.',
		);
	}
}

/** The stored JSON object, or CORRUPT_FILE. */
export function jsonObject(what: string, text: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(text);
		if (isObject(value)) return value;
	} catch (error) {
		if (!types.isNativeError(error) || error.name !== 'SyntaxError') throw error;
	}
	throw new LibraryError(
		'CORRUPT_FILE',
		`The store holds no valid JSON for ${what}.`,
		'Restore the store from a backup, or delete this entry and save it again.',
	);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: string): string {
	return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}
