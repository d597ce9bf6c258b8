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

/** Longest mail that is read, in UTF-16 units. */
const MOST_READ = 2_000_000;

/**
 * What a person wrote: HTML as text, without earlier mails that are quoted, signature and legal footer. Plain text that holds
 * none of them stays as it is. Never throws; time is linear in the length.
 */
export function plainText(text: string): PlainText {
	const cut = text.length > MOST_READ;
	const read = (cut ? text.slice(0, MOST_READ) : text).toWellFormed();
	const html = looksLikeHtml(read);
	const own = ownPart(html ? htmlText(read) : read);
	return { text: own.text, removed: { html, ...own.removed }, cut };
}
