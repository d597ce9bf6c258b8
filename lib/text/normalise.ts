/** Longest text that is read, in UTF-16 units; of longer ones the beginning (and `readText` says so). */
export const MOST_CHARACTERS = 20_000;

const LINK = /(?:https?:\/\/|www\.)\S{1,2048}/gu;
const MENTION = /(?<![\p{L}\p{N}_.])@[\p{L}\p{N}_]{1,64}/gu;
/** Three or more of the same letter or mark: "sooooo", "!!!!". */
const ELONGATED = /([\p{L}\p{P}\p{S}])\1{2,}/gu;
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\ufeff]/g;
const SPACES = /\s+/gu;

/** The part of a text that is read, without half of a surrogate pair at its end. */
export function readText(text: string): { read: string; cut: boolean } {
	if (text.length <= MOST_CHARACTERS) return { read: text.toWellFormed(), cut: false };
	return { read: text.slice(0, MOST_CHARACTERS).toWellFormed(), cut: true };
}

/**
 * A text in the form that models learn from: compatible characters joined (NFKC), lower case, links as "⟨link⟩", mentions as
 * "⟨name⟩", three or more of a kind as two, control characters and repeated space gone. Only the first MOST_CHARACTERS
 * count. Same text, same result, on every platform.
 */
export function normaliseText(text: string): string {
	return readText(text)
		.read.replace(CONTROLS, ' ')
		.normalize('NFKC')
		.toLowerCase()
		.replace(LINK, '⟨link⟩')
		.replace(MENTION, '⟨name⟩')
		.replace(ELONGATED, '$1$1')
		.replace(SPACES, ' ')
		.trim();
}
