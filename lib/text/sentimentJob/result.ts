import type { Table } from '../../table';
import type { SentimentReport } from './report';

/** What job `text.sentiment` gives back. */
export interface SentimentResult {
	/** Row i belongs to row i of the input: the columns of columns.ts. */
	readonly rows: Table;
	/** Null when the options asked for none. */
	readonly report: SentimentReport | null;
}
