import type { Block } from './arena';
import { cutRows } from './chunks';
import { eachBlock, type Columns, type RowPick } from './columnBlocks';
import type { RunOptions, Team } from './team';

const MOST_THRESHOLDS = 255;

/** How a column becomes codes 0 .. 254, and 255 for what is missing. */
export interface ColumnCoding {
	/** Ascending, at most 255: the code is the number of thresholds below the value. */
	readonly thresholds: Float64Array;
	/** For categories: the code of each whole number 0, 1, …; `thresholds` are then 0.5, 1.5, … */
	readonly recode?: Uint8Array | undefined;
}

/** Codes of features in kernel memory, row by row: one byte a feature, rows filled up with zeros to a multiple of four bytes. */
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
		this.codes = team.arena.bytes(this.rowBytes * nRows);
		if (nFeatures % 4 > 0) this.codes.view.fill(0);
	}

	get rowBytes(): number {
		return this.nGroups * 4;
	}

	free(): void {
		this.team.arena.free(this.codes);
	}

	/**
	 * Codes columns, of which `pick` names the rows (default: all), one coding a feature. Returns the number of the first column
	 * that holds an infinite value, or −1.
	 */
	load(columns: Columns, codings: readonly ColumnCoding[], pick?: RowPick): number {
		const { team, rowBytes, codes, nFeatures } = this;
		if (nFeatures === 0) return -1;
		const { arena } = team;
		const limits = arena.float64(nFeatures * MOST_THRESHOLDS);
		limits.view.fill(Infinity);
		codings.forEach(({ thresholds }, at) => limits.view.set(thresholds, at * MOST_THRESHOLDS));
		const steps = arena.copyOf(
			Int32Array.from(codings, ({ thresholds }) => Math.ceil(Math.log2(thresholds.length + 1))),
		);
		const bad = arena.int32(nFeatures);
		bad.view.fill(0);
		const options = { pick, recode: codings.map(({ recode }) => recode) };
		const nRows = columns[0]?.length ?? 0;
		eachBlock(team, columns, nRows, options, ({ block, from, count, stride }) => {
			const chunks = cutRows(count, 2048);
			const source = [block.address, stride, count, chunks.rows, limits.address, steps.address];
			const to = [codes.address + from * rowBytes, rowBytes, bad.address];
			team.run('binRows', chunks.count, [...source, nFeatures, ...to], this.run);
		});
		const infinite = bad.view.indexOf(1);
		arena.free(limits, steps, bad);
		return infinite;
	}
}
