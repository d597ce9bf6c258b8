import {
	changeCase,
	cleanText,
	extractEmail,
	Invalid,
	normaliseEmail,
	phoneReader,
	readBoolean,
	suggestDomain,
	tidyText,
} from '../../../lib/clean';

describe('tidyText', () => {
	it.each([
		['  a  b ', 'a b'],
		['a\u00a0b', 'a b'],
		['a\u200bb', 'ab'],
		['\ufeffid', 'id'],
		['a\u0000b', 'ab'],
		['Ａｄａ１２', 'Ada12'],
		['ﬁn', 'fin'],
		['e\u0301', 'é'],
		['line 1 \r\n\r\n\r\n line 2', 'line 1\n\nline 2'],
		['tab\there', 'tab here'],
		['\u202eevil\u202c', 'evil'],
	])('makes %j into %j', (text, expected) => {
		expect(tidyText(text)).toBe(expected);
	});

	it('keeps joiners that shape emoji and Persian words', () => {
		expect(tidyText('👩‍👧')).toBe('👩‍👧');
		expect(tidyText('می‌خواهم')).toBe('می‌خواهم');
		expect(tidyText('ab\u200dc')).toBe('abc');
	});

	it('leaves the Unicode form alone when asked', () => {
		expect(tidyText('Ａ ﬁ', 'none')).toBe('Ａ ﬁ');
	});
});

describe('changeCase', () => {
	it.each([
		["JEAN-LUC O'NEIL", "Jean-Luc O'Neil"],
		["don't STOP", "Don't Stop"],
		['élodie', 'Élodie'],
		['müller-straße 3b', 'Müller-Straße 3b'],
	])('writes %s as the title %s', (text, expected) => {
		expect(changeCase(text, 'title')).toBe(expected);
	});

	it('writes a sentence with one capital', () => {
		expect(cleanText('  HELLO World', { letterCase: 'sentence' })).toBe('Hello world');
	});
});

describe('readBoolean', () => {
	it.each(['yes', 'Y', 'TRUE', '1', 'ja', 'oui', 'sí', 'si', 'sim', 'x', '是', 'はい', 'да', 'on'])(
		'%s is true',
		(text) => expect(readBoolean(text)).toBe(true),
	);
	it.each(['no', 'N', 'False', '0', 'nein', 'non', 'não', '否', 'いいえ', 'нет', 'off'])(
		'%s is false',
		(text) => expect(readBoolean(text)).toBe(false),
	);
	it.each(['maybe', '2', '', 'yesterday', 'y'.repeat(1e6)])('%.12s is neither', (text) =>
		expect(readBoolean(text)).toBeUndefined(),
	);
});

describe('normaliseEmail', () => {
	it.each([
		['Ada@Example.com', 'Ada@example.com', 'ada@example.com'],
		[' ada@example.com\n', 'ada@example.com', 'ada@example.com'],
		['Ａda＠Example．com', 'Ada@example.com', 'ada@example.com'],
		['ada@münchen.de', 'ada@xn--mnchen-3ya.de', 'ada@xn--mnchen-3ya.de'],
		['ada+tag@mail.example.co.uk', 'ada+tag@mail.example.co.uk', 'ada+tag@mail.example.co.uk'],
		["o'neil@example.com", "o'neil@example.com", "o'neil@example.com"],
		['a\u200bda@example.com', 'ada@example.com', 'ada@example.com'],
	])('takes %j as %s with the key %s', (text, address, key) => {
		expect(normaliseEmail(text)).toMatchObject({ address, key });
	});

	it.each([
		'b@y.com\r\nBcc: evil@z.com',
		'b@y.com\u2028evil@z.com',
		'b@y\u0000.com',
		'a@x.com, b@x.com',
		'a@x.com;b@x.com',
		'friends: a@x.com, b@x.com;',
		'"evil@z.com x"@internal',
		'"a b"@x.com',
		'a@@x.com',
		'ada at x.com',
		'ada@',
		'@x.com',
		'ada@localhost',
		'ada@[127.0.0.1]',
		'ada@127.0.0.1',
		'ada@x..com',
		'a..da@x.com',
		'.ada@x.com',
		'ada.@x.com',
		'ada@-x.com',
		'ada@x_y.com',
		'ada@x.c',
		'ada@x.com.',
		'a b@x.com',
		'<ada@x.com>',
		'ada(comment)@x.com',
		`${'a'.repeat(65)}@x.com`,
		`a@${'b'.repeat(64)}.com`,
		`${'a@x.com '.repeat(12_500)}`,
		'jürgen@x.com',
		'a，b@x.com',
		'ada@x.com/path',
	])('refuses %j', (text) => {
		expect(normaliseEmail(text)).toBeInstanceOf(Invalid);
	});

	it('takes the address out of a name and a mailto link, in data files only', () => {
		expect(extractEmail('Ada Lovelace <Ada@X.com>')).toMatchObject({ key: 'ada@x.com' });
		expect(extractEmail('mailto:ada@x.com')).toMatchObject({ key: 'ada@x.com' });
		expect(extractEmail('Ada, b@x.com <ada@x.com>')).toBeInstanceOf(Invalid);
		expect(extractEmail('Ada <a@x.com> <b@x.com>')).toBeInstanceOf(Invalid);
	});
});

describe('suggestDomain', () => {
	it.each([
		['gmial.com', 'gmail.com'],
		['gmai.com', 'gmail.com'],
		['gmail.con', 'gmail.com'],
		['hotmial.com', 'hotmail.com'],
		['yaho.com', 'yahoo.com'],
		['firm.con', 'firm.com'],
	])('%s was probably %s', (domain, meant) => expect(suggestDomain(domain)).toBe(meant));

	it.each(['gmail.com', 'googlemail.com', 'gmx.de', 'example.com', 'mail.com', 'q.com'])(
		'has nothing to say about %s',
		(domain) => expect(suggestDomain(domain)).toBeUndefined(),
	);
});

describe('phoneReader', () => {
	it('writes numbers of the default country in E.164', async () => {
		const read = await phoneReader('DE');
		expect(read('0151 1234 5678')).toEqual({ number: '+4915112345678', verified: true });
		expect(read('030/123456')).toMatchObject({ number: '+4930123456' });
		expect(read('+1 (415) 555-2671')).toMatchObject({ number: '+14155552671' });
		expect(read('0044 20 7946 0958')).toMatchObject({ number: '+442079460958' });
	});

	it('prefers the country of the row, as code or as a name in several languages', async () => {
		const read = await phoneReader('DE');
		expect(read('020 7946 0958', 'United Kingdom')).toMatchObject({ number: '+442079460958' });
		expect(read('138 0013 8000', '中国')).toMatchObject({ number: '+8613800138000' });
		expect(read('06 12 34 56 78', 'Frankreich')).toMatchObject({ number: '+33612345678' });
		expect(read('030 123456', 'Atlantis')).toMatchObject({ number: '+4930123456' });
	});

	it.each(['12', 'call me', '+49', '1'.repeat(70), '+49 151 1234567890123'])(
		'refuses %s with a reason',
		async (text) => {
			const result = (await phoneReader('DE'))(text);
			expect(result).toBeInstanceOf(Invalid);
			expect((result as Invalid).reason).toMatch(/phone|long|short|country/);
		},
	);

	it('says that a country is needed when there is none', async () => {
		const result = (await phoneReader(''))('030 123456');
		expect(result).toEqual(
			new Invalid('no default country is set and the number does not begin with +'),
		);
	});

	it('refuses an unknown default country', async () => {
		await expect(phoneReader('Atlantis')).rejects.toThrow(/Atlantis/);
	});
});
