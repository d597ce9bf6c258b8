/** The topic goes out with a message and comes back with what its provider tells of it. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../../lib/adapters';
import type { ProviderName } from '../../../../lib/campaign';
import type { EventRequest, EventSource } from '../../../../lib/campaign/events/providerEvent';
import { receiveEvents } from '../../../../lib/campaign/events/receiveEvents';
import { readEventRules } from '../../../../lib/campaign/events/rules';
import { openStore } from '../../../../lib/store';
import { apiServer, type ApiRequest } from '../../../support/apiServer';
import { MESSAGE, openProvider, TAKEN } from '../../../support/providers';
import * as signed from '../../../support/signedEvents';
import { removeTemporaryFolders, temporaryFolder } from '../../../support/temporaryFolder';

const TO = 'ada@mail.example';
const PHONE = '+4915112345678';
const T = 1_793_000_000;
type Kind = 'unsubscribe' | 'bounce' | 'complaint';
afterEach(removeTemporaryFolders);

/** The request in which a provider gets a message about `topic`. */
async function requestFor(provider: ProviderName, topic: string): Promise<ApiRequest> {
	const server = await apiServer(() => TAKEN[provider]);
	const more = { statusCallback: 'https://n8n.shop.example/webhook/x/events' };
	const transport = await openProvider(provider, server.url, provider === 'twilio' ? more : {});
	const address = provider === 'twilio' ? PHONE : MESSAGE.to.address;
	await transport.send({ ...MESSAGE, to: { name: '', address }, topic });
	transport.close();
	await server.close();
	const [request] = server.requests;
	if (!request) throw new Error('nothing was sent');
	return request;
}

const formOf = (request: ApiRequest) =>
	[...request.body.toString('utf8').matchAll(/name="v:([^"]+)"\r\n\r\n([^\r]*)\r\n/g)].map(
		([, name = '', value = '']) => [name, value],
	);

/** What the provider then tells, with the marks as it got them. */
const TOLD: Record<EventSource, (request: ApiRequest, kind: Kind) => EventRequest> = {
	sendgrid: ({ json }, kind) =>
		signed.sendgridRequest([
			{
				...json.personalizations[0].custom_args,
				...{ email: TO, timestamp: T, sg_event_id: '1', type: 'bounce', status: '5.1.1' },
				event: kind === 'complaint' ? 'spamreport' : kind,
			},
		]),
	mailgun: (request, kind) =>
		signed.mailgunRequest({
			event: { unsubscribe: 'unsubscribed', bounce: 'failed', complaint: 'complained' }[kind],
			...{ id: '1', timestamp: T, recipient: TO, severity: 'permanent', reason: 'bounce' },
			'user-variables': Object.fromEntries(formOf(request)),
		}),
	brevo: ({ json }, kind) =>
		signed.brevoRequest({
			event: { unsubscribe: 'unsubscribed', bounce: 'hard_bounce', complaint: 'spam' }[kind],
			...{ email: TO, ts_event: T, 'X-Mailin-custom': json.headers['X-Mailin-custom'] },
		}),
	postmark: ({ json }, kind) =>
		signed.postmarkRequest({
			...{ Recipient: TO, Email: TO, Type: 'HardBounce', SuppressSending: true, ID: 1 },
			RecordType: {
				unsubscribe: 'SubscriptionChange',
				bounce: 'Bounce',
				complaint: 'SpamComplaint',
			}[kind],
			...{ SuppressionReason: 'ManualSuppression', Metadata: json.Metadata },
		}),
	// Resend tells of no unsubscribing; a complaint shows the same marks.
	resend: ({ json }, kind) =>
		signed.resendRequest({
			type: kind === 'bounce' ? 'email.bounced' : 'email.complained',
			data: { to: [TO], tags: json.tags, bounce: { type: 'Permanent' } },
		}),
	ses: ({ json }, kind) => {
		const tags = json.EmailTags.map(({ Name, Value }: Record<string, string>) => [Name, [Value]]);
		return signed.sesRequest({
			eventType: { unsubscribe: 'Subscription', bounce: 'Bounce', complaint: 'Complaint' }[kind],
			mail: { messageId: 'x', destination: [TO], tags: Object.fromEntries(tags) },
			bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: TO }] },
			complaint: { complainedRecipients: [{ emailAddress: TO }] },
			subscription: { contactList: 'all' },
		});
	},
	mailchimp: ({ json }, kind) =>
		signed.mailchimpRequest([
			{
				event: { unsubscribe: 'unsub', bounce: 'hard_bounce', complaint: 'spam' }[kind],
				...{ ts: T, _id: '1', msg: { email: TO, metadata: json.message.metadata } },
			},
		]),
	// STOP comes without marks: this is a number that takes nothing.
	twilio: ({ body }) => {
		const callback = new URLSearchParams(body.toString()).get('StatusCallback') ?? '';
		const fields = { MessageSid: 'SM1', MessageStatus: 'failed', ErrorCode: '21610', To: PHONE };
		return signed.twilioRequest(fields, new URL(callback).search);
	},
	custom: ({ json }, kind) =>
		signed.customRequest({ event: kind, recipient: TO, at: T, topic: json.topic }),
};

