import type { Cell } from '../../table';

/**
 * `yes`: only people whose consent field says yes. `notNo`: everybody but those who said no (existing customers, where
 * the law allows it). `off`: the field is not looked at.
 */
export type ConsentRule = 'yes' | 'notNo' | 'off';

const YES = new Set(
	'true yes y 1 on ok t opt-in optin opted-in subscribed granted confirmed accepted ja oui si sí sim да 是 同意 已同意 はい'.split(
		' ',
	),
);
const NO = new Set(
	'false no n 0 off f opt-out optout opted-out unsubscribed refused declined denied withdrawn revoked nein non não нет 否 不同意 いいえ'.split(
		' ',
	),
);

export type ConsentAnswer = 'yes' | 'no' | 'unknown';

/** What a consent cell says. Anything that is not clearly yes or no is `unknown`. */
export function readConsent(value: Cell): ConsentAnswer {
	if (value === null) return 'unknown';
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	const word = String(value).trim().toLowerCase();
	if (YES.has(word)) return 'yes';
	return NO.has(word) ? 'no' : 'unknown';
}

/** Null when the rule lets the message go, else the reason why not. */
export function refusedByConsent(value: Cell, rule: ConsentRule): string | null {
	if (rule === 'off') return null;
	const answer = readConsent(value);
	if (answer === 'no') return 'the consent field says no';
	if (answer === 'unknown' && rule === 'yes') {
		return value === null ? 'the consent field is empty' : 'the consent field does not say yes';
	}
	return null;
}
