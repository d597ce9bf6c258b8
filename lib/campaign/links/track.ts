import { decodeEntities } from '../message/entities';
import { escapeHtml } from '../template/escape';
import { tagsOf, type Tag } from './htmlTags';

export interface Tracking {
	/** Makes the link that counts a click and leads on to `target`; null = clicks are not counted. */
	readonly click: ((target: string) => string) | null;
	/** Address of the picture that counts an opening; null = openings are not counted. */
	readonly open: string | null;
	/** Links that stay as they are: unsubscribing, preferences. An address that begins with one of them stays too. */
	readonly spared: readonly string[];
}

/** Links rewritten in one message; further ones lead on directly. */
const MOST_LINKS = 200;
const LONGEST_TARGET = 2_000;
const LONGEST_HTML = 1_000_000;

/**
 * Rewrites the http and https links of `<a>` and `<area>` and puts the counting picture at the end of the body. Everything else stays
 * byte for byte: other schemes, relative links, the spared ones, comments, scripts, texts. A message that would become longer than
 * 1,000,000 characters stays as it was.
 */
export function trackHtml(html: string, tracking: Tracking): string {
	const parts: string[] = [];
	let at = 0;
	let links = 0;
	let bodyEnd = -1;
	for (const tag of tagsOf(html)) {
		if (tag.closes && tag.name === 'body') bodyEnd = tag.from;
		const link = links < MOST_LINKS ? rewritten(tag, tracking) : null;
		if (link === null) continue;
		parts.push(html.slice(at, link.from), link.text);
		at = link.to;
		links++;
		if (bodyEnd >= 0) bodyEnd = -1; // Links behind the body's end: the picture goes to the very end.
	}
	const rest = html.slice(at);
	const tail = bodyEnd < at ? rest.length : bodyEnd - at;
	parts.push(rest.slice(0, tail), pixelOf(tracking.open), rest.slice(tail));
	const tracked = parts.join('');
	return tracked.length > LONGEST_HTML ? html : tracked;
}

function rewritten(
	{ name, closes, attributes }: Tag,
	{ click, spared }: Tracking,
): { from: number; to: number; text: string } | null {
	if (!click || closes || (name !== 'a' && name !== 'area')) return null;
	// Of two attributes of one name, programs read the first.
	const href = attributes.find((attribute) => attribute.name === 'href');
	const target = href ? targetOf(href.value, spared) : null;
	if (!href || target === null) return null;
	return { from: href.from, to: href.to, text: `"${escapeHtml(click(target))}"` };
}

/** Where a link leads, as one line of ASCII; null = it is not to be rewritten. */
function targetOf(value: string, spared: readonly string[]): string | null {
	const link = decodeEntities(value).trim();
	if (link.length > LONGEST_TARGET || !/^https?:\/\/[^/?#\\]/i.test(link)) return null;
	if (spared.some((one) => link.startsWith(one)) || !URL.canParse(link)) return null;
	const { href } = new URL(link);
	return href.length > LONGEST_TARGET ? null : href;
}

function pixelOf(address: string | null): string {
	if (address === null) return '';
	return `<img src="${escapeHtml(address)}" width="1" height="1" alt="" style="border:0;width:1px;height:1px">`;
}
