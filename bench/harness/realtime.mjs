// Workflows that answer a webhook, and a load of requests at a constant rate.
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'node:http';
import { next, versionedNode as node } from '../../scripts/host/workflowNodes.mjs';

/**
 * n8n makes a JavaScript engine for the expressions of each execution beforehand, which takes about 100 ms of a processor; with this setting of
 * its own only when an expression is worked out. Without it n8n's empty webhook does not reach 50 answers a second on two processors.
 */
export const N8N_SETTINGS = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

const settings = {
	executionOrder: 'v1',
	saveDataSuccessExecution: 'none',
};
const hook = (path) =>
	node(
		'Hook',
		'n8n-nodes-base.webhook',
		2,
		{ path, httpMethod: 'POST', responseMode: 'responseNode' },
		{ webhookId: path },
	);
const respond = node('Respond', 'n8n-nodes-base.respondToWebhook', 1.1, {
	respondWith: 'firstIncomingItem',
});

/** Webhook → Respond to Webhook. */
export const emptyWorkflow = (path) => ({
	...{ name: path, settings, nodes: [hook(path), respond], connections: { Hook: next('Respond') } },
});

/** Webhook → Predict → Respond to Webhook. */
export function scoringWorkflow(path, model, reasons) {
	const predict = node('Predict', 'n8n-nodes-marketing-ai.predict', 1, {
		operation: 'score',
		model: { __rl: true, mode: 'name', value: model },
		inputSource: 'items',
		reasons,
		outputFormat: 'items',
		options: { rowField: 'body', includeInput: false },
	});
	const connections = { Hook: next('Predict'), Predict: next('Respond') };
	return { name: path, settings, nodes: [hook(path), predict, respond], connections };
}

/** Webhook → Recommend, with the clicks of the request → Respond to Webhook. */
export function recommendingWorkflow(path, model) {
	const recommend = node('Recommend', 'n8n-nodes-marketing-ai.recommend', 1, {
		operation: 'forCustomers',
		model: { __rl: true, mode: 'name', value: model },
		recentColumn: 'clicks',
		options: { rowField: 'body', includeInput: false },
	});
	const connections = { Hook: next('Recommend'), Recommend: next('Respond') };
	return { name: path, settings, nodes: [hook(path), recommend, respond], connections };
}

/** Learns from a CSV file over HTTP and saves the model. */
export function trainingWorkflow(url, parameters) {
	const get = node('Get', 'n8n-nodes-base.httpRequest', 4.2, {
		url,
		options: { response: { response: { responseFormat: 'file' } } },
	});
	const train = node('Train', 'n8n-nodes-marketing-ai.trainModel', 1, {
		operation: 'train',
		inputSource: 'file',
		...parameters,
	});
	const go = node('Go', 'n8n-nodes-base.manualTrigger', 1, {});
	return {
		...{ name: `Train on ${url}`, settings: { executionOrder: 'v1' }, nodes: [go, get, train] },
		connections: { Go: next('Get'), Get: next('Train') },
	};
}

/** Saves and activates a workflow; resolves when its webhook answers. */
export async function publish({ client, url }, workflow, body) {
	const { id, versionId } = await client.createWorkflow(workflow);
	await client.activate(id, versionId);
	for (let i = 0; i < 100; i++) {
		const answer = await post(`${url}/webhook/${workflow.name}`, body);
		if (answer.status !== 404) return answer;
		await sleep(100);
	}
	throw new Error(`The webhook ${workflow.name} never answered.`);
}

const agent = new Agent({ keepAlive: true, maxSockets: 500 });

/**
 * One request.
 * @returns {Promise<{ status: number, text: string }>}
 */
export function post(url, body) {
	const text = JSON.stringify(body);
	const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
	return new Promise((resolve, reject) => {
		const sent = request(url, { method: 'POST', agent, headers }, (response) => {
			const chunks = [];
			response.on('data', (chunk) => chunks.push(chunk));
			response.on('end', () =>
				resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }),
			);
			response.on('error', reject);
		});
		sent.on('error', reject);
		sent.end(text);
	});
}

/**
 * Sends `perSecond` requests a second for so many seconds, each at its own time whether the ones before were answered or not, and
 * measures from the time at which it was due: a server that falls behind cannot slow the questions down (no coordinated omission).
 * Times in ms, in order of the requests; `next` gives the request of each number.
 * @param {{ perSecond: number, seconds: number, next: (i: number) => { url: string, body: object, check?: (text: string) => boolean } }} load
 * @returns {Promise<{ times: number[], errors: string[] }>}
 */
export async function constantLoad({ perSecond, seconds, next }) {
	const total = Math.round(perSecond * seconds);
	const begin = performance.now() + 20;
	const times = new Array(total).fill(NaN);
	const errors = [];
	const open = new Set();
	const ask = async (i, due) => {
		const { url, body, check = () => true } = next(i);
		try {
			const { status, text } = await post(url, body);
			times[i] = performance.now() - due;
			if (status !== 200 || !check(text)) errors.push(`${status} ${text.slice(0, 200)}`);
		} catch (error) {
			errors.push(String(error));
		}
	};
	for (let i = 0; i < total; i++) {
		const due = begin + (i * 1000) / perSecond;
		for (let left = due - performance.now(); left > 0; left = due - performance.now())
			await sleep(left);
		const asked = ask(i, due).finally(() => open.delete(asked));
		open.add(asked);
	}
	await Promise.all(open);
	return { times, errors };
}

/** The time within which this share of the requests was answered. */
export const within = (share, times) =>
	[...times].sort((a, b) => a - b)[Math.ceil(share * times.length) - 1];
