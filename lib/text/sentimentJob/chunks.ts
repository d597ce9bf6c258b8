import type { JobContext } from '../../ports';
import type { Table } from '../../table';
import type { Blocks } from './blocks';

/** Rows [from, to) of the set. */
export interface Chunk {
	readonly from: number;
	readonly to: number;
}

/** Rows of one table: its own row 0 is row `start` of the set. */
export interface Part extends Chunk {
	readonly table: Table;
	readonly start: number;
}

/** Few enough that cancelling and progress are quick, many enough that handing them over costs nothing. */
export const CHUNK_ROWS = 4096;
const CHUNKS_A_THREAD = 2;

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
	yield* inRounds<Chunk, I, O>({ task, parts: chunksOf(rows, 0), request }, context, done);
}

/** The same over the tables of a set. */
export async function* inParts<I, O>(
	{ task, blocks, request }: { task: string; blocks: Blocks; request: (part: Part) => I },
	context: JobContext,
	done: (share: number) => void,
): AsyncGenerator<O, void, void> {
	const parts = blocks.tables.flatMap((table, i) => {
		const start = blocks.starts[i] ?? 0;
		return chunksOf(table.numRows, start).map((chunk): Part => ({ ...chunk, table, start }));
	});
	yield* inRounds<Part, I, O>({ task, parts, request }, context, done);
}

interface Rounds<P, I> {
	readonly task: string;
	readonly parts: readonly P[];
	readonly request: (part: P) => I;
}

async function* inRounds<P, I, O>(
	{ task, parts, request }: Rounds<P, I>,
	context: JobContext,
	done: (share: number) => void,
): AsyncGenerator<O, void, void> {
	const step = CHUNKS_A_THREAD * context.threads;
	const start = async (from: number): Promise<O[]> =>
		await context.map<I, O>(task, parts.slice(from, from + step).map(request));
	let next = start(0);
	for (let from = 0; from < parts.length; from += step) {
		context.signal.throwIfCancelled();
		const results = await next;
		const end = from + step;
		if (end < parts.length) {
			next = start(end);
			// The loop above may throw before it waits for these.
			next.catch(() => undefined);
		}
		yield* results;
		done(Math.min(1, end / parts.length));
	}
}

/** Rows of the set that are the first `rows` from `start` on. */
function chunksOf(rows: number, start: number): Chunk[] {
	return Array.from({ length: Math.ceil(rows / CHUNK_ROWS) }, (_, chunk) => {
		const from = chunk * CHUNK_ROWS;
		return { from: start + from, to: start + Math.min(rows, from + CHUNK_ROWS) };
	});
}
