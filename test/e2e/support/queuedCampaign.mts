// One campaign in n8n's queue mode: its workflow, the sink that takes its messages, and how its executions stand.
import { setTimeout as sleep } from 'node:timers/promises';
import { smtpAt } from '../../../scripts/host/templates.mjs';
import { next, versionedNode as node } from '../../../scripts/host/workflowNodes.mjs';
import { startQueue } from './queue.mts';
import { startSmtpSink, type SmtpSink } from './smtpSink.mts';

type Queue = Awaited<ReturnType<typeof startQueue>>;
export type Item = { json: Record<string, string> };

const RUNNING = ['new', 'running', 'waiting'];

/** Webhook → people → Send Campaign, live; resolves with its id. */
async function makeWorkflow(
	{ client, store }: Queue,
	{ port }: SmtpSink,
	addresses: readonly string[],
	options: object,
): Promise<string> {
	const smtp = { name: 'Sink', type: 'marketingSmtp', data: smtpAt(port) };
	const ledger = { name: 'Ledger', type: 'marketingStoreApi', data: store };
	const credentials = {
		marketingSmtp: await client.saveCredential(smtp),
		marketingStoreApi: await client.saveCredential(ledger),
	};
	const hook = { path: 'queued', httpMethod: 'POST', responseMode: 'onReceived' };
	const send = {
		...{ operation: 'send', campaign: 'queued', fromAddress: 'news@shop.example' },
		...{ consentRule: 'off', dryRun: false, options },
	};
	const list = `return ${JSON.stringify(addresses)}.map((email) => ({ json: { email } }));`;
	const workflow = await client.createWorkflow({
		name: 'queued',
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
		nodes: [
			node('Hook', 'n8n-nodes-base.webhook', 2, hook, { webhookId: 'queued' }),
			node('People', 'n8n-nodes-base.code', 2, { jsCode: list }),
			node('Send', 'n8n-nodes-marketing-ai.sendCampaign', 1, send, { credentials }),
		],
		connections: { Hook: next('People'), People: next('Send') },
	});
	await client.activate(workflow.id, workflow.versionId);
	return workflow.id;
}

/** As the world outside starts it; n8n answers 404 until it has made its webhooks live. */
async function begin(url: string) {
	for (let tries = 0; tries < 100; tries++) {
		if ((await fetch(`${url}/webhook/queued`, { method: 'POST' })).ok) return;
		await sleep(100);
	}
	throw new Error('The webhook did not come alive.');
}

/**
 * @param options of Send Campaign
 * @param answerMs how long the sink takes over a message
 */
export async function startQueuedCampaign(
	addresses: readonly string[],
	options: object,
	{ answerMs }: { answerMs: number },
) {
	const sink = await startSmtpSink({ answerMs });
	const queue = await startQueue('queue');
	const id = await makeWorkflow(queue, sink, addresses, options);

	/** Those of these states, or all. */
	async function executions(...status: string[]) {
		const all = await queue.client.executionsOf(id);
		return all.filter((one) => status.length === 0 || status.includes(one.status));
	}
	/** For a test that waits in vain: how each execution stands and why it failed. */
	async function state() {
		const ends = (await executions()).map(async ({ id: execution, status }) => {
			const { error } = await queue.client.execution(execution);
			return { execution, status, error: error?.message };
		});
		return JSON.stringify({ mailed: sink.deliveries.length, executions: await Promise.all(ends) });
	}
	async function until(what: () => Promise<boolean> | boolean) {
		const deadline = Date.now() + 240_000;
		while (!(await what())) {
			if (Date.now() > deadline) throw new Error(`Not within 4 minutes: ${what}. ${await state()}`);
			await sleep(20);
		}
	}
	return {
		sink,
		begin: async () => await begin(queue.url),
		crash: queue.crash,
		running: async () => await executions(...RUNNING),
		/** Until the sink has as many messages. */
		async untilMailed(messages: number) {
			await until(() => sink.deliveries.length >= messages);
		},
		/** Starts the campaign once more, waits for its end and gives what Send Campaign put out. */
		async runOnce() {
			const before = Math.max(...(await executions()).map((one) => Number(one.id)));
			await begin(queue.url);
			const mine = async () =>
				(await executions('success')).find((one) => Number(one.id) > before)?.id;
			await until(async () => (await mine()) !== undefined);
			const { runData } = await queue.client.execution(await mine());
			return runData.Send[0].data.main as Item[][];
		},
		async stop() {
			await Promise.all([queue.stop(), sink.stop()]);
		},
	};
}
