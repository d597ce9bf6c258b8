import { Invalid, phoneReader } from '../../clean';
import type { AddressCheck } from './address';

/** Reads a cell as the address of a person; never throws. */
export type AddressReader = (value: unknown) => AddressCheck;

const refuse = (reason: string): AddressCheck => ({ ok: false, reason });

/**
 * A reader of phone numbers that writes them in E.164 (`+` and 8 to 15 digits), by the number plans of the Clean room. `country`: ISO
 * code or name for numbers without `+`; '' = they are refused. Throws INVALID_PARAMETER for an unknown country.
 */
export async function phoneAddresses(country: string): Promise<AddressReader> {
	const read = await phoneReader(country.trim());
	return (value) => {
		if (value === null || value === undefined || value === '')
			return refuse('there is no phone number');
		const isNumber = typeof value === 'bigint' || Number.isSafeInteger(value);
		if (typeof value !== 'string' && !isNumber) return refuse('the phone number is not text');
		const text = String(value);
		const shown = `"${text.slice(0, 40)}"`;
		if (/[\p{L}\p{Cc}@;,]/u.test(text.replace(/^\s*tel:/i, '').trim()))
			return refuse(`${shown} is not a phone number: it holds letters or other signs`);
		const phone = read(text);
		if (phone instanceof Invalid) return refuse(`${shown} is not a phone number: ${phone.reason}`);
		if (!/^\+\d{8,15}$/.test(phone.number))
			return refuse(`${shown} is not a phone number of 8 to 15 digits`);
		return { ok: true, address: phone.number, key: phone.number };
	};
}
