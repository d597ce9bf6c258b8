import { readBoolean, readNumber } from '../../clean';
import { LibraryError } from '../../errors';
import { isSet, type Column, type StringColumn, type Table } from '../../table';
import type { Target, Task } from '../estimator';

export interface TargetOptions {
	/** Default: classification for texts, booleans and numbers with two values, else regression. */
	readonly task?: Task | undefined;
	/** Of two classes the one to find, e.g. "yes". Default: the one that means yes, else the rarer one. */
	readonly positiveClass?: string | undefined;
}

export interface ReadTarget {
	/** Of the rows in `rows`. */
	readonly target: Target;
	/** Name of each class number; empty for regression. Of two classes, the second is the positive one. */
	readonly classes: readonly string[];
	/** Rows that have a target, ascending. */
	readonly rows: Int32Array;
	/** Rows without a target, or with a text that is no number where one is needed: not learnt from. */
	readonly rejected: readonly { readonly row: number; readonly reason: 'missing' | 'unreadable' }[];
}

const MOST_CLASSES = 1000;

/**
 * Reads what is to be predicted from a column. Throws MISSING_COLUMN, EMPTY_INPUT when no row has a target,
 * WRONG_TYPE for dates and for texts where numbers are needed, INVALID_PARAMETER for a single class, more than 1,000 classes
 * or an unknown positive class.
 */
export function readTarget(table: Table, name: string, options: TargetOptions = {}): ReadTarget {
	const column = table.column(name);
	if (column.type === 'date' || (column.type === 'string' && column.json))
		throw wrongType(name, column);
	const task = options.task ?? inferTask(column);
	const read = task === 'regression' ? numbersOf(name, column) : textsOf(column);
	if (read.rows.length === 0) throw noTarget(name);
	if (task === 'regression')
		return {
			...read,
			target: { task, values: Float64Array.from(read.values, Number) },
			classes: [],
		};
	const classes = classesOf(name, read.values, options.positiveClass);
	const numbers = new Map(classes.map((text, at) => [text, at]));
	const values = Int32Array.from(read.values, (text) => numbers.get(String(text)) ?? 0);
	return { ...read, target: { task, values, nClasses: classes.length }, classes };
}

const isThere = (column: Column, row: number) =>
	(column.validity === null || isSet(column.validity, row)) && Number.isFinite(column.values[row]);

function inferTask(column: Column): Task {
	if (column.type === 'string' || column.type === 'boolean') return 'classification';
	const different = new Set<number>();
	for (let row = 0; row < column.length && different.size < 3; row++) {
		if (isThere(column, row)) different.add(column.values[row] ?? 0);
	}
	return different.size === 2 ? 'classification' : 'regression';
}

interface Values {
	readonly values: readonly (number | string)[];
	readonly rows: Int32Array;
	readonly rejected: ReadTarget['rejected'];
}

function collect(column: Column, valueOf: (raw: number) => number | string | undefined): Values {
	const values: (number | string)[] = [];
	const rows: number[] = [];
	const rejected: { row: number; reason: 'missing' | 'unreadable' }[] = [];
	for (let row = 0; row < column.length; row++) {
		const there = isThere(column, row);
		const value = there ? valueOf(column.values[row] ?? 0) : undefined;
		if (value === undefined) rejected.push({ row, reason: there ? 'unreadable' : 'missing' });
		else {
			values.push(value);
			rows.push(row);
		}
	}
	return { values, rows: Int32Array.from(rows), rejected };
}

function numbersOf(name: string, column: Column): Values {
	if (column.type !== 'string') return collect(column, (value) => value);
	const read = memo(column, (text) => {
		const { point, comma } = readNumber(text.trim());
		const value = Number.isNaN(point) ? comma : point;
		return Number.isFinite(value) ? value : undefined;
	});
	const numbers = collect(column, read);
	if (
		numbers.rejected.some(({ reason }) => reason === 'unreadable') &&
		numbers.rows.length < column.length / 2
	)
		throw wrongType(name, column);
	return numbers;
}

function textsOf(column: Column): Values {
	if (column.type === 'boolean') return collect(column, (value) => String(value === 1));
	if (column.type !== 'string') return collect(column, String);
	return collect(
		column,
		memo(column, (text) => (text.trim() === '' ? undefined : text)),
	);
}

function memo<T>({ dictionary }: StringColumn, read: (text: string) => T): (code: number) => T {
	const known = new Map<number, T>();
	return (code) => {
		const old = known.get(code);
		if (old !== undefined) return old;
		const value = read(dictionary.get(code));
		known.set(code, value);
		return value;
	};
}

/** Class names in the order of their numbers: by value, but of two classes the positive one last. */
function classesOf(
	name: string,
	values: readonly (number | string)[],
	positive: string | undefined,
): string[] {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
	const classes = [...counts.keys()].sort(byValue);
	if (classes.length < 2) throw oneClass(name, classes[0] ?? '');
	if (classes.length > MOST_CLASSES) throw tooMany(name, classes.length);
	const wanted = positive ?? (classes.length === 2 ? guessPositive(classes, counts) : undefined);
	if (wanted === undefined) return classes;
	if (!counts.has(wanted)) throw unknownClass(name, wanted, classes);
	return [...classes.filter((text) => text !== wanted), wanted];
}

function byValue(a: string, b: string): number {
	const difference = Number(a) - Number(b);
	if (!Number.isNaN(difference) && difference !== 0) return difference;
	return a < b ? -1 : 1;
}

function guessPositive(classes: readonly string[], counts: ReadonlyMap<string, number>): string {
	const [first = '', second = ''] = classes;
	const [a, b] = [readBoolean(first.trim()), readBoolean(second.trim())];
	if (a !== undefined && b !== undefined && a !== b) return a ? first : second;
	const [rare, frequent] = [counts.get(first) ?? 0, counts.get(second) ?? 0];
	return rare < frequent ? first : second;
}

function wrongType(name: string, { type }: Column): LibraryError {
	return new LibraryError(
		'WRONG_TYPE',
		`Column "${name}" (${type}) cannot be predicted: numbers, texts that name classes or booleans can.`,
		'Pick another target, or turn the column into numbers or classes first.',
		{ column: name, type },
	);
}

const noTarget = (name: string) =>
	new LibraryError(
		'EMPTY_INPUT',
		`No row has a value in column "${name}": there is nothing to learn from.`,
		'Pick the column that holds what is to be predicted, filled for past rows.',
	);

const oneClass = (name: string, only: string) =>
	new LibraryError(
		'INVALID_PARAMETER',
		`Column "${name}" holds only "${only.slice(0, 50)}": there is nothing to tell apart.`,
		'Add rows with another outcome, or predict a number.',
	);

const tooMany = (name: string, count: number) =>
	new LibraryError(
		'INVALID_PARAMETER',
		`Column "${name}" holds ${count} different values: that is more than ${MOST_CLASSES} classes.`,
		'Pick a column with few classes, or choose regression for numbers.',
	);

const unknownClass = (name: string, wanted: string, classes: readonly string[]) =>
	new LibraryError(
		'INVALID_PARAMETER',
		`Column "${name}" has no class "${wanted}". It has: ${classes.slice(0, 20).join(', ')}.`,
		'Write the class exactly as it stands in the data.',
	);
