import { afterEach, describe, expect, it } from '@jest/globals';
import type { HttpOptions } from '../../../../lib/campaign';
import { apiServer, type ApiAnswer, type ApiServer } from '../../../support/apiServer';
import { MESSAGE, MESSAGE_ID, openProvider, TAKEN } from '../../../support/providers';

const ACCOUNT = `AC${'0'.repeat(32)}`;
const SMS = { ...MESSAGE, to: { name: '', address: '+4915112345678' }, text: 'Grüße, Ada 🎉' };
let server: ApiServer;
afterEach(async () => await server.close());

async function sendBy(answer: ApiAnswer = TAKEN.twilio, more: Partial<HttpOptions> = {}) {
	server = await apiServer(() => answer);
	const transport = await openProvider('twilio', server.url, more);
	const delivery = await transport.send(SMS);
	transport.close();
	const [request] = server.requests;
	const form = Object.fromEntries(new URLSearchParams(request?.body.toString()));
	return { request, form, delivery, transport };
}

describe('Twilio', () => {
	it('gets account, number and text as a form with a basic login, and knows no keys', async () => {
		const { request, form, delivery, transport } = await sendBy();
		expect(request).toMatchObject({
			method: 'POST',
			path: `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`,
			headers: {
				authorization: `Basic ${Buffer.from(`${ACCOUNT}:twilio-canary`).toString('base64')}`,
				'content-type': 'application/x-www-form-urlencoded',
			},
		});
		expect(form).toEqual({ To: '+4915112345678', From: '+4915100000000', Body: 'Grüße, Ada 🎉' });
		expect(delivery).toEqual({ kind: 'accepted', reason: '', providerId: `SM${'1'.repeat(32)}` });
		expect(transport.keys).toBeNull();
	});

	it('sends by a messaging service, and asks for reports that say what they are about', async () => {
		const sender = `MG${'a'.repeat(32)}`;
		const statusCallback = 'https://n8n.shop.example/webhook/campaign?key=1';
		const { form } = await sendBy(TAKEN.twilio, { sender, statusCallback });
		expect(form).toMatchObject({ MessagingServiceSid: sender });
		expect(form).not.toHaveProperty('From');
		const asked = new URL(form['StatusCallback'] ?? '');
		expect(Object.fromEntries(asked.searchParams)).toEqual({
			...{ key: '1', message_id: MESSAGE_ID, campaign: 'spring sale', step: '1' },
		});
	});

	it.each<[string, number, unknown, object]>([
		['a number that is none', 400, { code: 21211, message: 'Invalid To' }, { kind: 'refused' }],
		['a person who sent STOP', 400, { code: 21610, message: 'STOP' }, { kind: 'refused' }],
		['a sender that is not ours', 400, { code: 21606 }, { kind: 'unavailable', lasting: true }],
		['a wrong token', 401, { code: 20003 }, { kind: 'unavailable', lasting: true }],
		['too many at once', 429, { code: 20429 }, { kind: 'deferred' }],
		['the day’s limit', 429, { code: 63038 }, { kind: 'unavailable', quota: true }],
		['a broken server', 500, { code: 20500 }, { kind: 'unknown' }],
		['a success without a name', 201, {}, { kind: 'unknown' }],
		['a page instead of an answer', 200, '<html>', { kind: 'unknown' }],
	])('says %s', async (_, status, body, expected) => {
		expect((await sendBy({ status, body })).delivery).toMatchObject(expected);
		expect(server.requests).toHaveLength(1);
	});

	it.each<[string, Partial<HttpOptions>]>([
		['another account', { accountSid: 'AC1/../x' }],
		['no sender', { sender: '' }],
		['a sender with signs', { sender: '+49 151' }],
		['reports to no address', { statusCallback: 'ftp://x' }],
	])('refuses %s', async (_, more) => {
		await expect(sendBy(TAKEN.twilio, more)).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
		expect(server.requests).toHaveLength(0);
	});
});
