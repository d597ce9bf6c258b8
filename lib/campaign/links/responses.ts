import type { LinkEvent, LinkResponse } from './linkRequest';

const SECURE = {
	'cache-control': 'no-store',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
	'x-robots-tag': 'noindex',
};

/** A page that may load nothing, run nothing and be shown in no frame. */
const PAGE = {
	...SECURE,
	'content-type': 'text/html; charset=utf-8',
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
};

export const page = (
	status: number,
	body: string,
	event: LinkEvent | null = null,
): LinkResponse => ({
	status,
	headers: PAGE,
	body,
	event,
});

/** `target` stood in a sealed token and was checked before it was sealed. */
export const redirect = (target: string, event: LinkEvent | null): LinkResponse => ({
	status: 302,
	headers: { ...SECURE, location: target },
	body: '',
	event,
});

/** The smallest transparent GIF. */
const PIXEL = Uint8Array.from(
	atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'),
	(char) => char.charCodeAt(0),
);

export const pixel = (event: LinkEvent | null): LinkResponse => ({
	status: 200,
	headers: { ...SECURE, 'content-type': 'image/gif' },
	body: PIXEL,
	event,
});

/** Nothing could be read or written: mail providers and people should come again. Tells nobody why. */
export const unavailable = (body: string): LinkResponse => ({
	status: 503,
	headers: { ...PAGE, 'retry-after': '120' },
	body,
	event: null,
});
