import type { Block } from './arena';
import { cutRows } from './chunks';
import type { RunOptions, Team } from './team';

/** Codes of features in kernel memory twice: row by row for sums and predictions, column by column for parting rows. */
export class TreeData {
	readonly nGroups: number;
	/** Row-major, rows filled up with zeros to a multiple of four bytes. */
	readonly codes: Block<Uint8Array>;
	readonly columns: Block<Uint8Array>;

	constructor(
		readonly team: Team,
		readonly nRows: number,
		readonly nFeatures: number,
		readonly run: RunOptions = {},
	) {
		this.nGroups = Math.ceil(nFeatures / 4);
		this.codes = team.arena.bytes(this.rowBytes * nRows);
		this.columns = team.arena.bytes(nFeatures * nRows);
		if (nFeatures % 4 > 0) this.codes.view.fill(0);
	}

	get rowBytes(): number {
		return this.nGroups * 4;
	}

	/** Address of a feature's codes, one byte a row. */
	column(feature: number): number {
		return this.columns.address + feature * this.nRows;
	}

	free(): void {
		this.team.arena.free(this.codes, this.columns);
	}

	/** Puts a feature's codes, one a row. */
	setCodes(feature: number, codes: Uint8Array): void {
		this.columns.view.set(codes, feature * this.nRows);
		const [rows, { rowBytes }] = [this.codes.view, this];
		for (let row = 0; row < codes.length; row++) {
			rows[row * rowBytes + feature] = codes[row] ?? 0;
		}
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
		const to = [this.codes.address + feature, this.rowBytes, this.column(feature), bad.address];
		const chunks = cutRows(nRows, 8192);
		const args = [values.address, nRows, chunks.rows, limits.address, steps, ...to];
		team.run('binNumbers', chunks.count, args, this.run);
		const finite = bad.view[0] === 0;
		arena.free(values, limits, bad);
		return finite;
	}
}
