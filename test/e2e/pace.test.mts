// How fast Send Campaign goes, in a real n8n with a real SMTP server that has limits of its own.
import { smtpAt } from '../../scripts/host/templates.mjs';
import { smtpSink, type Sink } from '../support/smtpSink.ts';
import { startHost, type TestHost } from './support/host.mts';
import { next, node } from '../../scripts/host/workflowNodes.mjs';

const RATE = 14;
const PEOPLE = Array.from({ length: 40 }, (_, i) => ({ email: `p${i}@mail.example` }));

let host: TestHost;
let sink: Sink;
/** What the server says to a message instead of taking it. */
let answer: (nth: number) => string | undefined = () => undefined;
let asked = 0;

interface Item {
	readonly json: Record<string, string>;
}

/** Manual Trigger → one item each person → Send Campaign, ready to be run again and again. */
async function workflow(campaign: string, people: readonly object[], options: object) {
	const smtp = await host.client.saveCredential({
		...{ name: campaign, type: 'marketingSmtp', data: smtpAt(sink.port) },
	});
	const send = node(
		'Send',
		'n8n-nodes-marketing-ai.sendCampaign',
		{
			...{ operation: 'send', campaign, fromAddress: 'news@shop.example', consentRule: 'off' },
			...{ dryRun: false, allowManual: true, ...options },
		},
		{ credentials: { marketingSmtp: smtp } },
	);
	const jsCode = `return ${JSON.stringify(people.map((json) => ({ json })))}`;
	const { id } = await host.client.createWorkflow({
		...{ name: campaign, settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' } },
		nodes: [
			node('Go', 'n8n-nodes-base.manualTrigger', {}),
			node('People', 'n8n-nodes-base.code', { jsCode }),
			send,
		],
		connections: { Go: next('People'), People: next('Send') },
	});
	return async () => {
		const { runData, error } = await host.client.run(id, 'Go');
		if (error) throw new Error(JSON.stringify(error));
		const [sent, notSent, [summary]] = runData.Send[0].data.main as [Item[], Item[], Item[]];
		return { sent, notSent, summary: summary?.json ?? {} };
	};
}

/** The addresses that the server took messages for since message number `from`. */
const taken = (from = 0) => sink.arrived.slice(from).flatMap(({ to }) => to);

beforeAll(async () => {
	sink = await smtpSink({ onContent: () => answer(++asked) });
	host = await startHost('pace');
});
afterAll(async () => {
	await host?.stop();
	await sink?.close();
});

test('the server sees at most 14 messages in any second, hears of a 454, and everybody gets one message', async () => {
	answer = (nth) =>
		nth === 20 ? '454 Throttling failure: Maximum sending rate exceeded.' : undefined;
	const run = await workflow('rate', PEOPLE, { options: { ratePerSecond: RATE } });
	const { sent } = await run();
	expect(sent).toHaveLength(PEOPLE.length);
	expect(taken().sort()).toEqual(PEOPLE.map(({ email }) => email).sort());
	const { times } = sink;
	const busiest = times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length);
	expect(Math.max(...busiest)).toBeLessThanOrEqual(RATE);
	expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(2_000);
});

test('when the day of the account is over the rest stays pending, and the next run sends to them, once each', async () => {
	const before = sink.arrived.length;
	let quota = 15;
	answer = () => (quota-- > 0 ? undefined : '454 4.7.0 Daily message quota exceeded');
	const run = await workflow('quota', PEOPLE, {});
	const first = await run();
	expect(first.sent).toHaveLength(15);
	expect(new Set(first.notSent.map(({ json }) => json['sendStatus']))).toEqual(
		new Set(['pending']),
	);
	expect(first.notSent[0]?.json['sendReason']).toContain('Daily message quota exceeded');
	answer = () => undefined;
	const second = await run();
	expect(second.sent).toHaveLength(25);
	expect(taken(before).sort()).toEqual(PEOPLE.map(({ email }) => email).sort());
});

test('a limit an hour holds over campaigns, and people whose time comes later are postponed', async () => {
	const before = sink.arrived.length;
	// 81 attempts were made: 41 by the first campaign, 15 and one refused, then 25 by the second.
	const pace = { ratePerHour: 90, waitAtMostMinutes: 0 };
	const first = await (await workflow('hour', PEOPLE, { pace }))();
	expect(first.summary['stopped']).toMatch(/^the limit of 90 messages an hour for shop\.example/);
	expect(first.sent.length).toBeGreaterThan(0);
	expect(first.sent.length).toBeLessThanOrEqual(10);
	expect(taken(before)).toHaveLength(first.sent.length);
	const time = { mode: 'at', start: '2999-01-01T08:00Z' };
	const later = await (await workflow('later', PEOPLE, { pace: { sendTime: { time } } }))();
	expect(later.notSent[0]?.json).toMatchObject({
		sendStatus: 'postponed',
		sendAfter: '2999-01-01T08:00:00.000Z',
	});
	expect(later.notSent).toHaveLength(PEOPLE.length);
});
