import { LibraryError } from '../../errors';

/** Throws INVALID_PARAMETER unless `min <= value <= max` (`open`: min itself is refused). NaN is always refused. */
export function checkRange(
	name: string,
	value: number,
	{ min, max = Infinity, open = false }: { min: number; max?: number; open?: boolean },
): void {
	if (value <= max && (open ? value > min : value >= min)) return;
	const range = `${open ? 'above' : 'at least'} ${min}${max < Infinity ? ` and at most ${max}` : ''}`;
	throw invalid(`${name} must be ${range}, got ${value}.`);
}

/** Throws INVALID_PARAMETER unless `value` is a whole number of at least `min`. */
export function checkWhole(name: string, value: number, min = 1): void {
	if (Number.isSafeInteger(value) && value >= min) return;
	throw invalid(`${name} must be a whole number of at least ${min}, got ${value}.`);
}

export function checkOneOf(name: string, value: string, allowed: readonly string[]): void {
	if (!allowed.includes(value))
		throw invalid(`${name} must be one of ${allowed.join(', ')}, got ${value}.`);
}

const invalid = (message: string) =>
	new LibraryError('INVALID_PARAMETER', message, 'Leave it out to use the default.');
