import { isMissing, type Column } from '../column';
import type { Table } from '../table';
import { dateText, isWholeDays } from '../text/dateText';
import { ByteSink } from './byteSink';
import { defuse, quote } from './csvCell';

const ROWS_PER_WRITE = 1024;

type CellText = (row: number) => string;

export interface CsvWriteOptions {
	/** Whether text that a spreadsheet would run as a formula gets a leading quote sign. Default true. */
	readonly formulaSafe?: boolean | undefined;
	/** Whether the file begins with a byte order mark, which Excel needs to see UTF-8. Default false. */
	readonly byteOrderMark?: boolean | undefined;
}

/**
 * A table as CSV: UTF-8, comma, LF, decimal point, header, missing cells empty, dates as ISO text. Text that begins
 * with = + - @ TAB CR NUL or their full-width forms gets a leading `'`, unless it is a negative number.
 */
export function writeCsv(table: Table, options: CsvWriteOptions = {}): Uint8Array {
	const { formulaSafe = true, byteOrderMark = false } = options;
	const clean = formulaSafe ? defuse : (text: string) => text;
	const sink = new ByteSink();
	if (byteOrderMark) sink.write('\uFEFF');
	sink.write(`${table.names.map((name) => quote(clean(name)) || '""').join(',')}\n`);
	const cells = table.entries().map(([, column]) => cellText(column, clean));
	// An empty line would read as no row at all.
	const empty = cells.length === 1 ? '""' : '';
	let text = '';
	for (let row = 0; row < table.numRows; row++) {
		let line = '';
		for (let i = 0; i < cells.length; i++) line += (i === 0 ? '' : ',') + (cells[i]?.(row) ?? '');
		text += `${line === '' ? empty : line}\n`;
		if (row % ROWS_PER_WRITE !== ROWS_PER_WRITE - 1) continue;
		sink.write(text);
		text = '';
	}
	sink.write(text);
	return sink.finish();
}

function cellText(column: Column, clean: (text: string) => string): CellText {
	const present = presentText(column, clean);
	return (row) => (isMissing(column, row) ? '' : present(row));
}

function presentText(column: Column, clean: (text: string) => string): CellText {
	const { values } = column;
	switch (column.type) {
		case 'string': {
			const ready: (string | undefined)[] = [];
			return (row) => {
				const code = values[row] ?? 0;
				return (ready[code] ??= quote(clean(column.dictionary.get(code))));
			};
		}
		case 'boolean':
			return (row) => (values[row] === 1 ? 'true' : 'false');
		case 'date': {
			const daysOnly = isWholeDays(column);
			return (row) => dateText(values[row] ?? NaN, daysOnly) ?? '';
		}
		default:
			return (row) => numberText(values[row] ?? NaN);
	}
}

const numberText = (value: number) => (Number.isFinite(value) ? String(value) : '');
