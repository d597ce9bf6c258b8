import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseTemplate, renderTemplate, type TemplateKind } from '../../../lib/campaign';
import { LibraryError } from '../../../lib/errors';

function render(
	source: string,
	data: Record<string, unknown>,
	kind: TemplateKind = 'html',
): string {
	const row = new Map(Object.entries(data));
	const rendered = renderTemplate(parseTemplate(source, kind, 'HTML'), row);
	return rendered.ok ? rendered.text : `refused: ${rendered.reason}`;
}

function parseError(source: unknown, kind: TemplateKind = 'html'): LibraryError {
	try {
		parseTemplate(source, kind, 'HTML');
	} catch (error) {
		if (error instanceof LibraryError) return error;
		throw error;
	}
	throw new Error('The template was accepted.');
}

/** What an attacker might put into a customer's name. */
const HOSTILE = [
	'{{7*7}}',
	'${7*7}',
	'<script>alert(1)</script>',
	'{% include "/etc/passwd" %}',
	"{{constructor.constructor('return process')()}}",
	'"><img src=x onerror=alert(1)>',
	"' onmouseover='alert(1)",
	'{{#each recommendations}}x{{/each}}',
	'&lt;b&gt;',
];

describe('merge tags', () => {
	it('writes a field, and its default when the field is missing or blank', () => {
		expect(render('Hi {{ name }}', { name: 'Ada' })).toBe('Hi Ada');
		for (const name of [undefined, null, '', '  ', NaN]) {
			expect(render('Hi {{ name | there }}', { name })).toBe('Hi there');
		}
		expect(render('Hi{{ name | "" }}', {})).toBe('Hi');
		expect(render('Hi {{ name | " you " }}', {})).toBe('Hi  you ');
	});

	it('refuses a row whose field is missing and has no default', () => {
		expect(render('Hello {{ first_name }}, {{ city }}', { last: 'x' })).toBe(
			'refused: no value for "first_name", "city" and no default in the template',
		);
		expect(render('{{ first_name }}', { first_name: undefined })).not.toContain('undefined');
	});

	it('reads nested values, dotted columns and names in brackets', () => {
		expect(render('{{ a.b }}', { a: { b: 'x' } })).toBe('x');
		expect(render('{{ a.b }}', { 'a.b': 'x' })).toBe('x');
		expect(render('{{ [First name] }}', { 'First name': 'Ada' })).toBe('Ada');
		expect(render('{{ 名前 }}', { 名前: 'Ada' })).toBe('Ada');
	});

	it('writes numbers with a fixed number of decimals where asked', () => {
		expect(
			render('{{ price : 2 }} {{ text : 2 }} {{ raw }}', { price: 9.5, text: '3', raw: 0 }),
		).toBe('9.50 3.00 0');
	});

	it('shows one branch of if, unless and else', () => {
		const source = '{{#if x}}yes{{else}}no{{/if}}{{#unless x}}!{{/unless}}';
		for (const x of ['a', 1, true, [1], { a: 1 }]) expect(render(source, { x })).toBe('yes');
		for (const x of [undefined, null, '', 0, false, [], NaN]) {
			expect(render(source, { x })).toBe('no!');
		}
	});

	it('repeats a block for each entry, with the entry before the row and the row by @root', () => {
		const list = [{ name: 'Tea' }, { name: 'Mug' }];
		expect(
			render('{{#each list}}{{ @number }}.{{ name }}/{{ ../shop }}/{{ @root.shop }} {{/each}}', {
				list,
				shop: 'S',
				name: 'outer',
			}),
		).toBe('1.Tea/S/S 2.Mug/S/S ');
		expect(render('{{#each list}}{{ this }};{{/each}}', { list: ['a', 'b'] })).toBe('a;b;');
		expect(render('{{#each list 1}}{{ name }}{{/each}}', { list })).toBe('Tea');
		expect(render('{{#each list}}x{{else}}none{{/each}}', { list: [] })).toBe('none');
	});

	it('does not borrow a missing field of an entry from the row', () => {
		expect(render('{{#each list}}{{ name }}{{/each}}', { list: [{}], name: 'Ada' })).toContain(
			'refused: no value for "name"',
		);
	});

	it('refuses lists and objects where text is needed', () => {
		expect(render('{{ x }}', { x: { path: '/etc/passwd' } })).toContain('refused:');
		expect(render('{{ x }}', { x: [1] })).toContain('refused:');
		expect(render('{{#each x}}a{{/each}}', { x: 'text' })).toContain('refused: "x" is not a list');
	});

	it('sees own properties only', () => {
		for (const name of ['constructor', '__proto__', 'toString', 'constructor.name', 'a.length']) {
			expect(render(`{{ ${name} | none }}`, { a: { b: 1 } })).toBe('none');
		}
		const row = new Map<string, unknown>([['__proto__', 'a column of that name']]);
		const rendered = renderTemplate(parseTemplate('{{ __proto__ }}', 'plain', 'Text'), row);
		expect(rendered).toEqual({ ok: true, text: 'a column of that name' });
		expect(Reflect.get({}, 'polluted')).toBeUndefined();
	});
});

