import type { Column, IntegerColumn, NumberColumn } from '../table';
import { readDate, type DateOptions } from './dates';
import { distinctOf, type Distinct } from './distinct';
import { guessNumberRole, guessRole, type Guess } from './guessRole';
import { readNumber, type NumberOptions } from './numbers';
import type { ColumnRule, Role } from './options';
import { readBothWays, type TwoReadings } from './readTwoWays';
import type { Settings } from './settings';
import { asText } from './typedColumns';

/** A column whose role is known; texts with two readings are read both ways and wait for the table's evidence. */
export interface Prepared {
	readonly name: string;
	readonly original: Column;
	readonly rule: ColumnRule | undefined;
	readonly role: Role;
	readonly roleFrom: 'setting' | 'type' | 'guess';
	readonly evidence: string;
	/** Present when the column is worked on as text. */
	readonly distinct?: Distinct;
	readonly readings?: TwoReadings;
	/** Currencies seen, with rows. */
	readonly currencies: ReadonlyMap<string, number>;
	readonly percentRows: number;
}

/** How numbers are to be read. */
export function numberOptions({ options }: Settings): NumberOptions {
	return { percent: options.percent ?? 'fraction', suffixes: options.suffixes ?? false };
}

/** How dates are to be read. */
export function dateOptions({ options, toUtc }: Settings): DateOptions {
	return {
		twoDigitYearPivot: options.twoDigitYearPivot ?? 69,
		serial: options.serialDates ?? 'auto',
		toUtc,
	};
}

const isNumeric = (column: Column): column is NumberColumn | IntegerColumn =>
	column.type === 'number' || column.type === 'integer';

/** Whether the column's own type already is the role, so that no text is read. */
function fitsType(column: Column, role: Role): boolean {
	if (role === 'ignore') return true;
	if (role === 'number' || role === 'integer') return isNumeric(column);
	if (role === 'date') return column.type === 'date' || isNumeric(column);
	if (role === 'boolean') return column.type === 'boolean' || isNumeric(column);
	return false;
}

function guessTyped(name: string, column: Column): Guess {
	if (isNumeric(column)) return guessNumberRole(name, column);
	const evidence = `the column holds ${column.type} values`;
	return { role: column.type === 'date' ? 'date' : 'boolean', evidence };
}

type Known = Pick<Prepared, 'name' | 'original' | 'rule' | 'role' | 'roleFrom' | 'evidence'>;

function readNumbersBothWays(known: Known, distinct: Distinct, settings: Settings): Prepared {
	const currencies = new Map<string, number>();
	const options = numberOptions(settings);
	let percentRows = 0;
	const readings = readBothWays(distinct, settings.signal, (text, rows) => {
		const { point, comma, currency, percent } = readNumber(text, options);
		if (currency) currencies.set(currency, (currencies.get(currency) ?? 0) + rows);
		if (percent) percentRows += rows;
		return [point, comma];
	});
	return { ...known, distinct, readings, currencies, percentRows };
}

function readDatesBothWays(known: Known, distinct: Distinct, settings: Settings): Prepared {
	const options = dateOptions(settings);
	const readings = readBothWays(distinct, settings.signal, (text) => {
		const { dayFirst, monthFirst } = readDate(text, options);
		return [dayFirst, monthFirst];
	});
	return { ...known, distinct, readings, currencies: new Map(), percentRows: 0 };
}

function finishPreparing(known: Known, settings: Settings, ready: Distinct | undefined): Prepared {
	const { role, original } = known;
	const idAsIs = role === 'id' && known.roleFrom !== 'setting' && isNumeric(original);
	if (fitsType(original, role) || idAsIs)
		return { ...known, currencies: new Map(), percentRows: 0 };
	const distinct = ready ?? distinctFrom(original, settings);
	if (role === 'number' || role === 'integer')
		return readNumbersBothWays(known, distinct, settings);
	if (role === 'date') return readDatesBothWays(known, distinct, settings);
	return { ...known, distinct, currencies: new Map(), percentRows: 0 };
}

function distinctFrom(column: Column, { isEmpty, options, signal }: Settings): Distinct {
	return distinctOf(asText(column), isEmpty, options.unicode ?? 'NFKC', signal);
}

/** Finds out what a column holds: the user's rule, or a guess from its type, name and values. */
export function prepareColumn(name: string, original: Column, settings: Settings): Prepared {
	const rule = settings.ruleOf(name);
	const base = { name, original, rule };
	if (rule?.type !== undefined && rule.type !== 'auto') {
		const known = { ...base, role: rule.type, roleFrom: 'setting' as const, evidence: 'your rule' };
		return finishPreparing(known, settings, undefined);
	}
	const guessing = rule !== undefined || (settings.options.auto ?? true);
	if (!guessing || (original.type === 'string' && original.json)) {
		const evidence = guessing
			? 'the cells are lists or objects'
			: 'columns without a rule stay as they are';
		const known = { ...base, role: 'ignore' as const, roleFrom: 'type' as const, evidence };
		return finishPreparing(known, settings, undefined);
	}
	if (original.type !== 'string') {
		return finishPreparing(
			{ ...base, ...guessTyped(name, original), roleFrom: 'type' },
			settings,
			undefined,
		);
	}
	const distinct = distinctFrom(original, settings);
	return finishPreparing(
		{ ...base, ...guessRole(name, distinct), roleFrom: 'guess' },
		settings,
		distinct,
	);
}
