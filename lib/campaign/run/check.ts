import { LibraryError } from '../../errors';
import { displayName } from '../message/headers';
import type { Mailbox } from '../message/message';
import { parseAddress } from '../recipients/address';

/** `value`, or INVALID_PARAMETER when it is not a number from `least` to `most`. `label` is the name that users see. */
export function checkRange(
	label: string,
	value: number,
	least: number,
	most: number,
	whole = true,
): number {
	const fits = Number.isFinite(value) && value >= least && value <= most;
	if (fits && (!whole || Number.isInteger(value))) return value;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${label} must be ${least} to ${most}${whole ? ', a whole number' : ''}; got ${value}.`,
		`Set "${label}" within that range.`,
	);
}

/** A name that becomes part of the ledger's key: 1–200 characters on one line. */
export function checkKey(label: string, value: unknown): string {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

	if (text !== '' && text.length <= 200 && !/[\u0000-\u001f\u007f]/.test(text)) return text;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${label} must be a text of 1 to 200 characters on one line.`,
		`Give "${label}" a name such as spring-sale-2027.`,
	);
}

/** A sender's mailbox with its address checked and its name cleaned. */
export function checkMailbox(label: string, mailbox: Mailbox): Mailbox {
	const check = parseAddress(mailbox.address);
	if (check.ok) return { name: displayName(String(mailbox.name)), address: check.address };
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${label}: ${check.reason}.`,
		`Enter one plain address in "${label}", e.g. news@shop.example.`,
	);
}
