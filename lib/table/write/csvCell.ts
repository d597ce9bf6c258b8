/** Signs that a spreadsheet takes for the start of a formula, full-width forms included (OWASP, CSV Injection). */
const DANGEROUS = /^[=+\-@\t\r\0\uFF1D\uFF0B\uFF0D\uFF20]/;
const NEGATIVE_NUMBER = /^-\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/** Puts a quote sign before text that a spreadsheet would run as a formula; negative numbers stay as they are. */
export function defuse(text: string): string {
	return DANGEROUS.test(text) && !NEGATIVE_NUMBER.test(text) ? `'${text}` : text;
}

/** Text as a CSV field, in quotes where it needs them. */
export function quote(text: string): string {
	return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
