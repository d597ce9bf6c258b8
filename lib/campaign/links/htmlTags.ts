/**
 * Finds the tags of an HTML text in one pass over its characters (WHATWG tokenisation, as far as tags need it): comments, declarations
 * and the contents of script, style, title, textarea and their like are passed over. No regular expression that can go back, no tree.
 * Cost: linear in the length.
 */

/** The value of an attribute as it stands in the source. */
export interface Attribute {
	/** In lower case. */
	readonly name: string;
	/** Not decoded. */
	readonly value: string;
	/** Where the value with its quotes stands; `from` = `to` for an attribute without a value. */
	readonly from: number;
	readonly to: number;
}

export interface Tag {
	/** In lower case. */
	readonly name: string;
	readonly closes: boolean;
	readonly from: number;
	readonly to: number;
	readonly attributes: readonly Attribute[];
}

/** Elements whose content is text, whatever it looks like. */
const RAW = new Set('script style title textarea xmp iframe noembed noframes noscript'.split(' '));

/** The tags in their order. What never ends is no tag. */
export function* tagsOf(html: string): Generator<Tag> {
	const lower = html.toLowerCase();
	// A lower case of another length would shift every place.
	if (lower.length !== html.length) return;
	let at = 0;
	for (;;) {
		at = html.indexOf('<', at);
		if (at < 0) return;
		const skipped = afterMarkup(html, at);
		if (skipped !== null) {
			at = skipped;
			continue;
		}
		const tag = readTag(html, lower, at);
		if (tag === null) return;
		if (tag === 'text') {
			at++;
			continue;
		}
		yield tag;
		at = tag.to;
		if (tag.closes || !RAW.has(tag.name)) continue;
		at = lower.indexOf(`</${tag.name}`, at);
		if (at < 0) return;
	}
}

/** Behind a comment, declaration or processing instruction at `at`; null = there is none. */
function afterMarkup(html: string, at: number): number | null {
	const next = html[at + 1];
	if (next !== '!' && next !== '?') return null;
	const isComment = html.startsWith('<!--', at);
	const end = isComment ? html.indexOf('-->', at + 4) : html.indexOf('>', at);
	return end < 0 ? html.length : end + (isComment ? 3 : 1);
}

const isSpace = (char: string | undefined) =>
	char === ' ' || char === '\n' || char === '\t' || char === '\r' || char === '\f';

/** The tag at `at`; `text` when "<" begins none, null when the text ends within it. */
function readTag(html: string, lower: string, at: number): Tag | 'text' | null {
	const closes = html[at + 1] === '/';
	let to = at + (closes ? 2 : 1);
	const first = lower.charCodeAt(to);
	if (!(first >= 97 && first <= 122)) return 'text';
	const begin = to;
	while (to < html.length && !isSpace(html[to]) && html[to] !== '/' && html[to] !== '>') to++;
	const name = lower.slice(begin, to);
	const attributes: Attribute[] = [];
	for (;;) {
		while (isSpace(html[to]) || html[to] === '/') to++;
		if (to >= html.length) return null;
		if (html[to] === '>') return { name, closes, from: at, to: to + 1, attributes };
		const attribute = readAttribute(html, lower, to);
		if (attribute === null) return null;
		attributes.push(attribute);
		to = attribute.to;
	}
}

/** The attribute that begins at `at`; null when a quote is never closed. */
function readAttribute(html: string, lower: string, at: number): Attribute | null {
	let to = at + 1;
	while (to < html.length && !isSpace(html[to]) && !'/>='.includes(html[to] ?? '')) to++;
	const name = lower.slice(at, to);
	let equals = to;
	while (isSpace(html[equals])) equals++;
	if (html[equals] !== '=') return { name, value: '', from: to, to };
	let from = equals + 1;
	while (isSpace(html[from])) from++;
	const quote = html[from];
	if (quote === '"' || quote === "'") {
		const end = html.indexOf(quote, from + 1);
		return end < 0 ? null : { name, value: html.slice(from + 1, end), from, to: end + 1 };
	}
	let end = from;
	while (end < html.length && !isSpace(html[end]) && html[end] !== '>') end++;
	return { name, value: html.slice(from, end), from, to: end };
}
