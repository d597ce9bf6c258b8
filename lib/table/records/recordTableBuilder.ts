import { LibraryError } from '../../errors';
import type { ColumnType } from '../column';
import { uniqueNames } from '../naming';
import type { SchemaReport } from '../report';
import { Table } from '../table';
import type { Field } from './field';
import { FieldTree } from './fieldTree';
import { NumericWriter, TextWriter, type ColumnWriter } from './writer';

const SLICE = 512;

export interface RecordOptions {
	/** Keep only these columns, in this order (dotted path for nested values). Default: all, in order of first appearance. */
	readonly columns?: readonly string[] | undefined;
	/** Types to use instead of inferred ones. Values that do not fit become missing and are counted as `unfit`. */
	readonly types?: Readonly<Record<string, ColumnType>> | undefined;
}

export interface RecordTable {
	readonly table: Table;
	readonly report: SchemaReport;
}

interface Choice {
	readonly name: string;
	readonly type: ColumnType;
	readonly given: boolean;
	readonly field: Field;
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
	private readonly tree: FieldTree;
	private readonly records: unknown[] = [];
	private readonly types: ReadonlyMap<string, ColumnType>;

	constructor(private readonly options: RecordOptions = {}) {
		this.tree = new FieldTree(options.columns);
		this.types = new Map(Object.entries(options.types ?? {}));
	}

	/** Takes one record (an object; it is read, never changed). Throws WRONG_TYPE for anything else. */
	add(record: Readonly<Record<string, unknown>>): void {
		const row = this.records.push(record) - 1;
		this.tree.walk(record, row, (field, value) => field.observe(value, row));
	}

	/** Builds the table in steps of 512 rows: `next()` until done; the last value is the result. */
	*build(): Generator<void, RecordTable, void> {
		const { choices, renamed } = this.choose();
		const rows = this.records.length;
		const writers = new Map<Field, ColumnWriter>(
			choices.map(({ field, type }) => [field, createWriter(field, type, rows)]),
		);
		for (let row = 0; row < rows; row++) {
			this.tree.walk(this.records[row], row, (field, value) =>
				writers.get(field)?.write(value, row),
			);
			if (row % SLICE === SLICE - 1) yield;
		}
		const columns = choices.map(
			({ name, field, type }) =>
				[name, (writers.get(field) ?? createWriter(field, type, rows)).finish()] as const,
		);
		const fields = choices.map((choice) =>
			choice.field.report(choice.name, choice.type, choice.given, rows),
		);
		return { table: new Table(columns, rows), report: { rows, fields, renamed } };
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
		const { choices, renamed } = this.choose();
		const rows = this.records.length;
		const fields = choices.map(({ field, name, type, given }) =>
			field.report(name, type, given, rows),
		);
		return { rows, fields, renamed };
	}

	private choose(): { choices: Choice[]; renamed: SchemaReport['renamed'] } {
		const { named, renamed } = nameFields(this.tree.columns());
		const all = [...named].map(([name, field]): Choice => {
			const given = this.types.get(name);
			return { name, field, type: given ?? field.inferredType, given: given !== undefined };
		});
		return { choices: this.pick(all), renamed };
	}

	private pick(all: readonly Choice[]): Choice[] {
		const { columns } = this.options;
		if (!columns) return [...all];
		const byName = new Map(all.map((choice) => [choice.name, choice]));
		return columns.map((name) => {
			const choice = byName.get(name);
			if (!choice) throw missingColumn(name, this.records.length);
			return choice;
		});
	}
}

function createWriter(field: Field, type: ColumnType, rows: number): ColumnWriter {
	return type === 'string' ? new TextWriter(field, rows) : new NumericWriter(field, type, rows);
}

/** Names in order of appearance; where two paths read the same, the deeper one keeps the name. */
function nameFields(fields: readonly Field[]) {
	const byDepth = fields
		.map((field, position) => ({ field, position }))
		.sort((a, b) => b.field.path.length - a.field.path.length || a.position - b.position);
	const { names, renamed } = uniqueNames(byDepth.map(({ field }) => field.wishedName));
	const named = byDepth
		.map(({ field, position }, i) => ({ field, position, name: names[i] ?? '' }))
		.sort((a, b) => a.position - b.position);
	return { named: new Map(named.map(({ name, field }) => [name, field])), renamed };
}

function missingColumn(name: string, rows: number): LibraryError {
	return rows === 0
		? new LibraryError(
				'EMPTY_INPUT',
				'There are no rows to read.',
				'Check the step before this one.',
			)
		: new LibraryError(
				'MISSING_COLUMN',
				`No record has a field "${name}".`,
				'Pick a field that exists; names are case-sensitive, nested fields use dots (address.city).',
				{ column: name },
			);
}
