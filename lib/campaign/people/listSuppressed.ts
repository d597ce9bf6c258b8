import type { JobContext, Store, Suppression } from '../../ports';
import { booleanColumn, dateColumn, stringColumn, Table } from '../../table';
import { readPages } from './pages';

export interface ListSuppressedOptions {
	/** Only this topic; empty = all entries. */
	readonly topic?: string;
	/** Most entries; 0 = all. */
	readonly limit?: number;
	/** The last recipient of the list before. */
	readonly after?: string;
}

/** Entries of the suppression list by recipient, then topic: `recipient` (empty for erased people), `topic`, `reason`, `source`, `addedAt`, `erased`. */
export async function listSuppressed(
	options: ListSuppressedOptions,
	{ suppression }: Pick<Store, 'suppression'>,
	context: JobContext,
): Promise<Table> {
	const { topic = '', limit = 0, after = '' } = options;
	const read = async (page: { limit: number; after?: string }) =>
		await suppression.list({ ...page, ...(topic.trim() !== '' && { topic: topic.trim() }) });
	const rows = await readPages(read, { limit, after }, context);
	const text = (pick: (row: Suppression) => string) => stringColumn(rows.map(pick));
	return new Table([
		['recipient', text(({ recipient }) => recipient)],
		['topic', text((row) => row.topic)],
		['reason', text(({ reason }) => reason)],
		['source', text(({ source }) => source)],
		['addedAt', dateColumn(rows.map(({ addedAt }) => addedAt))],
		['erased', booleanColumn(rows.map(({ recipient }) => recipient.startsWith('hash:')))],
	]);
}
