import type { ColumnType } from './column';

/** A value that a reader could not put into its column's type, or that made the column text. `row` counts from 0. */
export interface ValueExample {
	readonly row: number;
	readonly text: string;
}

/** How one column got its type, and what happened to the values that do not fit it. */
export interface FieldReport {
	readonly name: string;
	readonly type: ColumnType;
	/** True when the caller gave the type; false when it was inferred. */
	readonly given: boolean;
	/** Cells that decided the type: all that hold a value (for a given type: all that fit it). */
	readonly values: number;
	/** Cells without a value: absent, null, empty text, and in typed columns words such as NA. */
	readonly missing: number;
	/** Of `missing`: NaN and ±Infinity, which columns do not hold. */
	readonly notFinite: number;
	/** Of `missing`: values that do not fit the type that the caller gave. */
	readonly unfit: number;
	/** What the values look like; more than one entry (other than integer + number) makes a column text. */
	readonly looksLike: Readonly<
		Partial<Record<'integer' | 'number' | 'boolean' | 'date' | 'text' | 'json', number>>
	>;
	/** The first few values that were unfit, or the first text values of a column that otherwise looks typed. */
	readonly examples: readonly ValueExample[];
}

/** What a reader decided about a data set. */
export interface SchemaReport {
	readonly rows: number;
	readonly fields: readonly FieldReport[];
	/** Columns whose name in the data was empty, taken or ambiguous. */
	readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/** True for an inferred text column in which most values look like another type: worth showing to the user. */
export function isMixed(field: FieldReport): boolean {
	const { text = 0, ...typed } = field.looksLike;
	return field.type === 'string' && !field.given && Object.keys(typed).length > (text > 0 ? 0 : 1);
}

/** A record of a file that could not be read. */
export interface RejectedLine {
	/** Line of the file, from 1. */
	readonly line: number;
	/** What is wrong with it, in plain English. */
	readonly problem: string;
	/** Its first 200 characters. */
	readonly text: string;
}

/** What reading a file found out, beyond the types of its columns. */
export interface ReadReport extends SchemaReport {
	readonly name: string;
	readonly format: 'csv' | 'ndjson' | 'parquet';
	/** How the file is written: encoding, delimiter, … as words for a user. */
	readonly facts: Readonly<Record<string, string>>;
	readonly rejectedCount: number;
	/** The first 1,000 of them. */
	readonly rejected: readonly RejectedLine[];
}
