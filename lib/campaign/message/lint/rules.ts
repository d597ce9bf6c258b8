import { found, type Finding, type LintedMessage } from './finding';
import type { Facts, Link } from './inspect';

/** Gmail cuts longer messages off, and with the end goes the unsubscribe link. */
const GMAIL_BYTES = 102 * 1024;
const LEAST_TEXT = 60;
const LONG_SUBJECT = 70;

type Rule = (message: LintedMessage, facts: Facts) => Finding[];

const law: Rule = ({ html, headers, postalAddress }, { links }) => {
	const hasHeader = Object.hasOwn(headers, 'List-Unsubscribe');
	const link = /<([^>]+)>/.exec(headers['List-Unsubscribe'] ?? '')?.[1];
	const words =
		/unsubscri|opt[ -]?out|abmelden|abbestell|désabonn|désinscri|darse de baja|disiscri|退订|取消订阅/i;
	const hasLink = links.some(
		({ href, words: text }) => href === link || words.test(`${text} ${href ?? ''}`),
	);
	return [
		...found(
			!hasHeader && !hasLink,
			...(['serious', 'unsubscribe'] as const),
			'There is no way to unsubscribe.',
			'Set "Campaign Trigger URL" or "Unsubscribe URL", and show {{ unsubscribe_url }} in the message.',
		),
		...found(
			hasHeader && !hasLink,
			...(['serious', 'unsubscribe-link'] as const),
			'The message shows no link to unsubscribe.',
			'Add {{ unsubscribe_url }} as a link, or a Footer block.',
		),
		...found(
			postalAddress === '' || !shows(html, postalAddress),
			...(['warning', 'postal-address'] as const),
			postalAddress === ''
				? 'There is no postal address.'
				: 'The message does not show the postal address.',
			'Fill "Postal Address" and show {{ postal_address }}; many countries ask for it.',
		),
	];
};

