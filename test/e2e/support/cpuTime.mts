// Processor time of a process's worker threads, as Linux counts it (100 ticks a second). Only threads that Node
// names WorkerThread count: after a cancellation the garbage collector has a little work of its own.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

function ticksOf(pid: number, thread: string): number {
	try {
		const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
		if (!stat.includes('(WorkerThread)')) return 0;
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return Number(fields[11]) + Number(fields[12]);
	} catch {
		return 0; // the thread ended meanwhile
	}
}

/** How many processors the worker threads keep busy over the next `milliseconds`: 0 is idle, 1 is one full core. */
export async function busyWorkers(pid: number, milliseconds: number): Promise<number> {
	const threads = readdirSync(`/proc/${pid}/task`);
	const begin = new Map(threads.map((thread) => [thread, ticksOf(pid, thread)]));
	const started = performance.now();
	await sleep(milliseconds);
	const seconds = (performance.now() - started) / 1000;
	const ticks = readdirSync(`/proc/${pid}/task`).map((thread) =>
		Math.max(0, ticksOf(pid, thread) - (begin.get(thread) ?? 0)),
	);
	return ticks.reduce((sum, count) => sum + count, 0) / 100 / seconds;
}
