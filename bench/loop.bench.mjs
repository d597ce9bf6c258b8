// How long the event loop of n8n's main process is held up while a workflow trains on 1M rows: a real n8n downloads the
// file and finds segments in it, as a user's workflow does. A small run comes first: loading code is not training.
import { join } from 'node:path';
import { writeBigTable } from '../scripts/shop/bigTable.mjs';
import { startHost } from './harness/n8n.mjs';

const ROWS = 1_000_000;
const ROUNDS = 5;

export const metrics = [{ metric: 'loop.delay.p99.ms', goal: { op: '<=', value: 100 } }];

const node = (name, type, typeVersion, parameters) => ({
	...{ id: name, name, type, typeVersion, parameters },
	position: [0, 0],
});
const next = (name) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });

const training = (url) => ({
	name: `Train on ${url}`,
	settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
	nodes: [
		node('Go', 'n8n-nodes-base.manualTrigger', 1, {}),
		node('Get', 'n8n-nodes-base.httpRequest', 4.2, {
			url,
			options: { response: { response: { responseFormat: 'file' } } },
		}),
		node('Train', 'n8n-nodes-marketing-ai.segmentCustomers', 1, {
			operation: 'findSegments',
			inputSource: 'file',
			columns: 'recency, frequency, monetary, basket, returns',
			saveAs: '',
			outputFormat: 'parquet',
		}),
	],
	connections: { Go: next('Get'), Get: next('Train') },
});

/** Writes a table of so many rows and gives a function that trains on it in n8n. */
async function trainingOn(host, rows) {
	writeBigTable(join(host.folder, `${rows}.csv`), rows);
	const { id } = await host.client.createWorkflow(training(`${host.filesUrl}/${rows}.csv`));
	return async () => {
		const execution = await host.client.run(id, 'Go', { everyMs: 1_000 });
		if (execution.status !== 'success') throw new Error(JSON.stringify(execution.error));
	};
}

export async function run(bench) {
	const host = await startHost();
	try {
		await (
			await trainingOn(host, 10_000)
		)();
		const train = await trainingOn(host, ROWS);
		const rounds = [];
		for (let i = 0; i < ROUNDS; i++) rounds.push(await host.loopDelay(train));
		bench.emit({
			metric: 'loop.delay.p99.ms',
			value: bench.median(rounds.map(({ p99 }) => p99)),
			unit: 'ms',
			data: `main process of n8n while Segment Customers tries 3 to 8 segments on ${ROWS} x 5, CSV in, Parquet out`,
			rows: ROWS,
			slowest: Math.max(...rounds.map(({ max }) => max)),
			rounds,
		});
	} finally {
		await host.stop();
	}
}
