import { EVENT_PROVIDERS } from '../../../../lib/campaign/events/providers';
import type {
	EventRequest,
	EventSource,
	ProviderEvent,
} from '../../../../lib/campaign/events/providerEvent';
import * as signed from '../../../support/signedEvents';

const T = 1_793_000_000;
const ISO = new Date(T * 1000).toISOString();
const ADA = 'ada@mail.example';
const ID = '0123456789abcdef0123456789abcdef';
const MARKS = { message_id: `${ID}@shop.example`, campaign: 'spring', step: 'one' };
const OURS = { messageId: `${ID}@shop.example`, campaign: 'spring', step: 'one' };

type Case = [what: string, request: EventRequest, expected: Partial<ProviderEvent> | null];

/** Every request is verified, then read. `null`: the event means nothing here. */
function reads(source: EventSource, cases: readonly Case[]): void {
	describe(EVENT_PROVIDERS[source].label, () => {
		it.each(cases)('reads %s', async (_what, request, expected) => {
			const provider = EVENT_PROVIDERS[source];
			const ports = { now: signed.NOW, fetchText: async () => signed.certificate.pem };
			expect(await provider.verify(request, signed.SECRETS[source], ports)).toBeNull();
			const reading = provider.read(request);
			if (expected === null) expect(reading).toEqual({ events: [], ignored: 1 });
			else expect(reading).toMatchObject({ events: [expected], ignored: 0 });
		});
	});
}

const sg = (event: string, more: object = {}) =>
	signed.sendgridRequest([
		{
			...{ email: 'Ada@Mail.example', timestamp: T, event, sg_event_id: `sg-${event}` },
			...{ sg_message_id: 'abc.filter-1.0', 'smtp-id': `<${MARKS.message_id}>`, ...MARKS },
			...more,
		},
	]);
reads('sendgrid', [
	['a delivery', sg('delivered', { response: '250 OK' }), { kind: 'delivered', reason: '250 OK' }],
	['all marks', sg('open'), { ...OURS, recipient: ADA, providerId: 'abc', at: T * 1000 }],
	['a click', sg('click', { url: 'https://shop.example/x' }), { url: 'https://shop.example/x' }],
	['a hard bounce', sg('bounce', { type: 'bounce', status: '5.1.1' }), { kind: 'bounce' }],
	['a block', sg('bounce', { type: 'blocked', status: '5.7.1' }), { kind: 'softBounce' }],
	['a full mailbox', sg('bounce', { type: 'bounce', status: '4.2.2' }), { kind: 'softBounce' }],
	['a bounce without a status', sg('bounce', { type: 'bounce' }), { kind: 'bounce' }],
	['a delay', sg('deferred', { response: '400' }), { kind: 'deferred' }],
	['a complaint', sg('spamreport'), { kind: 'complaint' }],
	['an unsubscribe', sg('unsubscribe'), { kind: 'unsubscribe' }],
	['leaving a group', sg('group_unsubscribe', { asm_group_id: 10 }), { kind: 'unsubscribe' }],
	['a drop', sg('dropped', { reason: 'Spam Content' }), { kind: 'dropped', cause: null }],
	['a known bounce', sg('dropped', { reason: 'Bounced Address' }), { cause: 'bounce' }],
	['a known refusal', sg('dropped', { reason: 'Unsubscribed Address' }), { cause: 'unsubscribe' }],
	['what it has only taken', sg('processed'), null],
	['a coming back', sg('group_resubscribe'), null],
]);

const mg = (event: string, more: object = {}) =>
	signed.mailgunRequest({
		...{ event, id: `mg-${event}`, timestamp: T + 0.25, recipient: ADA, 'log-level': 'info' },
		message: { headers: { 'message-id': MARKS.message_id, to: ADA } },
		'user-variables': MARKS,
		...more,
	});
const failed = (severity: string, reason: string) =>
	mg('failed', { severity, reason, 'delivery-status': { code: 550, message: '5.1.1 unknown' } });
reads('mailgun', [
	['all marks', mg('delivered'), { ...OURS, kind: 'delivered', recipient: ADA }],
	['part of a second', mg('opened'), { kind: 'open', at: T * 1000 + 250 }],
	['a click', mg('clicked', { url: 'https://a.example/' }), { url: 'https://a.example/' }],
	['a hard bounce', failed('permanent', 'bounce'), { kind: 'bounce', reason: '5.1.1 unknown' }],
	['an attempt that will be repeated', failed('temporary', 'generic'), { kind: 'deferred' }],
	['giving up', failed('permanent', 'old'), { kind: 'softBounce' }],
	['a block of the sender', failed('permanent', 'espblock'), { kind: 'softBounce' }],
	['a known complaint', failed('permanent', 'suppress-complaint'), { cause: 'complaint' }],
	['a complaint', mg('complained'), { kind: 'complaint' }],
	['an unsubscribe', mg('unsubscribed'), { kind: 'unsubscribe' }],
	['a rejection', mg('rejected', { reject: { reason: 'x' } }), { kind: 'dropped', cause: null }],
	['no variables as a list', mg('opened', { 'user-variables': [] }), { campaign: '', ...{} }],
	['what it has only taken', mg('accepted'), null],
]);

