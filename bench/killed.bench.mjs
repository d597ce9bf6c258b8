// The promise of Send Campaign, tried in a real n8n: 10,000 recipients, kill -9 of n8n at five moments by chance, three times with
// other moments; once a SIGTERM with force after ten seconds, as a container is stopped; and five kills once more over a mail service
// that honours idempotency keys, where everybody gets exactly one. Nobody gets a second message, and who got none stands in the list of
// uncertain or pending people.
import { judge, startKillable } from './harness/killed.mjs';

const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 10_000);
const KILLS = 5;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const CONNECTIONS = 5;

export const metrics = [
	{ metric: 'kill9.duplicates', goal: { op: '==', value: 0 } },
	{ metric: 'kill9.unlisted', goal: { op: '==', value: 0 } },
];

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function random(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Moments in order, each as a share of the list at which n8n dies and ms after it. */
function moments(seed) {
	const next = random(seed);
	const shares = Array.from({ length: KILLS }, () => 0.01 + 0.94 * next()).sort((a, b) => a - b);
	return shares.map((share) => ({
		until: Math.ceil(share * PEOPLE),
		delayMs: Math.floor(60 * next()),
	}));
}

async function round(kills, sendWith = 'smtp') {
	const options = { connections: CONNECTIONS };
	const host = await startKillable({ people: PEOPLE, options, sendWith });
	try {
		const at = [];
		for (const { until, ...how } of kills) {
			// The kill before may have come later than this moment was meant to be.
			at.push(await host.killAt(Math.max(until, (at.at(-1) ?? 0) + 1), how));
			process.stderr.write(`bench: killed after ${at.at(-1)} messages\n`);
		}
		const result = { killedAt: at, ...judge(host, await host.finish()) };
		process.stderr.write(`bench: ${JSON.stringify(result)}\n`);
		if (result.uncertain > kills.length * CONNECTIONS)
			throw new Error(`${result.uncertain} uncertain: more than kills × connections.`);
		return result;
	} finally {
		await host.stop();
	}
}

export async function run(bench) {
	const rounds = [];
	for (let seed = 1; seed <= ROUNDS; seed++) rounds.push(await round(moments(seed)));
	const stopped = await round([{ until: PEOPLE / 4, signal: 'SIGTERM', graceMs: 10_000 }]);
	const keyed = await round(moments(ROUNDS + 1), 'webhook');
	const all = [...rounds, stopped, keyed];
	if (keyed.mailed !== PEOPLE || keyed.uncertain > 0)
		throw new Error(`With keys ${keyed.mailed} were mailed and ${keyed.uncertain} are uncertain.`);
	const worst = (name) => Math.max(...all.map((one) => one[name]));
	const data = `${PEOPLE} recipients, ${KILLS} kill -9 of n8n at moments by chance, ${ROUNDS} repetitions (seeds 1 to ${ROUNDS}), ${CONNECTIONS} connections, SQLite; one SIGTERM with force after 10 s; and five kill -9 over a mail service that honours idempotency keys`;
	for (const name of ['duplicates', 'unlisted']) {
		bench.emit({
			...{ metric: `kill9.${name}`, value: worst(name), unit: 'people', data, rows: PEOPLE },
			...{ uncertain: rounds.map(({ uncertain }) => uncertain), rounds, stopped, keyed },
		});
	}
}
