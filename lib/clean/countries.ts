import { tidyText } from './text';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'zh', 'ja', 'nl', 'pl'];
const EXTRA: readonly (readonly [string, string])[] = [
	['uk', 'GB'],
	['england', 'GB'],
	['great britain', 'GB'],
	['usa', 'US'],
	['u.s.a.', 'US'],
	['u.s.', 'US'],
	['america', 'US'],
	['brd', 'DE'],
	['holland', 'NL'],
	['prc', 'CN'],
];

/** Finds the ISO 3166 alpha-2 code of a country written as code or as name in ten languages; undefined when unknown. */
export function countryFinder<C extends string>(
	codes: readonly C[],
): (text: string) => C | undefined {
	const known = new Map<string, C>(codes.map((code) => [code.toLowerCase(), code]));
	for (const language of LANGUAGES) {
		const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
		for (const code of codes) {
			const name = /^[A-Z]{2}$/.test(code) ? names.of(code) : undefined;
			if (name) known.set(name.toLowerCase(), code);
		}
	}
	for (const [name, code] of EXTRA) {
		const found = codes.find((candidate) => candidate === code);
		if (found) known.set(name, found);
	}
	return (text) => known.get(tidyText(text).toLowerCase());
}
