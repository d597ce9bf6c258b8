import type { JobContext } from '../ports';
import type { Cell, FileSource, Table } from '../table';
import { columnReport } from './columnReport';
import type { DuplicateFinding } from './duplicates';
import { fillColumn, rejectCells, removeDuplicates, treatOutliers } from './finishRows';
import { checkOptions, type CleanOptions, type ColumnRule } from './options';
import { readColumns, readConstant } from './readColumns';
import { readSource } from './readSource';
import { rejectedTable, rowsWhere, type Rejections } from './rejections';
import type {
	CleanReport,
	ColumnReport,
	DuplicateReport,
	FormatDecision,
	OutlierReport,
	UnreadableLines,
} from './report';
import { settingsOf, type Settings } from './settings';
import type { Step } from './step';
import { summarise } from './summary';

export interface CleanResult {
	readonly clean: Table;
	/** The input row (0-based) of each clean row, ascending. */
	readonly cleanRows: Int32Array;
	/** The rejected rows with their original values, `_row` (1-based), `_reasons`, and `_duplicate_of` when duplicates are listed. */
	readonly rejected: Table;
	readonly rejectedRows: Int32Array;
	readonly report: CleanReport;
}

/** Adds the duplicates' reasons; returns what the report says of them. */
function noteDuplicates(
	found: DuplicateFinding | null,
	rejections: Rejections,
	{ options, table }: Settings,
): DuplicateReport | null {
	if (!found || !options.duplicates) return null;
	const { keys, keep = 'first', removed = 'list' } = options.duplicates;
	const same = keys.length > 0 ? `same ${keys.join(', ')}` : 'all cells equal';
	if (removed === 'list') {
		found.duplicateOf.forEach((kept, row) => {
			if (kept >= 0) rejections.add(row, `duplicate of row ${kept + 1} (${same})`);
		});
	}
	const names = keys.length > 0 ? [...keys] : table.names.slice(0, 20);
	return {
		keys: names,
		keep,
		removed: found.removed,
		groups: found.groups,
		listed: removed === 'list',
	};
}

async function fillMissing(
	table: Table,
	steps: readonly Step[],
	outliers: ReadonlyMap<string, OutlierReport>,
	settings: Settings,
) {
	const columns: [string, ReturnType<Table['column']>][] = [];
	const reports: ColumnReport[] = [];
	for (const step of steps) {
		settings.signal.throwIfCancelled();
		const constant: Cell =
			step.onMissing === 'constant' ? await readConstant(step, settings) : null;
		const filled = fillColumn(step.name, table.column(step.name), step.onMissing, constant);
		columns.push([step.name, filled.column]);
		reports.push(columnReport(step, filled, outliers.get(step.name)));
	}
	return { clean: table.with(columns), columns: reports };
}

/** A format that other data must share too: set by the user, or shown by values of which none says otherwise. */
function pinnedFormat(decision: FormatDecision | undefined): FormatDecision['format'] | undefined {
	if (!decision) return undefined;
	const { basis, evidence, format } = decision;
	const against = Math.min(evidence.onlyFirst, evidence.onlySecond);
	return basis === 'setting' || (basis !== 'default' && against === 0) ? format : undefined;
}

/** What was in force for a column, as a rule that cleans other data alike. */
function ruleInForce({ name, role, rule, cleaned, onInvalid, onMissing }: Step): ColumnRule {
	const format = pinnedFormat(cleaned.decision);
	return {
		column: name,
		type: role,
		onInvalid,
		onMissing,
		...(rule?.fillValue !== undefined && { fillValue: rule.fillValue }),
		...(rule?.letterCase && { letterCase: rule.letterCase }),
		...(format === 'decimal point' && { numberFormat: 'point' as const }),
		...(format === 'decimal comma' && { numberFormat: 'comma' as const }),
		...(format === 'day first' && { dateOrder: 'dayFirst' as const }),
		...(format === 'month first' && { dateOrder: 'monthFirst' as const }),
	};
}

