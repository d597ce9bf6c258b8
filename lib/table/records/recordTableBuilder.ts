import type { SchemaReport } from '../report';
import type { Table } from '../table';
import { RecordColumns, type RecordOptions } from './recordColumns';

export type { RecordOptions };

const SLICE = 512;

export interface RecordTable {
	readonly table: Table;
	readonly report: SchemaReport;
}

/**
 * Turns plain records into a Table: `add` each record, then `finish`. Two walks over the data: the first looks at
 * every value and decides each column's type, the second writes typed columns; the builder keeps references to the
 * records, not copies. A caller on a busy thread calls `add` in slices and drives `build()` step by step.
 *
 * Rules: nested objects become columns by dotted path (`address.city`), arrays become JSON text, empty text and null
 * are missing, NaN and ±Infinity are missing and counted, text that reads as a number or an ISO date is one (ids such
 * as `007` stay text), a column of mixed kinds is text.
 */
export class RecordTableBuilder {
	private readonly columns: RecordColumns;
	private readonly records: unknown[] = [];

	constructor(options: RecordOptions = {}) {
		this.columns = new RecordColumns(options);
	}

	/** Takes one record (an object; it is read, never changed). Throws WRONG_TYPE for anything else. */
	add(record: Readonly<Record<string, unknown>>): void {
		this.columns.observe(record);
		this.records.push(record);
	}

	/** Builds the table in steps of 512 rows: `next()` until done; the last value is the result. */
	*build(): Generator<void, RecordTable, void> {
		const { records, columns } = this;
		for (let row = 0; row < records.length; row++) {
			columns.write(records[row], row);
			if (row % SLICE === SLICE - 1) yield;
		}
		return { table: columns.table(), report: columns.report() };
	}

	/** The table and the report of how its types came about. */
	finish(): RecordTable {
		const steps = this.build();
		for (;;) {
			const step = steps.next();
			if (step.done) return step.value;
		}
	}

	/** The report alone: what `finish` would decide (counts of unfit values need `finish`). */
	infer(): SchemaReport {
		return this.columns.report();
	}
}
