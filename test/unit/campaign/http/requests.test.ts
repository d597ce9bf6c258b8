import { afterEach, describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { simpleParser } from 'mailparser';
import type { ProviderName } from '../../../../lib/campaign';
import { apiServer, type ApiRequest, type ApiServer } from '../../../support/apiServer';
import { MESSAGE, MESSAGE_ID, openProvider, TAKEN } from '../../../support/providers';

const UNSUBSCRIBE = MESSAGE.headers;
let server: ApiServer;
afterEach(async () => await server.close());

/** Sends the message to a server that takes it; gives the request and what came of it. */
async function sendBy(provider: ProviderName, path = '') {
	server = await apiServer(() => TAKEN[provider]);
	const transport = await openProvider(provider, server.url + path);
	const delivery = await transport.send(MESSAGE);
	transport.close();
	const [request] = server.requests as [ApiRequest];
	expect(server.requests).toHaveLength(1);
	expect(request.method).toBe('POST');
	return { request, delivery };
}

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('the request for one message', () => {
	it('SendGrid: bearer key, one personalization, both unsubscribe headers, our Message-ID, no tracking', async () => {
		const { request, delivery } = await sendBy('sendgrid');
		expect(delivery).toEqual({ kind: 'accepted', reason: '', providerId: 'sg-1' });
		expect(request.path).toBe('/v3/mail/send');
		expect(request.headers.authorization).toBe('Bearer SG.canary');
		expect(request.json).toMatchObject({
			personalizations: [
				{
					to: [{ email: 'Ada@mail.example', name: 'Ada Lovelace' }],
					custom_args: { message_id: MESSAGE_ID, campaign: 'spring sale', step: '1' },
				},
			],
			from: { email: 'news@shop.example', name: 'Garden Shop' },
			reply_to: { email: 'hello@shop.example' },
			subject: 'Grüße – 20 % off',
			content: [
				{ type: 'text/plain', value: 'Hello Ada\n' },
				{ type: 'text/html', value: '<p>Hello Ada</p>' },
			],
			headers: { ...UNSUBSCRIBE, 'Message-ID': `<${MESSAGE_ID}>` },
			tracking_settings: { open_tracking: { enable: false } },
		});
	});

	it('Mailgun: basic login, a form with the one address and our own MIME bytes', async () => {
		const { request, delivery } = await sendBy('mailgun');
		expect(delivery).toEqual({ kind: 'accepted', reason: '', providerId: 'mg-1@mg.shop.example' });
		expect(request.path).toBe('/v3/mg.shop.example/messages.mime');
		expect(request.headers.authorization).toBe(basic('api:key-canary'));
		const form = await new Response(new Uint8Array(request.body), {
			headers: { 'content-type': request.headers['content-type'] ?? '' },
		}).formData();
		expect([form.get('to'), form.get('o:tracking'), form.get('v:message_id')]).toEqual([
			'Ada@mail.example',
			'no',
			MESSAGE_ID,
		]);
		const file = form.get('message') as unknown as Blob;
		await expectOurMime(Buffer.from(await file.arrayBuffer()));
	});

	it('Brevo: api-key, an idempotency key that is a UUID, metadata as X-Mailin-custom', async () => {
		const { request, delivery } = await sendBy('brevo');
		expect(delivery).toEqual({ kind: 'accepted', reason: '', providerId: 'br-1@relay.example' });
		expect(request.path).toBe('/v3/smtp/email');
		expect(request.headers['api-key']).toBe('xkeysib-canary');
		expect(request.json).toMatchObject({
			sender: { email: 'news@shop.example', name: 'Garden Shop' },
			to: [{ email: 'Ada@mail.example', name: 'Ada Lovelace' }],
			replyTo: { email: 'hello@shop.example' },
			htmlContent: '<p>Hello Ada</p>',
			textContent: 'Hello Ada\n',
			headers: { ...UNSUBSCRIBE, idempotencyKey: '01234567-89ab-8def-8123-456789abcdef' },
		});
		expect(JSON.parse(request.json.headers['X-Mailin-custom'])).toEqual({
			message_id: MESSAGE_ID,
			campaign: 'spring sale',
			step: '1',
		});
	});

	it('Postmark: server token, message stream, kept Message-ID, metadata', async () => {
		const { request, delivery } = await sendBy('postmark');
		expect(delivery).toEqual({ kind: 'accepted', reason: '', providerId: 'pm-1' });
		expect(request.path).toBe('/email');
		expect(request.headers['x-postmark-server-token']).toBe('canary-token');
		expect(request.json).toMatchObject({
			From: '"Garden Shop" <news@shop.example>',
			To: '"Ada Lovelace" <Ada@mail.example>',
			ReplyTo: 'hello@shop.example',
			Metadata: { message_id: MESSAGE_ID, campaign: 'spring sale', step: '1' },
			MessageStream: 'broadcast',
			TrackOpens: false,
			TrackLinks: 'None',
		});
		expect(request.json.Headers).toEqual(
			expect.arrayContaining([
				{ Name: 'List-Unsubscribe', Value: UNSUBSCRIBE['List-Unsubscribe'] },
				{ Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
				{ Name: 'Message-ID', Value: `<${MESSAGE_ID}>` },
				{ Name: 'X-PM-KeepID', Value: 'true' },
			]),
		);
	});

	it('Resend: bearer key, Idempotency-Key, headers, tags of plain letters', async () => {
		const { request, delivery } = await sendBy('resend');
		expect(delivery).toEqual({ kind: 'accepted', reason: '', providerId: 're-1' });
		expect(request.path).toBe('/emails');
		expect(request.headers.authorization).toBe('Bearer re_canary');
		expect(request.headers['idempotency-key']).toBe(MESSAGE_ID);
		expect(request.json).toMatchObject({
			from: '"Garden Shop" <news@shop.example>',
			to: ['"Ada Lovelace" <Ada@mail.example>'],
			reply_to: 'hello@shop.example',
			headers: UNSUBSCRIBE,
			tags: [
				{ name: 'campaign', value: 'spring_sale' },
				{ name: 'step', value: '1' },
				{ name: 'message_id', value: '0123456789abcdef0123456789abcdef' },
			],
		});
	});

	it('Amazon SES: signed, raw MIME, the one address, tags, configuration set', async () => {
		const { request, delivery } = await sendBy('ses');
		expect(delivery).toEqual({ kind: 'accepted', reason: '', providerId: 'ses-1' });
		expect(request.path).toBe('/v2/email/outbound-emails');
		expect(request.headers.authorization).toMatch(
			/^AWS4-HMAC-SHA256 Credential=AKIDCANARY\/\d{8}\/eu-west-1\/ses\/aws4_request, SignedHeaders=accept;content-type;host;x-amz-date, Signature=[0-9a-f]{64}$/,
		);
		expect(request.json).toMatchObject({
			Destination: { ToAddresses: ['Ada@mail.example'] },
			ConfigurationSetName: 'campaigns',
		});
		await expectOurMime(Buffer.from(request.json.Content.Raw.Data, 'base64'));
	});

	it('Mailchimp Transactional: the key in the body, metadata, nobody else sees the address', async () => {
		const { request, delivery } = await sendBy('mailchimp');
		expect(delivery).toEqual({ kind: 'accepted', reason: '', providerId: 'mc-1' });
		expect(request.path).toBe('/api/1.0/messages/send');
		expect(request.json).toMatchObject({
			key: 'md-canary',
			message: {
				from_email: 'news@shop.example',
				to: [{ email: 'Ada@mail.example', name: 'Ada Lovelace', type: 'to' }],
				headers: { ...UNSUBSCRIBE, 'Reply-To': 'hello@shop.example' },
				metadata: { message_id: MESSAGE_ID, campaign: 'spring sale', step: '1' },
				preserve_recipients: false,
				track_opens: false,
			},
		});
	});

	it('webhook: our JSON, the header of the user, a signature over exactly these bytes', async () => {
		const { request, delivery } = await sendBy('webhook', '/mail/in?queue=1');
		expect(delivery).toEqual({ kind: 'accepted', reason: '' });
		expect(request.path).toBe('/mail/in?queue=1');
		expect(request.headers['x-api-key']).toBe('canary');
		expect(request.headers['idempotency-key']).toBe(MESSAGE_ID);
		expect(request.json).toMatchObject({
			...{ messageId: MESSAGE_ID, campaign: 'spring sale', step: '1', subject: MESSAGE.subject },
			...{ to: MESSAGE.to, html: MESSAGE.html, text: MESSAGE.text, headers: UNSUBSCRIBE },
		});
		const [, seconds, digest] =
			/^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(request.headers['x-signature'])) ?? [];
		const expected = createHmac('sha256', 'whsec canary')
			.update(`${seconds}.${request.body.toString()}`)
			.digest('hex');
		expect(digest).toBe(expected);
	});
});

async function expectOurMime(bytes: Buffer) {
	const mail = await simpleParser(bytes);
	expect(mail.messageId).toBe(`<${MESSAGE_ID}>`);
	expect(mail.subject).toBe(MESSAGE.subject);
	const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
	expect(to?.value).toEqual([{ name: 'Ada Lovelace', address: 'Ada@mail.example' }]);
	const line = (key: string) => mail.headerLines.find((one) => one.key === key)?.line;
	expect(line('list-unsubscribe')).toContain('https://shop.example/u?t=abc');
	expect(line('list-unsubscribe-post')).toContain('List-Unsubscribe=One-Click');
	expect(mail.text?.trim()).toBe('Hello Ada');
	expect(mail.html).toContain('<p>Hello Ada</p>');
}
