import type { Place } from './ast';

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
	'`': '&#96;',
};
const LINK = /^(https?:\/\/[^\s/?#]+|mailto:[^\s@]+@[^\s@]+$|tel:[+\d][\d().-]*$)/i;

/** Text for HTML: the five special characters and the backtick become entities; control characters go. */
export function escapeHtml(text: string): string {
	return withoutControls(text).replace(/[&<>"'`]/g, (char) => ENTITIES[char] ?? char);
}

/** Line ends, NUL, other control characters and the Unicode line separators become one space each run. */
export function oneLine(text: string): string {
	return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}

function withoutControls(text: string): string {
	return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
}

/** True for an http, https, mailto or tel address without spaces or control characters. */
export function isSafeLink(link: string): boolean {
	if (!LINK.test(link) || oneLine(link) !== link || /[\s\\]/.test(link)) return false;
	return !/^https?:/i.test(link) || URL.canParse(link);
}

/** `value` written for its place, or null where it must not be written: a link with another scheme. */
export function escapeFor(place: Place, value: string): string | null {
	switch (place) {
		case 'html':
		case 'attribute':
			return escapeHtml(value);
		case 'linkStart': {
			const link = value.trim();
			return isSafeLink(link) ? escapeHtml(link) : null;
		}
		case 'link':
			return isSafeLink(value.trim()) ? value.trim() : null;
		case 'linkPart':
			return percentEncode(value);
		case 'plain':
			return oneLine(value);
	}
}

/** encodeURIComponent, also for ' ( ) * !, and with lone surrogates replaced instead of throwing. */
function percentEncode(value: string): string {
	return encodeURIComponent(value.toWellFormed()).replace(
		/['()*!]/g,
		(char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
