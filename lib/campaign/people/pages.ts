import type { JobContext } from '../../ports';
import { checkRange } from '../run/check';

const PAGE = 10_000;

/** Where a list begins and how long it may be. */
export interface Span {
	/** Most rows; 0 = all. */
	readonly limit: number;
	/** The last recipient of the list before; '' = from the start. */
	readonly after: string;
}

/** Reads a list of the store page by page. Rows of one recipient are never torn apart by a page, but may be by `limit`. */
export async function readPages<R extends { readonly recipient: string }>(
	read: (page: { limit: number; after?: string }) => Promise<R[]>,
	span: Span,
	context: JobContext,
): Promise<R[]> {
	const limit = checkRange('Limit', span.limit, 0, 1e7) || Infinity;
	const rows: R[] = [];
	let after = span.after;
	for (;;) {
		context.signal.throwIfCancelled();
		const wanted = Math.min(PAGE, limit - rows.length);
		const page = await read({ limit: wanted, ...(after !== '' && { after }) });
		for (const row of page) rows.push(row);
		const last = page.at(-1);
		if (!last || page.length < wanted || rows.length >= limit) return rows.slice(0, limit);
		after = last.recipient;
	}
}
