import fc from 'fast-check';
import { LinkTokens, type LinkClaims } from '../../../lib/campaign/links/token';

const KEY = Uint8Array.from({ length: 32 }, (_, i) => i);
const tokens = new LinkTokens(KEY);
const claims: LinkClaims = {
	kind: 'unsubscribe',
	recipient: 'ada@example.com',
	campaign: 'Spring 2027',
	step: '1',
	topic: 'offers',
	target: '',
	expiresAt: 0,
};

/** Made by a script of its own from the description of the format. */
const GIVEN_OUT =
	'AX28OPgSUiEhY9pwWY8_kxjQ5fmKoTksDEQk813tcQvmOiijtaIHXHS0bqS1mDeNWjGz6yqk9dbnVmMflO6rFjozy4EYXg';

describe('link tokens', () => {
	it('give back any content, in any script', () => {
		fc.assert(
			fc.property(
				fc.record({
					kind: fc.constantFrom<LinkClaims['kind']>(
						'unsubscribe',
						'preferences',
						'confirm',
						'open',
						'click',
					),
					recipient: fc.string({ unit: 'grapheme' }),
					campaign: fc.string({ unit: 'grapheme' }),
					step: fc.string(),
					topic: fc.string(),
					target: fc.webUrl(),
					expiresAt: fc.nat(),
				}),
				(one) => expect(tokens.open(tokens.seal(one))).toEqual(one),
			),
		);
	});

	it('are the same for the same content, and made for links', () => {
		const token = tokens.seal(claims);
		expect(tokens.seal({ ...claims })).toBe(token);
		expect(token).toMatch(/^[A-Za-z0-9_-]{60,160}$/);
	});

	it('stay readable: this one was given out by the first version', () => {
		expect(tokens.open(GIVEN_OUT)).toEqual(claims);
	});

	it('do not show the address', () => {
		const bytes = Buffer.from(tokens.seal(claims), 'base64url').toString('latin1');
		expect(bytes).not.toContain('ada');
		expect(bytes).not.toContain('example');
	});

	it('are refused when a single bit is changed, anywhere', () => {
		const bytes = Buffer.from(tokens.seal(claims), 'base64url');
		for (let bit = 0; bit < bytes.length * 8; bit++) {
			const forged = Buffer.from(bytes);
			forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			expect(tokens.open(forged.toString('base64url'))).toBeNull();
		}
	});

	it('are refused when another store made them', () => {
		const other = new LinkTokens(Uint8Array.from({ length: 32 }, () => 7));
		expect(other.open(tokens.seal(claims))).toBeNull();
	});

	it('are refused when cut, joined, padded or spelled in another way', () => {
		const token = tokens.seal(claims);
		const other = tokens.seal({ ...claims, recipient: 'eve@example.com' });
		const forged = [
			token.slice(0, -1),
			`${token}A`,
			`${token}=`,
			` ${token}`,
			token.slice(0, 40) + other.slice(40),
		];
		for (const one of forged) expect(tokens.open(one)).toBeNull();
	});

	it.each([undefined, null, 7, {}, [], '', 'AQ', '../../etc/passwd', '\0', 'A'.repeat(1_000_000)])(
		'refuse what is no token: %p',
		(value) => expect(tokens.open(value)).toBeNull(),
	);

	it('never fail, whatever they are given', () => {
		fc.assert(fc.property(fc.base64String(), (text) => expect(tokens.open(text)).toBeNull()));
	});
});
