/**
 * HTML and SVG as text that cannot be broken out of: what is put into a `markup` template is escaped, unless it is markup
 * itself. Characters that XML forbids, lone surrogates and those that turn the direction of writing around are taken out.
 */
export class Markup {
	constructor(readonly text: string) {}
}

type Part = string | number | Markup | readonly Markup[] | null;

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** C0 and C1 controls but tab and line ends, U+FFFE and U+FFFF. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const DIRECTION = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

/** The text as it may be shown. */
export const visible = (text: string): string =>
	text.toWellFormed().replace(DIRECTION, '').replace(FORBIDDEN, '\ufffd');

/** A number and its percent sign stay on one line. */
export const escaped = (text: string): string =>
	visible(text)
		.replace(/(\d) %/g, '$1\u00a0%')
		.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

function render(part: Part): string {
	if (part === null) return '';
	if (part instanceof Markup) return part.text;
	if (typeof part === 'string') return escaped(part);
	if (typeof part === 'number') return escaped(String(part));
	return part.map(render).join('');
}

/** Tag of templates: markup`<b>${name}</b>`. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
	return new Markup(strings.map((text, i) => text + render(parts[i] ?? null)).join(''));
}

export const EMPTY = new Markup('');

/** A name from the data: its direction of writing stays inside it, and it may be broken anywhere. */
export const nameOf = (text: string): Markup => markup`<bdi>${text}</bdi>`;
