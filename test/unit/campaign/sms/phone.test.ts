import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { phoneAddresses } from '../../../../lib/campaign/recipients/phone';

describe('phone numbers', () => {
	it.each([
		['+49 151 12345678', '+4915112345678'],
		[' +49 (0)151 / 123-456.78 ', '+4915112345678'],
		['0049 151 12345678', '+4915112345678'],
		['＋４９ 151 12345678', '+4915112345678'],
		['tel:+49-151-12345678', '+4915112345678'],
		['+1 415 555 2671', '+14155552671'],
	])('%s becomes %s', async (text, number) => {
		const read = await phoneAddresses('');
		expect(read(text)).toEqual({ ok: true, address: number, key: number });
	});

	it('reads numbers without + by the country of the node, also where they are numbers', async () => {
		const read = await phoneAddresses('DE');
		expect(read('0151 12345678')).toMatchObject({ key: '+4915112345678' });
		expect(read(15112345678)).toMatchObject({ key: '+4915112345678' });
	});

	it.each([
		[null, 'there is no phone number'],
		['', 'there is no phone number'],
		['0151 12345678', 'no default country'],
		['+49 12', 'phone number'],
		['+49151123456789012345', 'phone number'],
		['ada@mail.example', 'letters or other signs'],
		['+49 151 12345678, +49 151 87654321', 'letters or other signs'],
		['+49 151 12345678 ext. 5', 'letters or other signs'],
		['+4915112345678\nBcc', 'letters or other signs'],
		[true, 'not text'],
		[1.5, 'not text'],
		[{}, 'not text'],
	])('refuses %p', async (value, reason) => {
		const check = (await phoneAddresses(''))(value);
		expect(check).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
	});

	it('refuses a country without a telephone code', async () => {
		await expect(phoneAddresses('Atlantis')).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
	});

	it('gives + and 8 to 15 digits or a reason, for any text, and reads its own numbers as themselves', async () => {
		const read = await phoneAddresses('US');
		const text = fc.string({ unit: fc.constantFrom(...'+0123456789 -()./x') });
		fc.assert(
			fc.property(fc.oneof(text, fc.string()), (value) => {
				const check = read(value);
				if (!check.ok) return expect(check.reason).not.toBe('');
				expect(check.key).toMatch(/^\+\d{8,15}$/);
				expect(read(check.key)).toEqual(check);
			}),
		);
	});
});
