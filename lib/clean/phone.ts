import { LibraryError } from '../errors';
import { asciiDigits } from './digits';
import { countryFinder } from './countries';
import { Invalid } from './invalid';
import { tidyText } from './text';

/** A phone number in E.164 ("+4915112345678"). */
export interface PhoneNumber {
	readonly number: string;
	/** The number plan of the country knows the number; false = right length, unknown range. */
	readonly verified: boolean;
}

/** Reads phone numbers; `country` is the ISO code or name of the country for numbers without +. */
export type PhoneReader = (text: string, country?: string) => PhoneNumber | Invalid;

const MAX_LENGTH = 60;
const REASONS: Readonly<Record<string, string>> = {
	TOO_SHORT: 'too short for a phone number',
	TOO_LONG: 'too long for a phone number',
	INVALID_LENGTH: 'not the length of a phone number in its country',
	INVALID_COUNTRY: 'no default country is set and the number does not begin with +',
	NOT_A_NUMBER: 'not a phone number',
};

/**
 * Loads the number plans and returns a reader with a default country (ISO code or name; '' = none).
 * Throws INVALID_PARAMETER for an unknown default country.
 */
export async function phoneReader(defaultCountry: string): Promise<PhoneReader> {
	const { getCountries, parsePhoneNumberFromString, isSupportedCountry } =
		await import('./phone.vendor.js');
	const find = countryFinder(getCountries());
	const fallback = find(defaultCountry);
	if (defaultCountry !== '' && fallback === undefined) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`"${defaultCountry}" is not a country with a telephone code.`,
			'Give an ISO code such as DE, US or CN.',
		);
	}
	return (text, country) => {
		if (text.length > MAX_LENGTH) return new Invalid('too long for a phone number');
		const plain = asciiDigits(tidyText(text)).replace(/^tel:/i, '');
		const home = (country === undefined ? undefined : find(country)) ?? fallback;
		const known = home !== undefined && isSupportedCountry(home) ? home : undefined;
		const dialled = known === undefined ? plain.replace(/^00(?=[1-9])/, '+') : plain;
		const parsed = parsePhoneNumberFromString(dialled, {
			...(known && { defaultCountry: known }),
			extract: false,
		});
		if (parsed?.isPossible()) return { number: parsed.number, verified: parsed.isValid() };
		if (!parsed && !known && /^[\d\s()./-]{6,}$/.test(plain))
			return new Invalid(REASONS.INVALID_COUNTRY ?? '');
		return new Invalid(parsed ? lengthReason(parsed.number) : (REASONS.NOT_A_NUMBER ?? ''));
	};
}

function lengthReason(number: string): string {
	return (number.length < 9 ? REASONS.TOO_SHORT : REASONS.INVALID_LENGTH) ?? '';
}
