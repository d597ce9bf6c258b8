// Queue mode: two workers send the same campaign at the same time from one ledger in PostgreSQL, and they are killed in the middle.
// The long protocol: MARKETING_AI_KILLS=5 MARKETING_AI_PEOPLE=10000.
import { setTimeout as sleep } from 'node:timers/promises';
import { smtpAt } from '../../scripts/host/templates.mjs';
import { startQueue, redisProgram } from './support/queue.mts';
import { startSmtpSink, type SmtpSink } from './support/smtpSink.mts';
import { next, versionedNode as node } from '../../scripts/host/workflowNodes.mjs';

const PEOPLE = Number(process.env['MARKETING_AI_PEOPLE'] ?? 2_000);
const KILLS = Number(process.env['MARKETING_AI_KILLS'] ?? 1);
const CONNECTIONS = 4;
/** ms after which a silent run counts as dead; a minute when nobody says otherwise. */
const LEASE = 15_000;
const WORKERS = 2;
const RUNNING = ['new', 'running', 'waiting'];

if (redisProgram === null)
	console.warn('SKIPPED: n8n in queue mode: redis-server is not here and cannot be installed.');
const withRedis = redisProgram === null ? describe.skip : describe;

const addresses = Array.from({ length: PEOPLE }, (_, i) => `person${i}@mail.example`);

type Queue = Awaited<ReturnType<typeof startQueue>>;
type Status = Record<string, string>;

/** Webhook → people → Send Campaign, live; resolves with its id. */
async function makeWorkflow({ client, store }: Queue, sink: SmtpSink): Promise<string> {
	const marketingSmtp = await client.saveCredential({
		...{ name: 'Sink', type: 'marketingSmtp', data: smtpAt(sink.port) },
	});
	const marketingStoreApi = await client.saveCredential({
		...{ name: 'Ledger', type: 'marketingStoreApi', data: store },
	});
	const hook = { path: 'queued', httpMethod: 'POST', responseMode: 'onReceived' };
	const send = {
		...{ operation: 'send', campaign: 'queued', fromAddress: 'news@shop.example' },
		...{ consentRule: 'off', dryRun: false, options: { connections: CONNECTIONS, lease: LEASE } },
	};
	const list = `return ${JSON.stringify(addresses)}.map((email) => ({ json: { email } }));`;
	const workflow = await client.createWorkflow({
		name: 'queued',
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
		nodes: [
			node('Hook', 'n8n-nodes-base.webhook', 2, hook, { webhookId: 'queued' }),
			node('People', 'n8n-nodes-base.code', 2, { jsCode: list }),
			node('Send', 'n8n-nodes-marketing-ai.sendCampaign', 1, send, {
				credentials: { marketingSmtp, marketingStoreApi },
			}),
		],
		connections: { Hook: next('People'), People: next('Send') },
	});
	await client.activate(workflow.id, workflow.versionId);
	return workflow.id;
}

async function begin({ url }: Queue) {
	for (let tries = 0; tries < 100; tries++) {
		if ((await fetch(`${url}/webhook/queued`, { method: 'POST' })).ok) return;
		await sleep(100);
	}
	throw new Error('The webhook did not come alive.');
}

async function until(what: () => Promise<boolean> | boolean) {
	const deadline = Date.now() + 240_000;
	while (!(await what())) {
		if (Date.now() > deadline) throw new Error(`Not within 4 minutes: ${what}`);
		await sleep(20);
	}
}

const uncertainOf = (items: { json: Status }[]) =>
	items
		.filter(({ json }) => json['sendStatus'] === 'uncertain')
		.map(({ json }) => json['recipient'] ?? '');

withRedis('a campaign on two workers that die', () => {
	let queue: Queue;
	let sink: SmtpSink;
	let id: string;

	/** Those of these states, or all; the newest first. */
	async function executions(...status: string[]) {
		const all = await queue.client.executionsOf(id);
		const wanted = all.filter((one) => status.length === 0 || status.includes(one.status));
		return wanted.sort((a, b) => Number(b.id) - Number(a.id));
	}
	const newest = async () => Math.max(0, ...(await executions()).map((one) => Number(one.id)));
	/** Starts the campaign once more, waits for its end and gives what its node put out. */
	async function runOnce() {
		const before = await newest();
		await begin(queue);
		const mine = async () => (await executions('success')).find((one) => Number(one.id) > before);
		await until(async () => (await mine()) !== undefined);
		const { runData } = await queue.client.execution((await mine())?.id);
		return runData.Send[0].data.main as { json: Status }[][];
	}

	beforeAll(async () => {
		sink = await startSmtpSink();
		queue = await startQueue('queue');
		id = await makeWorkflow(queue, sink);
	});
	afterAll(async () => {
		await Promise.all([queue?.stop(), sink?.stop()]);
	});

	test('mails everybody at most once, and lists who may have got nothing', async () => {
		await Promise.all([begin(queue), begin(queue)]);
		for (let kill = 0; kill < KILLS; kill++) {
			const reached = sink.deliveries.length + (0.6 * PEOPLE) / (KILLS + 1);
			await until(() => sink.deliveries.length >= reached);
			if (kill === 0) expect(await executions(...RUNNING)).toHaveLength(WORKERS); // both are at it
			await queue.crash(kill % WORKERS);
			await begin(queue); // as a scheduled one would
		}
		const [, notSent = [], [summary] = []] = await runOnce();

		const got = sink.deliveries.map(({ to }) => to.join());
		expect(got.length).toBe(new Set(got).size); // nobody twice
		const uncertain = uncertainOf(notSent);
		const missing = addresses.filter((address) => !got.includes(address));
		expect(missing.filter((address) => !uncertain.includes(address))).toEqual([]);
		expect(uncertain.length).toBeLessThanOrEqual(KILLS * CONNECTIONS);
		expect(summary?.json['ledger']).toMatchObject({
			claimed: 0,
			sent: PEOPLE - uncertain.length,
			uncertain: uncertain.length,
		});
	});
});
