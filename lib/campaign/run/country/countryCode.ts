/** Regions that CLDR names and that are no country of a person. */
const NO_COUNTRY = new Set(['QO', 'UN', 'XA', 'XB', 'ZZ']);

/** Names that people write and CLDR does not, and the codes that are not ISO's. */
const ALIASES: readonly (readonly [code: string, names: string])[] = [
	['AE', 'uae'],
	['CD', 'dr congo|democratic republic of the congo'],
	['CG', 'republic of the congo'],
	['CI', 'ivory coast|cote divoire'],
	['CN', 'prc|mainland china|peoples republic of china|中国'],
	['CZ', 'czech republic'],
	['GB', 'great britain|britain|england|scotland|wales|northern ireland'],
	['GR', 'el'],
	['HK', 'hong kong|hongkong'],
	['IE', 'republic of ireland|eire'],
	['KR', 'korea|republic of korea'],
	['MM', 'burma'],
	['MO', 'macau|macao'],
	['NL', 'the netherlands|holland'],
	['RU', 'russian federation'],
	['SK', 'slovak republic'],
	['TR', 'turkey|turkiye'],
	['US', 'usa|united states of america|america'],
	['VN', 'viet nam'],
];

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Lower case, without accents, dots and doubled spaces; `&` is `and`. */
function plain(text: string): string {
	const bare = text.normalize('NFKD').replace(/[\p{M}.'’]/gu, '');
	return bare.replace(/&/g, ' and ').replace(/\s+/g, ' ').trim().toLowerCase();
}

let known: ReadonlyMap<string, string> | null = null;

function countries(): ReadonlyMap<string, string> {
	if (known) return known;
	const found = new Map<string, string>();
	const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
	for (const first of LETTERS) {
		for (const second of LETTERS) {
			const written = first + second;
			// Old and local codes lead to today's: UK to GB, DD to DE.
			const code = new Intl.Locale('und', { region: written }).region ?? written;
			const name = names.of(code);
			if (name === undefined || NO_COUNTRY.has(code)) continue;
			found.set(plain(written), code);
			found.set(plain(name), code);
		}
	}
	for (const [code, words] of ALIASES) for (const word of words.split('|')) found.set(word, code);
	known = found;
	return found;
}

/** ISO 3166 alpha-2 code of a code or an English name, e.g. `DE` for `de` and `Germany`, `GB` for `UK`; null when it is not known. */
export function countryCode(text: string): string | null {
	return countries().get(plain(text)) ?? null;
}
