/** Repeats after which the fastest run is believed, and ms below which the first one is. */
const MOST_RUNS = 3;
const FAST = 100;

/** Processor time that a function takes, in ms, of its fastest run: what else runs on the machine hardly counts. */
export function milliseconds(run: () => unknown): number {
	let fastest = Infinity;
	for (let i = 0; i < MOST_RUNS && fastest > FAST; i++) {
		const before = process.cpuUsage();
		run();
		const { user, system } = process.cpuUsage(before);
		fastest = Math.min(fastest, (user + system) / 1000);
	}
	return fastest;
}
