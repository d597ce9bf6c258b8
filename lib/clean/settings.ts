import type { CancelSignal, JobContext } from '../ports';
import type { Table } from '../table';
import { emptyTokenTest } from './emptyTokens';
import type { CleanOptions, ColumnRule, OnInvalid, OnMissing, Role } from './options';
import { phoneReader, type PhoneReader } from './phone';
import { localToUtc } from './timeZone';

/** Options worked out once: what every column step needs. */
export interface Settings {
	readonly table: Table;
	readonly options: CleanOptions;
	readonly signal: CancelSignal;
	readonly isEmpty: (text: string) => boolean;
	readonly toUtc: (local: number) => number;
	/** The number plans are loaded when the first phone column is met. */
	phones(): Promise<PhoneReader>;
	ruleOf(column: string): ColumnRule | undefined;
	onInvalid(rule: ColumnRule | undefined, role: Role): Exclude<OnInvalid, 'auto'>;
	onMissing(rule: ColumnRule | undefined): OnMissing;
}

/** Throws MISSING_COLUMN when a rule, key or country column is not in the table. */
export function settingsOf(table: Table, options: CleanOptions, context: JobContext): Settings {
	const rules = new Map((options.columns ?? []).map((rule) => [rule.column, rule]));
	for (const name of [
		...rules.keys(),
		...(options.duplicates?.keys ?? []),
		...(options.outliers?.columns ?? []),
		...(options.countryColumn ? [options.countryColumn] : []),
	]) {
		table.column(name);
	}
	let phones: Promise<PhoneReader> | undefined;
	return {
		table,
		options,
		signal: context.signal,
		isEmpty: emptyTokenTest(options.emptyTokens),
		toUtc: localToUtc(options.timeZone ?? 'UTC'),
		phones: () => (phones ??= phoneReader(options.country ?? '')),
		ruleOf: (column) => rules.get(column),
		onInvalid: (rule, role) => {
			for (const choice of [rule?.onInvalid, options.onInvalid]) {
				if (choice !== undefined && choice !== 'auto') return choice;
			}
			return role === 'phone' ? 'keep' : 'reject';
		},
		onMissing: (rule) => rule?.onMissing ?? options.onMissing ?? 'leave',
	};
}
