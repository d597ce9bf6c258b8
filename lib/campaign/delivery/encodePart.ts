/** How a text part travels over mail servers that know only short lines of ASCII (RFC 2045, section 6). */
export interface EncodedPart {
	readonly encoding: '7bit' | 'quoted-printable' | 'base64';
	/** ASCII, lines end with CRLF. */
	readonly body: string;
}

const PLAIN = /^[\t\r\n\x20-\x7e]*$/;
/** RFC 5322 allows 998. */
const LONGEST_LINE = 990;
const QP_LINE = 76;

/** Plain ASCII goes as it is; text with some other signs quoted-printable; text of mostly other signs (Chinese …) as base64. */
export function encodePart(content: string): EncodedPart {
	const text = content.toWellFormed().replace(/\r\n|\r|\n/g, '\r\n');
	if (PLAIN.test(text) && !hasLongLine(text)) return { encoding: '7bit', body: text };
	const bytes = Buffer.from(text, 'utf8');
	const isMostlyAscii = bytes.length < 1.25 * text.length;
	return isMostlyAscii
		? { encoding: 'quoted-printable', body: quotedPrintable(bytes) }
		: { encoding: 'base64', body: base64(bytes) };
}

function hasLongLine(text: string): boolean {
	let at = 0;
	while (text.length - at > LONGEST_LINE) {
		const end = text.lastIndexOf('\n', at + LONGEST_LINE);
		if (end < at) return true;
		at = end + 1;
	}
	return false;
}

function base64(bytes: Buffer): string {
	return bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
}

function quotedPrintable(bytes: Buffer): string {
	const escaped = bytes
		.toString('latin1')
		.replace(/[^\t\r\n\x20-\x3c\x3e-\x7e]/g, hex)
		.replace(/[\t ](?=\r\n|$)/g, hex);
	return escaped
		.split('\r\n')
		.map((line) => (line.length > QP_LINE ? softBreaks(line) : line))
		.join('\r\n');
}

function hex(char: string): string {
	return `=${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Breaks a long line with "=" at its end, never inside an escape. */
function softBreaks(line: string): string {
	const parts: string[] = [];
	let at = 0;
	while (line.length - at > QP_LINE) {
		let end = at + QP_LINE - 1;
		const escape = line.lastIndexOf('=', end - 1);
		if (escape > end - 3) end = escape;
		parts.push(line.slice(at, end));
		at = end;
	}
	parts.push(line.slice(at));
	return parts.join('=\r\n');
}
