// An A/B test with a hold-out group and a seed list in a real n8n, and what Campaign Results makes of the orders.
import { startHost, type TestHost } from './support/host.mts';
import { startSmtpSink, type SmtpSink } from './support/smtpSink.mts';
import { smtpAt } from '../../scripts/host/templates.mjs';
import { node } from '../../scripts/host/workflowNodes.mjs';

const PEOPLE = Array.from({ length: 120 }, (_, i) => ({ email: `person${i}@mail.example` }));
const settings = { executionOrder: 'v1', saveDataSuccessExecution: 'all' };
const code = (name: string, rows: readonly object[]) =>
	node(name, 'n8n-nodes-base.code', {
		jsCode: `return ${JSON.stringify(rows.map((json) => ({ json })))}`,
	});
const to = (name: string, index = 0) => ({ node: name, type: 'main', index });
const next = (...targets: object[]) => ({ main: [targets] });
const CAMPAIGN = 'n8n-nodes-marketing-ai.sendCampaign';

let host: TestHost;
let sink: SmtpSink;
beforeAll(async () => {
	sink = await startSmtpSink();
	host = await startHost('variants');
});
afterAll(async () => {
	await host?.stop();
	await sink?.stop();
});

interface Item {
	readonly json: Readonly<Record<string, unknown>>;
	readonly binary?: { readonly report: { readonly fileName: string } };
}

/** Runs Go → People (and Orders) → the campaign node; its outputs. */
async function run(name: string, parameters: object, orders?: readonly object[]) {
	const smtp = await host.client.saveCredential({
		...{ name: `Inbox ${name}`, type: 'marketingSmtp', data: smtpAt(sink.port) },
	});
	const campaign = node(name, CAMPAIGN, parameters, { credentials: { marketingSmtp: smtp } });
	const { id } = await host.client.createWorkflow({
		...{ name, settings },
		nodes: [
			node('Go', 'n8n-nodes-base.manualTrigger', {}),
			code('People', PEOPLE),
			...(orders ? [code('Orders', orders)] : []),
			campaign,
		],
		connections: {
			Go: next(to('People'), ...(orders ? [to('Orders')] : [])),
			People: next(to(name)),
			...(orders && { Orders: next(to(name, 1)) }),
		},
	});
	const execution = await host.client.run(id, 'Go');
	if (execution.error) throw new Error(JSON.stringify(execution.error));
	return execution.runData[name][0].data.main as Item[][];
}