function warningsOf(columns: readonly ColumnReport[], rowsIn: number, rowsClean: number): string[] {
	const unsure = columns.filter(
		({ decision }) =>
			decision && decision.ambiguousRows > 0 && (decision.mixed || decision.basis === 'default'),
	);
	return [
		...(rowsIn > 0 && rowsClean === 0
			? ['No row is clean: check the column types in the report.']
			: []),
		...unsure.map(
			({ name, decision }) =>
				`${name}: ${decision?.ambiguousRows ?? 0} values could be read in two ways and nothing shows which is meant.`,
		),
	];
}

function unreadableLines({ report }: Table): UnreadableLines {
	return { count: report?.rejectedCount ?? 0, lines: report?.rejected ?? [] };
}

interface Settled {
	readonly rejections: Rejections;
	readonly rejectedForValues: number;
	readonly duplicates: DuplicateReport | null;
	readonly found: DuplicateFinding | null;
	/** Rows of the input that are clean, and their table before filling. */
	readonly cleanRows: Int32Array;
	readonly table: Table;
	readonly outliers: ReadonlyMap<string, OutlierReport>;
}

/** Decides about every row: bad cells, then duplicates among the rest, then outliers among the rest. */
function settleRows(steps: readonly Step[], settings: Settings, { progress }: JobContext): Settled {
	const { table } = settings;
	const read = table.with(steps.map(({ name, column }) => [name, column] as const));
	const rejections = rejectCells(steps);
	const rejectedForCells = rejections.size;
	progress(0.85, 'Looking for duplicates');
	const found = removeDuplicates(read, rejections, settings);
	const duplicates = noteDuplicates(found, rejections, settings);
	const isDuplicate = (row: number) => (found?.duplicateOf[row] ?? -1) >= 0;
	const stay = rowsWhere(table.numRows, (row) => !rejections.has(row) && !isDuplicate(row));
	progress(0.9, 'Looking for outliers');
	const remaining = stay.length === table.numRows ? read : read.take(stay);
	const { rejected, reports, table: treated } = treatOutliers(remaining, steps, settings);
	for (const [row, reason] of rejected) rejections.add(stay[row] ?? 0, reason);
	const kept = rowsWhere(stay.length, (row) => !rejected.has(row));
	const all = kept.length === stay.length;
	return {
		rejections,
		rejectedForValues: rejectedForCells + rejected.size,
		duplicates,
		found,
		cleanRows: all ? stay : kept.map((row) => stay[row] ?? 0),
		table: all ? treated : treated.take(kept),
		outliers: reports,
	};
}

/**
 * Cleans a table column by column, then row by row: reads numbers, dates, yes/no words, e-mail and phone by the user's
 * rules or by guess; rejects rows with unreadable or required missing cells; removes duplicates; treats outliers; fills what is
 * missing. Statistics for outliers and fills come from the rows that stay. Every input row is clean, rejected or a counted
 * duplicate; records of a file that cannot be read at all are listed in report.unreadable. Each distinct text is read once: O(cells + distinct texts). Throws MISSING_COLUMN and INVALID_PARAMETER.
 */
export async function cleanTable(
	input: Table | FileSource,
	options: CleanOptions,
	context: JobContext,
): Promise<CleanResult> {
	checkOptions(options);
	const table = await readSource(input, context);
	const settings = settingsOf(table, options, context);
	const steps = await readColumns(settings, context);
	const settled = settleRows(steps, settings, context);
	const { rejections, duplicates, found, cleanRows } = settled;
	const filled = await fillMissing(settled.table, steps, settled.outliers, settings);
	const rejectedRows = rowsWhere(table.numRows, (row) => rejections.has(row));
	const listed = duplicates?.listed ? (found?.duplicateOf ?? null) : null;
	const facts = {
		rowsIn: table.numRows,
		rowsClean: cleanRows.length,
		rowsRejected: settled.rejectedForValues,
		rowsDuplicate: found?.removed ?? 0,
		unreadable: unreadableLines(table),
		columns: filled.columns,
		duplicates,
		rules: steps.map(ruleInForce),
		warnings: warningsOf(filled.columns, table.numRows, cleanRows.length),
	};
	context.progress(1, 'Done');
	return {
		clean: filled.clean,
		cleanRows,
		rejected: rejectedTable(table, rejectedRows, rejections, listed),
		rejectedRows,
		report: { ...facts, summary: summarise(facts) },
	};
}
