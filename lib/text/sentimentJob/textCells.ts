import {
	cellAt,
	dateText,
	isMissing,
	isWholeDays,
	type Column,
	type StringColumn,
} from '../../table';
import { MOST_CHARACTERS } from '../normalise';

/** What a column holds that is not plain text. */
export type OtherCell = 'number' | 'date' | 'yes/no value' | 'nested value';

/** UTF-8 takes at most three bytes a UTF-16 unit, so this always holds more than is read. */
const MOST_BYTES = 3 * (MOST_CHARACTERS + 1);
/** Mail and HTML may be long before they say something. */
const MOST_MARKUP_BYTES = 2_000_000;

/** Reads the cells of a column as texts, one by one: no cell is made a string before it is asked for, or twice. */
export class TextCells {
	readonly other: OtherCell | null;
	private readonly text: (row: number) => string;

	/** `markup`: whether texts may be HTML or mail, of which more is read. */
	constructor(
		private readonly column: Column,
		markup: boolean,
	) {
		this.other = otherOf(column);
		this.text =
			column.type === 'string'
				? stringReader(column, markup ? MOST_MARKUP_BYTES : MOST_BYTES)
				: valueReader(column);
	}

	/** The text of a row; '' = none. */
	read(row: number): string {
		if (isMissing(this.column, row)) return '';
		const text = this.text(row);
		return text.trim() === '' ? '' : text;
	}
}

function otherOf(column: Column): OtherCell | null {
	switch (column.type) {
		case 'string':
			return column.json ? 'nested value' : null;
		case 'boolean':
			return 'yes/no value';
		case 'date':
			return 'date';
		default:
			return 'number';
	}
}

/** Straight from the dictionary's bytes, of which threads share one copy; its own cache would keep every string. */
function stringReader({ values, dictionary }: StringColumn, mostBytes: number) {
	const { bytes, offsets } = dictionary;
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return (row: number): string => {
		const code = values[row] ?? 0;
		const from = offsets[code] ?? 0;
		return buffer.toString('utf8', from, Math.min(offsets[code + 1] ?? from, from + mostBytes));
	};
}

function valueReader(column: Column) {
	if (column.type === 'date') {
		const daysOnly = isWholeDays(column);
		return (row: number) => dateText(column.values[row] ?? NaN, daysOnly) ?? '';
	}
	return (row: number) => String(cellAt(column, row) ?? '');
}
