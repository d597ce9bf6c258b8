import type { JobContext } from '../../ports';

/** Rows [from, to). */
export interface Chunk {
	readonly from: number;
	readonly to: number;
}

/** Few enough that cancelling and progress are quick, many enough that handing them over costs nothing. */
export const CHUNK_ROWS = 2048;
const CHUNKS_A_THREAD = 4;

export interface Chunked<I> {
	/** A registered task. */
	readonly task: string;
	readonly rows: number;
	readonly request: (chunk: Chunk) => I;
}

/**
 * Runs a task over all rows in chunks of equal size, and gives its results in their order, so that what is added up does not depend on
 * the number of threads. While results are taken in, the threads work at the next ones. `done` hears the share that is done.
 */
export async function* inChunks<I, O>(
	{ task, rows, request }: Chunked<I>,
	context: JobContext,
	done: (share: number) => void,
): AsyncGenerator<O, void, void> {
	const step = CHUNK_ROWS * CHUNKS_A_THREAD * context.threads;
	const start = async (from: number): Promise<O[]> =>
		await context.map<I, O>(task, chunksOf(from, Math.min(rows, from + step)).map(request));
	let next = start(0);
	for (let from = 0; from < rows; from += step) {
		context.signal.throwIfCancelled();
		const results = await next;
		const end = from + step;
		if (end < rows) {
			next = start(end);
			// The loop above may throw before it waits for these.
			next.catch(() => undefined);
		}
		yield* results;
		done(Math.min(1, end / rows));
	}
}

function chunksOf(from: number, to: number): Chunk[] {
	const chunks: Chunk[] = [];
	for (let at = from; at < to; at += CHUNK_ROWS)
		chunks.push({ from: at, to: Math.min(to, at + CHUNK_ROWS) });
	return chunks;
}
