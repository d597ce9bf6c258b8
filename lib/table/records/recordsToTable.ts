import type { SchemaReport } from '../report';
import { RecordTableBuilder, type RecordOptions, type RecordTable } from './recordTableBuilder';

type Records = Iterable<Readonly<Record<string, unknown>>>;

function builderOf(records: Records, options: RecordOptions): RecordTableBuilder {
	const builder = new RecordTableBuilder(options);
	for (const record of records) builder.add(record);
	return builder;
}

/**
 * A Table from plain records, with a report of each column's type (see RecordTableBuilder for the rules).
 * Throws MISSING_COLUMN when `columns` names a field that no record has, EMPTY_INPUT when there is no record to look in.
 */
export function recordsToTable(records: Records, options: RecordOptions = {}): RecordTable {
	return builderOf(records, options).finish();
}

/** What `recordsToTable` would decide, without building the columns. */
export function inferSchema(records: Records, options: RecordOptions = {}): SchemaReport {
	return builderOf(records, options).infer();
}
