import type { JobContext } from '../../ports';

/** Rows [from, to). */
export interface RowChunk {
	readonly from: number;
	readonly to: number;
}

/** Few enough that cancelling is quick, many enough that handing them over costs nothing. */
const CHUNK_ROWS = 2048;

interface RowWork<I> {
	/** A registered task that gives one result a row. */
	readonly task: string;
	readonly rows: number;
	readonly request: (chunk: RowChunk) => I;
	/** What is told while it runs. */
	readonly doing: string;
}

/** The results of a task over all rows, in their order: the same for any number of threads. Throws CANCELLED. */
export async function resultsOfRows<I, R>(
	{ task, rows, request, doing }: RowWork<I>,
	context: JobContext,
): Promise<R[]> {
	const results: R[] = [];
	const step = CHUNK_ROWS * context.threads;
	for (let from = 0; from < rows; from += step) {
		context.signal.throwIfCancelled();
		context.progress((0.95 * from) / rows, doing);
		const chunks: RowChunk[] = [];
		for (let at = from; at < Math.min(rows, from + step); at += CHUNK_ROWS)
			chunks.push({ from: at, to: Math.min(rows, at + CHUNK_ROWS) });
		const parts = await context.map<I, R[]>(task, chunks.map(request));
		for (const part of parts) for (const result of part) results.push(result);
	}
	return results;
}
