import type { Clock, JobContext, Store, Suppression } from '../../ports';
import { cellAt, type Cell, type Table } from '../../table';
import { SOURCES } from './origins';
import { peopleBatches } from './peopleRows';
import { RowOutcomes } from './rowOutcomes';
import { checkTopic, isTopic } from './topic';

export interface SuppressPeopleOptions {
	readonly columns: {
		/** E-mail addresses or phone numbers. */
		readonly recipient: string;
		readonly topic?: string;
		readonly reason?: string;
	};
	/** For rows without a topic of their own; default `*`, every topic. */
	readonly topic?: string;
	/** For rows without a reason of their own. */
	readonly reason?: string;
	/** Default `person`: then taking the entry back needs a proof. */
	readonly decidedBy?: keyof typeof SOURCES;
	/** ISO code or name of the country of phone numbers without "+". */
	readonly country?: string;
}

export interface PeopleResult {
	/** See RowOutcomes.toTable. */
	readonly outcomes: Table;
	readonly summary: Readonly<Record<string, unknown>>;
}

/** People written in one transaction. */
const BATCH = 5_000;

/**
 * Puts people on the suppression list, one transaction a batch. An entry that is there already stays with its date and reason; whoever
 * was erased stays erased. Throws INVALID_PARAMETER, MISSING_COLUMN, STORE_FAILED, CANCELLED.
 */
export async function suppressPeople(
	table: Table,
	options: SuppressPeopleOptions,
	{ store, clock }: { store: Pick<Store, 'suppression'>; clock: Clock },
	context: JobContext,
): Promise<PeopleResult> {
	const outcomes = new RowOutcomes();
	const { recipient: column } = options.columns;
	const { country = '' } = options;
	const entryOf = entries(table, options, clock.now());
	let added = 0;
	for await (const batch of peopleBatches(
		table,
		{ column, country, batch: BATCH },
		outcomes,
		context,
	)) {
		const made: Suppression[] = [];
		for (const { row, key } of batch) {
			const entry = entryOf(row, key);
			if (isTopic(entry.topic)) {
				made.push(entry);
				outcomes.done(row, 'suppressed', key);
			} else outcomes.notDone(row, 'invalid', 'the topic is too long or has line ends', key);
		}
		added += await store.suppression.add(made);
	}
	const counts = outcomes.counts();
	const alreadyThere = (counts['suppressed'] ?? 0) - added;
	return {
		outcomes: outcomes.toTable(),
		summary: { rows: table.numRows, added, alreadyThere, counts },
	};
}

/** Makes the entry of a row. */
function entries(table: Table, options: SuppressPeopleOptions, addedAt: number) {
	const { columns, reason: commonReason = '', decidedBy = 'person' } = options;
	const commonTopic = checkTopic(options.topic);
	const [topics, reasons] = [columns.topic, columns.reason].map((name) =>
		name ? table.column(name) : null,
	);
	const text = (cell: Cell) => String(cell ?? '').trim();
	return (row: number, recipient: string): Suppression => {
		const topic = topics ? text(cellAt(topics, row)) : '';
		const reason = reasons ? text(cellAt(reasons, row)) : '';
		return {
			recipient,
			topic: topic === '' ? commonTopic : topic,
			reason: reason || commonReason || 'put on the list',
			source: SOURCES[decidedBy],
			addedAt,
		};
	};
}
