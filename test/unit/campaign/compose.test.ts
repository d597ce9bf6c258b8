import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { compose } from '../../../lib/campaign/delivery/compose';
import { encodePart } from '../../../lib/campaign/delivery/encodePart';
import * as vendor from '../../../lib/campaign/delivery/nodemailer.vendor';

const message = (change: object = {}) => ({
	from: { name: 'Shop', address: 'news@shop.example' },
	to: { name: 'Ada', address: 'ada@mail.example' },
	replyTo: null,
	subject: 'Hello',
	html: '<p>Hello</p>',
	text: 'Hello',
	messageId: '<0123456789abcdef@shop.example>',
	headers: {},
	date: Date.UTC(2027, 2, 1, 8, 30),
	...change,
});

describe('a composed message', () => {
	it('reads back as it was written, in any script', async () => {
		const texts = [
			'plain',
			'Grüße, é = 1 %',
			'你好，世界。'.repeat(50),
			'a'.repeat(5000),
			'ü'.repeat(500),
			'line one\r\nline two \n.\n..dots\n',
			'😀 emoji',
		];
		for (const text of texts) {
			const html = `<p>${text}</p>`;
			const subject = text.replace(/\s+/g, ' ').trim().slice(0, 200);
			const bytes = compose(vendor, message({ text, html, subject }));
			expect(bytes.toString('latin1')).toMatch(/^[\t\r\n\x20-\x7e]*$/);
			for (const line of bytes.toString('latin1').split('\r\n')) {
				expect(line.length).toBeLessThan(998);
			}
			const mail = await simpleParser(bytes);
			const normal = (value: string) => value.replace(/\r\n/g, '\n').replace(/\n$/, '');
			expect(normal(String(mail.text))).toBe(normal(text));
			expect(normal(String(mail.html))).toBe(normal(html));
			expect(mail.subject).toBe(subject);
		}
	});

	it('has the same bytes for the same message', () => {
		expect(compose(vendor, message()).equals(compose(vendor, message()))).toBe(true);
	});

	it('has the date and the Message-ID that it was given', async () => {
		const mail = await simpleParser(compose(vendor, message()));
		expect(mail.date?.toISOString()).toBe('2027-03-01T08:30:00.000Z');
		expect(mail.messageId).toBe('<0123456789abcdef@shop.example>');
	});

	it('cannot be given a part by its content', async () => {
		const first = compose(vendor, message()).toString();
		const boundary = /boundary="?([^"\r\n]+)/.exec(first)?.[1] ?? '';
		const text = `x\n--${boundary}\nContent-Type: text/html\n\n<b>evil</b>`;
		const mail = await simpleParser(compose(vendor, message({ text })));
		expect(String(mail.text)).toContain('<b>evil</b>');
		expect(mail.html).toBe('<p>Hello</p>');
	});
});

describe('encodePart', () => {
	it('writes lines of ASCII that decode to the same text', () => {
		const unit = fc.constantFrom(
			'a',
			'=',
			' ',
			'\t',
			'\n',
			'é',
			'中',
			'😀',
			'.',
			'\0',
			'word '.repeat(30),
		);
		fc.assert(
			fc.property(fc.string({ unit, maxLength: 60 }), (content) => {
				const { encoding, body } = encodePart(content);
				const expected = content.replace(/\n/g, '\r\n');
				expect(body).toMatch(/^[\t\r\n\x20-\x7e]*$/);
				if (encoding === '7bit') return expect(body).toBe(expected);
				for (const line of body.split('\r\n')) {
					expect(line.length).toBeLessThanOrEqual(76);
					if (encoding === 'quoted-printable') expect(line).not.toMatch(/[ \t]$/);
				}
				const bytes =
					encoding === 'base64'
						? Buffer.from(body, 'base64')
						: Buffer.from(
								body
									.replace(/=\r\n/g, '')
									.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
								'latin1',
							);
				expect(bytes.toString('utf8')).toBe(expected);
			}),
			{ numRuns: 500 },
		);
	});
});
