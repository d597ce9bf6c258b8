/**
 * The elements and texts of a finished message, one after the other: enough of the tokeniser in the HTML standard for looking at
 * mails. Comments (with what only Outlook reads) and the insides of style and script are passed over. Linear in the length.
 */
import { decodeEntities } from '../entities';

export type Piece =
	| {
			readonly kind: 'open';
			readonly name: string;
			readonly attributes: ReadonlyMap<string, string>;
	  }
	| { readonly kind: 'close'; readonly name: string }
	| { readonly kind: 'text'; readonly text: string };

const MOST_LENGTH = 1_000_000;
const NAME = /[a-z][a-z0-9:-]*/iy;
const ATTRIBUTE = /[\s/]*([^\s=>/][^\s=>]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
const RAW = new Set(['style', 'script', 'title', 'textarea']);

export function* elementsOf(html: string): Generator<Piece> {
	const source = html.slice(0, MOST_LENGTH);
	let at = 0;
	while (at < source.length) {
		const open = source.indexOf('<', at);
		const end = open < 0 ? source.length : open;
		if (end > at) yield { kind: 'text', text: decodeEntities(source.slice(at, end)) };
		if (open < 0) return;
		const tag = readTag(source, open);
		if (tag.piece) yield tag.piece;
		at = tag.end;
		if (tag.piece?.kind === 'open' && RAW.has(tag.piece.name)) {
			const { name } = tag.piece;
			const close = endOfRaw(source, name, at);
			if (name === 'title') yield { kind: 'text', text: decodeEntities(source.slice(at, close)) };
			at = close;
		}
	}
}

function endOfRaw(source: string, name: string, from: number): number {
	for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 2)) {
		if (source.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
	}
	return source.length;
}

function readTag(source: string, open: number): { piece: Piece | null; end: number } {
	const after = (text: string, from: number) => {
		const at = source.indexOf(text, from);
		return at < 0 ? source.length : at + text.length;
	};
	if (source.startsWith('<!--', open)) return { piece: null, end: after('-->', open + 4) };
	const isClosing = source.charAt(open + 1) === '/';
	const name = nameAt(source, open + (isClosing ? 2 : 1));
	if (name === '') {
		const isMarkup = /[!?/]/.test(source.charAt(open + 1));
		if (isMarkup) return { piece: null, end: after('>', open) };
		return { piece: { kind: 'text', text: '<' }, end: open + 1 };
	}
	if (isClosing) return { piece: { kind: 'close', name }, end: after('>', open) };
	return readAttributes(source, name, open + 1 + name.length);
}

function nameAt(source: string, at: number): string {
	NAME.lastIndex = at;
	return NAME.exec(source)?.[0].toLowerCase() ?? '';
}

function readAttributes(source: string, name: string, from: number): { piece: Piece; end: number } {
	const attributes = new Map<string, string>();
	let at = from;
	for (;;) {
		ATTRIBUTE.lastIndex = at;
		const match = ATTRIBUTE.exec(source);
		if (!match) break;
		at = ATTRIBUTE.lastIndex;
		const [, key = '', double, single, bare] = match;
		const value = decodeEntities(double ?? single ?? bare ?? '');
		if (!attributes.has(key.toLowerCase())) attributes.set(key.toLowerCase(), value);
	}
	const end = source.indexOf('>', at);
	return { piece: { kind: 'open', name, attributes }, end: end < 0 ? source.length : end + 1 };
}