const bv = (event: string, more: object = {}) =>
	signed.brevoRequest({
		...{ event, email: ADA, id: 7, ts: T, ts_event: T, date: '2026-10-22 00:00:00' },
		...{ 'message-id': `<${MARKS.message_id}>`, 'X-Mailin-custom': JSON.stringify(MARKS) },
		...more,
	});
reads('brevo', [
	['all marks', bv('delivered'), { ...OURS, kind: 'delivered', at: T * 1000 }],
	['a hard bounce', bv('hard_bounce', { reason: 'no such user' }), { kind: 'bounce' }],
	['an impossible address', bv('invalid_email'), { kind: 'bounce' }],
	['a soft bounce', bv('soft_bounce'), { kind: 'softBounce' }],
	['a complaint', bv('spam'), { kind: 'complaint' }],
	['an unsubscribe', bv('unsubscribed'), { kind: 'unsubscribe' }],
	['a block', bv('blocked'), { kind: 'dropped' }],
	['a click', bv('click', { link: 'https://a.example/' }), { url: 'https://a.example/' }],
	['another header', bv('opened', { 'X-Mailin-custom': 'x|y' }), { kind: 'open', campaign: '' }],
	['the machine of a mail program', bv('proxy_open'), null],
]);

const pm = (RecordType: string, more: object = {}) =>
	signed.postmarkRequest({
		...{ RecordType, MessageID: '883953f4-6105', Recipient: ADA, Metadata: MARKS },
		...{ DeliveredAt: ISO, ServerID: 23, MessageStream: 'broadcast', ...more },
	});
const pmBounce = (Type: string) =>
	pm('Bounce', { Type, ID: 42, Email: ADA, Recipient: undefined, Details: '550 unknown' });
reads('postmark', [
	['all marks', pm('Delivery'), { ...OURS, providerId: '883953f4-6105', at: T * 1000 }],
	['a hard bounce', pmBounce('HardBounce'), { kind: 'bounce', recipient: ADA }],
	['a bounce that passes', pmBounce('Transient'), { kind: 'deferred' }],
	['a soft bounce', pmBounce('SoftBounce'), { kind: 'softBounce' }],
	['an absence note', pmBounce('AutoResponder'), null],
	['a complaint', pm('SpamComplaint', { ID: 5, Email: ADA }), { kind: 'complaint' }],
	['a click', pm('Click', { OriginalLink: 'https://a.example/' }), { url: 'https://a.example/' }],
	[
		'an unsubscribe',
		pm('SubscriptionChange', {
			...{ SuppressSending: true, SuppressionReason: 'ManualSuppression', ChangedAt: ISO },
		}),
		{ kind: 'unsubscribe' },
	],
	['a coming back', pm('SubscriptionChange', { SuppressSending: false }), null],
	['what came in', pm('Inbound'), null],
]);

const rs = (type: string, data: object = {}) =>
	signed.resendRequest({
		...{ type, created_at: ISO },
		data: {
			...{ email_id: '56761188-7520', to: [ADA], from: 'a@shop.example', subject: 'x' },
			tags: { message_id: ID, campaign: 'spring', step: 'one' },
			...data,
		},
	});
reads('resend', [
	['all marks', rs('email.delivered'), { ...OURS, messageId: ID, providerId: '56761188-7520' }],
	[
		'tags in a list',
		rs('email.opened', { tags: [{ name: 'step', value: 'two' }] }),
		{ step: 'two' },
	],
	[
		'a hard bounce',
		rs('email.bounced', { bounce: { type: 'Permanent', subType: 'General', message: 'gone' } }),
		{ kind: 'bounce', reason: 'gone' },
	],
	['a soft bounce', rs('email.bounced', { bounce: { type: 'Transient' } }), { kind: 'softBounce' }],
	['a complaint', rs('email.complained'), { kind: 'complaint' }],
	['a delay', rs('email.delivery_delayed'), { kind: 'deferred' }],
	[
		'a click',
		rs('email.clicked', { click: { link: 'https://a.example/', timestamp: ISO } }),
		{ kind: 'click', url: 'https://a.example/', at: T * 1000 },
	],
	['a list of suppressed people', rs('email.suppressed'), { kind: 'dropped', cause: 'bounce' }],
	['what it has only taken', rs('email.sent'), null],
]);

const mail = {
	...{ messageId: '0100017-ses', timestamp: ISO, destination: [ADA] },
	tags: { message_id: [ID], campaign: ['spring'], step: ['one'], 'ses:source-ip': ['1.2.3.4'] },
	headers: [{ name: 'Subject', value: 'x' }],
};
const ses = (type: string, more: object = {}, key = 'eventType') =>
	signed.sesRequest({ [key]: type, mail, ...more });
