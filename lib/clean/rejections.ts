import { int32, integerColumn, stringColumn, type Table } from '../table';

/** Collects why rows are left out. */
export class Rejections {
	private readonly reasons = new Map<number, string[]>();

	add(row: number, reason: string): void {
		const known = this.reasons.get(row);
		if (known) known.push(reason);
		else this.reasons.set(row, [reason]);
	}

	has(row: number): boolean {
		return this.reasons.has(row);
	}

	get size(): number {
		return this.reasons.size;
	}

	of(row: number): string {
		return this.reasons.get(row)?.join('; ') ?? '';
	}
}

/** A name that no column of the table has yet. */
export function freeName(table: Table, wanted: string): string {
	let name = wanted;
	for (let number = 2; table.has(name); number++) name = `${wanted}_${number}`;
	return name;
}

/**
 * The rejected rows as they came, with `_row` (1-based row of the input), `_reasons`, and, when duplicates are listed,
 * `_duplicate_of` (1-based row that stayed).
 */
export function rejectedTable(
	table: Table,
	rows: Int32Array,
	rejections: Rejections,
	duplicateOf: Int32Array | null,
): Table {
	const of = (row: number) => {
		const kept = duplicateOf?.[row] ?? -1;
		return kept < 0 ? null : kept + 1;
	};
	const list = [...rows];
	const reasons = list.map((row) => rejections.of(row));
	return table
		.take(rows)
		.with([
			[freeName(table, '_row'), integerColumn(list.map((row) => row + 1))],
			[freeName(table, '_reasons'), stringColumn(reasons)],
			...(duplicateOf
				? [[freeName(table, '_duplicate_of'), integerColumn(list.map(of))] as const]
				: []),
		]);
}

/** Ascending row numbers for which `wanted` holds. */
export function rowsWhere(length: number, wanted: (row: number) => boolean): Int32Array {
	let count = 0;
	for (let row = 0; row < length; row++) if (wanted(row)) count++;
	const rows = int32(count);
	for (let row = 0, at = 0; row < length; row++) if (wanted(row)) rows[at++] = row;
	return rows;
}
