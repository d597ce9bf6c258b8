// Scoring behind a webhook in a real n8n of one process: 50 requests a second (the goal's rate) and 15 a second, to an empty webhook
// and to one with Predict in it, in turns; then once more while a model is trained in the same n8n. Times are counted from the moment at
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

/** The goal's rate, and one that n8n's own empty webhook holds on two slow processors. */
const RATES = [50, 15];
const SECONDS = Number(process.env.BENCH_SECONDS ?? 15);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const REASONS = Number(process.env.BENCH_REASONS ?? 3);
const FILE = fileURLToPath(new URL('../../shared/data/telco-churn/wa_churn.csv', import.meta.url));

export const metrics = [
	{ metric: 'realtime.p99.added.ms', goal: { op: '<=', value: 50 } },
	{ metric: 'realtime.15rps.p99.added.ms', goal: { op: '<=', value: 50 } },
];

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

/** Both webhooks ROUNDS times, the other one first each time. */
async function inTurns(load) {
	const rounds = [];
	for (let round = 0; round < ROUNDS; round++) {
		const result = {};
		for (const path of round % 2 ? ['score', 'empty'] : ['empty', 'score'])
			result[path] = await load(path);
		rounds.push(result);
		process.stderr.write(`bench: round ${round + 1} ${JSON.stringify(result)}\n`);
	}
	const errors = rounds.reduce((sum, { empty, score }) => sum + empty.errors + score.errors, 0);
	if (errors > 0) throw new Error(`${errors} requests failed.`);
	return rounds;
}

function report(bench, { rate, rounds, ...more }) {
	const added = (p) => bench.median(rounds.map(({ empty, score }) => score[p] - empty[p]));
	const emptyP99 = bench.median(rounds.map(({ empty }) => empty.p99));
	bench.emit({
		metric: rate === 50 ? 'realtime.p99.added.ms' : `realtime.${rate}rps.p99.added.ms`,
		value: added('p99'),
		unit: 'ms',
		data: `one customer a request (telco churn, gradient boosting, ${REASONS} reasons a row) at ${rate} requests a second for ${SECONDS} s, one n8n process; the empty webhook's own p99 is ${Math.round(emptyP99)} ms`,
		rows: 1,
		addedP50: added('p50'),
		rounds,
		...more,
		...(emptyP99 > 1000 && {
			note: `n8n's own empty webhook does not hold ${rate} requests a second on this machine (p99 ${Math.round(emptyP99)} ms): both queues grow, and the difference is the work of all requests before.`,
		}),
	});
}

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
		const load = async (path, perSecond, seconds) => {
			const url = `${host.url}/webhook/${path}`;
			const check = (text) => path === 'empty' || text.includes('"probability"');
			const next = (i) => ({ url, body: rows[(i * 37) % rows.length], check });
			return facts(await constantLoad({ perSecond, seconds, next }));
		};
		// n8n's own code gets twice as fast in its first thousand requests.
		for (const path of ['empty', 'score']) await load(path, 15, 30);
		const training = { budgetSeconds: 20, algorithm: 'auto', saveAs: '' };
		for (const rate of RATES.toReversed()) {
			const rounds = await inTurns((path) => load(path, rate, SECONDS));
			const whileTraining = {};
			for (const path of rate === 15 ? ['empty', 'score'] : []) {
				[whileTraining[path]] = await Promise.all([load(path, rate, 20), train(training)]);
			}
			process.stderr.write(`bench: ${rate}/s while training ${JSON.stringify(whileTraining)}\n`);
			report(bench, { rate, rounds, firstAnswer: first, whileTraining });
		}
	} finally {
		await host.stop();
	}
}
