import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Seconds of processor time that a process and all its threads have used (Linux: 100 ticks a second). */
function cpuSeconds(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
	return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** How many processors a process keeps busy over the next `milliseconds`: 0 is idle, 1 is one full core. */
export async function busyCores(pid: number, milliseconds: number): Promise<number> {
	const begin = cpuSeconds(pid);
	const started = performance.now();
	await sleep(milliseconds);
	return (cpuSeconds(pid) - begin) / ((performance.now() - started) / 1000);
}
