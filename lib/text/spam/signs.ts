/** What spam is full of and people seldom write, as numbers of a text. Every expression is linear in the length of the text. */

/** Numbers of a text; counts as they are. */
export interface Signs {
	readonly links: number;
	readonly mailAddresses: number;
	readonly phones: number;
	/** Sums of money. */
	readonly sums: number;
	readonly percentages: number;
	readonly exclamations: number;
	/** Share of capitals among cased letters of texts with ten or more, 0..1. */
	readonly capitals: number;
	/** Share of digits among all letters and digits, 0..1. */
	readonly digits: number;
	/** Letters and digits in one word, such as "fr33" or "V1AGRA". */
	readonly disguised: number;
	/** Letters and digits. */
	readonly length: number;
}

const LINK =
	/https?:\/\/|www\.|\b[a-z0-9-]{2,63}\.(?:com|net|org|info|biz|xyz|top|ru|cn|shop|online|click|link|co\.uk)\b/giu;
const MAIL_ADDRESS = /[\p{L}\p{N}]@[\p{L}\p{N}]/gu;
/** Seven or more digits, with single marks or spaces between them. */
const PHONE = /\p{N}(?:[ ().-]?\p{N}){6,20}/gu;
const SUM =
	/[$£€¥₹]\s?\p{N}|\p{N}\s?(?:[$£€¥₹元万]|(?:usd|eur|gbp|euros?|dollars?|pounds?|rmb)(?![\p{L}]))/giu;
const PERCENTAGE = /\p{N}\s?[%٪]/gu;
const EXCLAMATION = /[!！¡]/gu;
const DISGUISED = /[a-z]\p{N}{1,2}[a-z]/giu;

const count = (text: string, what: RegExp): number => {
	let found = 0;
	what.lastIndex = 0;
	while (what.test(text)) found++;
	return found;
};

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);

/** Reads a text that `readText` gave. */
export function signsOf(text: string): Signs {
	const capitals = count(text, /\p{Lu}/gu);
	const small = count(text, /\p{Ll}/gu);
	const digits = count(text, /\p{N}/gu);
	const letters = count(text, /\p{L}/gu);
	return {
		links: count(text, LINK),
		mailAddresses: count(text, MAIL_ADDRESS),
		phones: count(text, PHONE),
		sums: count(text, SUM),
		percentages: count(text, PERCENTAGE),
		exclamations: count(text, EXCLAMATION),
		capitals: capitals + small < 10 ? 0 : share(capitals, capitals + small),
		digits: share(digits, digits + letters),
		disguised: count(text, DISGUISED),
		length: digits + letters,
	};
}

/** The signs as columns of a linear model, each 0 … 1. */
export function signColumns(signs: Signs): number[] {
	const some = (n: number) => Math.min(1, n);
	const many = (n: number, most: number) => Math.min(1, Math.log1p(n) / Math.log1p(most));
	return [
		some(signs.links),
		many(signs.links, 5),
		some(signs.mailAddresses),
		some(signs.phones),
		some(signs.sums),
		many(signs.sums, 5),
		some(signs.percentages),
		many(signs.exclamations, 5),
		signs.capitals,
		Math.min(1, signs.digits * 2),
		some(signs.disguised),
		many(signs.length, 500),
		some(signs.links) * some(signs.sums),
		some(signs.phones) * some(signs.sums),
	];
}

export const SIGN_COLUMNS = 14;
