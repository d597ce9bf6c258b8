/**
 * The text part of a message from its HTML: one pass over the characters, no tree and no recursion, so depth does not
 * matter. Keeps line structure, list marks, link addresses and picture descriptions; drops style, script, head and
 * hidden elements. Cost: linear in the length.
 */
import { decodeEntities } from './entities';

const TAG =
	/<!--[^]*?(?:-->|$)|<[!?][^>]*>|<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/gi;
const PARAGRAPHS = new Set(
	'p h1 h2 h3 h4 h5 h6 table ul ol blockquote pre header footer'.split(' '),
);
const LINES = new Set('div tr li section article main nav dl dt dd address figure'.split(' '));
const DROPPED = new Set('style script head title template noscript svg'.split(' '));
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const VALUE = String.raw`\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`;
const HREF = new RegExp(String.raw`(?:^|\s)href${VALUE}`, 'i');
const ALT = new RegExp(String.raw`(?:^|\s)alt${VALUE}`, 'i');
const HIDDEN = /display\s*:\s*none|(?:^|\s)hidden(?:[\s=]|$)/i;
const MAX_LENGTH = 1_000_000;

/** Plain text for readers that show no HTML. At most 1,000,000 characters of input are read. */
export function htmlToText(html: string): string {
	const writer = new TextWriter();
	const source = html.slice(0, MAX_LENGTH);
	let at = 0;
	for (const match of source.matchAll(TAG)) {
		writer.text(source.slice(at, match.index));
		at = match.index + match[0].length;
		const [, slash, name, attributes] = match;
		if (name === undefined) continue;
		if (slash) writer.close(name.toLowerCase());
		else writer.open(name.toLowerCase(), attributes ?? '');
	}
	writer.text(source.slice(at));
	return writer.result();
}

class TextWriter {
	private readonly parts: string[] = [];
	private last = '\n';
	/** An element that is not shown, and how many of its name are open in it. */
	private skipping: { name: string; depth: number } | null = null;
	private link: { href: string; words: string[] } | null = null;

	text(html: string): void {
		if (this.skipping || html === '') return;
		const text = decodeEntities(html).replace(/[\s\u00a0]+/g, ' ');
		this.add(this.last === '\n' || this.last === ' ' ? text.trimStart() : text);
	}

	open(name: string, attributes: string): void {
		if (this.skipping) {
			if (name === this.skipping.name) this.skipping.depth++;
			return;
		}
		if (!VOID.has(name) && (DROPPED.has(name) || HIDDEN.test(attributes))) {
			this.skipping = { name, depth: 1 };
			return;
		}
		if (name === 'br') this.add('\n');
		else if (name === 'hr') this.add('\n\n----------\n\n');
		else if (name === 'img') this.text(attribute(attributes, ALT));
		else if (name === 'td' || name === 'th') this.text(' ');
		else if (name === 'a') this.link = { href: attribute(attributes, HREF), words: [] };
		else this.breakFor(name);
		if (name === 'li') this.add('- ');
	}

	close(name: string): void {
		if (this.skipping) {
			if (name === this.skipping.name && --this.skipping.depth === 0) this.skipping = null;
			return;
		}
		if (name === 'a') this.closeLink();
		else this.breakFor(name);
	}

	result(): string {
		const lines = this.parts.join('').split('\n');
		const text = withoutRepeats(lines.map((line) => line.trim())).join('\n');
		return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
	}

	private add(text: string): void {
		if (text === '') return;
		this.parts.push(text);
		this.link?.words.push(text);
		this.last = text.at(-1) ?? this.last;
	}

	private breakFor(name: string): void {
		if (PARAGRAPHS.has(name)) this.add('\n\n');
		else if (LINES.has(name) && this.last !== '\n') this.add('\n');
	}

	/** The address follows the words of the link, unless they are the same. */
	private closeLink(): void {
		const { link } = this;
		this.link = null;
		if (!link || link.href === '' || link.href.startsWith('#')) return;
		const href = decodeEntities(link.href);
		const words = link.words.join('').trim();
		const needsSpace = words !== '' && !/\s$/.test(this.last);
		if (words !== href) this.add(`${needsSpace ? ' ' : ''}(${href})`);
	}
}

/** A picture and the words below it are often the same link: it is named once. */
function withoutRepeats(lines: readonly string[]): string[] {
	const next = (at: number) => lines.slice(at + 1, at + 4).find((line) => line !== '');
	return lines.filter((line, at) => !line.endsWith(')') || line !== next(at));
}

function attribute(attributes: string, pattern: RegExp): string {
	const [, double, single, bare] = pattern.exec(attributes) ?? [];
	return (double ?? single ?? bare ?? '').trim();
}
