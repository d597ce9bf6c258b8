import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { htmlToText } from '../../../lib/campaign';

describe('htmlToText', () => {
	it('keeps lines, lists, links and picture descriptions', () => {
		const html = `<!doctype html><html><head><title>T</title><style>p{}</style></head><body>
			<h1>Hello  Ada</h1><p>One<br>two &amp; three&nbsp;&euro;</p>
			<ul><li>Tea</li><li>Mug</li></ul>
			<a href="https://s.example/?a=1&amp;b=2">Shop</a> <a href="https://x.example">https://x.example</a>
			<img src="https://x.example/a.png" alt="A red mug"><hr></body></html>`;
		expect(htmlToText(html)).toBe(
			[
				'Hello Ada',
				'',
				'One',
				'two & three €',
				'',
				'- Tea',
				'- Mug',
				'',
				'Shop (https://s.example/?a=1&b=2) https://x.example A red mug',
				'',
				'----------\n',
			].join('\n'),
		);
	});

	it('drops hidden elements, comments and scripts', () => {
		const html =
			'<div style="display:none">hidden<div>deeper</div></div><!-- c --><script>s()</script><p>shown</p>';
		expect(htmlToText(html)).toBe('shown\n');
	});

	it('shows escaped data as it was written, once', () => {
		expect(htmlToText('<p>&lt;script&gt;&amp;lt;</p>')).toBe('<script>&lt;\n');
	});

	it('does not mind 20,000 nested tags, open tags or open quotes', () => {
		const started = performance.now();
		expect(htmlToText(`${'<div>'.repeat(20_000)}x${'</div>'.repeat(20_000)}`)).toBe('x\n');
		htmlToText('<a '.repeat(100_000));
		htmlToText('<a href="'.repeat(100_000));
		htmlToText(`<a href='${'"'.repeat(100_000)}`);
		htmlToText('<a href="https://x.example">x</a>'.repeat(30_000));
		htmlToText('<!--'.repeat(100_000));
		expect(performance.now() - started).toBeLessThan(5000);
	});

	it('takes any text', () => {
		fc.assert(
			fc.property(
				fc.string({
					unit: fc.constantFrom(
						'<',
						'>',
						'/',
						'a',
						'"',
						"'",
						'&',
						'#',
						'x',
						';',
						' ',
						'!--',
						'style',
					),
				}),
				(html) => {
					expect(typeof htmlToText(html)).toBe('string');
				},
			),
		);
	});
});
