import type { JobContext } from '../ports';
import { mean, quantileSorted, standardDeviation } from '../math';
import {
	cellAt,
	isMissing,
	type Column,
	type ColumnType,
	type FileSource,
	profileTable as countColumns,
	Table,
	type Cell,
} from '../table';
import { fencesOf } from './fences';
import { checkOptions, type CleanOptions, type ColumnRule, type Role } from './options';
import { readColumns } from './readColumns';
import { readSource } from './readSource';
import type { FailedExample, FormatDecision } from './report';
import { failedExamples } from './columnReport';
import { settingsOf } from './settings';
import type { Step } from './step';
import { msToIso } from './calendar';

/** Distribution of a number or date column; dates in ISO 8601. */
export interface Distribution {
	readonly min: number | string;
	readonly quartile1: number | string;
	readonly median: number | string;
	readonly quartile3: number | string;
	readonly max: number | string;
	readonly mean: number | string;
	/** Sample standard deviation; days for dates. */
	readonly standardDeviation: number;
	/** Values outside Tukey's fences; numbers only. */
	readonly outliers?: number;
}

/** What one column holds, before anything is changed. */
export interface ColumnProfile {
	readonly column: string;
	readonly type: ColumnType;
	readonly role: Role;
	readonly evidence: string;
	readonly rows: number;
	readonly missing: number;
	readonly unreadable: number;
	readonly examples: readonly FailedExample[];
	/** Different values after cleaning. */
	readonly distinct: number;
	/** True when no value occurs twice and none is missing: a possible key. */
	readonly unique: boolean;
	/** The most frequent values, at most 5, cut to 80 characters. */
	readonly top: readonly { readonly value: Cell; readonly rows: number }[];
	readonly distribution?: Distribution;
	readonly decision?: FormatDecision;
	readonly notes: readonly string[];
	/** The rule that cleaning would follow. */
	readonly rule: ColumnRule;
}

export interface Profile {
	readonly rows: number;
	readonly columns: readonly ColumnProfile[];
}

const MS_PER_DAY = 86_400_000;

function numbersOf(column: Column): Float64Array {
	const values = new Float64Array(column.length);
	let count = 0;
	for (let row = 0; row < column.length; row++) {
		if (!isMissing(column, row)) values[count++] = Number(cellAt(column, row));
	}
	return values.subarray(0, count).sort();
}

function distributionOf(column: Column): Distribution | undefined {
	if (column.type === 'string' || column.type === 'boolean') return undefined;
	const values = numbersOf(column);
	if (values.length === 0) return undefined;
	const isDate = column.type === 'date';
	const show = (value: number) => (isDate ? msToIso(Math.round(value)) : value);
	const { lower, upper } = fencesOf(values, 'iqr');
	const outliers = values.reduce((sum, value) => sum + (value < lower || value > upper ? 1 : 0), 0);
	return {
		min: show(values[0] ?? NaN),
		quartile1: show(quantileSorted(values, 0.25)),
		median: show(quantileSorted(values, 0.5)),
		quartile3: show(quantileSorted(values, 0.75)),
		max: show(values.at(-1) ?? NaN),
		mean: show(mean(values)),
		standardDeviation: standardDeviation(values) / (isDate ? MS_PER_DAY : 1),
		...(!isDate && { outliers }),
	};
}

function profileOf(step: Step): ColumnProfile {
	const { name, original, role, evidence, cleaned, onInvalid, onMissing } = step;
	const [counted] = countColumns(new Table([[name, cleaned.column]]));
	const { distinct = 0, missing = 0, top = [] } = counted ?? {};
	const unreadable = cleaned.failures.rows.length;
	const distribution = role === 'id' ? undefined : distributionOf(cleaned.column);
	return {
		column: name,
		type: original.type,
		role,
		evidence,
		rows: original.length,
		missing: missing - unreadable,
		unreadable,
		examples: failedExamples(step),
		distinct,
		unique: original.length > 0 && distinct === original.length,
		top: top.map(({ value, count }) => ({ value: shorten(value), rows: count })),
		...(distribution && { distribution }),
		...(cleaned.decision && { decision: cleaned.decision }),
		notes: cleaned.notes,
		rule: { column: name, type: role, onInvalid, onMissing },
	};
}

const shorten = (value: Cell) => (typeof value === 'string' ? value.slice(0, 80) : value);

/**
 * Looks at every column as cleaning would and says what it found, without changing anything. Same options as cleaning;
 * duplicates, outliers and fills are not used. Throws MISSING_COLUMN and INVALID_PARAMETER.
 */
export async function profileTable(
	input: Table | FileSource,
	options: CleanOptions,
	context: JobContext,
): Promise<Profile> {
	checkOptions(options);
	const table = await readSource(input, context);
	const steps = await readColumns(settingsOf(table, options, context), context);
	const columns = steps.map((step) => {
		context.signal.throwIfCancelled();
		return profileOf(step);
	});
	context.progress(1, 'Done');
	return { rows: table.numRows, columns };
}
