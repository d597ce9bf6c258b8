import { Invalid, phoneReader } from '../../clean';
import { cellAt, type Cell, type Column } from '../../table';
import { parseAddress } from '../recipients/address';

/** What ledger, suppression list and consents know a person by, or why a cell names nobody. */
export type RecipientKey =
	{ readonly ok: true; readonly key: string } | { readonly ok: false; readonly reason: string };

/** Reads a cell as an e-mail address, or, when there is no "@" in it, as a phone number (E.164). */
export type RecipientReader = (cell: Cell) => RecipientKey;

const noPhones: RecipientReader = () => ({ ok: false, reason: 'there is no address' });

/** `country`: ISO code or name for phone numbers without "+"; '' = none. The number plans are loaded only when a cell needs them. */
export async function recipientReader(column: Column, country = ''): Promise<RecipientReader> {
	const phones = hasPhone(column) ? await phoneKeys(country) : noPhones;
	return (cell) => {
		if (cell === null || cell === '') return { ok: false, reason: 'there is no address' };
		return isMail(cell) ? parseAddress(cell) : phones(cell);
	};
}

async function phoneKeys(country: string): Promise<RecipientReader> {
	const read = await phoneReader(country);
	return (cell) => {
		const phone = read(String(cell));
		if (phone instanceof Invalid) {
			return {
				ok: false,
				reason: `neither an e-mail address nor a phone number: ${phone.reason}`,
			};
		}
		return { ok: true, key: phone.number };
	};
}

const isMail = (cell: Cell) => typeof cell === 'string' && /[@\uff20]/.test(cell);

function hasPhone(column: Column): boolean {
	for (let row = 0; row < column.length; row++) {
		const cell = cellAt(column, row);
		if (cell !== null && cell !== '' && !isMail(cell)) return true;
	}
	return false;
}
