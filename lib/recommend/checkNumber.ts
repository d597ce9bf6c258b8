import { LibraryError } from '../errors';

/** Throws INVALID_PARAMETER unless the value is a (whole) number from min to max. */
export function checkNumber(
	name: string,
	value: number,
	min: number,
	max: number,
	whole = true,
): void {
	if (value >= min && value <= max && (!whole || Number.isInteger(value))) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${name} must be ${whole ? 'a whole number ' : ''}from ${min} to ${max}, got ${value}.`,
		`Set ${name} to a number in that range.`,
	);
}
