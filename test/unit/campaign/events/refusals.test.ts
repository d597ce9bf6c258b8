import { generateKeyPairSync } from 'node:crypto';
import { EVENT_PROVIDERS } from '../../../../lib/campaign/events/providers';
import { amazonUrl } from '../../../../lib/campaign/events/providers/sns';
import type { EventRequest, EventSource } from '../../../../lib/campaign/events/providerEvent';
import { selfSigned } from '../../../support/certificate';
import * as signed from '../../../support/signedEvents';

const SECONDS = signed.NOW / 1000;
const ADA = 'ada@mail.example';

const sample = {
	sendgrid: signed.sendgridRequest([{ event: 'bounce', email: ADA }]),
	mailgun: signed.mailgunRequest({ event: 'failed', recipient: ADA }),
	brevo: signed.brevoRequest({ event: 'hard_bounce', email: ADA }),
	postmark: signed.postmarkRequest({ RecordType: 'Bounce', Email: ADA }),
	resend: signed.resendRequest({ type: 'email.bounced', data: { to: [ADA] } }),
	ses: signed.sesRequest({ eventType: 'Bounce' }),
	mailchimp: signed.mailchimpRequest([{ event: 'spam', msg: { email: ADA } }]),
	twilio: signed.twilioRequest({ MessageSid: 'SM1', MessageStatus: 'failed', To: '+49151' }),
	custom: signed.customRequest([{ event: 'bounce', recipient: ADA }]),
} satisfies Record<EventSource, EventRequest>;
const ALL = Object.keys(sample) as EventSource[];

async function doubt(
	source: EventSource,
	request: EventRequest,
	{ secret = signed.SECRETS[source], now = signed.NOW, pem = signed.certificate.pem } = {},
): Promise<string | null> {
	const ports = { now, fetchText: async () => pem };
	return await EVENT_PROVIDERS[source].verify(request, secret, ports);
}

describe.each(ALL)('%s', (source) => {
	const request = sample[source];

	it('takes what is signed right', async () => {
		expect(await doubt(source, request)).toBeNull();
	});

	it('refuses what is not signed', async () => {
		const body = source === 'mailgun' || source === 'ses' ? Buffer.from('{}') : request.body;
		expect(await doubt(source, { ...request, headers: {}, body })).toBe('it is not signed');
	});

	it('refuses what was signed with another secret', async () => {
		const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
		const secret: Partial<Record<EventSource, string>> = {
			sendgrid: other.export({ type: 'spki', format: 'der' }).toString('base64'),
			resend: `whsec_${Buffer.from('another key of 24 bytes.').toString('base64')}`,
			ses: signed.ARN.replace('campaign', 'other'),
		};
		const wrong = secret[source] ?? 'another-secret-of-26-signs';
		expect(await doubt(source, request, { secret: wrong })).not.toBeNull();
		expect(await doubt(source, request, { secret: 'x' })).not.toBeNull();
	});

	// Brevo and Postmark sign nothing; Mailgun signs time and token only (see receiveEvents.test.ts for its tokens).
	const signsBody = !['brevo', 'postmark', 'mailgun'].includes(source);
	(signsBody ? it : it.skip)('refuses a body that was changed by one byte', async () => {
		const text = Buffer.from(request.body).toString('utf8');
		const changed = text.includes('Bounce')
			? text.replace('Bounce', 'bounce')
			: text.replace('a', 'b');
		expect(await doubt(source, { ...request, body: Buffer.from(changed) })).not.toBeNull();
		const longer = Buffer.concat([request.body, Buffer.from(source === 'ses' ? '!' : '&a=1')]);
		expect(await doubt(source, { ...request, body: longer })).not.toBeNull();
	});

	it.each([
		['nothing', ''],
		['garbage', '\0\ud800{[}'],
		['half a JSON', '{"a":'],
		['null', 'null'],
		['a number', '5'],
		['a list of odd things', '[null,5,"x",[],{"event":{}},{"event":"bounce","email":{"a":1}}]'],
		[
			'a prototype',
			'{"__proto__":{"event":"bounce","email":"ada@mail.example"},"event":"constructor"}',
		],
		['deep nesting', '['.repeat(200_000)],
		['many fields', 'a=&'.repeat(300_000)],
		[
			'ten million signs',
			`[${'{"event":"open","x":"'.concat('y'.repeat(180), '"},').repeat(50_000)}{}]`,
		],
	])('survives %s', async (_what, text) => {
		const odd = { ...request, body: Buffer.from(text, 'utf8') };
		const started = process.cpuUsage();
		await doubt(source, odd);
		const reading = EVENT_PROVIDERS[source].read(odd);
		expect(reading?.events ?? []).toEqual([]);
		expect(Reflect.get({}, 'event')).toBeUndefined();
		// Processor time: others may be at work on this machine too.
		const { user, system } = process.cpuUsage(started);
		expect((user + system) / 1000).toBeLessThan(5_000);
	});
});

