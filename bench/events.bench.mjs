// 100,000 events of a mail provider in requests of 5,000 (job campaign.events, as the Campaign Trigger calls it), told twice, and the erasure
// of 100,000 people with saved models that hold some of them. How long the main thread was held up is measured beside it.
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const PEOPLE = 100_000;
const REQUEST = 5_000;
const SECRET = 'a-shared-secret-of-26-signs';
const KINDS = [
	...['delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'open', 'open'],
	...['click', 'bounce', 'softBounce', 'complaint', 'unsubscribe', 'deferred', 'open', 'delivered'],
];

export const metrics = [
	{ metric: 'events.100k.seconds', goal: { op: '<=', value: 60 } },
	{ metric: 'events.loop.max.ms', goal: { op: '<=', value: 50 } },
	{ metric: 'erase.100k.seconds' },
];

const hex = (text) => createHash('sha256').update(text).digest('hex').slice(0, 32);
const person = (i) => `person${i}@mail.example`;

async function sendAll({ ledger }, now) {
	const key = { campaign: 'spring', step: '1', run: 'bench', now };
	for (let from = 0; from < PEOPLE; from += REQUEST) {
		const rows = Array.from({ length: REQUEST }, (_, i) => from + i);
		const claims = rows.map((i) => ({
			...{ recipient: person(i), messageId: `<${hex(`m${i}`)}@shop.example>` },
		}));
		await ledger.claim(key, claims);
		const outcomes = claims.map(({ recipient }) => ({ recipient, state: 'sent', reason: '' }));
		await ledger.settle(key, outcomes);
	}
}

/** Requests as the trigger hands them to the job: the people in no order. */
function requests(now) {
	const events = Array.from({ length: PEOPLE }, (_, at) => {
		const i = (at * 7_919) % PEOPLE;
		return {
			...{ id: `e${at}`, event: KINDS[at % KINDS.length], recipient: person(i) },
			...{ message_id: hex(`m${i}`), at: Math.floor(now / 1000) - (at % 1000) },
		};
	});
	return Array.from({ length: PEOPLE / REQUEST }, (_, part) => {
		const list = events.slice(part * REQUEST, (part + 1) * REQUEST);
		const body = new Uint8Array(Buffer.from(JSON.stringify(list)));
		const signature = createHmac('sha256', SECRET).update(body).digest('hex');
		return { body, headers: { 'x-signature': `sha256=${signature}` }, url: 'https://x.example/' };
	});
}

export async function run(bench) {
	const { runJob, closePool } = bench.dist('lib/compute/index.js');
	const { openStore } = bench.dist('lib/store/index.js');
	const { systemClock } = bench.dist('lib/adapters/index.js');
	const { Table, stringColumn } = bench.dist('lib/table/index.js');
	const folder = mkdtempSync(join(tmpdir(), 'marketing-ai-bench-'));
	const config = { driver: 'sqlite', file: join(folder, 'store.sqlite') };
	const store = await openStore(config, { clock: systemClock });
	try {
		await sendAll(store, Date.now());
		const all = requests(Date.now());
		const options = { source: 'custom', secrets: [SECRET], rules: {}, store: config };
		const tell = async (dryRun = false) => {
			let news = 0;
			for (const request of dryRun ? all.slice(0, 1) : all) {
				const job = { ...options, dryRun, request };
				const run = { lane: 'quick' };
				const answer = await runJob('campaign.events', new Table([]), job, run);
				if (answer.status !== 200) throw new Error(answer.refusal);
				news += answer.events.numRows;
			}
			return news;
		};
		// The thread of the quick lane is there as soon as n8n has answered one request.
		await tell(true);
		const loop = monitorEventLoopDelay({ resolution: 5 });
		loop.enable();
		let found = 0;
		const first = await bench.measure(async () => (found = await tell()));
		loop.disable();
		if (found !== PEOPLE) throw new Error(`${found} of ${PEOPLE} events were new.`);
		const again = await bench.measure(async () => (found = await tell()));
		if (found !== 0) throw new Error(`${found} repeated events counted as new.`);
		const data =
			'events of a signed webhook about 100,000 messages in a SQLite ledger, in requests of 5,000 (worker thread)';
		const { seconds: repeated } = again;
		bench.emit({
			...{ metric: 'events.100k.seconds', value: first.seconds, unit: 's', processor: first.cpu },
			...{ data, rows: PEOPLE, repeated },
		});
		bench.emit({
			...{ metric: 'events.loop.max.ms', value: loop.max / 1e6, unit: 'ms', rows: PEOPLE },
			data: `longest delay of the main thread meanwhile; ${data}`,
		});

		const numbers = Array.from({ length: PEOPLE }, (_, i) => i);
		for (const part of [0, 1, 2, 3]) {
			const text = numbers.filter((i) => i % 8 === part).map(person);
			const artefact = new Uint8Array(Buffer.from(JSON.stringify(text)));
			const meta = { kind: 'bench.people', info: {}, createdAt: Date.now() };
			await store.models.save({ name: `people ${part}`, ...meta, artefact });
		}
		const table = new Table([['email', stringColumn(numbers.map(person))]]);
		const erasing = { columns: { recipient: 'email' }, models: 'report', store: config };
		let summary;
		const erased = await bench.measure(async () => {
			({ summary } = await runJob('people.erase', table, erasing));
		});
		if (summary.erased.people !== PEOPLE) throw new Error('Not everybody was erased.');
		if (summary.models.some(({ people }) => people !== PEOPLE / 8)) throw new Error('Not found.');
		bench.emit({
			...{ metric: 'erase.100k.seconds', value: erased.seconds, unit: 's', processor: erased.cpu },
			...{ data: 'people erased who stand in the ledger, the log and four models', rows: PEOPLE },
		});
	} finally {
		await store.close();
		await closePool();
		rmSync(folder, { recursive: true, force: true });
	}
}