describe('escaping', () => {
	it('never reads data as a template or as markup', () => {
		for (const hostile of HOSTILE) {
			const html = render('<p title="{{ x }}">{{ x }}</p>', { x: hostile });
			expect(html).not.toMatch(/<(script|img)|49|title="[^"]*"[^>]/);
			expect(render('{{ x }}', { x: hostile }, 'plain')).toBe(hostile);
		}
	});

	it('leaves no sign of any text that could end its place', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (x) => {
				const html = render('<p title="{{ x }}">{{ x }}</p>', { x: `.${x}` });
				expect(html).toMatch(/^<p title="[^"<>']*">[^<>"']*<\/p>$/);
			}),
		);
	});

	it('accepts http, https, mailto and tel links only', () => {
		const link = (x: unknown) => render('<a href="{{ x }}">a</a>', { x });
		for (const good of [
			'https://shop.example/a?b=1&c=2',
			'http://shop.example',
			'mailto:a@b.example',
			'tel:+49-30-1',
		]) {
			expect(link(good)).not.toContain('refused');
		}
		for (const bad of [
			'javascript:alert(1)',
			'JaVaScRiPt:alert(1)',
			'java\tscript:alert(1)',
			' javascript:alert(1)',
			'\u0001javascript:alert(1)',
			'data:text/html,x',
			'vbscript:x',
			'//evil.example',
			'/etc/passwd',
			'file:///etc/passwd',
			'https:',
			'https://a b.example',
			'https://shop.example/\r\nBcc: x',
			'mailto:a@b.example?bcc=evil@z.example b',
		]) {
			expect(link(bad)).toContain('refused: "x" is not an http, https, mailto or tel link');
		}
	});

	it('percent-encodes values inside a link', () => {
		expect(render('<a href="https://s.example/u?e={{ x }}">a</a>', { x: "a+b@c.d&x='1" })).toBe(
			'<a href="https://s.example/u?e=a%2Bb%40c.d%26x%3D%271">a</a>',
		);
		expect(render('https://s.example/{{ x }}', { x: '../a\ud800' }, 'link')).toBe(
			'https://s.example/..%2Fa%EF%BF%BD',
		);
	});

	it('keeps subjects and plain text on one line', () => {
		for (const end of ['\r\n', '\n', '\r', '\0', '\u2028', '\u2029', '\u0085']) {
			expect(render('Hi {{ x }}', { x: `a${end}Bcc: evil@z.example` }, 'line')).toBe(
				'Hi a Bcc: evil@z.example',
			);
		}
	});
});

