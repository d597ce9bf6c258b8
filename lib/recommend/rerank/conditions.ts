/** "Only products where": a column of the products, an operator and a value, never code. */
import { LibraryError } from '../../errors';
import { isYes, type Catalogue } from '../catalogue';
import type { Cell } from '../../table';

/** In words: see TESTS below. */
export type Operator = keyof typeof TESTS;

export interface ProductCondition {
	readonly column: string;
	readonly operator: Operator;
	/** For `isOneOf` several, separated by commas. Not needed for `isYes`, `isNo`, `isEmpty`, `isNotEmpty`. */
	readonly value?: string | number | boolean;
}

const text = (cell: Cell) =>
	String(cell ?? '')
		.trim()
		.toLowerCase();

/** The cell against the value: as numbers where both are, as dates where the column holds dates, else as text without case. */
function compare(cell: Cell, value: string, isDate: boolean): number {
	if (cell === null) return NaN;
	const [left, right] = [Number(cell), isDate ? Date.parse(value) : Number(value)];
	if (isDate || (String(cell).trim() !== '' && !Number.isNaN(left) && !Number.isNaN(right))) {
		return left - right;
	}
	const [a, b] = [text(cell), text(value)];
	return a < b ? -1 : a > b ? 1 : 0;
}

const parts = (value: string) => value.split(',').map((part) => part.trim());

type Test = (cell: Cell, value: string, isDate: boolean) => boolean;

const equals: Test = (cell, value, isDate) => compare(cell, value, isDate) === 0;
const contains: Test = (cell, value) => cell !== null && text(cell).includes(text(value));
const isOneOf: Test = (cell, value, isDate) =>
	parts(value).some((part) => equals(cell, part, isDate));
const isEmpty: Test = (cell) => cell === null || text(cell) === '';

/** An empty cell fulfils only `isEmpty`, `isNo` and what begins with "not". */
const TESTS = {
	equals,
	notEquals: (cell, value, isDate) => !equals(cell, value, isDate),
	isOneOf,
	isNotOneOf: (cell, value, isDate) => !isOneOf(cell, value, isDate),
	contains,
	notContains: (cell, value, isDate) => !contains(cell, value, isDate),
	larger: (cell, value, isDate) => compare(cell, value, isDate) > 0,
	largerEqual: (cell, value, isDate) => compare(cell, value, isDate) >= 0,
	smaller: (cell, value, isDate) => compare(cell, value, isDate) < 0,
	smallerEqual: (cell, value, isDate) => compare(cell, value, isDate) <= 0,
	isYes: (cell) => isYes(cell),
	isNo: (cell) => !isYes(cell),
	isEmpty,
	isNotEmpty: (cell, value, isDate) => !isEmpty(cell, value, isDate),
} satisfies Record<string, Test>;

/** Ready to be asked of products by id. Throws MISSING_COLUMN; INVALID_PARAMETER for an operator or date that is none. */
export function productTest(
	{ column, operator, value = '' }: ProductCondition,
	catalogue: Catalogue,
): (product: string) => boolean {
	const isDate = catalogue.columnType(column) === 'date';
	if (!Object.hasOwn(TESTS, operator)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`"${operator}" is not a way to compare.`,
			`Choose one of: ${Object.keys(TESTS).join(', ')}.`,
		);
	}
	const given = String(value);
	if (isDate && given !== '' && parts(given).some((part) => Number.isNaN(Date.parse(part)))) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`Column "${column}" holds dates, and "${given}" is none.`,
			'Write the date as 2026-12-31.',
		);
	}
	const test: Test = TESTS[operator];
	return (product) => test(catalogue.value(product, column), given, isDate);
}
