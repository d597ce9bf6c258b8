/** Processor time that a function takes, in ms: what else runs on the machine does not count. */
export function milliseconds(run: () => unknown): number {
	const before = process.cpuUsage();
	run();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
