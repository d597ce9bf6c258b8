/**
 * Guesses what a text column holds, from its name and all its values. A kind is taken when 90 % of the rows with a value can
 * be read as it, or 60 % when the column's name says so too. Cost: one look at each distinct text per kind, and a kind
 * is given up as soon as it cannot reach its share.
 */
import { isMissing, type IntegerColumn, type NumberColumn } from '../table';
import { isTick, readBoolean } from './booleans';
import { readDate } from './dates';
import { sampleOf, shareOf, type Distinct } from './distinct';
import { extractEmail } from './email';
import { Invalid } from './invalid';
import { nameHints, type Hint } from './nameHints';
import { readNumber } from './numbers';
import type { Role } from './options';
import { serialKind } from './serialDates';

export interface Guess {
	readonly role: Role;
	readonly evidence: string;
}

const BY_VALUES = 0.9;
const WITH_NAME = 0.6;
/** One unreadable text in more of the rows than this is no slip: the column is meant as text. */
const REPEATED = 0.02;
const REPEATED_WITH_NAME = 0.05;

const isEmail = (text: string) => text.includes('@') && !(extractEmail(text) instanceof Invalid);
const isNumber = (text: string) => {
	const { point, comma } = readNumber(text);
	return !Number.isNaN(point) || !Number.isNaN(comma);
};
const isDate = (text: string) => {
	const { dayFirst, monthFirst } = readDate(text);
	return !Number.isNaN(dayFirst) || !Number.isNaN(monthFirst);
};
const isSpreadsheetDay = (text: string) => serialKind(Number(text.replace(',', '.'))) === 'excel';
const isDateText = (text: string) => !/^\d+(?:[.,]\d+)?$/.test(text) && isDate(text);
const isPhone = (text: string) => /^[+(\d][\d\s()./-]{5,24}$/.test(text) && !isDateText(text);
const isCalledPhone = (text: string) => text.startsWith('+') && isPhone(text);
const LEADING_ZERO = /^0\d+$/;
const LONG = /^\d{16,}$/;

const percent = (share: number) => `${Math.floor(share * 1000) / 10} %`;

interface Candidate {
	readonly role: Role;
	readonly what: string;
	readonly hint: Hint;
	/** Whether the values alone may decide. */
	readonly alone: boolean;
	readonly passes: (text: string) => boolean;
	readonly unless?: (distinct: Distinct, hints: ReadonlySet<Hint>) => string | null;
}

/** Why a column of digits is a name rather than an amount, or null. */
function idEvidence(distinct: Distinct, hints: ReadonlySet<Hint>): string | null {
	if (hints.has('id') && !hints.has('number')) return 'its name says it identifies something';
	const find = (pattern: RegExp) =>
		distinct.texts.find((text) => text !== null && pattern.test(text));
	if (hints.has('phone') && find(/^\d{5,}$/) !== undefined) {
		return 'its name says it holds phone numbers';
	}
	const zero = find(LEADING_ZERO);
	if (zero !== undefined) return 'values have leading zeros';
	return find(LONG) === undefined ? null : 'values have more digits than a number can hold';
}

/** A yes/no column needs both answers, or ticks and empty cells; digits alone need the name's help. */
function booleanDoubt(distinct: Distinct, hints: ReadonlySet<Hint>): string | null {
	const seen = new Set<boolean>();
	let [ticks, digits, all] = [0, 0, 0];
	for (const text of distinct.texts) {
		const value = text === null ? undefined : readBoolean(text);
		if (text === null || value === undefined) continue;
		seen.add(value);
		all++;
		if (isTick(text)) ticks++;
		if (text === '0' || text === '1') digits++;
	}
	if (digits === all && !hints.has('boolean')) return 'zeros and ones may be a count';
	const ticked = ticks === all && distinct.values < distinct.column.length;
	return seen.size === 2 || ticked || hints.has('boolean') ? null : 'only one answer occurs';
}

const CANDIDATES: readonly Candidate[] = [
	{ role: 'email', what: 'e-mail addresses', hint: 'email', alone: true, passes: isEmail },
	{ role: 'date', what: 'dates', hint: 'day', alone: false, passes: isDate },
	{
		role: 'date',
		what: 'dates',
		hint: 'date',
		alone: false,
		passes: (text) => isDate(text) && !isSpreadsheetDay(text),
	},
	{ role: 'phone', what: 'phone numbers', hint: 'phone', alone: false, passes: isPhone },
	{
		role: 'boolean',
		what: 'yes/no values',
		hint: 'boolean',
		alone: true,
		passes: (text) => readBoolean(text) !== undefined,
		unless: booleanDoubt,
	},
	{
		role: 'number',
		what: 'numbers',
		hint: 'number',
		alone: true,
		passes: isNumber,
		unless: idEvidence,
	},
	{ role: 'date', what: 'dates', hint: 'date', alone: true, passes: isDateText },
	{ role: 'phone', what: 'phone numbers', hint: 'phone', alone: true, passes: isCalledPhone },
];

function tryCandidate(
	candidate: Candidate,
	distinct: Distinct,
	sample: Distinct,
	hints: ReadonlySet<Hint>,
): Guess | null {
	const { role, what, hint, alone, passes, unless } = candidate;
	const named = hints.has(hint);
	if (!named && !alone) return null;
	const share = shareOf(
		sample,
		named ? WITH_NAME : BY_VALUES,
		named ? REPEATED_WITH_NAME : REPEATED,
		passes,
	);
	if (share === null) return null;
	const doubt = unless?.(distinct, hints) ?? null;
	if (doubt !== null) {
		return role === 'number' ? { role: 'id', evidence: `kept as text: ${doubt}` } : null;
	}
	const name = named ? ' and the column name' : '';
	return { role, evidence: `${percent(share)} of the values are ${what}${name}` };
}

/** Guesses the role of a text column. Columns without values, and texts that fit nothing, are `text`. */
export function guessRole(name: string, distinct: Distinct): Guess {
	if (distinct.values === 0) return { role: 'text', evidence: 'the column has no values' };
	const hints = nameHints(name);
	const sample = sampleOf(distinct);
	for (const candidate of CANDIDATES) {
		const guess = tryCandidate(candidate, distinct, sample, hints);
		if (guess) return guess;
	}
	if (hints.has('id')) return { role: 'id', evidence: 'the column name' };
	return { role: 'text', evidence: 'the values are of no special kind' };
}

/** Guesses the role of a number column: yes/no for zeros and ones of such a name, a date when the name says so and the numbers are days or seconds since an epoch. */
export function guessNumberRole(name: string, column: NumberColumn | IntegerColumn): Guess {
	const hints = nameHints(name);
	if (hints.has('date') && serialShare(column, hints.has('day')) >= BY_VALUES) {
		const evidence = 'the column name, and the numbers count days or seconds since an epoch';
		return { role: 'date', evidence };
	}
	if (hints.has('boolean') && isZeroOne(column)) {
		return { role: 'boolean', evidence: 'the column name, and the numbers are 0 and 1' };
	}
	const named = (hints.has('id') && !hints.has('number')) || hints.has('phone');
	if (named) return { role: 'id', evidence: 'the column name' };
	return { role: 'number', evidence: 'the column holds numbers' };
}

function isZeroOne(column: NumberColumn | IntegerColumn): boolean {
	let values = 0;
	for (let row = 0; row < column.length; row++) {
		if (isMissing(column, row)) continue;
		const value = column.values[row] ?? 0;
		if (value !== 0 && value !== 1) return false;
		values++;
	}
	return values > 0;
}

/** The share of values that are plausible counts of time. */
function serialShare(column: NumberColumn | IntegerColumn, spreadsheetDays: boolean): number {
	let [serial, values] = [0, 0];
	for (let row = 0; row < column.length; row++) {
		if (isMissing(column, row)) continue;
		values++;
		const kind = serialKind(column.values[row] ?? NaN);
		if (kind !== null && (kind !== 'excel' || spreadsheetDays)) serial++;
	}
	return values === 0 ? 0 : serial / values;
}
