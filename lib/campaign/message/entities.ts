const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00a0',
	shy: '',
	zwnj: '',
	ndash: '–',
	mdash: '—',
	hellip: '…',
	middot: '·',
	bull: '•',
	copy: '©',
	reg: '®',
	trade: '™',
	euro: '€',
	pound: '£',
	yen: '¥',
	cent: '¢',
	rarr: '→',
	larr: '←',
	times: '×',
	laquo: '«',
	raquo: '»',
	lsquo: '‘',
	rsquo: '’',
	ldquo: '“',
	rdquo: '”',
};

/** HTML character references as characters: numbers, and the names that mails use. Others stay as they are. */
export function decodeEntities(html: string): string {
	if (!html.includes('&')) return html;
	return html.replace(
		/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
		(whole, dec, hex, name) => {
			if (typeof name === 'string')
				return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
			const code = typeof dec === 'string' ? Number(dec) : Number.parseInt(String(hex), 16);
			const valid = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
			return valid ? String.fromCodePoint(code) : ' ';
		},
	);
}
