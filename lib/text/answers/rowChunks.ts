import type { JobContext } from '../../ports';
import { inChunks, type Chunk, type Chunked } from '../sentimentJob/chunks';

interface RowWork<I> extends Chunked<I> {
	/** What is told while it runs. */
	readonly doing: string;
}

/** The results, one a row, of a task over all rows, in their order: the same for any number of threads. Throws CANCELLED. */
export async function resultsOfRows<I extends Chunk, R>(
	{ doing, ...work }: RowWork<I>,
	context: JobContext,
): Promise<R[]> {
	context.progress(0, doing);
	const done = (share: number) => context.progress(0.95 * share, doing);
	const results: R[] = [];
	for await (const part of inChunks<I, R[]>(work, context, done))
		for (const result of part) results.push(result);
	return results;
}
