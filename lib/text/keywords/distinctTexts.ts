/** The different texts of a column: each is read once, however often it stands there. */
import { cellAt, isMissing, type Table } from '../../table';

export class DistinctTexts {
	/** Number of the text of each row; −1 where there is none. */
	readonly ofRow: Int32Array;
	/** How many rows have each text. */
	readonly rows: number[] = [];
	/** A row that has it: the first. */
	readonly firstRow: number[] = [];

	constructor(
		private readonly table: Table,
		private readonly column: string,
	) {
		const values = table.column(column);
		this.ofRow = new Int32Array(table.numRows).fill(-1);
		const numbers = new Map<unknown, number>();
		for (let row = 0; row < table.numRows; row++) {
			if (isMissing(values, row)) continue;
			const key = values.values[row];
			let number = numbers.get(key);
			if (number === undefined) {
				number = this.isBlank(row) ? -1 : this.rows.length;
				numbers.set(key, number);
				if (number >= 0) {
					this.rows.push(0);
					this.firstRow.push(row);
				}
			}
			if (number < 0) continue;
			this.ofRow[row] = number;
			this.rows[number] = (this.rows[number] ?? 0) + 1;
		}
	}

	get count(): number {
		return this.rows.length;
	}

	text(number: number): string {
		return this.textOfRow(this.firstRow[number] ?? 0);
	}

	private textOfRow(row: number): string {
		const cell = cellAt(this.table.column(this.column), row);
		return cell === null ? '' : String(cell);
	}

	private isBlank(row: number): boolean {
		return this.textOfRow(row).trim() === '';
	}
}
