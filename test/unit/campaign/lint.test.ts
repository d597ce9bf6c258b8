import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { elementsOf } from '../../../lib/campaign/message/lint/elements';
import { lintMessage } from '../../../lib/campaign/message/lint/lintMessage';
import { people, send } from '../../support/campaign';
import { campaignWorld } from '../../support/campaignWorld';
import { assembleBlocks } from '../../../lib/campaign/blocks/assemble';
import { parseTemplate } from '../../../lib/campaign/template/parse';
import { renderTemplate } from '../../../lib/campaign/template/render';
import { DEFAULT_HTML } from '../../../nodes/SendCampaign/defaultTemplate';

const UNSUBSCRIBE = 'https://shop.example/u?e=ada';
const BODY = `<p>Hello Ada, here is what we picked for you this week. We hope that you like it.</p><a href="${UNSUBSCRIBE}">Unsubscribe</a><p>1 Main Street</p>`;
const page = (body: string, head = '<title>News</title>') =>
	`<!doctype html><html lang="en"><head>${head}</head><body>${BODY}${body}</body></html>`;
const message = (change: object = {}) => ({
	subject: 'News for you',
	html: page(''),
	text: 'Hello Ada',
	headers: { 'List-Unsubscribe': `<${UNSUBSCRIBE}>` },
	postalAddress: '1 Main Street',
	hasPreheader: true,
	...change,
});
const rulesOf = (change: object) =>
	lintMessage(message(change)).map(({ rule, severity }) => `${severity} ${rule}`);
const inBody = (html: string) => rulesOf({ html: page(html) });

describe('the check of a message', () => {
	it('finds nothing in a careful one', () => {
		expect(rulesOf({})).toEqual([]);
		expect(
			inBody(
				'<table role="presentation"><tr><td><img src="https://a.example/a.png" alt=""></td></tr></table><a href="mailto:a@shop.example">Write</a><a href="tel:+49-30-1">Call</a><a name="top"></a>',
			),
		).toEqual([]);
	});

	const inside: [string, string, number][] = [
		[
			'warning image-alt',
			'<img src="https://a.example/a.png"><img src="https://a.example/b.png">',
			2,
		],
		['warning data-images', '<img alt="a" src="data:image/png;base64,AAAA">', 1],
		['warning http-images', '<img alt="a" src="http://a.example/a.png">', 1],
		['serious empty-images', '<img alt="a" src="">', 1],
		['serious forbidden-elements', '<form></form><script>x</script><form></form>', 2],
		['serious event-handlers', '<p onclick="x()" ONLOAD=y>a</p>', 2],
		['serious empty-links', '<a href="">a</a><a>b</a>', 2],
		['warning anchor-links', '<a href="#">a</a>', 1],
		[
			'serious broken-links',
			'<a href="https://">a</a><a href="shop.example">b</a><a href="https://a.example/a b">c</a>',
			3,
		],
		[
			'serious broken-links',
			'<a href="https://a.example/?e=*|EMAIL|*">a</a><a href="https://a.example/%7B%7Bx%7D%7D">b</a>',
			2,
		],
		['serious broken-links', '<a href="mailto:nobody">a</a>', 1],
		['warning http-links', '<a href="http://a.example/">a</a>', 1],
		[
			'warning wordless-links',
			'<a href="https://a.example/"><img src="https://a.example/a.png" alt=""></a>',
			1,
		],
		[
			'serious misleading-links',
			'<a href="https://evil.example/">https://bank.example/login</a>',
			1,
		],
		['hint table-role', '<table><tr><td>a</td></tr></table>', 1],
		['warning contrast', '<div style="background:#fff"><p style="color:#999">faint</p></div>', 1],
		[
			'warning contrast',
			'<table role="x" bgcolor="#000000"><tr><td style="color:#333">faint</td></tr></table>',
			1,
		],
	];
	it.each(inside)('finds %s in %s', (expected, html, count) => {
		const findings = lintMessage(message({ html: page(html) }));
		expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([expected]);
		expect(findings[0]?.count).toBe(count);
		expect(findings[0]?.advice).not.toBe('');
	});

	const whole: [string, object][] = [
		['warning subject-capitals', { subject: 'BIG SALE TODAY' }],
		['warning subject-marks', { subject: 'Sale now!!!' }],
		['warning subject-marks', { subject: 'Win $$$ now' }],
		['warning subject-reply', { subject: 'Re: your order' }],
		['hint subject-length', { subject: 'Many words '.repeat(8) }],
		['hint preheader', { hasPreheader: false }],
		['serious size', { html: page(`<p>${'x'.repeat(104_448)}</p>`) }],
		['serious text-part', { text: ' \n ' }],
		['warning postal-address', { postalAddress: '' }],
		['warning postal-address', { postalAddress: '9 Other Street' }],
		['warning language', { html: page('').replace(' lang="en"', '') }],
		['hint title', { html: page('', '') }],
		['serious unsubscribe', { headers: {}, html: page('').replace(/<a.*?<\/a>/, '') }],
		['serious unsubscribe-link', { html: page('').replace(/<a.*?<\/a>/, '') }],
	];
	it.each(whole)('finds %s', (expected, change) => {
		expect(rulesOf(change)).toEqual([expected]);
	});

	it('finds a message that is one picture', () => {
		const html = `<html lang="en"><title>x</title><img src="https://a.example/a.png" alt="Everything"><p>1 Main Street</p><a href="${UNSUBSCRIBE}">Unsubscribe</a>`;
		expect(rulesOf({ html })).toEqual(['serious image-only']);
	});

	it('lets large text have less contrast, and does not guess what style sheets say', () => {
		for (const html of [
			'<div style="background-color:#fff"><p style="color:#888;font-size:24px">large</p></div>',
			'<div style="background-color:#fff"><h2 style="color:#888;font-size:19px">large</h2></div>',
			'<p class="x" style="color:#fff">unknown background</p>',
			'<div style="background:#fff url(x.png)"><p style="color:#eee">picture behind</p></div>',
			'<div style="background:#fff;display:none"><p style="color:#fff">hidden</p></div>',
			'<!--[if mso]><p style="color:#fff;background:#fff">Outlook</p><![endif]-->',
		]) {
			expect(inBody(html)).toEqual([]);
		}
	});

	it('names the serious first', () => {
		const severities = lintMessage(
			message({ subject: 'SHOUTING LOUD', hasPreheader: false, text: '' }),
		).map(({ severity }) => severity);
		expect(severities).toEqual(['serious', 'warning', 'hint']);
	});
});