test('two variants go out, a group gets nothing, a seed gets both, and the lift is told from orders', async () => {
	const send = {
		...{ operation: 'send', campaign: 'spring', fromAddress: 'news@shop.example' },
		...{ subject: 'Hello', html: '<p>Spring is here</p>', consentRule: 'off' },
		...{ dryRun: false, allowManual: true },
		variants: { variant: [{ name: 'calm' }, { name: 'loud', subject: 'HELLO' }] },
		tests: { holdOutPercent: 30, seedList: 'seed@shop.example' },
	};
	const [sent = [], notSent = [], summary = []] = await run('Send', send);
	expect(sent.length + notSent.length).toBe(120);
	expect(new Set(notSent.map(({ json }) => json.sendStatus))).toEqual(new Set(['heldOut']));
	const mails = await sink.mails();
	const variantOf = new Map(sent.map(({ json }) => [json.recipient, json.sendVariant]));
	for (const { recipient, subject } of mails) {
		if (recipient === 'seed@shop.example') continue;
		expect(subject).toBe(variantOf.get(recipient) === 'loud' ? 'HELLO' : 'Hello');
	}
	const seeds = mails.filter(({ recipient }) => recipient === 'seed@shop.example');
	expect(seeds.map(({ subject }) => subject).sort()).toEqual(['HELLO', 'Hello']);
	expect(summary[0]?.json.counts).toEqual({ sent: sent.length, heldOut: notSent.length });
	expect(mails.length).toBe(sent.length + 2);

	// Again: nobody twice, the same people held out.
	const [again = [], notAgain = []] = await run('Send again', send);
	expect(again).toEqual([]);
	const held = notAgain.filter(({ json }) => json.sendStatus === 'heldOut');
	expect(held.map(({ json }) => json.recipient)).toEqual(notSent.map(({ json }) => json.recipient));
	expect((await sink.mails()).length).toBe(mails.length);

	const at = new Date(Date.now() + 60_000).toISOString();
	const buyers = [...sent.filter((_, i) => i % 2 === 0), ...notSent.slice(0, 2)];
	const orders = buyers.map(({ json }) => ({ email: json.recipient, order_date: at, total: 20 }));
	const [variants = [], comparisons = [], report = []] = await run(
		'Results',
		{
			...{ operation: 'results', campaign: 'spring', compareOrders: true, metric: 'converted' },
			...{ orderEmailColumn: 'email', orderDateColumn: 'order_date', orderAmountColumn: 'total' },
		},
		orders,
	);
	expect(variants.map(({ json }) => json.variant)).toEqual(['calm', 'loud', 'held out']);
	const lift = comparisons.find(({ json }) => json.compares === 'holdOut');
	expect(lift?.json).toMatchObject({ first: 'all mailed', second: 'held out', clear: true });
	expect(String(lift?.json.text)).toContain('The campaign made more people buy');
	expect(String(lift?.json.text)).toContain(`of ${sent.length} people mailed`);
	expect(report[0]?.binary?.report.fileName).toBe('campaign-results.html');
});

test('a part tests the variants, the rest waits for a later run and gets the winner, nobody twice', async () => {
	const before = (await sink.mails()).length;
	const send = {
		...{ operation: 'send', campaign: 'contest', fromAddress: 'news@shop.example' },
		...{ subject: 'Hello', html: '<p>Spring is here</p>', consentRule: 'off' },
		...{ dryRun: false, allowManual: true, sendWinner: true, testPercent: 40, waitHours: 0 },
		...{ winnerBy: 'clicked', leastPeople: 1 },
		variants: { variant: [{ name: 'calm' }, { name: 'loud', subject: 'HELLO' }] },
	};
	const [sent = [], waiting = [], summary = []] = await run('Test share', send);
	expect(sent.length + waiting.length).toBe(120);
	expect(waiting.length).toBeGreaterThan(50);
	expect(new Set(waiting.map(({ json }) => json.sendStatus))).toEqual(new Set(['awaitingWinner']));
	expect(summary[0]?.json.winner).toMatchObject({ state: 'waiting', testPercent: 40 });
	// The wait is over, and nobody has clicked: never a silent pick.
	const [none = [], still = []] = await run('No clicks', send);
	expect(none).toEqual([]);
	const left = still.filter(({ json }) => json.sendStatus === 'awaitingWinner');
	expect(left).toHaveLength(waiting.length);
	expect(String(left[0]?.json.sendReason)).toContain('no clicks are known to decide by');
	const [rest = []] = await run('By hand', { ...send, winnerName: 'loud' });
	expect(new Set(rest.map(({ json }) => json.sendVariant))).toEqual(new Set(['loud']));
	expect(rest).toHaveLength(waiting.length);
	const mails = (await sink.mails()).slice(before);
	expect(mails).toHaveLength(120);
	expect(new Set(mails.map(({ recipient }) => recipient)).size).toBe(120);

	const [variants = [], , report = []] = await run('Rest apart', {
		...{ operation: 'results', campaign: 'contest', metric: 'clicked' },
	});
	expect(variants.map(({ json }) => [json.variant, json.rest])).toEqual([
		['calm', false],
		['loud', false],
		['loud', true],
	]);
	expect(report[0]?.json.winner).toMatchObject({ winner: 'loud', how: 'named' });
});
