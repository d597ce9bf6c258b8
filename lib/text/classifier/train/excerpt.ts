const LONGEST = 200;

/** The beginning of a text, for people. */
export const excerpt = (text: string): string =>
	text.length <= LONGEST ? text.toWellFormed() : `${text.slice(0, LONGEST).toWellFormed()}…`;
