import { LibraryError } from '../errors';
import type { SerialKind } from './serialDates';
import type { LetterCase } from './text';

/** What a column holds. `id`: text whose leading zeros and letters matter; `ignore`: leave it as it is. */
export const ROLES = [
	'text',
	'id',
	'email',
	'phone',
	'number',
	'integer',
	'date',
	'boolean',
	'ignore',
] as const;
export type Role = (typeof ROLES)[number];

/** What happens to a cell that cannot be read as its column's role. */
export type OnInvalid = 'auto' | 'reject' | 'missing' | 'keep';

/** What happens to a missing cell. `previous`: the value of the nearest clean row above. */
export type OnMissing = 'leave' | 'reject' | 'constant' | 'mean' | 'median' | 'mode' | 'previous';

/** What the user says about one column; every entry wins over what is guessed. */
export interface ColumnRule {
	readonly column: string;
	/** Default `auto`: guessed when options.auto, else left alone. */
	readonly type?: 'auto' | Role;
	/** Default `auto`: options.onInvalid. */
	readonly onInvalid?: OnInvalid;
	/** Default `leave`. */
	readonly onMissing?: OnMissing;
	/** For onMissing `constant`; read like any cell of the column. */
	readonly fillValue?: string | number | boolean;
	/** text and id only; default options.letterCase. */
	readonly letterCase?: LetterCase;
	/** Number columns; default options.numberFormat. */
	readonly numberFormat?: 'auto' | 'point' | 'comma';
	/** Date columns; default options.dateOrder. */
	readonly dateOrder?: 'auto' | 'dayFirst' | 'monthFirst';
}

export interface DuplicateOptions {
	/** Rows equal in all these columns, after cleaning, are duplicates; none = equal in every column. Rows without any key value never are. */
	readonly keys: readonly string[];
	/** Which row stays: `first`, `last`, or the one with the fewest missing cells (the first of equals). Default `first`. */
	readonly keep?: 'first' | 'last' | 'complete';
	/** `list` (default): duplicates are rows of the rejected table; `count`: they are only counted. */
	readonly removed?: 'list' | 'count';
}

export interface OutlierOptions {
	/** `iqr`: Tukey's fences; `zscore`: standard deviations from the mean; `mad`: robust z-score from the median. */
	readonly method: 'iqr' | 'zscore' | 'mad';
	/** `flag` adds a true/false column `<name>_outlier`; `cap` moves values to the nearest fence; `reject` rejects the row. */
	readonly action: 'flag' | 'cap' | 'reject';
	/** Fence width: iqr 1.5, zscore 3, mad 3.5 by default; > 0. */
	readonly threshold?: number;
	/** Default: every number column that is not an id and has more than two different values. */
	readonly columns?: readonly string[];
}

/** How to clean a table. Everything has a default: `{}` guesses all columns and rejects rows with unreadable cells. */
export interface CleanOptions {
	/** Whether columns without a rule are guessed from names and values. Default true. */
	readonly auto?: boolean;
	readonly columns?: readonly ColumnRule[];
	/** Default `auto`: reject the row, except for phone numbers, which stay as they were written. */
	readonly onInvalid?: OnInvalid;
	readonly onMissing?: OnMissing;
	/** Texts that mean "missing", compared without case; default EMPTY_TOKENS. */
	readonly emptyTokens?: readonly string[];
	readonly unicode?: 'NFKC' | 'NFC' | 'none';
	/** Case of text columns; default `keep`. */
	readonly letterCase?: LetterCase;
	/** `lower` (default): whole address; `keep`: only the domain is lower-cased. */
	readonly emailCase?: 'lower' | 'keep';
	readonly numberFormat?: 'auto' | 'point' | 'comma';
	readonly percent?: 'fraction' | 'number';
	readonly suffixes?: boolean;
	readonly dateOrder?: 'auto' | 'dayFirst' | 'monthFirst';
	readonly serialDates?: 'auto' | SerialKind;
	/** 0–100, default 69: two-digit years from here on are 19xx. */
	readonly twoDigitYearPivot?: number;
	/** IANA zone of times written without one; default UTC. */
	readonly timeZone?: string;
	/** ISO code of the country of phone numbers without +; default none. */
	readonly country?: string;
	/** A column that holds each row's country, for phone numbers. */
	readonly countryColumn?: string;
	readonly duplicates?: DuplicateOptions | null;
	readonly outliers?: OutlierOptions | null;
}

function refuse(message: string, hint: string): never {
	throw new LibraryError('INVALID_PARAMETER', message, hint);
}

function checkRules(rules: readonly ColumnRule[]): void {
	const seen = new Set<string>();
	for (const { column, type, onMissing, fillValue } of rules) {
		if (seen.has(column))
			refuse(`Column "${column}" has two rules.`, 'Keep one rule for each column.');
		seen.add(column);
		if (type !== undefined && type !== 'auto' && !ROLES.includes(type)) {
			refuse(`"${String(type)}" is not a column type.`, `Use one of ${ROLES.join(', ')}.`);
		}
		if (onMissing === 'constant' && (fillValue === undefined || fillValue === '')) {
			refuse(
				`Column "${column}" is to be filled with a value, but no value is given.`,
				'Set Fill Value.',
			);
		}
	}
}

/** Throws INVALID_PARAMETER for options outside their ranges. Columns that do not exist are found later. */
export function checkOptions(options: CleanOptions): void {
	checkRules(options.columns ?? []);
	const pivot = options.twoDigitYearPivot ?? 69;
	if (!(Number.isInteger(pivot) && pivot >= 0 && pivot <= 100)) {
		refuse(`twoDigitYearPivot must be 0..100, got ${pivot}.`, 'The default is 69.');
	}
	const threshold = options.outliers?.threshold;
	if (threshold !== undefined && !(threshold > 0 && Number.isFinite(threshold))) {
		refuse(
			`The outlier threshold must be above 0, got ${threshold}.`,
			'Usual: 1.5 (IQR), 3 (z-score), 3.5 (MAD).',
		);
	}
}