/** The topics that the person is on the list for afterwards, and the one that the event named. */
async function suppressedBy(source: EventSource, topic: string, kind: Kind) {
	const request = await requestFor(source === 'custom' ? 'webhook' : source, topic);
	const file = `${temporaryFolder()}/store.sqlite`;
	const store = await openStore({ driver: 'sqlite', file }, { clock: systemClock });
	try {
		const options = { source, secrets: [signed.SECRETS[source]], dryRun: false };
		const answer = await receiveEvents(
			TOLD[source](request, kind),
			{ ...options, rules: readEventRules({}) },
			{
				...{ store, clock: { ...systemClock, now: () => signed.NOW } },
				fetchText: async () => signed.certificate.pem,
			},
		);
		const rows = await store.suppression.list();
		return { named: answer.events[0]?.topic, topics: rows.map((row) => row.topic) };
	} finally {
		await store.close();
	}
}

const UNSUBSCRIBING = [
	...(['sendgrid', 'mailgun', 'brevo', 'postmark', 'ses', 'mailchimp', 'custom'] as const),
];
const ODD = 'Frühling, 春天 & "more"';

describe.each(UNSUBSCRIBING)('unsubscribing at %s', (source) => {
	it('leaves the topic of the message, whatever its letters, and no other', async () => {
		expect(await suppressedBy(source, 'offers', 'unsubscribe')).toMatchObject({
			topics: ['offers'],
		});
		expect(await suppressedBy(source, ODD, 'unsubscribe')).toMatchObject({ topics: [ODD] });
	});

	it('leaves everything where the message has no topic', async () => {
		expect(await suppressedBy(source, '*', 'unsubscribe')).toMatchObject({ topics: ['*'] });
	});
});

it.each(['bounce', 'complaint'] as const)('closes every topic after a %s', async (kind) => {
	for (const source of [...UNSUBSCRIBING, 'resend' as const]) {
		const found = await suppressedBy(source, ODD, kind);
		expect([source, found]).toEqual([source, { named: ODD, topics: ['*'] }]);
	}
});

it('leaves everything rather than another topic where the name is too long to travel', async () => {
	expect(await suppressedBy('postmark', 'n'.repeat(81), 'unsubscribe')).toMatchObject({
		topics: ['*'],
	});
	expect(await suppressedBy('ses', 'ä'.repeat(100), 'unsubscribe')).toMatchObject({
		topics: ['*'],
	});
});

it('takes STOP to a number for everything, whatever the message was about', async () => {
	expect(await suppressedBy('twilio', ODD, 'unsubscribe')).toEqual({ named: ODD, topics: ['*'] });
});
