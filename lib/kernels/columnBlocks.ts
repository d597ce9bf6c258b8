import type { Block } from './arena';
import type { Team } from './team';

/**
 * Columns on their way into kernel memory: a block of their rows at a time, small enough to stay in cache, so that threads can work on
 * columns that lie in JavaScript's memory and nothing is held twice.
 */
export type Columns = readonly (Float64Array | Float32Array)[];

/** Some of the rows: those whose byte in `mask` is `value`; there are `count` of them. */
export interface RowPick {
	readonly mask: Uint8Array;
	readonly value: number;
	readonly count: number;
}

export interface BlockOptions {
	/** Only these rows, in their order. */
	readonly pick?: RowPick | undefined;
	/** By column: what stands for each whole number 0, 1, … of it; others become NaN. */
	readonly recode?: readonly (Uint8Array | undefined)[] | undefined;
}

/** A block of rows in kernel memory, column after column, `stride` numbers each; `from`: number of its first row. */
export interface ColumnBlock {
	readonly block: Block<Float64Array>;
	readonly from: number;
	readonly count: number;
	readonly stride: number;
}

/** Float64 of a block of all columns. */
const BLOCK = 2 ** 18;

/** Calls `work` with each block of rows of all columns. */
export function eachBlock(
	team: Team,
	columns: Columns,
	nRows: number,
	{ pick, recode }: BlockOptions,
	work: (block: ColumnBlock) => void,
): void {
	const stride = Math.min(nRows, Math.max(256, 4 * Math.floor(BLOCK / columns.length / 4)));
	const block = team.arena.float64(stride * columns.length);
	const rows = new Uint32Array(stride);
	let from = 0;
	for (let first = 0; first < nRows; first += stride) {
		const end = Math.min(nRows, first + stride);
		const count = pick ? picked(pick, first, end, rows) : end - first;
		const { view } = block;
		columns.forEach((column, at) => {
			const to = view.subarray(at * stride, at * stride + count);
			if (pick) for (let i = 0; i < count; i++) to[i] = column[rows[i] ?? 0] ?? NaN;
			else to.set(column.subarray(first, end));
			const codes = recode?.[at];
			if (codes) for (let i = 0; i < count; i++) to[i] = codes[to[i] ?? NaN] ?? NaN;
		});
		if (count > 0) work({ block, from, count, stride });
		from += count;
	}
	team.arena.free(block);
}

/** Puts the picked rows of first .. end − 1 into `rows`; their number. */
function picked({ mask, value }: RowPick, first: number, end: number, rows: Uint32Array): number {
	let count = 0;
	for (let row = first; row < end; row++) {
		rows[count] = row;
		count += Number(mask[row] === value);
	}
	return count;
}
