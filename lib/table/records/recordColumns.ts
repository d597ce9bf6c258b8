import { LibraryError } from '../../errors';
import type { ColumnType } from '../column';
import { uniqueNames } from '../naming';
import type { SchemaReport } from '../report';
import { Table } from '../table';
import type { Field } from './field';
import { FieldTree } from './fieldTree';
import { NumericWriter, TextWriter, type ColumnWriter } from './writer';

export interface RecordOptions {
	/** Keep only these columns, in this order (dotted path for nested values). Default: all, in order of first appearance. */
	readonly columns?: readonly string[] | undefined;
	/** Types to use instead of inferred ones. Values that do not fit become missing and are counted as `unfit`. */
	readonly types?: Readonly<Record<string, ColumnType>> | undefined;
	/** Whether text values are taken as they are, even where they read as numbers or dates. Default false. */
	readonly textStaysText?: boolean | undefined;
}

interface Choice {
	readonly name: string;
	readonly type: ColumnType;
	readonly given: boolean;
	readonly field: Field;
}

/**
 * The two walks that turn records into columns: `observe` each record, then `write` each of them again, in the same
 * order and with the same row numbers. Who drives it keeps the records or reads them twice.
 */
export class RecordColumns {
	private readonly tree: FieldTree;
	private readonly types: ReadonlyMap<string, ColumnType>;
	private rows = 0;
	private chosen: { choices: readonly Choice[]; renamed: SchemaReport['renamed'] } | null = null;
	private readonly writers = new Map<Field, ColumnWriter>();

	constructor(private readonly options: RecordOptions) {
		this.tree = new FieldTree(options.columns);
		this.types = new Map(Object.entries(options.types ?? {}));
	}

	/** First walk: looks at every value. */
	observe(record: unknown): void {
		const row = this.rows;
		const asIs = this.options.textStaysText === true;
		this.tree.walk(record, row, (field, value) => field.observe(value, row, asIs));
		this.rows++;
	}

	/** Second walk: fills the columns whose types the first one decided. */
	write(record: unknown, row: number): void {
		if (this.writers.size === 0) this.openWriters();
		this.tree.walk(record, row, (field, value) => this.writers.get(field)?.write(value, row));
	}

	private decide() {
		this.chosen ??= this.choose();
		return this.chosen;
	}

	private openWriters(): void {
		for (const { field, type } of this.decide().choices) {
			this.writers.set(field, createWriter(field, type, this.rows));
		}
	}

	table(): Table {
		const columns = this.decide().choices.map(
			({ name, field, type }) =>
				[name, (this.writers.get(field) ?? createWriter(field, type, this.rows)).finish()] as const,
		);
		return new Table(columns, this.rows);
	}

	/** A table of some of the records, with the types that the first walk over all of them decided. */
	chunk(records: readonly unknown[]): Table {
		const { choices } = this.decide();
		const writers = new Map(
			choices.map(({ field, type }) => [field, createWriter(field, type, records.length)]),
		);
		records.forEach((record, row) =>
			this.tree.walk(record, row, (field, value) => writers.get(field)?.write(value, row)),
		);
		const columns = [...writers.values()].map(
			(writer, i) => [choices[i]?.name ?? '', writer.finish()] as const,
		);
		return new Table(columns, records.length);
	}

	/** What was decided; counts of unfit values are complete after the second walk. */
	report(): SchemaReport {
		const { choices, renamed } = this.chosen ?? this.choose();
		const fields = choices.map(({ field, name, type, given }) =>
			field.report(name, type, given, this.rows),
		);
		return { rows: this.rows, fields, renamed };
	}

	private choose() {
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
			if (!choice) throw missingColumn(name, this.rows);
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
