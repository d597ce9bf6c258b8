/** Mail providers that many people use: an address one slip away from one of these probably has a typing error. */
const PROVIDERS =
	'gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.com.br hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es outlook.com outlook.de outlook.fr live.com live.co.uk msn.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it uol.com.br bol.com.br terra.com.br comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net btinternet.com sky.com protonmail.com proton.me mail.com yandex.ru mail.ru rambler.ru qq.com 163.com 126.com sina.com sohu.com foxmail.com naver.com hanmail.net daum.net rediffmail.com zoho.com fastmail.com ziggo.nl bluewin.ch telenet.be'.split(
		' ',
	);
const KNOWN = new Set(PROVIDERS);
const LARGE = [
	'gmail.com',
	'yahoo.com',
	'hotmail.com',
	'outlook.com',
	'icloud.com',
	'googlemail.com',
];
const ENDINGS: ReadonlyMap<string, string> = new Map([
	['con', 'com'],
	['cmo', 'com'],
	['ocm', 'com'],
	['comm', 'com'],
	['vom', 'com'],
	['xom', 'com'],
	['ner', 'net'],
	['nte', 'net'],
	['ogr', 'org'],
]);

/** Optimal string alignment distance (insert, delete, replace, swap neighbours) is at most 1. */
export function oneSlipApart(a: string, b: string): boolean {
	if (Math.abs(a.length - b.length) > 1) return false;
	let start = 0;
	while (start < a.length && a[start] === b[start]) start++;
	let end = 0;
	const limit = Math.min(a.length, b.length) - start;
	while (end < limit && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
	if (Math.max(restA.length, restB.length) <= 1) return true;
	return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

/** The domain that was probably meant ("gmial.com" → "gmail.com"), or undefined. A hint for people: never applied by itself. */
export function suggestDomain(domain: string): string | undefined {
	if (KNOWN.has(domain)) return undefined;
	const dot = domain.lastIndexOf('.');
	const ending = ENDINGS.get(domain.slice(dot + 1));
	const repaired = ending ? `${domain.slice(0, dot)}.${ending}` : domain;
	if (KNOWN.has(repaired)) return repaired;
	// Short names (gmx.de, qq.com) have honest neighbours; only long ones are compared letter by letter.
	const near = LARGE.find((known) => oneSlipApart(repaired, known));
	return near ?? (ending ? repaired : undefined);
}
