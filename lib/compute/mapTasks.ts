import type { CancelSignal } from '../ports';
import { pack } from './codec';
import { Pool } from './pool';
import { lookUp, type Registry } from './registry';

export interface MapOptions {
	/** The script of the helper threads: the same as this thread's. */
	readonly file: string;
	readonly threads: number;
	readonly control: Int32Array;
	readonly signal: CancelSignal;
	readonly memoryLimit: number;
}

const pools = new Map<number, Pool>();

/** The helper threads of this thread, kept for the next job. */
function helpers(file: string, threads: number): Pool {
	let pool = pools.get(threads);
	if (!pool) pools.set(threads, (pool = new Pool(file, threads)));
	return pool;
}

/** Runs `task` once per input on up to `threads` helper threads, results in input order. One thread: right here. */
export async function mapOnThreads<I, O>(
	registry: Registry,
	task: string,
	inputs: readonly I[],
	{ file, threads, control, signal, memoryLimit }: MapOptions,
): Promise<O[]> {
	if (threads <= 1 || inputs.length <= 1) return await mapHere(registry, task, inputs, signal);
	const pool = helpers(file, threads);
	const work = inputs.map(async (input) => {
		const value = await pool.use(memoryLimit, signal.abortSignal, async (thread) => {
			const request = { type: 'task' as const, name: task, input: pack(input), control };
			return await thread.run(request, { memoryLimit, signal: signal.abortSignal });
		});
		return value as O; // the task's declared result: the caller names it
	});
	return await Promise.all(work);
}

async function mapHere<I, O>(
	registry: Registry,
	task: string,
	inputs: readonly I[],
	signal: CancelSignal,
): Promise<O[]> {
	const run = await lookUp(registry.tasks, task)();
	const results: O[] = [];
	for (const input of inputs) {
		signal.throwIfCancelled();
		results.push((await Reflect.apply(run, undefined, [input, { signal }])) as O); // as above
	}
	return results;
}
