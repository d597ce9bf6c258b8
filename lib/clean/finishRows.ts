/** The steps on rows, after all columns were read: leave out rejected rows and duplicates, treat outliers, fill what is missing. */
import { LibraryError } from '../errors';
import { countSet, isMissing, type Cell, type Column, type Table } from '../table';
import { findDuplicates, type DuplicateFinding } from './duplicates';
import { fillPrevious, fillValueOf, fillWith, type Filled } from './fill';
import type { OnMissing } from './options';
import { findOutliers, hasSpread } from './outliers';
import { Rejections, rowsWhere } from './rejections';
import type { OutlierReport } from './report';
import type { Settings } from './settings';
import type { Step } from './step';

/** Rejects rows whose cells are unreadable or missing where the rules say so. */
export function rejectCells(steps: readonly Step[]): Rejections {
	const rejections = new Rejections();
	for (const { name, cleaned, onInvalid, onMissing } of steps) {
		const { column, failures } = cleaned;
		const failed = new Set(onMissing === 'reject' ? failures.rows : []);
		if (onInvalid === 'reject') {
			for (const row of failures.rows) {
				rejections.add(row, `${name}: ${failures.reason(row)} (${quote(failures.value(row))})`);
			}
		}
		if (onMissing !== 'reject' || column.validity === null) continue;
		for (let row = 0; row < column.length; row++) {
			if (!isMissing(column, row) || (failed.has(row) && onInvalid !== 'missing')) continue;
			const unreadable = failed.has(row) ? ` (${quote(failures.value(row))} cannot be read)` : '';
			rejections.add(row, `${name}: missing${unreadable}`);
		}
	}
	return rejections;
}

/** A value for a message: cut to 60 characters, control characters shown as blanks. */
export function quote(text: string): string {
	const shown = text.slice(0, 60).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
	return `"${shown}${text.length > 60 ? '…' : ''}"`;
}

/** Finds duplicates among the rows that are still in. */
export function removeDuplicates(
	table: Table,
	rejections: Rejections,
	{ options, signal }: Settings,
): DuplicateFinding | null {
	const wanted = options.duplicates;
	if (!wanted) return null;
	const keys = wanted.keys.length > 0 ? wanted.keys : table.names;
	const rows = rowsWhere(table.numRows, (row) => !rejections.has(row));
	const all = table.entries().map(([, column]) => column);
	const columns = keys.map((key) => table.column(key));
	return findDuplicates(rows, columns, all, wanted.keep ?? 'first', signal);
}

export interface OutlierResult {
	readonly table: Table;
	/** Rows of the table to reject, with the reason. */
	readonly rejected: ReadonlyMap<number, string>;
	readonly reports: ReadonlyMap<string, OutlierReport>;
}

function outlierColumns(table: Table, steps: readonly Step[], { options }: Settings): string[] {
	const asked = options.outliers?.columns ?? [];
	if (asked.length > 0) return [...asked];
	return steps
		.filter(({ name, role }) => {
			const column = table.column(name);
			const numeric = column.type === 'number' || column.type === 'integer';
			return numeric && (role === 'number' || role === 'integer') && hasSpread(column);
		})
		.map(({ name }) => name);
}

/** Flags, caps or collects outliers, each column by its own fences. */
export function treatOutliers(
	table: Table,
	steps: readonly Step[],
	settings: Settings,
): OutlierResult {
	const { options, signal } = settings;
	const rejected = new Map<number, string>();
	const reports = new Map<string, OutlierReport>();
	if (!options.outliers) return { table, rejected, reports };
	const columns: [string, Column][] = [];
	for (const name of outlierColumns(table, steps, settings)) {
		signal.throwIfCancelled();
		const column = table.typed(name, 'number', 'integer');
		const { report, rows, flags, ...found } = findOutliers(column, options.outliers);
		reports.set(name, report);
		if (report.action === 'flag') columns.push([`${name}_outlier`, flags]);
		if (report.action === 'cap') columns.push([name, found.column]);
		if (report.action !== 'reject') continue;
		for (const row of rows) {
			const limits = `${round(report.lowerFence)} to ${round(report.upperFence)}`;
			const reason = `${name}: ${column.values[row] ?? ''} is an outlier (expected ${limits})`;
			const before = rejected.get(row);
			rejected.set(row, before ? `${before}; ${reason}` : reason);
		}
	}
	return { table: table.with(columns), rejected, reports };
}

const round = (value: number | null) => Number((value ?? NaN).toPrecision(6));

export interface FillResult {
	readonly column: Column;
	readonly filled: number;
	readonly value?: Cell;
	readonly missingAfter: number;
}

/** Fills the missing cells of one column of the clean table. Throws INVALID_PARAMETER when the way does not fit the column's type. */
export function fillColumn(
	name: string,
	column: Column,
	how: OnMissing,
	constant: Cell,
): FillResult {
	const done = (filled: Filled): FillResult => ({
		...filled,
		missingAfter: filled.column.validity
			? filled.column.length - countSet(filled.column.validity, filled.column.length)
			: 0,
	});
	if (how === 'leave' || how === 'reject') return done({ column, filled: 0 });
	if (how === 'previous') return done(fillPrevious(column));
	if (how === 'constant') return done(fillWith(column, constant));
	if (how !== 'mode' && (column.type === 'string' || column.type === 'boolean')) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`Column "${name}" holds ${column.type} values, which have no ${how}.`,
			'Fill it with the most frequent value or a value of your own.',
		);
	}
	return done(fillWith(column, fillValueOf(column, how)));
}
