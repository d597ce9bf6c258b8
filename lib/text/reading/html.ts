/**
 * HTML as text, by one scan: linear in the length for any input, no stack, no tree. Scripts, styles, comments and titles are
 * left out, blocks begin lines, and what a mail program marks as an earlier mail comes out with "> " before each line.
 */
import { decodeEntities } from './entities';
import { TextLines } from './textLines';

const TAG =
	/<(?:!doctype|!--|\/?(?:html|head|body|div|p|br|span|table|tr|td|th|tbody|ul|ol|li|a|b|i|u|s|em|strong|small|font|center|img|h[1-6]|blockquote|pre|code|hr|style|script|section|article|header|footer|o:p)(?=[\s/>]))/iu;
const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{1,7}|#x[0-9a-f]{1,6});/iu;

/** Whether a text holds tags or entities, so that it is HTML or a part of it. */
export const looksLikeHtml = (text: string) => TAG.test(text) || ENTITY.test(text);

const GREATER = 62;
const EQUALS = 61;

/** Elements whose content nobody reads. */
const UNREAD: ReadonlyMap<string, RegExp> = new Map(
	['script', 'style', 'title', 'template', 'object', 'svg'].map((name) => [
		name,
		new RegExp(`</${name}`, 'giu'),
	]),
);

const BLOCKS = new Set(
	`address article aside body br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol
	p pre section table tbody tr ul blockquote`.split(/\s+/u),
);
/** Blocks with an empty line around them. */
const PARAGRAPHS = new Set([
	'p',
	'h1',
	'h2',
	'h3',
	'h4',
	'h5',
	'h6',
	'ul',
	'ol',
	'table',
	'blockquote',
]);

/** The text of an HTML document or fragment, up to `most` units of it; `cut` = there was more. */
export function htmlText(html: string, most: number): { text: string; cut: boolean } {
	return new HtmlScan(html).text(most);
}

class HtmlScan {
	private readonly lines = new TextLines();
	/** For each open blockquote whether it is an earlier mail. */
	private readonly quotes: boolean[] = [];
	/** Off once a quotation mark of an attribute was never closed. */
	private quoting = true;
	/** Off once no ">" is left: what follows holds no tags. */
	private closed = true;
	private at = 0;

	constructor(private readonly html: string) {}

	text(most: number): { text: string; cut: boolean } {
		const { html, lines } = this;
		while (this.at < html.length && lines.units < most) {
			const open = this.closed ? html.indexOf('<', this.at) : -1;
			const end = open < 0 ? html.length : open;
			if (end > this.at)
				lines.add(decodeEntities(html.slice(this.at, Math.min(end, this.at + most))));
			this.at = end;
			if (open >= 0) this.tag(open);
		}
		return { text: lines.text(), cut: this.at < html.length };
	}

	/** What begins with "<": a comment, a tag, or a mark of its own. */
	private tag(open: number): void {
		const { html } = this;
		if (html.startsWith('<!--', open)) {
			const end = html.indexOf('-->', open + 4);
			this.at = end < 0 ? html.length : end + 3;
			return;
		}
		const end = isTagStart(html, open + 1) ? this.tagEnd(open + 1) : -1;
		if (end < 0) {
			this.lines.add('<');
			this.at = open + 1;
			return;
		}
		this.at = end + 1;
		this.element(html.slice(open + 1, Math.min(end, open + 2000)));
	}

	/** Place of the ">" that ends a tag, outside of quoted values; −1 = there is none. */
	private tagEnd(start: number): number {
		const quoted = this.quoting ? this.quotedTagEnd(start) : -1;
		if (quoted >= 0) return quoted;
		this.quoting = false;
		const end = this.html.indexOf('>', start);
		this.closed = end >= 0;
		return end;
	}

	private quotedTagEnd(start: number): number {
		const { html } = this;
		let quote = 0;
		for (let i = start; i < html.length; i++) {
			const unit = html.charCodeAt(i);
			if (quote !== 0) {
				if (unit === quote) quote = 0;
			} else if (unit === GREATER) return i;
			else if ((unit === 34 || unit === 39) && html.charCodeAt(i - 1) === EQUALS) quote = unit;
		}
		return -1;
	}

	private element(tag: string): void {
		const closing = tag.startsWith('/');
		const name = nameOf(tag, closing ? 1 : 0);
		const unread = closing ? undefined : UNREAD.get(name);
		if (unread) this.skip(unread);
		if (name === 'pre') this.lines.keepSpace(!closing);
		if (BLOCKS.has(name)) this.lines.end(PARAGRAPHS.has(name));
		else if (name === 'td' || name === 'th') this.lines.add(' ');
		if (name === 'blockquote') this.quote(closing, tag);
		else if (!closing && tag.length > 12 && isSignature(tag)) this.lines.addLine('-- ');
	}

	/** To the end of an element that nobody reads. */
	private skip(end: RegExp): void {
		end.lastIndex = this.at;
		const found = end.exec(this.html);
		if (!found) {
			this.at = this.html.length;
			return;
		}
		const close = this.html.indexOf('>', found.index);
		this.at = close < 0 ? this.html.length : close + 1;
	}

	private quote(closing: boolean, tag: string): void {
		if (closing) this.quotes.pop();
		else this.quotes.push(this.quotes.at(-1) === true || isEarlierMail(tag));
		this.lines.quoted(this.quotes.at(-1) === true);
	}
}

const isTagStart = (html: string, at: number) => {
	const unit = html.charCodeAt(at) | 32;
	return (unit >= 97 && unit <= 122) || unit === 47 || unit === 33 || unit === 63;
};

function nameOf(tag: string, start: number): string {
	let end = start;
	while (end < tag.length && end - start < 16 && isNameUnit(tag.charCodeAt(end))) end++;
	return tag.slice(start, end).toLowerCase();
}

const isNameUnit = (unit: number) =>
	((unit | 32) >= 97 && (unit | 32) <= 122) || (unit >= 48 && unit <= 58);

const isEarlierMail = (tag: string) =>
	/type=["']?cite|gmail_quote|border-left|mailquote|protonmail_quote/iu.test(tag);

const isSignature = (tag: string) =>
	/(?:class|id)=["']?[^"'>]{0,100}(?:gmail_signature["'\s]|moz-signature|ms-outlook-mobile-signature|applemailsignature|protonmail_signature)/iu.test(
		tag,
	);
