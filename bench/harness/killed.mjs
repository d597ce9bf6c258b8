// A real n8n that sends a campaign and is killed in the middle, started again in the same folder and asked to run the same
// workflow again. The mail sink lives outside it and keeps who got what.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { packCheckout } from '../../scripts/host/checkout.mjs';
import { installN8n } from '../../scripts/host/installN8n.mjs';
import { installPackage } from '../../scripts/host/installPackage.mjs';
import { N8nClient, newPassword } from '../../scripts/host/n8nClient.mjs';
import { startN8n } from '../../scripts/host/n8nServer.mjs';
import { node24 } from '../../scripts/host/node24.mjs';
import { signalGroup } from '../../scripts/host/processes.mjs';
import { smtpAt } from '../../scripts/host/templates.mjs';
import { next, versionedNode as node } from '../../scripts/host/workflowNodes.mjs';

const PATH = 'send-it';
const RUNNING = ['new', 'running', 'waiting'];

/** An SMTP server that remembers who got something, one entry a message; those in `refused` are refused for good. */
async function startSink() {
	const taken = [];
	const refused = new Set();
	const server = new SMTPServer({
		...{ authOptional: true, disabledCommands: ['STARTTLS'], disableReverseLookup: true },
		logger: false,
		onRcptTo({ address }, _session, done) {
			const no = Object.assign(new Error('no such mailbox'), { responseCode: 550 });
			done(refused.has(address) ? no : null);
		},
		onData(stream, { envelope }, done) {
			stream.resume().once('end', () => {
				taken.push(...envelope.rcptTo.map(({ address }) => address));
				done();
			});
		},
	});
	server.on('error', () => undefined); // sessions that die with n8n
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { taken, refused, port: server.server.address().port, stop: () => server.close() };
}

