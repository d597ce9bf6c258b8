import { countryCode } from './countryCode';

/** What a message to people of some countries must have. */
export interface CountryProfile {
	/** Name of the rule, for reasons, e.g. `CAN-SPAM (US)`. */
	readonly rule: string;
	/** The person has said yes; silence is not enough. */
	readonly consent: boolean;
	/** The sender's postal address stands in the message. */
	readonly postalAddress: boolean;
	/** A link to unsubscribe stands in the message, or there is at least an address to answer to. */
	readonly unsubscribe: 'link' | 'linkOrReply';
	/** The subject begins with 广告 or AD. */
	readonly adMark: boolean;
	/** All people see one price of each product. */
	readonly samePrices: boolean;
}

const BASE: CountryProfile = {
	rule: 'Rule for all countries',
	consent: false,
	postalAddress: false,
	unsubscribe: 'link',
	adMark: false,
	samePrices: false,
};
const EUROPE: CountryProfile = { ...BASE, rule: 'GDPR/ePrivacy (EU, EEA, UK, CH)', consent: true };
const AMERICA: CountryProfile = { ...BASE, rule: 'CAN-SPAM (US)', postalAddress: true };
const CANADA: CountryProfile = {
	...BASE,
	rule: 'CASL (Canada)',
	consent: true,
	postalAddress: true,
};
const CHINA: CountryProfile = {
	...BASE,
	rule: 'E-mail rules of China',
	consent: true,
	unsubscribe: 'linkOrReply',
	adMark: true,
	samePrices: true,
};

/** EU, its regions with codes of their own, EEA, United Kingdom, Switzerland. */
const EUROPEAN =
	'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK ' +
	'AX EA EU EZ GF GP IC MF MQ RE YT IS LI NO GB CH';

const PROFILES: ReadonlyMap<string, CountryProfile> = new Map([
	...EUROPEAN.split(' ').map((code) => [code, EUROPE] as const),
	...'US AS GU MP PR UM VI'.split(' ').map((code) => [code, AMERICA] as const),
	['CA', CANADA],
	['CN', CHINA],
]);

export const EVERY_PROFILE: readonly CountryProfile[] = [BASE, ...new Set(PROFILES.values())];

/** What a message to a country must have, by ISO code or English name; null when the country is not known. */
export function profileOf(country: string): CountryProfile | null {
	const code = countryCode(country);
	return code === null ? null : (PROFILES.get(code) ?? BASE);
}
