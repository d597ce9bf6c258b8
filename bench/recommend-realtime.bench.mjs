// Recommendations for the last clicks of a request, with a model of 100,000 customers and 20,000 products. First our own part at the
// goal's 100 requests a second, without n8n: from the call to the lists, with the store, the thread border and the reasons. Then
// behind a webhook in a real n8n of one process at a rate that n8n's own empty webhook holds here, both workflows in turns.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startHost } from './harness/n8n.mjs';
import {
	constantLoad,
	emptyWorkflow,
	N8N_SETTINGS,
	publish,
	recommendingWorkflow,
	within,
} from './harness/realtime.mjs';

const [CUSTOMERS, PRODUCTS, EVENTS] = [100_000, 20_000, 2_000_000];
const SECONDS = Number(process.env.BENCH_SECONDS ?? 15);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const RATE = 15;

export const metrics = [
	{ metric: 'recommend.request.p99.ms', goal: { op: '<=', value: 50 } },
	{ metric: 'recommend.15rps.p99.added.ms', goal: { op: '<=', value: 50 } },
];

/** Products are bought by popularity within one of 50 tastes. */
function events({ Random }, { Table, integerColumn, stringColumn }) {
	const random = new Random(4);
	const customer = new Array(EVENTS);
	const product = new Array(EVENTS);
	for (let i = 0; i < EVENTS; i++) {
		customer[i] = random.integer(CUSTOMERS);
		const rank = Math.floor(random.uniform() ** 3 * (PRODUCTS / 50));
		product[i] = rank * 50 + (random.uniform() < 0.8 ? customer[i] % 50 : random.integer(50));
	}
	const names = Array.from({ length: PRODUCTS }, (_, p) => `P${p}`);
	return new Table([
		['customer_id', integerColumn(customer)],
		['product_id', stringColumn(product.map((p) => names[p]))],
	]);
}

/** Three clicks of one taste. */
const clicksOf = (i) => [3, 11, 29].map((rank) => `P${((rank + i) % 400) * 50 + (i % 50)}`);

const facts = (times) => ({
	...{ p50: within(0.5, times), p99: within(0.99, times), max: Math.max(...times) },
	requests: times.length,
});

/** Trains and saves a model into the store that an n8n with this folder uses. */
async function save({ runJob, table, math }, folder) {
	const NO_ROWS = new table.Table([]);
	mkdirSync(join(folder, '.n8n', 'marketing-ai'), { recursive: true });
	const store = { driver: 'sqlite', file: join(folder, '.n8n', 'marketing-ai', 'store.sqlite') };
	const columns = { customerColumn: 'customer_id', productColumn: 'product_id' };
	const settings = { factors: 64, iterations: 5, regularization: 10, evaluation: 'none' };
	const training = { ...columns, ...settings };
	const { artefact, kind, info } = await runJob('recommend.train', events(math, table), training);
	await runJob('store.saveModel', NO_ROWS, { store, name: 'shop', kind, info, artefact });
	return { store, bytes: artefact.length };
}

/** The job as the node calls it, at times that do not wait for answers. */
async function ownPart({ runJob, table }, store) {
	const ask = async (i) => {
		const customers = new table.Table([
			['customer_id', table.stringColumn([i % 2 ? String((i * 37) % CUSTOMERS) : null])],
			['clicks', table.stringColumn([JSON.stringify(clicksOf(i))])],
		]);
		const recent = { column: 'clicks' };
		const options = { store, name: 'shop', customerColumn: 'customer_id', topN: 5, recent };
		const result = await runJob('recommend.saved', customers, options, { lane: 'quick' });
		if (result.report.sources.personal !== 1) throw new Error('Not a personal list.');
	};
	const begin = performance.now();
	await ask(0);
	const first = performance.now() - begin;
	for (let i = 0; i < 300; i++) await ask(i);
	const one = performance.now();
	for (let i = 0; i < 300; i++) await ask(i);
	const alone = (performance.now() - one) / 300;
	const times = [];
	const open = [];
	const start = performance.now() + 20;
	for (let i = 0; i < 100 * SECONDS; i++) {
		const due = start + i * 10;
		for (let left = due - performance.now(); left > 0; left = due - performance.now())
			await sleep(left);
		open.push(ask(i).then(() => times.push(performance.now() - due)));
	}
	await Promise.all(open);
	return { ...facts(times), firstAnswer: first, alone };
}

async function behindWebhook(host) {
	const next = (path) => (i) => ({
		url: `${host.url}/webhook/${path}`,
		body: { clicks: clicksOf(i) },
		check: (text) => path === 'empty' || text.includes('"personal"'),
	});
	const load = async (path, seconds) => {
		const { times, errors } = await constantLoad({ perSecond: RATE, seconds, next: next(path) });
		if (errors.length > 0) throw new Error(`${errors.length} requests failed: ${errors[0]}`);
		return facts(times);
	};
	// n8n's own code gets twice as fast in its first thousand requests.
	for (const path of ['empty', 'recommend']) await load(path, 2 * SECONDS);
	const rounds = [];
	for (let round = 0; round < ROUNDS; round++) {
		const result = {};
		for (const path of round % 2 ? ['recommend', 'empty'] : ['empty', 'recommend'])
			result[path] = await load(path, SECONDS);
		rounds.push(result);
		process.stderr.write(`bench: round ${round + 1} ${JSON.stringify(result)}\n`);
	}
	return rounds;
}

export async function run(bench) {
	const library = bench.dist('lib/index.js');
	const host = await startHost(N8N_SETTINGS);
	try {
		const { store, bytes } = await save(library, host.folder);
		const model = `model of ${CUSTOMERS} customers, ${PRODUCTS} products, 64 factors (${Math.round(bytes / 2 ** 20)} MB)`;
		const own = await ownPart(library, store);
		bench.emit({
			...{ metric: 'recommend.request.p99.ms', value: own.p99, unit: 'ms', rows: 1 },
			data: `three clicks a request, 5 recommendations with reasons, 100 requests a second for ${SECONDS} s, without n8n; ${model}`,
			...own,
		});
		await library.closePool();
		const body = { clicks: clicksOf(0) };
		const cold = performance.now();
		await publish(host, recommendingWorkflow('recommend', 'shop'), body);
		const firstAnswer = performance.now() - cold;
		await publish(host, emptyWorkflow('empty'), body);
		const rounds = await behindWebhook(host);
		const added = (p) => bench.median(rounds.map((round) => round.recommend[p] - round.empty[p]));
		bench.emit({
			...{ metric: `recommend.${RATE}rps.p99.added.ms`, value: added('p99'), unit: 'ms', rows: 1 },
			data: `the same behind a webhook in n8n at ${RATE} requests a second for ${SECONDS} s, beside n8n's empty webhook; ${model}`,
			...{ addedP50: added('p50'), rounds, firstAnswer },
			note: `n8n's own empty webhook does not hold 50 requests a second on this machine (see realtime.p99.added.ms), so that the goal's 100 cannot be measured behind one; our own part is recommend.request.p99.ms.`,
		});
	} finally {
		await host.stop();
		rmSync(host.folder, { recursive: true, force: true });
	}
}
