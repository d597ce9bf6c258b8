import { cutRows } from './chunks';
import { eachBlock, type Columns } from './columnBlocks';
import type { DesignRows } from './designRows';
import type { RunOptions, Team } from './team';

/** Float64 of a part (see assembly/design.ts). */
const PART = 8;

/** How one column of the table stands in the matrix. */
export interface DesignPart {
	/** Its first column. */
	readonly from: number;
	/** The column that tells that the value is missing, or −1. */
	readonly indicator: number;
	/** Categories, 0 for a number. */
	readonly size: number;
	/** What stands in for a missing number. */
	readonly filled: number;
	/** A number x becomes (x − a) · b, or x / a − b when `divides`. */
	readonly a: number;
	readonly b: number;
	readonly divides: boolean;
}

/** Writes columns (of rows.nRows numbers) into the matrix, 1 into its column `ones` and 0 into those after it. */
export function fillDesign(
	rows: DesignRows,
	columns: Columns,
	parts: readonly DesignPart[],
	ones: number,
): void {
	const { team, nRows, x, width, runOptions } = rows;
	const cells = team.arena.float64(parts.length * PART);
	cells.view.set(
		parts.flatMap(({ from, indicator, size, filled, a, b, divides }) => [
			...[from, indicator, size, filled],
			...[a, b, Number(divides), 0],
		]),
	);
	eachBlock(team, columns, nRows, {}, ({ block, from, count, stride }) => {
		const chunks = cutRows(count, 512);
		const to = x.address + from * width * 8;
		const source = [block.address, stride, count, chunks.rows, cells.address, parts.length];
		team.run('designRows', chunks.count, [...source, to, width, ones], runOptions);
	});
	team.arena.free(cells);
}

export interface Moments {
	/** The column's first value. */
	readonly origin: number;
	/** Sums of the differences from it and of their squares; NaN where a value is missing. */
	readonly sum: number;
	readonly squares: number;
}

/** Sums of each column around its first value. The result does not depend on the number of threads. */
export function columnMoments(team: Team, columns: Columns, run: RunOptions = {}): Moments[] {
	const nRows = columns[0]?.length ?? 0;
	const origins = columns.map((column) => column[0] ?? NaN);
	const totals = origins.map((origin) => ({ origin, sum: 0, squares: 0 }));
	if (columns.length === 0) return totals;
	const from = team.arena.copyOf(Float64Array.from(origins));
	const out = team.arena.float64(2 * columns.length);
	eachBlock(team, columns, nRows, {}, ({ block, count, stride }) => {
		const args = [block.address, stride, count, from.address, out.address];
		team.run('columnMoments', columns.length, args, run);
		const { view } = out;
		totals.forEach((total, at) => {
			total.sum += view[2 * at] ?? 0;
			total.squares += view[2 * at + 1] ?? 0;
		});
	});
	team.arena.free(from, out);
	return totals;
}
