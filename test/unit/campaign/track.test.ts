import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { htmlToText } from '../../../lib/campaign';
import { trackHtml, type Tracking } from '../../../lib/campaign/links/track';

const UNSUBSCRIBE = 'https://n8n.shop.example/webhook/c?t=abc';
const tracking: Tracking = {
	click: (target) => `https://t.example/?u=${encodeURIComponent(target)}`,
	open: 'https://t.example/pixel?a=1&b=2',
	spared: ['https://n8n.shop.example/webhook/c'],
};
const clicks: Tracking = { ...tracking, open: null };
const counted = (url: string) => `"https://t.example/?u=${encodeURIComponent(url)}"`;

describe('trackHtml', () => {
	it.each([
		[
			'a quoted link',
			'<a href="https://x.example/?a=1&amp;b=2">x</a>',
			'https://x.example/?a=1&b=2',
		],
		[
			'single quotes and odd spaces',
			"<A\n HREF = 'HTTP://x.example/p' >x</A>",
			'http://x.example/p',
		],
		['no quotes', '<a class=y href=https://x.example/p>x</a>', 'https://x.example/p'],
		['an area of a map', '<area href="https://x.example/p">', 'https://x.example/p'],
		[
			'letters outside ASCII',
			'<a href="https://bücher.example/ü">x</a>',
			'https://xn--bcher-kva.example/%C3%BC',
		],
	])('rewrites %s', (_, html, target) => {
		expect(trackHtml(html, clicks)).toContain(
			`=${' '.repeat(Number(html.includes(' = ')))}${counted(target)}`,
		);
	});

	it.each([
		`<a href="${UNSUBSCRIBE}">unsubscribe</a>`,
		'<a href="mailto:a@x.example">x</a>',
		'<a href="tel:+491">x</a>',
		'<a href="javascript:alert(1)">x</a>',
		'<a href="//x.example/p">x</a>',
		'<a href="#top">x</a>',
		'<a href="https:x.example">x</a>',
		'<a data-href="https://x.example/">x</a>',
		'<a href="" href="https://x.example/">x</a>',
		'<form action="https://x.example/"><img src="https://x.example/p.png">',
		'<!-- <a href="https://x.example/">x</a> -->',
		'<script>"<a href=\'https://x.example/\'>"</script>',
		'<title><a href="https://x.example/"></title>',
		'https://x.example/ in words, and 1 < 2',
		'<a href="https://x.example/',
		'<a href="https://x.example/"',
		`<a href="https://x.example/${'y'.repeat(2_000)}">x</a>`,
	])('leaves everything else as it is, case %#', (html) => {
		expect(trackHtml(html, clicks)).toBe(html);
	});

	it('puts the picture at the end of the body, and at the end where no body ends', () => {
		const pixel =
			'<img src="https://t.example/pixel?a=1&amp;b=2" width="1" height="1" alt="" style="border:0;width:1px;height:1px">';
		const opens = { ...tracking, click: null };
		expect(trackHtml('<body><p>x</p><!-- </body> --></BODY></html>', opens)).toBe(
			`<body><p>x</p><!-- </body> -->${pixel}</BODY></html>`,
		);
		expect(trackHtml('<p>x</p>', opens)).toBe(`<p>x</p>${pixel}`);
		const both = trackHtml('<body><a href="https://x.example/">x</a></body>', tracking);
		expect(both).toBe(`<body><a href=${counted('https://x.example/')}>x</a>${pixel}</body>`);
	});

	it('rewrites at most 200 links and gives up on a message that would become too long', () => {
		const many = '<a href="https://x.example/">x</a>'.repeat(300);
		expect(trackHtml(many, clicks).split('t.example').length - 1).toBe(200);
		const long = `${'y'.repeat(999_990)}<a href="https://x.example/">x</a>`;
		expect(trackHtml(long, clicks)).toBe(long);
	});

	it.each([
		'<a "',
		"<a x='",
		'<!--',
		'</a <',
		'<a/',
		'<script>',
		'<',
		'<a href=https://x.example ',
	])('reads 1 MB of %s in a moment', (part) => {
		const html = part.repeat(Math.floor(1_000_000 / part.length));
		const began = performance.now();
		trackHtml(html, tracking);
		expect(performance.now() - began).toBeLessThan(10_000);
	});

	const pieces = fc.constantFrom(
		...[
			'<a ',
			'href=',
			'"',
			"'",
			'https://x.example/a',
			'>',
			'</a>',
			'<!--',
			'-->',
			'<script>',
			'</script>',
		],
		...[
			'<body>',
			'</body>',
			' ',
			'=',
			'/',
			'&amp;',
			'<',
			'text',
			'\0',
			'\u2028',
			'İ',
			'<style',
			'HREF',
			'\n',
		],
	);
	const hostile = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

	it('changes nothing but the values of links, whatever the HTML', () => {
		fc.assert(
			fc.property(hostile, (html) => {
				const marked = trackHtml(html, { ...clicks, click: () => 'https://t.example/' });
				// Taking the counting links out again leaves what there was between the links.
				const kept = marked.split('"https://t.example/"');
				let at = 0;
				for (const part of kept) {
					const found = html.indexOf(part, at);
					expect(found).toBeGreaterThanOrEqual(at);
					at = found + part.length;
				}
				expect(html.endsWith(kept.at(-1) ?? '')).toBe(true);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('gives every target as one line of ASCII with http or https, and keeps what is read', () => {
		fc.assert(
			fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
				const targets: string[] = [];
				const click = (target: string) => `https://t.example/${targets.push(target)}`;
				const escaped = url.replaceAll('&', '&amp;').replaceAll("'", '&#39;');
				const html = `<p>Hello <a href='${escaped}'>there</a></p>`;
				const tracked = trackHtml(html, { ...clicks, click });
				expect(targets).toEqual([new URL(url).href]);
				expect(targets[0]).toMatch(/^https?:\/\/[\x21-\x7e]+$/);
				expect(htmlToText(tracked)).toContain('Hello there');
			}),
		);
	});
});
