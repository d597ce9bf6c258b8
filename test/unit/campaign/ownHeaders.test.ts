import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ownHeaders } from '../../../lib/campaign/message/ownHeaders';

const facts = { campaign: 'spring', step: '1', from: 'news@shop.example' };

describe('own headers', () => {
	it('name campaign, step and sender in Feedback-ID', () => {
		expect(ownHeaders({}, facts)).toEqual({ 'Feedback-ID': 'spring:1:shopexample' });
		expect(ownHeaders({ senderId: 'MyShop1' }, facts)).toEqual({
			'Feedback-ID': 'spring:1:MyShop1',
		});
	});

	it('keep Feedback-ID to its form, and campaigns apart, whatever their names hold', () => {
		const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });
		fc.assert(
			fc.property(name, name, fc.domain(), (campaign, step, domain) => {
				const headers = ownHeaders({}, { campaign, step, from: `a@${domain}` });
				expect(headers['Feedback-ID']).toMatch(/^[\w.-]{1,67}:[\w.-]{1,67}:[a-z0-9]{5,15}$/);
			}),
		);
		const idOf = (campaign: string) => ownHeaders({}, { ...facts, campaign })['Feedback-ID'];
		expect(new Set(['春季', '夏季', 'a:b', 'a b', 'a-b'].map(idOf)).size).toBe(5);
	});

	it('take further ones of printable ASCII', () => {
		const headers = [{ name: ' X-Campaign ', value: ' spring; v=1 ' }];
		expect(ownHeaders({ headers }, facts)).toMatchObject({ 'X-Campaign': 'spring; v=1' });
	});

	it('refuse what names people, is written by the node, or is more than one line', () => {
		const wrong: [string, string][] = [
			...[
				'Bcc',
				'to',
				'CC',
				'From',
				'Sender',
				'Reply-To',
				'Subject',
				'DATE',
				'Message-ID',
				'Return-Path',
			].map((name): [string, string] => [name, 'x@y.example']),
			...[
				'Content-Type',
				'MIME-Version',
				'Resent-To',
				'DKIM-Signature',
				'ARC-Seal',
				'Received',
			].map((name): [string, string] => [name, 'x']),
			['List-Unsubscribe', '<https://evil.example>'],
			['List-Unsubscribe-Post', 'x'],
			['Feedback-ID', 'x'],
			['X-SMTPAPI', '{"to":["evil@z.example"]}'],
			['X-A\r\nBcc', 'evil@z.example'],
			['X-A: b\r\nBcc', 'evil@z.example'],
			['', 'x'],
			['X A', 'x'],
			['__proto__', 'x'],
			['X-A', ''],
			['X-A', 'a\r\nBcc: evil@z.example'],
			['X-A', 'a\u0000'],
			['X-A', 'a\u2028b'],
			['X-A', 'é'],
			['X-A', 'x'.repeat(901)],
		];
		for (const [name, value] of wrong) {
			const setting = () => ownHeaders({ headers: [{ name, value }] }, facts);
			expect(setting).toThrow(expect.objectContaining({ code: 'INVALID_PARAMETER' }));
		}
		const twice = [1, 2].map((value) => ({ name: 'X-A', value: `${value}` }));
		expect(() => ownHeaders({ headers: twice }, facts)).toThrow(/set twice/);
		expect(() => ownHeaders({ headers: Array(21).fill(twice[0]) }, facts)).toThrow(/21 headers/);
		expect(() => ownHeaders({ senderId: 'a:b' }, facts)).toThrow(/5 to 15/);
	});
});
