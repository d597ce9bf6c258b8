// Scoring behind a webhook in a real n8n of one process: 50 requests a second for 30 s, to an empty webhook and to one with
// Predict in it, in turns; then once more while a model is trained in the same n8n. Times are counted from the moment at
// which each request was due. Both workflows save no executions and n8n makes no engine for expressions that nobody uses, as the guide advises.
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startHost } from './harness/n8n.mjs';
import {
	constantLoad,
	emptyWorkflow,
	N8N_SETTINGS,
	publish,
	scoringWorkflow,
	trainingWorkflow,
	within,
} from './harness/realtime.mjs';

const PER_SECOND = 50;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 30);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const REASONS = Number(process.env.BENCH_REASONS ?? 3);
const FILE = fileURLToPath(new URL('../../shared/data/telco-churn/wa_churn.csv', import.meta.url));

export const metrics = [{ metric: 'realtime.p99.added.ms', goal: { op: '<=', value: 50 } }];

const cellOf = (text) => {
	const bare = text.replace(/^"|"$/g, '');
	return bare !== '' && Number.isFinite(Number(bare)) ? Number(bare) : bare;
};

/** The rows of the file as objects; no text of it holds a comma. */
function customers() {
	const lines = readFileSync(FILE, 'utf8').trim().split(/\r?\n/);
	const [names, ...rows] = lines.map((line) => line.split(',').map(cellOf));
	return rows.map((cells) => Object.fromEntries(cells.map((cell, i) => [names[i], cell])));
}

const facts = ({ times, errors }) => ({
	...{ p50: within(0.5, times), p99: within(0.99, times), max: Math.max(...times) },
	...{ requests: times.length, errors: errors.length },
});

export async function run(bench) {
	if (!existsSync(FILE)) throw new Error(`Skipped: ${FILE} is not there.`);
	const host = await startHost(N8N_SETTINGS);
	try {
		copyFileSync(FILE, join(host.folder, 'churn.csv'));
		const churn = `${host.filesUrl}/churn.csv`;
		const train = async (parameters) => {
			const { id } = await host.client.createWorkflow(
				trainingWorkflow(churn, { target: 'churn', ...parameters }),
			);
			const { error } = await host.client.run(id, 'Go', { everyMs: 500 });
			if (error) throw new Error(JSON.stringify(error));
		};
		await train({ algorithm: 'gradientBoosting', validation: 'holdOut', saveAs: 'churn' });
		const rows = customers();
		const cold = performance.now();
		await publish(host, scoringWorkflow('score', 'churn', REASONS), rows[0]);
		const first = performance.now() - cold;
		await publish(host, emptyWorkflow('empty'), rows[0]);
		const load = async (path, seconds) => {
			const url = `${host.url}/webhook/${path}`;
			const check = (text) => path === 'empty' || text.includes('"probability"');
			const next = (i) => ({ url, body: rows[(i * 37) % rows.length], check });
			return await constantLoad({ perSecond: PER_SECOND, seconds, next });
		};
		for (const path of ['empty', 'score']) await load(path, 5);
		const rounds = [];
		for (let round = 0; round < ROUNDS; round++) {
			const result = {};
			for (const path of round % 2 ? ['score', 'empty'] : ['empty', 'score'])
				result[path] = facts(await load(path, SECONDS));
			rounds.push(result);
			process.stderr.write(`bench: round ${round + 1} ${JSON.stringify(result)}\n`);
		}
		const training = { budgetSeconds: 20, algorithm: 'auto', saveAs: '' };
		const [busyEmpty] = await Promise.all([load('empty', 20), train(training)]);
		const [busyScore] = await Promise.all([load('score', 20), train(training)]);
		const whileTraining = { empty: facts(busyEmpty), score: facts(busyScore) };
		process.stderr.write(`bench: while training ${JSON.stringify(whileTraining)}\n`);
		const all = rounds.flatMap(({ empty, score }) => [empty, score]);
		const errors = all.reduce((sum, one) => sum + one.errors, 0);
		if (errors > 0) throw new Error(`${errors} requests failed.`);
		const reasons = `${REASONS} reasons a row`;
		bench.emit({
			metric: 'realtime.p99.added.ms',
			value: bench.median(rounds.map(({ empty, score }) => score.p99 - empty.p99)),
			unit: 'ms',
			data: `one customer a request (telco churn, gradient boosting, ${reasons}) at ${PER_SECOND} requests a second for ${SECONDS} s, one n8n process`,
			rows: 1,
			addedP50: bench.median(rounds.map(({ empty, score }) => score.p50 - empty.p50)),
			firstAnswer: first,
			rounds,
			whileTraining,
		});
	} finally {
		await host.stop();
	}
}
