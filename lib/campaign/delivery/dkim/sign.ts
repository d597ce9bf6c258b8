/**
 * DKIM signatures (RFC 6376, RFC 8463 for Ed25519), relaxed/relaxed. nodemailer's own signer leaves List-Unsubscribe-Post out
 * unless told, cannot list a header more often than it stands, and knows no Ed25519: docs/decisions/0018-dkim.md.
 * Same message and key = same bytes. Cost: one pass over the body; an RSA-2048 signature takes about a millisecond on a thread
 * of Node's pool.
 */
import { createHash, sign as signWith } from 'node:crypto';
import type { DkimKey } from './dkimKey';

/** Listed once more than they stand: a second one, added on the way, breaks the signature (RFC 6376, section 8.15). */
const ONCE_MORE =
	'from to cc subject date reply-to sender message-id mime-version content-type'.split(' ');
const FOLD = 72;

interface HeaderLine {
	readonly name: string;
	/** Canonical: `name:value`, without line end. */
	readonly line: string;
}

/** The message with a DKIM-Signature header before its other headers. `date` in UTC ms becomes the time of signing. */
export async function signMessage(message: Buffer, key: DkimKey, date: number): Promise<Buffer> {
	const headEnd = message.indexOf('\r\n\r\n');
	const headers = readHeaders(message.toString('latin1', 0, headEnd));
	const names = headers.map(({ name }) => name);
	const listed = [...names, ...ONCE_MORE];
	const unsigned = `${tagsOf(key, listed, bodyHash(message.subarray(headEnd + 4)), date)}\r\n\tb=`;
	const data = [...headers.map(({ line }) => line), canonical(unsigned).line].join('\r\n');
	const signature = await signatureOf(Buffer.from(data, 'latin1'), key);
	const folded = signature.replace(new RegExp(`.{${FOLD}}(?=.)`, 'g'), '$&\r\n\t');
	return Buffer.concat([Buffer.from(`${unsigned}${folded}\r\n`, 'latin1'), message]);
}

function tagsOf(key: DkimKey, listed: readonly string[], hash: string, date: number): string {
	const { algorithm, domain, selector } = key;
	return [
		`DKIM-Signature: v=1; a=${algorithm}; c=relaxed/relaxed; d=${domain};`,
		`s=${selector}; t=${Math.floor(date / 1000)};`,
		`h=${foldList(listed)};`,
		`bh=${hash};`,
	].join('\r\n\t');
}

/** Names of headers, broken into lines before a colon. */
function foldList(names: readonly string[]): string {
	const lines = [''];
	for (const name of names) {
		const line = lines.at(-1) ?? '';
		const next = line === '' && lines.length === 1 ? name : `:${name}`;
		if (line.length + next.length > FOLD) lines.push(next);
		else lines[lines.length - 1] = line + next;
	}
	return lines.join('\r\n\t ');
}

/**
 * Headers in the order in which they are signed: a verifier takes those of one name from the bottom up, so of a name that
 * stands twice the lower one comes first.
 */
function readHeaders(head: string): HeaderLine[] {
	const lines = head.split(/\r\n(?![ \t])/).map(canonical);
	return lines.reverse();
}

/** Relaxed canonical form of one header (section 3.4.2). */
function canonical(header: string): HeaderLine {
	const colon = header.indexOf(':');
	const name = header.slice(0, colon).trim().toLowerCase();
	const value = header
		.slice(colon + 1)
		.replaceAll('\r\n', '')
		.replace(/[ \t]+/g, ' ')
		.replace(/^ | $/g, '');
	return { name, line: `${name}:${value}` };
}

/** SHA-256 of the relaxed canonical body (section 3.4.4). The body's lines end with CRLF and are at most 998 bytes long. */
export function bodyHash(body: Buffer): string {
	const text = body
		.toString('latin1')
		.replace(/[ \t]+/g, ' ')
		.replaceAll(' \r\n', '\r\n');
	let end = text.length;
	while (text.endsWith('\r\n', end) && (end === 2 || text.endsWith('\r\n', end - 2))) end -= 2;
	const kept = end === 0 ? '' : text.slice(0, end);
	const whole = kept === '' || kept.endsWith('\r\n') ? kept : `${kept.replace(/ $/, '')}\r\n`;
	return createHash('sha256').update(whole, 'latin1').digest('base64');
}

/** Ed25519 signs the SHA-256 hash of the data (RFC 8463, section 3). */
async function signatureOf(data: Buffer, { algorithm, key }: DkimKey): Promise<string> {
	const isRsa = algorithm === 'rsa-sha256';
	const input = isRsa ? data : createHash('sha256').update(data).digest();
	return await new Promise((resolve, reject) => {
		signWith(isRsa ? 'sha256' : null, input, key, (error, signature) => {
			if (error) reject(error);
			else resolve(signature.toString('base64'));
		});
	});
}