const sesBounce = (bounceType: string) => ({
	bounce: {
		...{ bounceType, bounceSubType: 'General', timestamp: ISO },
		bouncedRecipients: [{ emailAddress: `Ada <${ADA}>`, diagnosticCode: 'smtp; 550 gone' }],
	},
});
reads('ses', [
	[
		'all marks',
		ses('Delivery', { delivery: { recipients: [ADA], timestamp: ISO } }),
		{ ...OURS, messageId: ID, providerId: '0100017-ses', at: T * 1000 },
	],
	[
		'a hard bounce',
		ses('Bounce', sesBounce('Permanent')),
		{ kind: 'bounce', recipient: ADA, reason: 'smtp; 550 gone' },
	],
	['a soft bounce', ses('Bounce', sesBounce('Transient')), { kind: 'softBounce' }],
	[
		'a complaint as feedback notification',
		ses(
			'Complaint',
			{ complaint: { complainedRecipients: [{ emailAddress: ADA }], timestamp: ISO } },
			'notificationType',
		),
		{ kind: 'complaint', recipient: ADA },
	],
	[
		'that it was no spam',
		ses('Complaint', { complaint: { complaintFeedbackType: 'not-spam' } }),
		null,
	],
	['an opening', ses('Open', { open: { timestamp: ISO } }), { kind: 'open', recipient: ADA }],
	[
		'a click',
		ses('Click', { click: { link: 'https://a.example/' } }),
		{ url: 'https://a.example/' },
	],
	['what it has only taken', ses('Send', { send: {} }), null],
	[
		'the first greeting',
		signed.snsRequest({ Type: 'Notification', Message: 'Successfully validated SNS topic.' }),
		null,
	],
	[
		'version 1 of the signature',
		signed.snsRequest({ Type: 'Notification', Subject: 'Hi', Message: '{}' }, { version: '1' }),
		null,
	],
]);

const mc = (event: string, more: object = {}) =>
	signed.mailchimpRequest([
		{
			...{ event, ts: T, _id: 'mandrill-1', ...more },
			msg: { ts: T, _id: 'mandrill-1', email: ADA, metadata: MARKS, bounce_description: 'gone' },
		},
	]);
reads('mailchimp', [
	['all marks', mc('delivered'), { ...OURS, kind: 'delivered', providerId: 'mandrill-1' }],
	['a hard bounce', mc('hard_bounce'), { kind: 'bounce', reason: 'gone' }],
	['a soft bounce', mc('soft_bounce'), { kind: 'softBounce' }],
	['a complaint', mc('spam'), { kind: 'complaint' }],
	['an unsubscribe', mc('unsub'), { kind: 'unsubscribe' }],
	[
		'a click',
		mc('click', { url: 'https://a.example/?q=ä&b=1' }),
		{ url: 'https://a.example/?q=ä&b=1' },
	],
	['what it has only taken', mc('send'), null],
]);

const tw = (MessageStatus: string, more: Record<string, string> = {}, query = '') =>
	signed.twilioRequest(
		{ MessageSid: 'SM1', MessageStatus, To: '+4915112345678', From: '+1500', ...more },
		query,
	);
reads('twilio', [
	[
		'a delivery',
		tw('delivered'),
		{ kind: 'delivered', recipient: '+4915112345678', providerId: 'SM1' },
	],
	[
		'marks in the signed address',
		tw('delivered', {}, `?message_id=${ID}&campaign=spring`),
		{ messageId: ID, campaign: 'spring' },
	],
	[
		'a landline',
		tw('undelivered', { ErrorCode: '30006' }),
		{ kind: 'bounce', reason: 'error 30006' },
	],
	['a phone that is off', tw('undelivered', { ErrorCode: '30003' }), { kind: 'softBounce' }],
	['somebody who has sent STOP', tw('failed', { ErrorCode: '21610' }), { cause: 'unsubscribe' }],
	[
		'STOP itself',
		tw('', { OptOutType: 'STOP', From: '+4915199999999' }),
		{ kind: 'unsubscribe', recipient: '+4915199999999' },
	],
	['what it has only taken', tw('sent'), null],
]);

const own = (event: string, more: object = {}) =>
	signed.customRequest({ event, recipient: ADA, at: ISO, ...MARKS, ...more });
reads('custom', [
	['all marks', own('delivered', { topic: 'offers' }), { ...OURS, topic: 'offers', at: T * 1000 }],
	['any spelling', own('soft_bounce'), { kind: 'softBounce' }],
	['a purchase', own('conversion'), { kind: 'conversion' }],
	[
		'a message that only the service knows',
		own('bounce', { recipient: undefined, provider_id: 'x9' }),
		{ providerId: 'x9', recipient: '' },
	],
	['nobody', own('bounce', { recipient: 'not an address' }), null],
	['an unknown event', own('constructor'), null],
]);
