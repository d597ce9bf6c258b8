import type { ColumnType } from '../table';
import type { ColumnRule, Role } from './options';
import type { Decision, Evidence } from './readings';

/** A cell that could not be read. `row` is the 1-based row of the input; long values are cut. */
export interface FailedExample {
	readonly row: number;
	readonly value: string;
	readonly reason: string;
}

/** How texts with two readings were read, and why. */
export interface FormatDecision extends Omit<Decision, 'choice'> {
	readonly format: 'decimal point' | 'decimal comma' | 'day first' | 'month first';
	readonly evidence: Evidence;
	/** Up to three texts that could have been read either way. */
	readonly examples: readonly string[];
}

export interface OutlierReport {
	readonly method: string;
	readonly action: string;
	/** Values below / above these limits are outliers; null = no limit could be set (see note). */
	readonly lowerFence: number | null;
	readonly upperFence: number | null;
	readonly low: number;
	readonly high: number;
	/** Set when the method could not be used as asked, with the reason. */
	readonly note?: string;
}

export interface ColumnReport {
	readonly name: string;
	readonly typeBefore: ColumnType;
	readonly typeAfter: ColumnType;
	readonly role: Role;
	/** Where the role comes from: the user's rule, the column's own type, or a guess; `evidence` says why in words. */
	readonly roleFrom: 'setting' | 'type' | 'guess';
	readonly evidence: string;
	/** Rows of the input: with a readable value, missing (tokens included), unreadable. They sum to rowsIn. */
	readonly read: number;
	readonly missing: number;
	readonly failed: number;
	/** What happened to the unreadable ones. */
	readonly onInvalid: 'reject' | 'missing' | 'keep';
	readonly failedExamples: readonly FailedExample[];
	/** Rows whose text was changed by cleaning (text, id, email and phone columns). */
	readonly changed: number;
	/** Texts that were taken for missing, with their rows. */
	readonly emptyTokens: readonly { readonly text: string; readonly rows: number }[];
	readonly decision?: FormatDecision;
	/** Further facts in plain English: currencies, probable typing errors, numbers of unknown range. */
	readonly notes: readonly string[];
	/** Clean rows whose missing value was filled, with what. */
	readonly filled: number;
	readonly fillMethod?: string;
	readonly fillValue?: string | number | boolean;
	/** Clean rows that still have no value. */
	readonly missingAfter: number;
	readonly outliers?: OutlierReport;
}

export interface DuplicateReport {
	readonly keys: readonly string[];
	readonly keep: string;
	readonly removed: number;
	/** Rows that stayed and stand for at least one removed row. */
	readonly groups: number;
	readonly listed: boolean;
}

/** Records of a file that are no rows: wrong number of fields, an open quote, no JSON. */
export interface UnreadableLines {
	readonly count: number;
	/** The first 1,000: line of the file from 1, what is wrong, the line's beginning. */
	readonly lines: readonly {
		readonly line: number;
		readonly problem: string;
		readonly text: string;
	}[];
}

/** What cleaning did. rowsIn = rowsClean + rowsRejected + rowsDuplicate. */
export interface CleanReport {
	readonly rowsIn: number;
	readonly rowsClean: number;
	/** Rows rejected for their values (duplicates not counted). */
	readonly rowsRejected: number;
	readonly rowsDuplicate: number;
	/** Not among rowsIn. */
	readonly unreadable: UnreadableLines;
	readonly columns: readonly ColumnReport[];
	readonly duplicates: DuplicateReport | null;
	/** The rules that were in force, guesses included: pass them as options.columns to clean other data alike. */
	readonly rules: readonly ColumnRule[];
	readonly warnings: readonly string[];
	/** The report in plain English, one fact a line. */
	readonly summary: readonly string[];
}
