/** How a CSV file is written, as byte values. */
export interface CsvDialect {
	/** 44 `,`, 59 `;`, 9 tab, 124 `|`. */
	readonly delimiter: number;
	/** 34 `"` or 39 `'`; a doubled quote inside a quoted field is one quote. */
	readonly quote: number;
	/** 10 (LF, also CR LF) or 13 (CR alone, old Mac files). */
	readonly newline: number;
	/** 46 `.` or 44 `,`: the decimal mark of numbers. */
	readonly decimal: number;
	/** Whether the first record names the columns. */
	readonly header: boolean;
}

/** RFC 4180 with a header. */
export const STANDARD_DIALECT: CsvDialect = {
	delimiter: 44,
	quote: 34,
	newline: 10,
	decimal: 46,
	header: true,
};