const shows = (html: string, text: string) => {
	const plain = (value: string) => value.replace(/&[#\w]+;|[^\p{L}\p{N}]+/gu, '');
	return plain(html).includes(plain(text));
};

const subject: Rule = ({ subject: text, hasPreheader }) => {
	const letters = text.replace(/[^\p{Lu}\p{Ll}]/gu, '');
	const shouts =
		letters.length >= 8 && letters.replace(/\p{Ll}/gu, '').length > 0.7 * letters.length;
	return [
		...found(
			shouts,
			...(['warning', 'subject-capitals'] as const),
			'The subject is written in capitals.',
			'Write it as a sentence: spam filters and readers take capitals for shouting.',
		),
		...found(
			/[!?]{2,}|[!?][^!?]+!|[$€£]{2,}/.test(text),
			...(['warning', 'subject-marks'] as const),
			'The subject has more than one exclamation mark, or signs such as $$$.',
			'Leave one at most.',
		),
		...found(
			/^(?:re|fwd?|aw|wg)\s*:/i.test(text),
			...(['warning', 'subject-reply'] as const),
			'The subject looks like an answer to a mail that the person never wrote.',
			'Remove "Re:" or "Fwd:"; CAN-SPAM forbids misleading subjects.',
		),
		...found(
			text.length > LONG_SUBJECT,
			...(['hint', 'subject-length'] as const),
			`The subject has ${text.length} characters.`,
			`Phones show about 40, most inboxes up to ${LONG_SUBJECT}.`,
		),
		...found(
			!hasPreheader,
			...(['hint', 'preheader'] as const),
			'There is no preheader: inboxes show the first words of the message instead.',
			'Fill "Preheader" with a sentence that goes on where the subject ends.',
		),
	];
};

const size: Rule = ({ html, text }, { visible, pictures }) => {
	const bytes = Buffer.byteLength(html);
	return [
		...found(
			bytes > GMAIL_BYTES,
			...(['serious', 'size'] as const),
			`The HTML has ${Math.round(bytes / 1024)} kB: Gmail cuts messages off after 102 kB, and the unsubscribe link with them.`,
			'Show fewer products, or take out comments and unused styles.',
		),
		...found(
			pictures.length > 0 && visible.length < LEAST_TEXT,
			...(['serious', 'image-only'] as const),
			'The message is pictures with hardly any text.',
			'Say the main thing in text too: many readers see no pictures, and filters distrust such mails.',
		),
		...found(
			text.trim() === '',
			...(['serious', 'text-part'] as const),
			'The text part is empty.',
			'Write words into the HTML, or fill "Text".',
		),
	];
};

const unsafe: Rule = (_, { forbidden, handlers, pictures }) => [
	...found(
		forbidden.size,
		...(['serious', 'forbidden-elements'] as const),
		`Mail programs remove or block: ${[...forbidden].map((name) => `<${name}>`).join(', ')}.`,
		'Link to a page that holds it.',
	),
	...found(
		handlers,
		...(['serious', 'event-handlers'] as const),
		'Elements have on… attributes (JavaScript).',
		'Remove them: no mail program runs them, and filters block such mails.',
	),
	...found(
		pictures.filter((src) => /^data:/i.test(src)).length,
		...(['warning', 'data-images'] as const),
		'Pictures are written into the message (data:): Gmail and Outlook do not show them.',
		'Put them on a server and link to them by https.',
	),
	...found(
		pictures.filter((src) => /^http:/i.test(src)).length,
		...(['warning', 'http-images'] as const),
		'Pictures are loaded by http: many mail programs block them.',
		'Use https.',
	),
	...found(
		pictures.filter((src) => src === '').length,
		...(['serious', 'empty-images'] as const),
		'Pictures have no address.',
		'Give each <img> a src.',
	),
];

const LEFTOVER = /\{\{|\}\}|\{%|%7b%7b|\*\||\$\{|\[\[/i;

const links: Rule = (_, { links: all }) => {
	const count = (test: (href: string, link: Link) => boolean) =>
		all.filter((link) => test(link.href?.trim() ?? '', link)).length;
	return [
		...found(
			count((href) => href === ''),
			...(['serious', 'empty-links'] as const),
			'Links lead nowhere (empty href).',
			'Give each link its address, or remove it.',
		),
		...found(
			count((href) => href === '#'),
			...(['warning', 'anchor-links'] as const),
			'Links lead to "#", that is nowhere.',
			'Give each link its address.',
		),
		...found(
			count(isBroken),
			...(['serious', 'broken-links'] as const),
			'Links are not complete addresses, or hold what looks like a merge tag that was not filled.',
			'Begin links with https:// and a host, and check tags of other systems such as *|X|* or {{x}}.',
		),
		...found(
			count((href) => /^http:/i.test(href)),
			...(['warning', 'http-links'] as const),
			'Links use http.',
			'Use https: browsers warn of http pages.',
		),
		...found(
			count((href, { words }) => href !== '' && words.trim() === ''),
			...(['warning', 'wordless-links'] as const),
			'Links have no words: screen readers cannot say where they lead.',
			'Write words into the link, or describe the picture in it (alt).',
		),
		...found(
			count(isMisleading),
			...(['serious', 'misleading-links'] as const),
			'Links show one address and lead to another.',
			'Show words instead of an address: filters take such links for phishing.',
		),
	];
};

function isBroken(href: string): boolean {
	if (href === '' || href.startsWith('#')) return false;
	if (LEFTOVER.test(href) || /\s/.test(href)) return true;
	if (/^https?:/i.test(href)) return !URL.canParse(href) || !/^https?:\/\/[^/]/i.test(href);
	return !/^(?:mailto:[^@\s]+@[^@\s]+|tel:\+?[\d().-]+)/i.test(href);
}

const hostOf = (text: string) =>
	URL.canParse(text) ? new URL(text).hostname.replace(/^www\./, '') : '';

function isMisleading(href: string, { words }: Link): boolean {
	const shown = words.trim();
	if (!/^(?:https?:\/\/|www\.)\S+$/i.test(shown)) return false;
	return hostOf(shown.replace(/^www\./i, 'https://')) !== hostOf(href);
}

const access: Rule = (_, { picturesWithoutAlt, faint, language, title, layoutTables }) => [
	...found(
		picturesWithoutAlt,
		...(['warning', 'image-alt'] as const),
		'Pictures have no description (alt).',
		'Add alt="what it shows", or alt="" to pictures that say nothing.',
	),
	...found(
		[...faint.values()].reduce((sum, n) => sum + n, 0),
		...(['warning', 'contrast'] as const),
		`Text can hardly be read: ${[...faint.keys()].slice(0, 3).join(', ')}.`,
		'Text needs a contrast of 4.5 to its background, large text 3 (WCAG 2.2).',
	),
	...found(
		language === null,
		...(['warning', 'language'] as const),
		'The message does not say its language.',
		'Write <html lang="en"> with your language: screen readers read it out by this.',
	),
	...found(
		!title,
		...(['hint', 'title'] as const),
		'The message has no title.',
		'Write <title>{{ subject }}</title> into <head>.',
	),
	...found(
		layoutTables,
		...(['hint', 'table-role'] as const),
		'Tables have no role: screen readers announce every cell.',
		'Write <table role="presentation"> where a table is only layout.',
	),
];

export const RULES: readonly Rule[] = [law, size, unsafe, links, subject, access];
