import { cellAt, type Cell, type Column, type Table } from '../../table';
import { LIMITS } from '../template/limits';
import type { Row } from '../template/scope';

const DAY = 86_400_000;

/**
 * Reads single rows of a table as named values for templates: only the columns that are asked for. Nested values
 * travel as JSON text; a `json` column, or text that is a JSON list or object, is opened here (at most 200,000 characters).
 * Dates become `2027-03-01` or `2027-03-01 08:30` (UTC).
 */
export class RowReader {
	private readonly columns: readonly (readonly [string, Column])[];

	constructor(table: Table, names: ReadonlySet<string>) {
		this.columns = table.entries().filter(([name]) => names.has(name));
	}

	read(row: number): Row & Map<string, unknown> {
		const values = new Map<string, unknown>();
		for (const [name, column] of this.columns) {
			values.set(name, toValue(column, cellAt(column, row)));
		}
		return values;
	}
}

function toValue(column: Column, cell: Cell): unknown {
	if (column.type === 'date') return typeof cell === 'number' ? formatDate(cell) : null;
	if (typeof cell !== 'string') return cell;
	return cell.startsWith('[') || cell.startsWith('{') ? opened(cell) : cell;
}

/** The nested value, or the text itself when it is not JSON or too long to open. */
function opened(text: string): unknown {
	if (text.length > LIMITS.jsonLength) return text;
	try {
		return JSON.parse(text);
	} catch {
		return text; // Ordinary text that begins with a bracket.
	}
}

function formatDate(ms: number): string {
	const iso = new Date(ms).toISOString();
	return ms % DAY === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}