describe('templates that cannot be safe', () => {
	it.each([
		['a tag without quotes', '<a href={{ x }}>a</a>', 'without quotes'],
		['an event handler', '<a onclick="{{ x }}">a</a>', 'onclick'],
		['a style attribute', '<p style="color: {{ x }}">a</p>', 'style'],
		['a style element', '<style>p { color: {{ x }} }</style>', '<style>'],
		['a script', '<script>var a = "{{ x }}"</script>', '<script>'],
		['a comment', '<!-- {{ x }} -->', 'comment'],
		['a tag name', '<{{ x }}>', 'part of a tag'],
		['an attribute name', '<p {{ x }}="1">', 'part of a tag'],
		['srcset', '<img srcset="{{ x }} 2x">', 'srcset'],
		['a scheme that is put together', '<a href="java{{ x }}">a</a>', 'does not start with'],
		['a script link', '<a href="javascript:alert(1)">a</a>', 'does not start with'],
		['an encoded script link', '<a href="java&#115;cript:alert(1)">a</a>', 'does not start with'],
		['a relative link', '<img src="logo.png">', 'does not start with'],
		['a branch that ends elsewhere', '<a href="{{#if x}}https://a"{{/if}}>', 'another HTML place'],
		['a loop that ends elsewhere', '{{#each x}}<b {{/each}}>', 'another HTML place'],
		['an open attribute', '<p title="a', 'ends inside'],
		['three braces', '{{{ x }}}', 'unescaped'],
		['a tag without end', 'a {{ x', 'has no "}}"'],
		['code', '{{ x() }}', 'is not a merge tag'],
		['arithmetic', '{{ 7*7 }}', 'is not a merge tag'],
		['a block without end', '{{#if x}}a', 'has no {{/if}}'],
		['an end without block', 'a{{/each}}', 'closes no block'],
		['crossed blocks', '{{#if x}}{{#each y}}{{/if}}{{/each}}', 'closes {{/each}}'],
		['a second else', '{{#if x}}{{else}}{{else}}{{/if}}', 'no block of its own'],
		['too long a list', '{{#each x 101}}{{/each}}', '1 to 100'],
		['deep blocks', '{{#if x}}'.repeat(11), 'more than 10 deep'],
	])('%s is refused with its reason', (_name, source, reason) => {
		const error = parseError(source);
		expect(error.code).toBe('INVALID_PARAMETER');
		expect(error.message).toContain(reason);
		expect(error.hint).not.toBe('');
	});

	it('names the line', () => {
		expect(parseError('a\nb\n{{ x( }}').message).toContain('line 3');
	});

	it('refuses anything but text as a template', () => {
		for (const source of [{ path: '/etc/passwd' }, ['a'], 1, null, undefined]) {
			expect(parseError(source).message).toContain('must be text');
		}
	});

	it('takes branches and loops within tags that end where they began', () => {
		expect(render('<a {{#if x}}class="a"{{/if}}>a</a>', { x: 1 })).toBe('<a class="a">a</a>');
		expect(render('<p title="{{#each x}}{{ this }},{{/each}}">', { x: ['"'] })).toBe(
			'<p title="&quot;,">',
		);
	});
});

describe('limits', () => {
	/** CPU time: other work on the machine does not count. */
	const within = (milliseconds: number, work: () => void) => {
		const started = process.cpuUsage();
		work();
		const { user, system } = process.cpuUsage(started);
		expect((user + system) / 1000).toBeLessThan(milliseconds);
	};

	it('refuses a template of more than 1,000,000 characters at once', () => {
		within(1000, () => {
			expect(parseError('x'.repeat(50_000_000)).message).toContain('50000000 characters');
		});
	});

	it('reads a template of 1,000,000 characters in less than a second', () => {
		within(1000, () => parseTemplate('<p a="b">{{ x }}</p>'.repeat(50_000), 'html', 'HTML'));
	});

	it('shows at most 100 entries of a list of 10 million', () => {
		const list = new Array<number>(10_000_000).fill(1);
		within(1000, () => {
			expect(render('{{#each list}}{{ this }}{{/each}}', { list })).toBe('1'.repeat(100));
		});
	});

	it('ends nested loops after 1,000 entries, also when their bodies are empty', () => {
		const list = new Array<number>(100).fill(1);
		const source = `${'{{#each @root.list}}'.repeat(5)}${'{{/each}}'.repeat(5)}`;
		within(1000, () => expect(render(source, { list })).toContain('more than 1000 entries'));
	});

	it('ends a message that grows past 1,000,000 characters', () => {
		const list = new Array<string>(100).fill('x'.repeat(100_000));
		expect(render('{{#each list}}{{ this }}{{/each}}', { list })).toContain('longer than');
	});
});
