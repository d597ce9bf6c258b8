import type { Cleaned } from './cleaned';
import type { Distinct } from './distinct';
import { extractEmail } from './email';
import { suggestDomain } from './emailTypos';
import { Invalid } from './invalid';
import { readTexts } from './readText';
import type { Settings } from './settings';

/** How many typing errors of domains the notes name. */
const MAX_HINTS = 5;

/** Checks and normalises e-mail addresses. Probable typing errors in domains are noted, never changed. */
export function readEmails(distinct: Distinct, { signal, options }: Settings): Cleaned {
	const typos = new Map<string, number>();
	const suggest = remembered(suggestDomain);
	const cleaned = readTexts(distinct, signal, (text, rows) => {
		const email = extractEmail(text);
		if (email instanceof Invalid) return new Invalid(`not an e-mail address: ${email.reason}`);
		const better = suggest(email.domain);
		if (better) {
			const hint = `${email.domain} (probably ${better})`;
			typos.set(hint, (typos.get(hint) ?? 0) + rows);
		}
		return options.emailCase === 'keep' ? email.address : email.key;
	});
	return { ...cleaned, notes: typoNotes(typos) };
}

function typoNotes(typos: ReadonlyMap<string, number>): string[] {
	if (typos.size === 0) return [];
	const sorted = [...typos].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
	const total = sorted.reduce((sum, [, rows]) => sum + rows, 0);
	const named = sorted.slice(0, MAX_HINTS).map(([hint, rows]) => `${hint}: ${rows}`);
	return [
		`${total} addresses have a domain that looks like a typing error; not changed: ${named.join('; ')}.`,
	];
}

/** The same answers, each domain looked at once. */
function remembered(suggest: (domain: string) => string | undefined) {
	const known = new Map<string, string | undefined>();
	return (domain: string) => {
		if (known.has(domain)) return known.get(domain);
		const answer = suggest(domain);
		known.set(domain, answer);
		return answer;
	};
}