/** A mail service of one's own that honours idempotency keys: one message a key, however often it is asked. */
async function startService() {
	const taken = [];
	const keys = new Set();
	const server = createServer((request, response) => {
		const chunks = [];
		request.on('data', (chunk) => chunks.push(chunk));
		request.on('end', () => {
			const key = request.headers['idempotency-key'];
			if (!keys.has(key)) taken.push(JSON.parse(Buffer.concat(chunks).toString()).to.address);
			keys.add(key);
			response.setHeader('content-type', 'application/json').end('{"id":"taken"}');
		});
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	const stop = () => server.close().closeAllConnections();
	return { taken, refused: new Set(), port: server.address().port, stop };
}

const addressOf = (i) => `person${i}@mail.example`;

const smtpOf = ({ port }) => ['marketingSmtp', smtpAt(port)];
const webhookOf = ({ port }) => [
	'marketingMessageWebhookApi',
	{ url: `http://127.0.0.1:${port}/send`, honoursKeys: true },
];

function workflowOf({ people, sendWith, credentials, options }) {
	const hook = { path: PATH, httpMethod: 'POST', responseMode: 'onReceived' };
	const list = `return Array.from({ length: ${people} }, (_, i) => ({ json: { email: 'person' + i + '@mail.example', first_name: 'Name ' + i } }));`;
	const send = {
		...{ operation: 'send', sendWith, campaign: 'killed', fromAddress: 'news@shop.example' },
		...{ consentRule: 'off', dryRun: false, options },
	};
	return {
		name: 'A campaign that is killed',
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
		nodes: [
			node('Hook', 'n8n-nodes-base.webhook', 2, hook, { webhookId: PATH }),
			node('People', 'n8n-nodes-base.code', 2, { jsCode: list }),
			node('Send', 'n8n-nodes-marketing-ai.sendCampaign', 1, send, {
				credentials,
			}),
		],
		connections: { Hook: next('People'), People: next('Send') },
	};
}

/**
 * @param {{ people: number, options: Record<string, unknown>, sendWith?: 'smtp' | 'webhook' }} size options: of the node Send Campaign;
 * webhook: over HTTP to a service that honours keys
 */
export async function startKillable({ people, options, sendWith = 'smtp' }) {
	const node = await node24();
	const [n8n, pack] = await Promise.all([installN8n(node), packCheckout(node)]);
	const folder = mkdtempSync(join(tmpdir(), 'marketing-ai-killed-'));
	await installPackage(node, pack.file, folder, { logFile: join(folder, 'install.log') });
	const sink = sendWith === 'smtp' ? await startSink() : await startService();
	const owner = { email: 'owner@example.com', password: newPassword() };
	const logFile = join(folder, 'n8n.log');
	let port;
	let server;
	let client;
	let workflow;

	async function startServer() {
		server = await startN8n({ node, n8n, userFolder: folder, logFile, port });
		port = server.port;
		client = new N8nClient(server.url);
		await client.signIn(owner);
	}
	async function makeWorkflow(credentials) {
		const parts = { people, sendWith, credentials, options };
		workflow = await client.createWorkflow(workflowOf(parts));
		await client.activate(workflow.id, workflow.versionId);
	}
	/** As the world outside starts it; n8n answers 404 until it has made its webhooks live. */
	async function begin() {
		for (let tries = 0; tries < 100; tries++) {
			const { ok } = await fetch(`${server.url}/webhook/${PATH}`, { method: 'POST' });
			if (ok) return;
			await sleep(100);
		}
		throw new Error('The webhook did not come alive.');
	}

	await startServer();
	const [type, data] = sendWith === 'smtp' ? smtpOf(sink) : webhookOf(sink);
	const credential = await client.saveCredential({ name: 'Sink', type, data });
	await makeWorkflow({ [type]: credential });
	return {
		sink,
		logFile,
		credential,
		/** Signed in at the n8n that runs now. */
		get client() {
			return client;
		},
		addresses: Array.from({ length: people }, (_, i) => addressOf(i)),
		/**
		 * Runs the campaign and ends n8n with `signal` a moment after the sink has `until` messages; when n8n waits for its work (SIGTERM), by
		 * force after `graceMs`. Then starts n8n again.
		 */
		async killAt(until, { signal = 'SIGKILL', delayMs = 0, graceMs = 0 } = {}) {
			await begin();
			const deadline = Date.now() + 180_000;
			while (sink.taken.length < until) {
				if (Date.now() > deadline) throw new Error(`Only ${sink.taken.length} of ${until} came.`);
				await sleep(2);
			}
			await sleep(delayMs);
			signalGroup(server.pid, signal);
			const force = setTimeout(() => signalGroup(server.pid, 'SIGKILL'), graceMs + 1);
			await server.ended;
			clearTimeout(force);
			const at = sink.taken.length;
			await startServer();
			return at;
		},
		/** Runs the campaign to its end. Resolves with its Summary and everybody's status. */
		async finish() {
			const before = await client.executionsOf(workflow.id);
			await begin();
			const known = new Set(before.map(({ id }) => id));
			for (;;) {
				const mine = (await client.executionsOf(workflow.id)).find(({ id }) => !known.has(id));
				if (mine && !RUNNING.includes(mine.status)) return outcome(await client.execution(mine.id));
				await sleep(500);
			}
		},
		async stop() {
			await server.stop();
			sink.stop();
			rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
		},
	};
}

function outcome({ runData, error }) {
	if (error) throw new Error(JSON.stringify(error));
	const [sent, notSent, [summary]] = runData.Send[0].data.main;
	const status = new Map(
		[...sent, ...notSent].map(({ json }) => [json.recipient, json.sendStatus]),
	);
	return { status, summary: summary.json };
}

/** What may never happen, counted: second messages, and people who got none and are listed nowhere. */
export function judge({ sink, addresses }, { status, summary }) {
	const times = new Map();
	for (const address of sink.taken) times.set(address, (times.get(address) ?? 0) + 1);
	const listed = (address) => ['uncertain', 'pending', 'claimed'].includes(status.get(address));
	const missing = addresses.filter((address) => !times.has(address));
	const uncertain = addresses.filter((address) => status.get(address) === 'uncertain');
	return {
		mailed: times.size,
		duplicates: sink.taken.length - times.size,
		missing: missing.length,
		unlisted: missing.filter((address) => !listed(address)).length,
		uncertain: uncertain.length,
		/** Said to be uncertain, but they did get it: they stand in the list because nobody could know. */
		uncertainButMailed: uncertain.filter((address) => times.has(address)).length,
		ledger: summary.ledger,
		counts: summary.counts,
	};
}
