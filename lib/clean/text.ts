/** How letters are cased after cleaning. `title` = first letter of each word, `sentence` = of the text. */
export type LetterCase = 'keep' | 'lower' | 'upper' | 'title' | 'sentence';

export interface TextOptions {
	/** Unicode normal form; NFKC also turns full-width letters, ligatures and odd spaces into plain ones. Default `NFKC`. */
	readonly unicode?: 'NFKC' | 'NFC' | 'none';
	/** Default `keep`. */
	readonly letterCase?: LetterCase;
}

/** Already clean for every option but the case: printable ASCII, single spaces. Keeps the common cell off the slow path. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
/** Zero-width and direction marks, soft hyphens, byte-order marks. */
const INVISIBLE =
	/[\u00ad\u034f\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;
/** Joiners shape Arabic, Indic and emoji text; beside ASCII or at an end they are rubbish. */
const IDLE_JOINER = /(?<=^|[\s!-~])[\u200c\u200d]+|[\u200c\u200d]+(?=$|[\s!-~])/gu;
const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/gu;
const BLANKS = /[\t\v\f\p{Zs}]+/gu;
const CONTROL = /(?!\n)\p{Cc}/gu;

function pass(text: string, form: 'NFKC' | 'NFC' | 'none'): string {
	const visible = text
		.replace(LINE_BREAK, '\n')
		.replace(BLANKS, ' ')
		.replace(CONTROL, '')
		.replace(INVISIBLE, '')
		.replace(IDLE_JOINER, '');
	const composed = form === 'none' ? visible : visible.normalize(form);
	return composed
		.replace(BLANKS, ' ')
		.replace(/ *\n */g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/**
 * Cleans white space, invisible and control characters and the Unicode form: runs of blanks become one space, line breaks
 * become `\n` (at most one empty line), ends are trimmed. Cleaning a clean text changes nothing.
 */
export function tidyText(text: string, form: 'NFKC' | 'NFC' | 'none' = 'NFKC'): string {
	if (PLAIN.test(text) || text === '') return text;
	let before = text;
	let after = pass(text, form);
	// Composition can bring new neighbours together; two passes settle all but contrived texts.
	for (let round = 0; round < 8 && after !== before; round++) {
		before = after;
		after = pass(after, form);
	}
	return after;
}

const WORD_START = /(?<![\p{L}\p{M}\p{N}'’])\p{L}|(?<=(?<![\p{L}\p{M}])[\p{L}]['’])\p{L}/gu;

/** Changes the case of letters. `title` keeps "don't" and makes "O'Neil" and "Jean-Luc". */
export function changeCase(text: string, letterCase: LetterCase): string {
	switch (letterCase) {
		case 'keep':
			return text;
		case 'lower':
			return text.toLowerCase();
		case 'upper':
			return text.toUpperCase();
		case 'title':
			return text.toLowerCase().replace(WORD_START, (letter) => letter.toUpperCase());
		case 'sentence':
			return text.toLowerCase().replace(/\p{L}/u, (letter) => letter.toUpperCase());
	}
}

/** `tidyText`, then `changeCase`. */
export function cleanText(text: string, options: TextOptions = {}): string {
	const tidy = tidyText(text, options.unicode);
	return changeCase(tidy, options.letterCase ?? 'keep');
}
