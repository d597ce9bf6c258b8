// Interleaved timing: each round runs every contender once, in turning order, so that a busy minute hits all of them.
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** Pause before each measurement: peers' thread pools spin for a while after work. */
const SETTLE_MS = 150;

export const median = (values) => {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Seconds that `work` took (it may be asynchronous). */
export async function seconds(work) {
	const begin = process.hrtime.bigint();
	await work();
	return Number(process.hrtime.bigint() - begin) / 1e9;
}

/**
 * @param contenders { name: async () => seconds }, each a full run that times itself
 * @returns { name: { median, min, max, all } } and `load`: the greatest load average seen
 */
export async function compare(contenders, { rounds = 5, warmups = 1 } = {}) {
	const names = Object.keys(contenders);
	const times = Object.fromEntries(names.map((name) => [name, []]));
	let load = 0;
	for (let round = -warmups; round < rounds; round++) {
		const turn = ((round % names.length) + names.length) % names.length;
		for (const name of [...names.slice(turn), ...names.slice(0, turn)]) {
			await sleep(SETTLE_MS);
			const time = await contenders[name]();
			load = Math.max(load, loadavg()[0]);
			if (round >= 0) times[name].push(time);
			process.stderr.write(
				`bench: ${round < 0 ? 'warm-up' : `round ${round + 1}/${rounds}`} ${name} ${time.toFixed(4)} s\n`,
			);
		}
	}
	const summary = (all) => ({
		median: median(all),
		min: Math.min(...all),
		max: Math.max(...all),
		all,
	});
	return { load, ...Object.fromEntries(names.map((name) => [name, summary(times[name])])) };
}
