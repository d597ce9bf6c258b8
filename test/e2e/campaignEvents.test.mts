// What a mail provider tells, in a real n8n: signed events change who gets the next campaign, forged ones change nothing.
import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { smtpAt } from '../../scripts/host/templates.mjs';
import { SECRETS, sendgridRequest } from '../support/signedEvents.ts';
import { startHost, type TestHost } from './support/host.mts';
import { startSmtpSink, type SmtpSink } from './support/smtpSink.mts';
import { itemsOf, ours, runSteps } from './support/steps.mts';
import { next, node } from '../../scripts/host/workflowNodes.mjs';

const PEOPLE = ['ada', 'bob', 'cleo', 'dan'].map((name) => `${name}@mail.example`);
const [ADA = '', BOB = '', CLEO = '', DAN = ''] = PEOPLE;
const settings = { executionOrder: 'v1', saveDataSuccessExecution: 'all' };

let host: TestHost;
let sink: SmtpSink;
let address: string;
let listening: string;

async function sendTo(campaign: string) {
	const marketingSmtp = await host.client.saveCredential({
		...{ name: 'Inbox', type: 'marketingSmtp', data: smtpAt(sink.port) },
	});
	const options = {
		...{ operation: 'send', campaign, fromAddress: 'news@shop.example', consentRule: 'off' },
		...{ dryRun: false, allowManual: true },
		unsubscribeUrl: 'https://shop.example/unsubscribe',
	};
	const people = itemsOf(PEOPLE.map((email) => ({ email })));
	const send = ours('Send', 'sendCampaign', options, { marketingSmtp });
	const [sent, notSent] = await runSteps(host, [people, send]);
	const names = (items: { json: { recipient: string } }[]) =>
		items.map(({ json }) => json.recipient).sort();
	return { sent: names(sent), notSent: names(notSent) };
}

/** As SendGrid would tell it of a mail that is in the inbox. */
async function told(recipient: string, event: string, more: object = {}) {
	const mail = (await sink.mails()).findLast((one) => one.recipient === recipient);
	return {
		...{ email: recipient, event, sg_event_id: `${event} ${recipient}` },
		...{ 'smtp-id': mail?.messageId, timestamp: Math.floor(Date.now() / 1000), ...more },
	};
}

type Key = NonNullable<Parameters<typeof sendgridRequest>[1]>['key'];

async function post(events: readonly object[], key?: Key, change = (body: string) => body) {
	const at = Math.floor(Date.now() / 1000);
	const { body, headers } = sendgridRequest(events, { at, ...(key && { key }) });
	const response = await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: change(Buffer.from(body).toString('utf8')),
	});
	return { status: response.status, text: await response.text() };
}

/** What the workflows behind the trigger got. */
async function heard(executions: number) {
	let found = await host.client.executionsOf(listening);
	for (let looks = 0; looks < 100 && found.length < executions; looks++) {
		await sleep(100);
		found = await host.client.executionsOf(listening);
	}
	const items = found.map(async ({ id }) => {
		const { runData } = await host.client.untilEnded(id);
		return runData.After[0].data.main[0].map(({ json }: { json: object }) => json);
	});
	return (await Promise.all(items)).flat();
}

beforeAll(async () => {
	sink = await startSmtpSink();
	host = await startHost('campaign-events');
	address = `${host.url}/webhook/campaign/events`;
	const marketingWebhookSecretApi = await host.client.saveCredential({
		...{ name: 'SendGrid', type: 'marketingWebhookSecretApi' },
		data: { provider: 'sendgrid', secret: SECRETS.sendgrid },
	});
	const trigger = node(
		'Events',
		'n8n-nodes-marketing-ai.campaignTrigger',
		{ senderName: 'Garden Shop', path: 'campaign', receiveEvents: true },
		{ credentials: { marketingWebhookSecretApi } },
	);
	const { id, versionId } = await host.client.createWorkflow({
		...{ name: 'Events', settings, nodes: [trigger, node('After', 'n8n-nodes-base.noOp', {})] },
		connections: { Events: next('After') },
	});
	listening = id;
	await host.client.activate(id, versionId);
});
afterAll(async () => {
	await host?.stop();
	await sink?.stop();
});

test('signed events decide who gets the next campaign; forged ones get 401 and change nothing', async () => {
	expect(await sendTo('first')).toEqual({ sent: PEOPLE, notSent: [] });
	const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
	const forged = [await told(CLEO, 'bounce', { type: 'bounce' })];
	expect(await post(forged, stranger)).toEqual({ status: 401, text: '{"error":"Refused"}' });
	const changed = await post(forged, undefined, (body) => body.replace(CLEO, DAN));
	expect(changed.status).toBe(401);
	const bare = await fetch(address, { method: 'POST', body: JSON.stringify(forged) });
	expect(bare.status).toBe(401);
	expect((await fetch(address, { method: 'HEAD' })).status).toBe(200);
	expect((await fetch(address.replace('/events', ''), { method: 'HEAD' })).status).toBe(404);
	expect(await heard(0)).toEqual([]);

	const events = [
		await told(ADA, 'bounce', { type: 'bounce', status: '5.1.1', reason: '550 no such user' }),
		await told(BOB, 'spamreport'),
		await told(CLEO, 'bounce', { type: 'blocked' }),
		await told(DAN, 'delivered'),
		await told(DAN, 'processed'),
	];
	const answer = await post(events);
	expect([answer.status, JSON.parse(answer.text)]).toEqual([
		200,
		{ events: 4, repeated: 0, ignored: 1 },
	]);
	const again = await post(events.toReversed());
	expect(JSON.parse(again.text)).toEqual({ events: 0, repeated: 4, ignored: 1 });

	const items = await heard(1);
	expect(items).toHaveLength(4);
	expect(items).toEqual(
		expect.arrayContaining([
			expect.objectContaining({
				...{ event: 'bounce', recipient: ADA, campaign: 'first', suppresses: '*' },
				...{ provider: 'sendgrid', detail: '550 no such user' },
			}),
			expect.objectContaining({ event: 'complaint', recipient: BOB, suppresses: '*' }),
			expect.objectContaining({ event: 'softBounce', recipient: CLEO, suppresses: '' }),
			expect.objectContaining({ event: 'delivered', recipient: DAN, campaign: 'first' }),
		]),
	);
	expect(await sendTo('second')).toEqual({ sent: [CLEO, DAN], notSent: [ADA, BOB] });
});
