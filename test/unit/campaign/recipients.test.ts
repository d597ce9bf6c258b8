import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseAddress } from '../../../lib/campaign';
import { readConsent, refusedByConsent } from '../../../lib/campaign/recipients/consent';

describe('parseAddress', () => {
	it.each([
		['ada@example.com', 'ada@example.com', 'ada@example.com'],
		[' Ada@Example.COM ', 'Ada@example.com', 'ada@example.com'],
		['\u3000ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'ada@example.com', 'ada@example.com'],
		['post@bücher.example', 'post@xn--bcher-kva.example', 'post@xn--bcher-kva.example'],
		['post@BÜCHER.example', 'post@xn--bcher-kva.example', 'post@xn--bcher-kva.example'],
		['a.b+tag@mail.example', 'a.b+tag@mail.example', 'a.b+tag@mail.example'],
		['a@例子。中国', 'a@xn--fsqu00a.xn--fiqs8s', 'a@xn--fsqu00a.xn--fiqs8s'],
	])('reads %j as %s', (given, address, key) => {
		expect(parseAddress(given)).toEqual({ ok: true, address, key });
	});

	it.each([
		'b@y.com\r\nBcc: evil@z.com',
		'b@y.com\nevil@z.com',
		'b@y.com\0',
		'b@y.com\u2028evil@z.com',
		'a@b.com, c@d.com',
		'a@b.com;c@d.com',
		'a@b.com c@d.com',
		'group: a@b.com, c@d.com;',
		'"evil@z.com x"@internal.example',
		'"a b"@c.example',
		'Ada <ada@example.com>',
		'<ada@example.com>',
		'a(comment)@b.example',
		'a@[127.0.0.1]',
		'a@127.0.0.1',
		'a@b@c.example',
		'a\\@b.example',
		'@b.example',
		'a@',
		'a@localhost',
		'a@-b.example',
		'a@b..example',
		'.a@b.example',
		'a..b@c.example',
		'a@b.c',
		'a@b.123',
		'a\u200b@b.example',
		'a\u202e@b.example',
		'жук@b.example',
		`${'a'.repeat(65)}@b.example`,
		`a@${'b'.repeat(64)}.example`,
		`a@${'b.'.repeat(130)}example`,
		`${'a'.repeat(100_000)}@b.example`,
		'',
		'   ',
		'plain',
	])('refuses %j', (given) => {
		const check = parseAddress(given);
		expect(check.ok).toBe(false);
	});

	it.each([[null], [undefined], [1], [{ path: '/etc/passwd' }], [['a@b.example']], [true]])(
		'refuses %j, which is not text',
		(given) => {
			expect(parseAddress(given).ok).toBe(false);
		},
	);

	it('never lets a separator, space, quote or control character through, and knows its own result', () => {
		const sign = fc.constantFrom(...'a@.b,;:<>"()\\\r\n\0 \u2028＠。é-_+'.split(''), 'example');
		fc.assert(
			fc.property(fc.string({ unit: sign, maxLength: 30 }), (given) => {
				const check = parseAddress(given);
				if (!check.ok) return;
				expect(check.address).toMatch(/^[!-~]+$/);
				expect(check.address).not.toMatch(/[,;:<>"()[\]\\ ]/);
				expect(check.address.split('@')).toHaveLength(2);
				expect(parseAddress(check.address)).toEqual(check);
			}),
			{ numRuns: 3000 },
		);
	});
});

describe('consent', () => {
	it('reads the usual words for yes and no', () => {
		for (const yes of [true, 1, '1', 'Yes', ' TRUE ', 'opt-in', 'ja', '同意']) {
			expect(readConsent(yes)).toBe('yes');
		}
		for (const no of [false, 0, '0', 'No', 'FALSE', 'opt-out', 'unsubscribed', '不同意']) {
			expect(readConsent(no)).toBe('no');
		}
		for (const unknown of [null, '', 'perhaps', 2]) expect(readConsent(unknown)).toBe('unknown');
	});

	it('lets through what the rule allows and nothing else', () => {
		expect(refusedByConsent('yes', 'yes')).toBeNull();
		expect(refusedByConsent(null, 'yes')).toBe('the consent field is empty');
		expect(refusedByConsent('perhaps', 'yes')).toBe('the consent field does not say yes');
		expect(refusedByConsent(null, 'notNo')).toBeNull();
		expect(refusedByConsent('no', 'notNo')).toBe('the consent field says no');
		expect(refusedByConsent('no', 'off')).toBeNull();
	});
});
