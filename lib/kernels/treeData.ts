import type { Block } from './arena';
import { cutRows } from './chunks';
import type { RunOptions, Team } from './team';

/** Codes of features in kernel memory, in groups of four: a row's four codes lie side by side (see assembly/treeHistogram.ts). */
export class TreeData {
	readonly nGroups: number;
	readonly codes: Block<Uint8Array>;

	constructor(
		readonly team: Team,
		readonly nRows: number,
		readonly nFeatures: number,
		readonly run: RunOptions = {},
	) {
		this.nGroups = Math.ceil(nFeatures / 4);
		this.codes = team.arena.bytes(this.nGroups * 4 * nRows);
		this.codes.view.subarray(Math.floor(nFeatures / 4) * 4 * nRows).fill(0);
	}

	/** Where the code of row 0 lies; the next row's is four bytes on. */
	offset(feature: number): number {
		return (feature >> 2) * 4 * this.nRows + (feature & 3);
	}

	/**
	 * Codes a column of numbers: how many of the (at most 255, ascending) thresholds lie below each value, 255 for NaN.
	 * False when a value is infinite.
	 */
	setNumbers(feature: number, column: ArrayLike<number>, thresholds: Float64Array): boolean {
		const { team, nRows } = this;
		const { arena } = team;
		const [values, limits, bad] = [arena.float64(nRows), arena.float64(255), arena.int32(1)];
		values.view.set(column);
		limits.view.fill(Infinity).set(thresholds);
		bad.view[0] = 0;
		const steps = Math.ceil(Math.log2(thresholds.length + 1));
		const to = this.codes.address + this.offset(feature);
		const chunks = cutRows(nRows, 8192);
		const args = [values.address, nRows, chunks.rows, limits.address, steps, to, 4, bad.address];
		team.run('binNumbers', chunks.count, args, this.run);
		const finite = bad.view[0] === 0;
		arena.free(values, limits, bad);
		return finite;
	}
}
