import { stringColumn, type Column } from '../table';
import { NO_FAILURES, type Cleaned } from './cleaned';
import { explainDate } from './dates';
import { readEmails } from './readEmails';
import type { CleanOptions } from './options';
import { readPhones } from './readPhones';
import { dateOptions, type Prepared } from './prepareColumn';
import { readBooleans } from './readBooleans';
import { decide, type Decision, type Evidence } from './readings';
import { finishTwoWays, numericColumn, type TwoReadings } from './readTwoWays';
import { keepTexts, readTexts } from './readText';
import type { Settings } from './settings';
import { changeCase } from './text';
import { cellText, checkNumbers, numbersToBooleans, numbersToDates } from './typedColumns';

/** Evidence of the other columns of the same kind: one file is usually written in one way. */
export type Siblings = Pick<Evidence, 'onlyFirst' | 'onlySecond'>;

/** Countries that write the month first, as codes and the one name that people type. */
const MONTH_FIRST = new Set(['US', 'USA', 'UNITED STATES', 'PH', 'FM', 'MH', 'PW']);

function numberDecision(
	prepared: Prepared,
	evidence: Evidence,
	others: Siblings,
	options: CleanOptions,
): Decision {
	const asked = [prepared.rule?.numberFormat, options.numberFormat].find(
		(way) => way === 'point' || way === 'comma',
	);
	const setting = asked === undefined ? undefined : asked === 'point' ? 'first' : 'second';
	return decide(evidence, setting, others, 'first');
}

function dateDecision(
	prepared: Prepared,
	evidence: Evidence,
	others: Siblings,
	options: CleanOptions,
): Decision {
	const asked = [prepared.rule?.dateOrder, options.dateOrder].find(
		(order) => order !== undefined && order !== 'auto',
	);
	const setting = asked === undefined ? undefined : asked === 'dayFirst' ? 'first' : 'second';
	const usual = MONTH_FIRST.has((options.country ?? '').trim().toUpperCase()) ? 'second' : 'first';
	return decide(evidence, setting, others, usual);
}

function numberNotes({ currencies, percentRows }: Prepared, options: CleanOptions): string[] {
	const list = [...currencies].sort().map(([code, rows]) => `${code} (${rows})`);
	const notes = list.length > 0 ? [`Currency marks were taken off: ${list.join(', ')}.`] : [];
	if (list.length > 1)
		notes.push('Amounts in different currencies stand in one column; they were not converted.');
	const as =
		options.percent === 'number' ? 'the number before the sign' : 'a fraction (12 % = 0.12)';
	return percentRows > 0
		? [...notes, `${percentRows} values with a percent sign were read as ${as}.`]
		: notes;
}

function cleanNumbers(
	prepared: Prepared,
	readings: TwoReadings,
	others: Siblings,
	settings: Settings,
): Cleaned {
	const decision = numberDecision(prepared, readings.evidence, others, settings.options);
	const doubt = decision.mixed
		? 'not a number, or one that could be read in two ways in a column that mixes both'
		: 'not a number';
	const whole = prepared.role === 'integer';
	return finishTwoWays(readings, settings.signal, {
		decision,
		formats: ['decimal point', 'decimal comma'],
		explain: () => doubt,
		refuse: (value) => {
			if (!Number.isFinite(value)) return 'not a finite number';
			return whole && !Number.isInteger(value) ? 'not a whole number' : null;
		},
		build: numericColumn,
		notes: numberNotes(prepared, settings.options),
	});
}

function cleanDates(
	prepared: Prepared,
	readings: TwoReadings,
	others: Siblings,
	settings: Settings,
): Cleaned {
	const decision = dateDecision(prepared, readings.evidence, others, settings.options);
	const order = decision.choice === 'first' ? 'dayFirst' : 'monthFirst';
	const options = dateOptions(settings);
	return finishTwoWays(readings, settings.signal, {
		decision,
		formats: ['day first', 'month first'],
		explain: (text) => explainDate(text, order, options),
		build: (values, validity): Column => ({
			type: 'date',
			length: values.length,
			values,
			validity,
		}),
		notes: [],
	});
}

function cleanTyped(prepared: Prepared, settings: Settings): Cleaned {
	const { original, role } = prepared;
	const numeric = original.type === 'number' || original.type === 'integer';
	if (numeric && role === 'date')
		return numbersToDates(original, settings.options.serialDates ?? 'auto');
	if (numeric && role === 'boolean') return numbersToBooleans(original);
	if (numeric && role !== 'ignore') return checkNumbers(original, role === 'integer');
	return { column: original, failures: NO_FAILURES, changed: 0, notes: [] };
}

/** Reads all cells of a prepared column. Unreadable cells are missing in the result and listed in its failures. */
export async function cleanColumn(
	prepared: Prepared,
	others: Siblings,
	settings: Settings,
): Promise<Cleaned> {
	const { role, distinct, readings } = prepared;
	if (readings) {
		const read = role === 'date' ? cleanDates : cleanNumbers;
		return read(prepared, readings, others, settings);
	}
	if (!distinct) return cleanTyped(prepared, settings);
	if (role === 'boolean') return readBooleans(distinct, settings.signal);
	if (role === 'email') return readEmails(distinct, settings);
	if (role === 'phone') return await readPhones(distinct, settings);
	const letterCase =
		prepared.rule?.letterCase ??
		(role === 'text' ? settings.options.letterCase : undefined) ??
		'keep';
	if (letterCase === 'keep' && !distinct.touched.includes(1)) return keepTexts(distinct);
	return readTexts(distinct, settings.signal, (text) => changeCase(text, letterCase));
}

/** The column with unreadable cells as they were written; typed columns become text, as one column has one type. */
export function keepUnreadable({ column, failures }: Cleaned): Column {
	if (failures.rows.length === 0) return column;
	const failed = new Set(failures.rows);
	return stringColumn(
		Array.from({ length: column.length }, (_, row) =>
			failed.has(row) ? failures.value(row) : cellText(column, row),
		),
	);
}
