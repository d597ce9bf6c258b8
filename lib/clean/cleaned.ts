import type { Column } from '../table';
import type { FormatDecision } from './report';

/** Cells that could not be read. `rows` are 0-based and ascending. */
export interface Failures {
	readonly rows: Int32Array;
	/** The text as it was written. */
	value(row: number): string;
	reason(row: number): string;
}

/** A column after reading: unreadable and missing cells are missing in `column`. */
export interface Cleaned {
	readonly column: Column;
	readonly failures: Failures;
	readonly changed: number;
	readonly notes: readonly string[];
	readonly decision?: FormatDecision;
}

/** Every cell could be read. */
export const NO_FAILURES: Failures = {
	rows: new Int32Array(0),
	value: () => '',
	reason: () => '',
};