describe('times', () => {
	it.each([
		['sendgrid', signed.sendgridRequest([], { at: SECONDS - 26 * 3600 })],
		['sendgrid', signed.sendgridRequest([], { at: SECONDS + 400 })],
		['mailgun', signed.mailgunRequest({}, { at: SECONDS - 26 * 3600 })],
		['mailgun', signed.mailgunRequest({}, { at: 0 })],
		['resend', signed.resendRequest({}, { at: SECONDS - 301 })],
		['resend', signed.resendRequest({}, { at: SECONDS + 301 })],
		[
			'ses',
			signed.snsRequest({ Type: 'Notification', Message: '{}', Timestamp: '2026-11-20T00:00:00Z' }),
		],
	] as const)('of %s that are too far off are refused', async (source, request) => {
		expect(await doubt(source, request)).toMatch(/^it (?:was|does)/);
	});
});

describe('Amazon SNS', () => {
	const notice = { Type: 'Notification', Message: '{}' };

	it.each([
		'http://sns.eu-west-1.amazonaws.com/a.pem',
		'https://sns.eu-west-1.amazonaws.com.evil.example/a.pem',
		'https://evil.example/sns.eu-west-1.amazonaws.com/a.pem',
		'https://sns.us-east-1.amazonaws.com/a.pem',
		'https://sns.eu-west-1.amazonaws.com:8443/a.pem',
		'https://user@sns.eu-west-1.amazonaws.com/a.pem',
		'https://sns.eu-west-1.amazonaws.com/a.pem#x',
		'https://sns.eu-west-1.amazonaws.com/a.txt',
		'https://sns.eu-west-1.amazonaws.com/a.txt?b=.pem',
		'https://127.0.0.1/a.pem',
		'file:///etc/passwd',
		'',
	])('fetches no certificate from %s', async (url) => {
		let asked = 0;
		const ports = {
			now: signed.NOW,
			fetchText: async () => ((asked += 1), signed.certificate.pem),
		};
		const request = signed.snsRequest(notice, { url });
		const verdict = await EVENT_PROVIDERS.ses.verify(request, signed.ARN, ports);
		expect([verdict, asked]).toEqual(['its certificate does not lie at Amazon SNS', 0]);
	});

	it('refuses the certificate of somebody else, one that has expired, and no certificate', async () => {
		const { privateKey } = selfSigned('x', signed.NOW - 1e9, signed.NOW + 1e9);
		const url = signed.CERTIFICATE_URL.replace('0123', '4567');
		const forged = signed.snsRequest(notice, { key: privateKey, url });
		expect(await doubt('ses', forged)).toBe('its signature is wrong');
		const old = selfSigned('x', signed.NOW - 2e9, signed.NOW - 1e9);
		const expired = signed.snsRequest(notice, { key: old.privateKey, url: `${url}.2.pem` });
		expect(await doubt('ses', expired, { pem: old.pem })).toMatch(/expired/);
		for (const pem of ['', 'not a certificate', 'x'.repeat(1e6)]) {
			const request = signed.snsRequest(notice, { url: `${url}.3.pem` });
			expect(await doubt('ses', request, { pem })).toMatch(/cannot be read/);
		}
	});

	it('lets a confirmation through only with an address of Amazon', async () => {
		const confirmation = (SubscribeURL: string) =>
			signed.snsRequest({
				...{ Type: 'SubscriptionConfirmation', Message: 'x', Token: 't', SubscribeURL },
			});
		const good = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t';
		expect(await doubt('ses', confirmation(good))).toBeNull();
		expect(EVENT_PROVIDERS.ses.read(confirmation(good))).toMatchObject({ confirm: good });
		expect(EVENT_PROVIDERS.ses.read(confirmation('https://10.0.0.1/'))).toBeNull();
		expect(amazonUrl('https://sns.eu-west-1.amazonaws.com/', 'eu-west-1')).not.toBeNull();
	});

	it('refuses a plain topic name as the secret, and unknown versions of signatures', async () => {
		const request = signed.snsRequest(notice);
		expect(await doubt('ses', request, { secret: 'campaign-events' })).toMatch(/ARN/);
		expect(await doubt('ses', signed.snsRequest(notice, { version: '3' }))).toMatch(/unknown/);
	});
});

it('refuses a shared secret that can be guessed, even when it is right', async () => {
	const short = { ...sample.brevo, headers: { authorization: 'Bearer abc' } };
	expect(await doubt('brevo', short, { secret: 'abc' })).toMatch(/shorter than 16/);
});

it('reads a shared secret from a header of its own or from the address', async () => {
	const secret = signed.SECRETS.brevo;
	const header = { ...sample.brevo, headers: { 'x-webhook-token': secret } };
	const address = { ...sample.brevo, headers: {}, url: `https://a.example/x?token=${secret}` };
	expect([await doubt('brevo', header), await doubt('brevo', address)]).toEqual([null, null]);
});
