import { htmlText, looksLikeHtml } from './html';
import { ownPart } from './mail';

/** What was left out of a text, in units of the text (0 = nothing). */
export interface Removed {
	/** Whether tags were taken out. */
	readonly html: boolean;
	/** Units of earlier mails that were quoted. */
	readonly quoted: number;
	/** Units of the signature. */
	readonly signature: number;
	/** Units of a legal footer. */
	readonly footer: number;
}

export interface PlainText {
	readonly text: string;
	readonly removed: Removed;
	/** Whether only the beginning was read. */
	readonly cut: boolean;
}

/** Most of an HTML document that is looked at, and most of a text that is kept, in UTF-16 units. */
const MOST_HTML = 2_000_000;
const MOST_TEXT = 60_000;

/**
 * What a person wrote: HTML as text, without earlier mails that are quoted, signature and legal footer. Plain text that holds
 * none of them stays as it is, up to 60,000 units (`cut` says so). Never throws; time is linear in the length.
 */
export function plainText(text: string): PlainText {
	const html = looksLikeHtml(text.slice(0, MOST_HTML));
	const read = html
		? htmlText(text.slice(0, MOST_HTML).toWellFormed(), MOST_TEXT)
		: { text: text.slice(0, MOST_TEXT).toWellFormed(), cut: false };
	const own = ownPart(read.text);
	const cut = read.cut || text.length > (html ? MOST_HTML : MOST_TEXT);
	return { text: own.text, removed: { html, ...own.removed }, cut };
}