describe('our own messages', () => {
	const values = new Map<string, unknown>(
		Object.entries({
			...{ subject: 'News', from_name: 'Shop', postal_address: '1 Main Street', first_name: 'Ada' },
			unsubscribe_url: UNSUBSCRIBE,
			preferences_url: 'https://shop.example/p',
			offer: { headline: 'Ten', text: 'Words', code: 'C', link: 'https://shop.example/o' },
			recommendations: ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => ({
				...{ name, price: 3, url: 'https://shop.example/p', reason: 'Because' },
				image: 'https://shop.example/p.png',
			})),
		}),
	);
	const all = assembleBlocks({
		blocks: [
			{
				type: 'hero',
				headline: 'Hello {{ first_name }}',
				text: 'We picked something for you this week.',
			},
			{ type: 'offer' },
			{ type: 'products', headline: 'Chosen', columns: 3, label: 'View' },
			{ type: 'image', image: 'https://shop.example/a.png', imageAlt: 'A garden' },
			{ type: 'text', headline: 'H', text: 'T' },
			{ type: 'button', label: 'Go', link: 'https://shop.example' },
			{ type: 'divider' },
			{ type: 'footer', text: 'Bye' },
		],
		brand: { accent: '#ffd54f', logo: 'https://shop.example/l.png', name: 'Shop' },
	});
	it.each([
		['of all blocks', all],
		['of a fresh node', DEFAULT_HTML],
	])('%s show nothing to change', (_, html) => {
		const rendered = renderTemplate(parseTemplate(html, 'html', 'HTML'), values);
		expect(rendered).toMatchObject({ ok: true });
		expect(rulesOf({ html: rendered.ok ? rendered.text : '' })).toEqual([]);
	});
});

describe('reading HTML', () => {
	it('takes time in proportion to its length, whatever it holds', () => {
		const hostile = [
			'<',
			'<a ',
			'<a x="',
			"<a x='",
			'<!--',
			'<style>',
			'</',
			'<b>',
			'<a x= ',
			'<a\t\t',
			'a=b ',
			'<title',
			'&',
			'"',
		];
		for (const part of hostile) {
			const html = part.repeat(Math.floor(300_000 / part.length));
			const began = performance.now();
			lintMessage(message({ html }));
			expect(performance.now() - began).toBeLessThan(1_500);
		}
	});

	it('never fails', () => {
		const unit = fc.constantFrom(
			'<',
			'>',
			'/',
			'"',
			"'",
			'=',
			' ',
			'a',
			'img',
			'!--',
			'-->',
			'&#',
			';',
			'style',
		);
		fc.assert(
			fc.property(fc.string({ unit, maxLength: 60 }), (html) => {
				expect(Array.isArray([...elementsOf(html)])).toBe(true);
				lintMessage(message({ html }));
			}),
		);
	});
});

describe('a campaign with findings', () => {
	const world = campaignWorld();
	const html = '<p>Hello {{ first_name }}</p><a href="">nothing</a>';

	it('reports them with the run', async () => {
		const server = await world.sink();
		const { summary } = await send(world.store, server.port, people(3), { html });
		expect(summary.counts).toEqual({ sent: 3 });
		expect(summary.findings.map(({ rule }) => rule)).toEqual(
			expect.arrayContaining(['empty-links', 'unsubscribe', 'language']),
		);
	});

	it('mails nobody when it refuses serious ones', async () => {
		const server = await world.sink();
		const sending = send(world.store, server.port, people(3), { html, refuseSerious: true });
		await expect(sending).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
			message: expect.stringContaining('Links lead nowhere'),
			details: { rules: expect.arrayContaining(['empty-links', 'unsubscribe']) },
		});
		expect(server.arrived).toHaveLength(0);
		expect(await world.store.ledger.count('spring')).toMatchObject({ sent: 0, claimed: 0 });
	});
});
