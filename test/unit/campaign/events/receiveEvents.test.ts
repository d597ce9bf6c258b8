import { jest } from '@jest/globals';
import { systemClock } from '../../../../lib/adapters';
import type { EventRequest, EventSource } from '../../../../lib/campaign/events/providerEvent';
import { receiveEvents, type EventOptions } from '../../../../lib/campaign/events/receiveEvents';
import { readEventRules } from '../../../../lib/campaign/events/rules';
import type { Store } from '../../../../lib/ports';
import { openStore } from '../../../../lib/store';
import * as signed from '../../../support/signedEvents';
import { removeTemporaryFolders, temporaryFolder } from '../../../support/temporaryFolder';

const ADA = 'ada@mail.example';
let store: Store;
let asked: string[];

beforeEach(async () => {
	const file = `${temporaryFolder()}/store.sqlite`;
	store = await openStore({ driver: 'sqlite', file }, { clock: systemClock });
	asked = [];
});
afterEach(async () => await store.close());
afterAll(removeTemporaryFolders);

async function receive(
	source: EventSource,
	request: EventRequest,
	options: Partial<EventOptions> = {},
	now = signed.NOW,
) {
	const clock = { ...systemClock, now: () => now };
	const fetchText = async (url: string) => {
		asked.push(url);
		return signed.certificate.pem;
	};
	const all = {
		...{ source, secrets: [signed.SECRETS[source]], rules: readEventRules({}), dryRun: false },
		...options,
	};
	return await receiveEvents(request, all, { store, clock, fetchText });
}
const isSuppressed = async () => (await store.suppression.match([ADA], 'x')).size === 1;
const bounce = signed.sendgridRequest([
	{ event: 'bounce', email: ADA, sg_event_id: '1', timestamp: 1_793_000_000 },
]);

it('takes an event once, and answers a repetition with 200', async () => {
	expect(await receive('sendgrid', bounce)).toMatchObject({
		...{ status: 200, suppressed: 1, repeated: 0, events: [{ kind: 'bounce', recipient: ADA }] },
	});
	expect(await receive('sendgrid', bounce)).toMatchObject({
		...{ status: 200, suppressed: 0, repeated: 1, events: [] },
	});
	expect(await isSuppressed()).toBe(true);
});

it.each([
	['no secret is set', { secrets: [] }, 'no secret is set'],
	['the secret is empty', { secrets: [''] }, 'no secret is set'],
	['it is another secret', { secrets: [signed.SECRETS.custom] }, 'verification key'],
])('refuses everything and changes nothing when %s', async (_what, options, refusal) => {
	const answer = await receive('sendgrid', bounce, options);
	expect(answer).toMatchObject({ status: 401, events: [] });
	expect(answer.refusal).toContain(refusal);
	expect([await isSuppressed(), await store.events.list({})]).toEqual([false, []]);
});

it('takes either secret while one replaces the other', async () => {
	const secrets = ['an-older-secret-of-26-signs', signed.SECRETS.custom];
	const request = signed.customRequest({ event: 'complaint', recipient: ADA });
	expect(await receive('custom', request, { secrets })).toMatchObject({ status: 200 });
});

it('lets a signature of Mailgun vouch for one event only', async () => {
	const event = (id: string, recipient: string) => ({ event: 'complained', id, recipient });
	const request = signed.mailgunRequest(event('1', 'bob@mail.example'));
	expect(await receive('mailgun', request)).toMatchObject({ status: 200, suppressed: 1 });
	// Somebody has read the signature and puts it above another event.
	const forged = signed.mailgunRequest(event('2', ADA));
	expect(await receive('mailgun', forged)).toMatchObject({ status: 401, suppressed: 0 });
	expect(await isSuppressed()).toBe(false);
	// Mailgun itself repeats what got no answer.
	expect(await receive('mailgun', request)).toMatchObject({ status: 200, repeated: 1 });
});

it('takes no signature of Mailgun twice by moving digits from its token to its time', async () => {
	const event = { event: 'complained', id: '1', recipient: 'bob@mail.example' };
	const token = `123${'f'.repeat(47)}`;
	const first = signed.mailgunRequest(event, { token });
	expect(await receive('mailgun', first)).toMatchObject({ status: 200 });
	// The same signed text: seconds have become milliseconds.
	const json = JSON.parse(Buffer.from(first.body).toString('utf8'));
	const moved = { timestamp: `${signed.NOW / 1000}123`, token: 'f'.repeat(47) };
	const signature = { ...json.signature, ...moved };
	const other = { signature, 'event-data': { ...event, id: '2', recipient: ADA } };
	const body = Buffer.from(JSON.stringify(other), 'utf8');
	expect(await receive('mailgun', { ...first, body })).toMatchObject({ status: 401 });
	expect(await isSuppressed()).toBe(false);
});

