/** Names of the characters 160 … 255 in HTML, in order. */
const LATIN =
	`nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot
	cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml
	Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
	agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute
	ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`.split(/\s+/u);

const NAMES = new Map<string, string>([
	...LATIN.map((name, i) => [name, String.fromCharCode(160 + i)] as const),
	...Object.entries({
		amp: '&',
		lt: '<',
		gt: '>',
		quot: '"',
		apos: "'",
		nbsp: ' ',
		shy: '',
		ensp: ' ',
		emsp: ' ',
		thinsp: ' ',
		zwnj: '',
		zwj: '\u200d',
		lrm: '',
		rlm: '',
		ndash: '–',
		mdash: '—',
		lsquo: '‘',
		rsquo: '’',
		sbquo: '‚',
		ldquo: '“',
		rdquo: '”',
		bdquo: '„',
		bull: '•',
		hellip: '…',
		lsaquo: '‹',
		rsaquo: '›',
		euro: '€',
		trade: '™',
		hearts: '♥',
		oelig: 'œ',
		OElig: 'Œ',
		larr: '←',
		rarr: '→',
	}),
]);

const ENTITY = /&(?:#([0-9]{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,8}));?/giu;

/** Text with the characters that entities stand for. One pass: "&amp;lt;" is "&lt;". Unknown ones stay. */
export function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
		if (name !== undefined) return whole.endsWith(';') ? (NAMES.get(name) ?? whole) : whole;
		return characterOf(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal));
	});
}

function characterOf(code: number): string {
	if (code === 160) return ' ';
	const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
	return valid ? String.fromCodePoint(code) : '\ufffd';
}
