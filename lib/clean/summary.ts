import type { CleanReport, ColumnReport } from './report';

/** Lines about single columns; tables with more columns get a closing line with the rest counted. */
const MAX_LINES = 200;

const rows = (count: number) => `${count.toLocaleString('en-US')} row${count === 1 ? '' : 's'}`;
const number = (value: number | null) => String(Number((value ?? NaN).toPrecision(6)));

function decisionLine({ name, decision }: ColumnReport): string[] {
	if (!decision || (decision.ambiguousRows === 0 && !decision.mixed)) return [];
	const { format, basis, ambiguousRows, mixed, examples } = decision;
	const example = examples[0] === undefined ? '' : ` (e.g. "${examples[0]}")`;
	if (mixed && basis !== 'setting') {
		return [
			`${name}: both ways of writing occur, so ${rows(ambiguousRows)} with two possible readings${example} could not be read. Set the format to read them.`,
		];
	}
	const why = {
		setting: 'as you set it',
		values: 'as the other values of the column show',
		'other columns': 'as other columns show',
		default: 'by default, because nothing shows which is meant. Set the format if this is wrong',
	}[basis];
	return [
		`${name}: ${rows(ambiguousRows)}${example} could be read in two ways and were read with ${format}, ${why}.`,
	];
}

const WHAT_HAPPENED = {
	reject: 'rejected',
	missing: 'set missing',
	keep: 'kept as written',
} as const;

function failedLine({ name, role, failed, failedExamples, onInvalid }: ColumnReport): string[] {
	const [first] = failedExamples;
	if (failed === 0 || !first) return [];
	return [
		`${name}: ${rows(failed)} could not be read as ${role} (${WHAT_HAPPENED[onInvalid]}), e.g. row ${first.row} "${first.value}": ${first.reason}.`,
	];
}

function columnLines(column: ColumnReport): string[] {
	const { name, filled, fillMethod, fillValue, outliers, notes, missingAfter } = column;
	const value =
		fillValue === undefined
			? ''
			: ` (${typeof fillValue === 'number' ? number(fillValue) : String(fillValue)})`;
	const way =
		fillMethod === 'constant'
			? 'the given value'
			: fillMethod === 'previous'
				? 'the value above'
				: `the ${fillMethod ?? ''}`;
	const found = outliers ? outliers.low + outliers.high : 0;
	return [
		...failedLine(column),
		...decisionLine(column),
		...(filled > 0 ? [`${name}: ${rows(filled)} filled with ${way}${value}.`] : []),
		...(outliers && found > 0
			? [
					`${name}: ${rows(found)} outside ${number(outliers.lowerFence)} to ${number(outliers.upperFence)} (${outliers.method}, ${outliers.action}).`,
				]
			: []),
		...(filled > 0 && missingAfter > 0
			? [`${name}: ${rows(missingAfter)} still without a value.`]
			: []),
		...notes.map((note) => `${name}: ${note}`),
	];
}

/** The report in plain English, one fact a line. */
export function summarise(report: Omit<CleanReport, 'summary'>): string[] {
	const { rowsIn, rowsClean, rowsRejected, rowsDuplicate, duplicates } = report;
	const lines = report.columns.flatMap(columnLines);
	const rest = lines.length - MAX_LINES;
	return [
		`${rows(rowsIn)} in, ${rowsClean.toLocaleString('en-US')} clean, ${rowsRejected.toLocaleString('en-US')} rejected, ${rowsDuplicate.toLocaleString('en-US')} removed as duplicates.`,
		...(report.unreadable.count > 0
			? [
					`${report.unreadable.count.toLocaleString('en-US')} lines of the file could not be read at all, e.g. line ${report.unreadable.lines[0]?.line ?? 0}: ${report.unreadable.lines[0]?.problem ?? ''}.`,
				]
			: []),
		...(duplicates && duplicates.removed > 0
			? [
					`Of ${rows(duplicates.groups + duplicates.removed)} with equal ${duplicates.keys.join(', ') || 'cells'}, ${duplicates.groups.toLocaleString('en-US')} stayed (${duplicates.keep}).`,
				]
			: []),
		...lines.slice(0, MAX_LINES),
		...(rest > 0 ? [`… and ${rest} more facts; see the columns of the report.`] : []),
	];
}
