import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { assembleBlocks } from '../../../lib/campaign/blocks/assemble';
import type { Block, BlockMessage } from '../../../lib/campaign/blocks/blocks';
import { contrast, parseColour } from '../../../lib/campaign/message/colour';
import { parseTemplate } from '../../../lib/campaign/template/parse';
import { renderTemplate } from '../../../lib/campaign/template/render';
import { brandValues } from '../../../lib/campaign/blocks/brand';

const ROOT = join(__dirname, '../../..');
const html = (blocks: Block[], row: Record<string, unknown> = {}, brand = {}) => {
	const values = new Map(Object.entries({ subject: 'S', from_name: 'Shop', ...row }));
	const rendered = renderTemplate(
		parseTemplate(assembleBlocks({ blocks, brand }), 'html', 'HTML'),
		values,
	);
	if (!rendered.ok) throw new Error(rendered.reason);
	return rendered.text;
};
const count = (text: string, part: string) => text.split(part).length - 1;
const products = (many: number, more: object = {}) =>
	Array.from({ length: many }, (_, i) => ({ name: `P${i}`, ...more }));

describe('message blocks', () => {
	it('are what MJML makes of their sources now', () => {
		const script = join(ROOT, 'scripts/blocks/compile.mjs');
		execFileSync(process.execPath, [script, '--check'], { cwd: ROOT, stdio: 'pipe' });
	}, 60_000);

	it('leave no stand-in behind and hold every text they were given', () => {
		const text = html(
			[
				{
					...{ type: 'hero', eyebrow: 'Eye', headline: 'Head', text: 'Words', label: 'Go' },
					...{
						link: 'https://shop.example/a',
						image: 'https://shop.example/a.png',
						imageAlt: 'Alt',
					},
				},
				{ type: 'text', headline: 'H2', text: 'one\ntwo' },
				{ type: 'image', image: 'https://shop.example/b.png', imageAlt: 'B', link: 'tel:+49' },
				{ type: 'offer' },
				{ type: 'button', label: 'Press', link: 'mailto:a@shop.example' },
				{ type: 'divider' },
				{ type: 'products', headline: 'Chosen', label: 'View', columns: 3 },
				{ type: 'footer', text: 'Bye' },
			],
			{
				offer: { headline: 'Ten', code: 'C10', link: 'https://shop.example/o' },
				recommendations: products(2, { url: 'https://shop.example/p', price: 3 }),
				postal_address: '1 Main Street',
				unsubscribe_url: 'https://shop.example/u',
			},
			{ name: 'Brand', logo: 'https://shop.example/logo.png' },
		);
		expect(text).not.toMatch(/@@|\[\[|%%|\{\{|#[ad]000/);
		for (const part of ['Eye', 'Head', 'Words', 'Go', 'alt="Alt"', 'H2', 'one<br>two', 'alt="B"']) {
			expect(text).toContain(part);
		}
		for (const part of [
			'Ten',
			'C10',
			'Press',
			'Chosen',
			'View',
			'P1',
			'3.00',
			'Bye',
			'1 Main Street',
		]) {
			expect(text).toContain(part);
		}
		expect(text).toContain('alt="Brand"');
		expect(text).toContain('href="https://shop.example/u"');
	});

	it('show products in rows, for Outlook too, without holes for what is missing', () => {
		const rowsOf = (many: number, columns: number, most = 6) => {
			const block: Block = { type: 'products', columns, most };
			return html([block], { recommendations: products(many) });
		};
		const text = rowsOf(5, 3);
		expect(count(text, 'mj-column-per-33-33 mj-outlook-group-fix"')).toBe(5);
		// A table of its own for each row, so that Outlook breaks the line.
		expect(count(text, 'class="card-outlook grid-outlook"')).toBe(2);
		expect(text).not.toMatch(/<img|undefined|null|<a /);
		for (const [many, columns, most, shown] of [
			[7, 2, 6, 6],
			[1, 3, 6, 1],
			[9, 1, 4, 4],
		] as const) {
			for (let i = 0; i < many; i++) {
				expect(rowsOf(many, columns, most).includes(`P${i}<`)).toBe(i < shown);
			}
		}
		const none = html([{ type: 'products', headline: 'Chosen' }], { recommendations: [] });
		expect(none).not.toContain('Chosen');
	});

	it('read the list and the pictures from the fields that are named', () => {
		const block: Block = { type: 'products', list: 'My picks', imageField: 'media.photo' };
		const text = html([block], {
			'My picks': [{ name: 'A', media: { photo: 'https://shop.example/a.png' } }],
		});
		expect(text).toContain('src="https://shop.example/a.png"');
	});

	it('write prices with the signs around them', () => {
		const block: Block = { type: 'products', currencyBefore: '$', currencyAfter: ' USD' };
		expect(html([block], { recommendations: products(1, { price: '4.5' }) })).toContain(
			'$4.50&nbsp;USD',
		);
	});

	it('escape what authors and data write, each for its place', () => {
		const evil = '"><script>alert(1)</script>';
		const text = html(
			[
				{
					type: 'hero',
					headline: `${evil} {{ name }}`,
					image: 'https://shop.example/a.png',
					imageAlt: evil,
				},
				{ type: 'products', currencyAfter: evil },
				{ type: 'text', text: '@@accent@@ [[if x]] {{ name }}' },
			],
			{ name: `${evil} {{ 7 }} @@ink@@`, recommendations: products(1, { price: 1, reason: evil }) },
			{ name: evil },
		);
		expect(text).not.toContain('<script');
		expect(text).toContain('@@ink@@');
		expect(text).toContain('[[if x]]');
	});

	it('refuse a person whose data would make an unsafe link', () => {
		const data = { recommendations: products(1, { url: 'javascript:alert(1)' }) };
		expect(() => html([{ type: 'products' }], data)).toThrow(/is not an http/);
	});
});

describe('wrong blocks', () => {
	const text = { type: 'text', text: 'x' } as const;
	const wrong: [string, BlockMessage, RegExp][] = [
		['no block', { blocks: [] }, /0 blocks/],
		['too many', { blocks: Array(41).fill(text) }, /41 blocks/],
		['no text', { blocks: [text, { type: 'text', text: ' ' }] }, /Block 2 \(text\): text is empty/],
		['type', { blocks: [{ type: 'start' } as never] }, /type "start"/],
		['proto', { blocks: [{ type: '__proto__' } as never] }, /type "__proto__"/],
		[
			'object',
			{ blocks: [{ type: 'text', text: { path: '/etc/passwd' } } as never] },
			/must be text/,
		],
		[
			'link',
			{ blocks: [{ type: 'button', label: 'a', link: 'javascript:x' }] },
			/Block 1 \(button\): link/,
		],
		[
			'quote',
			{ blocks: [{ type: 'button', label: 'a', link: 'https://a.example/"onclick="x' }] },
			/link/,
		],
		[
			'picture',
			{ blocks: [{ type: 'image', image: 'data:image/png;base64,x', imageAlt: '' }] },
			/image/,
		],
		['http picture', { blocks: [text], brand: { logo: 'http://a.example/l.png' } }, /https/],
		[
			'tag',
			{ blocks: [{ type: 'text', text: '{{#each x}}' }] },
			/Block 1 \(text\), text: Template line 1/,
		],
		['columns', { blocks: [{ type: 'products', columns: 4 }] }, /1 to 3/],
		['field', { blocks: [{ type: 'products', list: 'a}} {{ b' }] }, /not a field/],
		['colour', { blocks: [text], brand: { accent: 'red;}body{display:none' } }, /colour/],
		['font', { blocks: [text], brand: { font: 'toString' as never } }, /font/],
		['language', { blocks: [text], brand: { language: 'en" onload="x' } }, /language/],
	];
	it.each(wrong)('are refused: %s', (_, message, what) => {
		expect(() => assembleBlocks(message)).toThrow(what);
		expect(() => assembleBlocks(message)).toThrow(
			expect.objectContaining({ code: 'INVALID_PARAMETER' }),
		);
	});
});

describe('brand colours', () => {
	it('can be read, whatever the sender chose', () => {
		for (const accent of [
			'#ffff00',
			'#000000',
			'#ffffff',
			'#0b6b50',
			'#ff0000',
			'#7f7f7f',
			'pink',
		]) {
			for (const card of ['#ffffff', '#000000', '#808080', '#fff3e0']) {
				const values = brandValues({ accent, card, page: card });
				const ratio = (a: string, b: string) =>
					contrast(parseColour(values.get(a) ?? '')!, parseColour(values.get(b) ?? '')!);
				for (const mode of ['', 'dark.']) {
					expect(ratio(`${mode}onAccent`, `${mode}accent`)).toBeGreaterThanOrEqual(4.4);
					expect(ratio(`${mode}ink`, `${mode}card`)).toBeGreaterThanOrEqual(4.4);
					expect(ratio(`${mode}soft`, `${mode}card`)).toBeGreaterThanOrEqual(4.4);
					expect(ratio(`${mode}link`, `${mode}card`)).toBeGreaterThanOrEqual(4.4);
					expect(ratio(`${mode}onHeroButton`, `${mode}heroButton`)).toBeGreaterThanOrEqual(4.4);
					expect(ratio(`${mode}footer`, `${mode}page`)).toBeGreaterThanOrEqual(4.4);
				}
			}
		}
	});

	it('have the contrast that WCAG gives for them', () => {
		const ratio = (a: string, b: string) => contrast(parseColour(a)!, parseColour(b)!);
		expect(ratio('#000', '#fff')).toBeCloseTo(21, 10);
		expect(ratio('#777777', 'white')).toBeCloseTo(4.48, 2); // the well-known grey that just fails
		expect(ratio('rgb(255, 0, 0)', '#ffffff')).toBeCloseTo(4.0, 1);
	});
});
