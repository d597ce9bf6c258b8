/** Requests as the mail providers make them, signed with keys of our own; written after their documentation. */
import { createHash, createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { EventRequest, EventSource } from '../../lib/campaign/events/providerEvent';
import { selfSigned } from './certificate';

export const NOW = Date.UTC(2026, 10, 22, 12);
const SECONDS = NOW / 1000;
const PUBLIC_URL = 'https://n8n.shop.example/webhook/campaign/events';
const SHARED = 'a-shared-secret-of-26-signs';
export const ARN = 'arn:aws:sns:eu-west-1:123456789012:campaign-events';
export const CERTIFICATE_URL =
	'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123abcd.pem';

export const ecdsa = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
export const certificate = selfSigned('sns.amazonaws.com', NOW - 1e9, NOW + 1e9);
const svixKey = createHash('sha256').update('resend').digest();

export const SECRETS: Readonly<Record<EventSource, string>> = {
	sendgrid: ecdsa.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
	mailgun: 'key-0123456789abcdef',
	brevo: SHARED,
	postmark: `postmark:${SHARED}`,
	resend: `whsec_${svixKey.toString('base64')}`,
	ses: ARN,
	mailchimp: 'mandrill-key',
	twilio: 'auth-token',
	custom: SHARED,
};

const json = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8');
const request = (
	body: Uint8Array,
	headers: Record<string, string> = {},
	url = PUBLIC_URL,
): EventRequest => ({ ...{ body, headers, url } });

export function sendgridRequest(
	events: unknown,
	{ at = SECONDS, key = ecdsa.privateKey }: { at?: number; key?: KeyObject } = {},
): EventRequest {
	const body = Buffer.isBuffer(events) ? events : json(events);
	const timestamp = String(at);
	const signature = sign('sha256', Buffer.concat([Buffer.from(timestamp), body]), key);
	return request(body, {
		'x-twilio-email-event-webhook-signature': signature.toString('base64'),
		'x-twilio-email-event-webhook-timestamp': timestamp,
	});
}

export function mailgunRequest(event: unknown, { token = 'f'.repeat(50), at = SECONDS } = {}) {
	const timestamp = String(at);
	const made = createHmac('sha256', SECRETS.mailgun).update(timestamp + token);
	const signature = { timestamp, token, signature: made.digest('hex') };
	return request(json({ signature, 'event-data': event }));
}

export const brevoRequest = (event: unknown) =>
	request(json(event), { authorization: `Bearer ${SECRETS.brevo}` });

export const postmarkRequest = (event: unknown) =>
	request(json(event), {
		authorization: `Basic ${Buffer.from(SECRETS.postmark).toString('base64')}`,
	});

export function resendRequest(event: unknown, { id = 'msg_1', at = SECONDS, key = svixKey } = {}) {
	const body = json(event);
	const made = createHmac('sha256', key).update(`${id}.${at}.`).update(body).digest('base64');
	// While a key is being replaced there are two signatures.
	const signature = `v1,${createHmac('sha256', 'old').update(body).digest('base64')} v1,${made}`;
	return request(body, {
		...{ 'svix-id': id, 'svix-timestamp': String(at), 'svix-signature': signature },
	});
}

/** What lies in the envelope of SNS, signed as its version says. */
export function snsRequest(
	fields: Record<string, string>,
	{ version = '2', key = certificate.privateKey, url = CERTIFICATE_URL } = {},
): EventRequest {
	const all: Record<string, string> = {
		...{ MessageId: 'sns-1', TopicArn: ARN, Timestamp: new Date(NOW).toISOString(), ...fields },
	};
	const isNotification = all['Type'] === 'Notification';
	const names = isNotification
		? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
		: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
	const signed = names
		.filter((name) => all[name] !== undefined)
		.map((name) => `${name}\n${all[name]}\n`)
		.join('');
	const algorithm = version === '1' ? 'RSA-SHA1' : 'RSA-SHA256';
	const Signature = sign(algorithm, Buffer.from(signed), key).toString('base64');
	return request(json({ ...all, SignatureVersion: version, Signature, SigningCertURL: url }), {
		'content-type': 'text/plain; charset=UTF-8',
	});
}

export const sesRequest = (message: unknown, id = 'sns-1') =>
	snsRequest({ Type: 'Notification', MessageId: id, Message: JSON.stringify(message) });

/** Mandrill and Twilio. */
function formRequest(fields: Record<string, string>, header: string, secret: string, url: string) {
	const names = Object.keys(fields).sort();
	const signed = url + names.map((name) => name + (fields[name] ?? '')).join('');
	const signature = createHmac('sha1', secret).update(signed, 'utf8').digest('base64');
	return request(Buffer.from(new URLSearchParams(fields).toString()), { [header]: signature }, url);
}

export const mailchimpRequest = (events: unknown) =>
	formRequest(
		...([{ mandrill_events: JSON.stringify(events) }, 'x-mandrill-signature'] as const),
		...([SECRETS.mailchimp, PUBLIC_URL] as const),
	);

export const twilioRequest = (fields: Record<string, string>, query = '') =>
	formRequest(fields, 'x-twilio-signature', SECRETS.twilio, PUBLIC_URL + query);

export function customRequest(events: unknown, secret = SECRETS.custom): EventRequest {
	const body = Buffer.isBuffer(events) ? events : json(events);
	const signature = createHmac('sha256', secret).update(body).digest('hex');
	return request(body, { 'x-signature': `sha256=${signature}` });
}
