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

/** Seconds that `work` took by the clock, and of processor time on all threads of this process. */
export async function measure(work) {
	const before = process.cpuUsage();
	const time = await seconds(work);
	const { user, system } = process.cpuUsage(before);
	return { seconds: time, cpu: (user + system) / 1e6 };
}

/**
 * @param contenders { name: async () => seconds or { seconds, cpu } }, each a full run that times itself
 * @returns { name: { median, min, max, all, cpu } } (cpu: least processor time, when all runs gave it; on a busy machine it
 * says more than the clock) and `load`: the greatest load average seen
 */
export async function compare(contenders, { rounds = 5, warmups = 1 } = {}) {
	const names = Object.keys(contenders);
	const times = Object.fromEntries(names.map((name) => [name, []]));
	const cpus = Object.fromEntries(names.map((name) => [name, []]));
	let load = 0;
	for (let round = -warmups; round < rounds; round++) {
		const turn = ((round % names.length) + names.length) % names.length;
		for (const name of [...names.slice(turn), ...names.slice(0, turn)]) {
			await sleep(SETTLE_MS);
			const result = await contenders[name]();
			const time = typeof result === 'number' ? result : result.seconds;
			load = Math.max(load, loadavg()[0]);
			if (round >= 0) times[name].push(time);
			if (round >= 0) cpus[name].push(result.cpu ?? Infinity);
			process.stderr.write(
				`bench: ${round < 0 ? 'warm-up' : `round ${round + 1}/${rounds}`} ${name} ${time.toFixed(4)} s\n`,
			);
		}
	}
	const summary = (name) => {
		const all = times[name];
		const cpu = Math.min(...cpus[name]);
		const spread = { median: median(all), min: Math.min(...all), max: Math.max(...all), all };
		return Number.isFinite(cpu) ? { ...spread, cpu } : spread;
	};
	return { load, ...Object.fromEntries(names.map((name) => [name, summary(name)])) };
}
