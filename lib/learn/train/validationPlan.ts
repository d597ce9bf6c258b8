import { LibraryError } from '../../errors';
import { isMissing, type Table } from '../../table';
import type { Split, SplitPlan } from '../validate';
import type { ValidationOption } from './options';

const DAY_MS = 86_400_000;

/** The plan for these rows. Throws MISSING_COLUMN, WRONG_TYPE for a time column that holds no dates or numbers. */
export function validationPlan(table: Table, option: ValidationOption, seed: number): SplitPlan {
	switch (option.kind) {
		case 'kFold':
			return { kind: 'kFold', seed, ...given('folds', option.folds) };
		case 'holdOut':
			return { kind: 'holdOut', seed, ...given('testShare', option.testShare) };
		case 'group':
			return {
				kind: 'group',
				groups: keysOf(table, option.column),
				seed,
				...given('folds', option.folds),
			};
		case 'time':
			return {
				kind: 'time',
				times: timesOf(table, option.column),
				gap: (option.gapDays ?? 0) * DAY_MS,
				...given('folds', option.folds),
			};
		case 'latest':
			return {
				kind: 'given',
				splits: [latestSplit(timesOf(table, option.column), option.gapDays)],
			};
	}
}

/** The rows of the latest moment against those at least the gap earlier. Throws INVALID_PARAMETER when there are none. */
function latestSplit(times: Float64Array, gapDays = 0): Split {
	const latest = times.reduce((most, time) => (time > most ? time : most), -Infinity);
	const rows = Uint32Array.from(times.keys());
	const train = rows.filter((row) => {
		const time = times[row] ?? NaN;
		return time < latest && time <= latest - gapDays * DAY_MS;
	});
	if (train.length > 0) return { train, test: rows.filter((row) => times[row] === latest) };
	throw new LibraryError(
		'INVALID_PARAMETER',
		`No row is ${gapDays} days or more before the latest moment.`,
		'Use a shorter gap, or judge the model in another way.',
	);
}

const given = (name: string, value: number | undefined) =>
	value === undefined ? {} : { [name]: value };

/** The column that the plan reads: never learnt from. */
export const planColumn = (option: ValidationOption): string[] =>
	'column' in option ? [option.column] : [];

/** A number for each different value; NaN where it is missing. */
function keysOf(table: Table, name: string): Float64Array {
	const column = table.column(name);
	return Float64Array.from({ length: column.length }, (_, row) =>
		isMissing(column, row) ? Number.NaN : (column.values[row] ?? Number.NaN),
	);
}

function timesOf(table: Table, name: string): Float64Array {
	const { type } = table.column(name);
	if (type === 'date' || type === 'integer' || type === 'number') return keysOf(table, name);
	throw new LibraryError(
		'WRONG_TYPE',
		`Column "${name}" (${type}) cannot put rows in order of time.`,
		'Pick a date column (Clean Data reads dates).',
	);
}
