import { countSet, type Column } from '../table';
import type { FillResult } from './finishRows';
import { quote } from './finishRows';
import type { ColumnReport, FailedExample, OutlierReport } from './report';
import type { Step } from './step';

const MAX_EXAMPLES = 5;

/** The first few different unreadable values of a column, with row and reason. */
export function failedExamples({ cleaned: { failures } }: Step): FailedExample[] {
	const examples: FailedExample[] = [];
	const seen = new Set<string>();
	for (const row of failures.rows) {
		const value = failures.value(row);
		if (seen.has(value)) continue;
		seen.add(value);
		examples.push({ row: row + 1, value: quote(value).slice(1, -1), reason: failures.reason(row) });
		if (examples.length === MAX_EXAMPLES) break;
	}
	return examples;
}

const present = (column: Column) =>
	column.validity ? countSet(column.validity, column.length) : column.length;

/** All that is known about one column. */
export function columnReport(
	step: Step,
	fill: FillResult,
	outliers: OutlierReport | undefined,
): ColumnReport {
	const { name, original, role, roleFrom, evidence, cleaned, distinct, onMissing } = step;
	const read = present(cleaned.column);
	const failed = cleaned.failures.rows.length;
	return {
		name,
		typeBefore: original.type,
		typeAfter: fill.column.type,
		role,
		roleFrom,
		evidence,
		read,
		missing: original.length - read - failed,
		failed,
		onInvalid: step.onInvalid,
		failedExamples: failedExamples(step),
		changed: cleaned.changed,
		emptyTokens: distinct?.emptyTokens ?? [],
		...(cleaned.decision && { decision: cleaned.decision }),
		notes: cleaned.notes,
		filled: fill.filled,
		...(fill.filled > 0 && { fillMethod: onMissing }),
		...(fill.filled > 0 &&
			fill.value !== undefined &&
			fill.value !== null && { fillValue: fill.value }),
		missingAfter: fill.missingAfter,
		...(outliers && { outliers }),
	};
}
