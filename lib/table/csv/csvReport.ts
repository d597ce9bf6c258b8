import type { ColumnType } from '../column';
import type { FieldReport, ReadReport, RejectedLine } from '../report';
import { KIND, type KindCounts } from '../text/kind';
import type { CsvPlan } from './plan';
import type { RejectedRecord, ScanResult } from './scanRange';
import type { ColumnPart } from './sinks/columnPart';

const MAX_REJECTED = 1000;
const MAX_EXAMPLES = 3;

/** Cells by kind over all parts of a column. */
export function sumCounts(parts: readonly ColumnPart[]): KindCounts {
	const sum = new Float64Array(Object.keys(KIND).length);
	for (const { counts } of parts) counts.forEach((n, kind) => (sum[kind] = (sum[kind] ?? 0) + n));
	return sum;
}

export interface ReadField {
	readonly name: string;
	readonly type: ColumnType;
	readonly given: boolean;
	readonly parts: readonly ColumnPart[];
	/** Counts of the pass that decided the type. */
	readonly counts: KindCounts;
	readonly examples: FieldReport['examples'];
	/** Rows that hold a value. */
	readonly values: number;
}

/** Examples with row numbers of the whole table. */
export function joinExamples(parts: readonly ColumnPart[]): FieldReport['examples'] {
	let before = 0;
	const all: { row: number; text: string }[] = [];
	for (const part of parts) {
		for (const { row, text } of part.examples) all.push({ row: before + row, text });
		before += part.length;
	}
	return all.slice(0, MAX_EXAMPLES);
}

function fieldReport(field: ReadField, rows: number): FieldReport {
	const { name, type, given, counts, values, examples } = field;
	const looksLike = Object.entries(KIND)
		.filter(([, kind]) => kind > KIND.marker && (counts[kind] ?? 0) > 0)
		.map(([word, kind]) => [word, counts[kind] ?? 0] as const);
	const unfit = field.parts.reduce((sum, part) => sum + part.unfit, 0);
	return {
		name,
		type,
		given,
		values,
		missing: rows - values,
		notFinite: 0,
		unfit,
		looksLike: Object.fromEntries(looksLike),
		examples,
	};
}

const SIGNS: ReadonlyMap<number, string> = new Map([
	[44, 'comma'],
	[59, 'semicolon'],
	[9, 'tab'],
	[124, 'bar'],
]);

function describe(problem: RejectedRecord, columns: number): string {
	switch (problem.problem) {
		case 'fields':
			return `it has ${problem.fields} fields instead of ${columns}`;
		case 'quote':
			return 'there is text after a closing quote';
		case 'unterminated':
			return 'a quote is opened and never closed';
		case 'too long':
			return 'it is longer than 16 MB';
	}
}

/** Rejected records with line numbers of the file. */
export function rejectedLines(plan: CsvPlan, scans: readonly ScanResult[]): RejectedLine[] {
	let first = plan.firstLine;
	const lines: RejectedLine[] = [];
	for (const scan of scans) {
		for (const record of scan.rejected) {
			lines.push({
				line: first + record.line,
				problem: describe(record, plan.names.length),
				text: record.text,
			});
		}
		first += scan.lines;
	}
	return lines.slice(0, MAX_REJECTED);
}

export function csvReport(
	plan: CsvPlan,
	scans: readonly ScanResult[],
	fields: readonly ReadField[],
): ReadReport {
	const rows = scans.reduce((sum, scan) => sum + scan.rows, 0);
	const { dialect, encoding, encodingBy } = plan;
	return {
		name: plan.source.name,
		format: 'csv',
		rows,
		fields: fields.map((field) => fieldReport(field, rows)),
		renamed: plan.renamed,
		facts: {
			encoding: encodingBy === 'fallback' ? `${encoding} (assumed)` : encoding,
			delimiter: SIGNS.get(dialect.delimiter) ?? String.fromCharCode(dialect.delimiter),
			quote: String.fromCharCode(dialect.quote),
			decimal: String.fromCharCode(dialect.decimal),
			header: dialect.header ? 'yes' : 'no',
			compression: plan.gzip ? 'gzip' : 'none',
			blankLines: String(scans.reduce((sum, scan) => sum + scan.blankLines, 0)),
		},
		rejectedCount: scans.reduce((sum, scan) => sum + scan.rejectedCount, 0),
		rejected: rejectedLines(plan, scans),
	};
}