it('takes one of two events that come under the same signature of Mailgun at the same moment', async () => {
	const genuine = signed.mailgunRequest({ event: 'opened', id: '1', recipient: ADA }, {});
	const json = JSON.parse(Buffer.from(genuine.body).toString('utf8'));
	const forged = { ...json, 'event-data': { event: 'complained', id: '2', recipient: ADA } };
	const body = Buffer.from(JSON.stringify(forged), 'utf8');
	const answers = await Promise.all([
		receive('mailgun', genuine),
		receive('mailgun', { ...genuine, body }),
	]);
	expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
});

it('keeps the signatures of Mailgun for about a day', async () => {
	const { profiles } = store;
	const [noted, used] = [profiles.first.bind(profiles), new Set(['of-an-older-version'])];
	const first = jest.spyOn(profiles, 'first').mockImplementation(async (kind, row, now) => {
		used.add(row.id);
		return await noted(kind, row, now);
	});
	const now = signed.NOW;
	await profiles.put(
		'mailgun.token',
		[{ id: 'of-an-older-version', data: {} }],
		now - 2 * 86_400_000,
	);
	for (let hours = 0; hours < 60; hours += 0.2) {
		const at = { token: `t${hours}`, at: now / 1000 + Math.round(hours * 3_600) };
		const request = signed.mailgunRequest({ event: 'opened', id: at.token, recipient: ADA }, at);
		expect(await receive('mailgun', request, {}, at.at * 1000)).toMatchObject({ status: 200 });
	}
	first.mockRestore();
	expect(used.size).toBe(301);
	const left = await profiles.get('mailgun.token', [...used]);
	// 125 in 25 hours, and at most a few dozen until the next cleaning.
	expect(left.size).toBeLessThan(220);
	expect([...used].slice(-125).every((id) => left.has(id))).toBe(true);
	expect(left.has('of-an-older-version')).toBe(false);
});

it('only looks in a dry run', async () => {
	const answer = await receive('sendgrid', bounce, { dryRun: true });
	expect(answer).toMatchObject({ status: 200, events: [{ kind: 'bounce', suppresses: '' }] });
	expect([await isSuppressed(), await store.events.list({})]).toEqual([false, []]);
});

it('visits the address of a subscription at Amazon, after it has verified who asks', async () => {
	const SubscribeURL = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t';
	const fields = { Type: 'SubscriptionConfirmation', Message: 'x', Token: 't', SubscribeURL };
	const url = signed.CERTIFICATE_URL.replace('0123', '9999');
	const answer = await receive('ses', signed.snsRequest(fields, { url }));
	expect(answer).toMatchObject({ status: 200, events: [], ignored: 0 });
	expect(asked).toEqual([url, SubscribeURL]);
	const inside = { ...fields, SubscribeURL: 'http://169.254.169.254/' };
	const elsewhere = signed.snsRequest(inside, { url });
	expect(await receive('ses', elsewhere)).toMatchObject({ status: 400 });
	const stranger = signed.snsRequest({ ...fields, TopicArn: `${signed.ARN}x` });
	expect(await receive('ses', stranger)).toMatchObject({ status: 401 });
	expect(asked).toHaveLength(2);
});

it('refuses bodies that nobody can read, and those that are too large', async () => {
	const unreadable = signed.customRequest(Buffer.from('{"event":'));
	expect(await receive('custom', unreadable)).toMatchObject({ status: 400 });
	const many = signed.customRequest(Buffer.from(`[${'0,'.repeat(100_000)}0]`));
	expect(await receive('custom', many)).toMatchObject({ status: 400 });
	const large = { ...bounce, body: new Uint8Array(21 * 2 ** 20) };
	expect(await receive('sendgrid', large)).toMatchObject({ status: 413 });
});

it('changes nothing when the store fails, so that the provider can tell it again', async () => {
	await store.close();
	await expect(receive('sendgrid', bounce)).rejects.toMatchObject({ code: 'STORE_FAILED' });
});
