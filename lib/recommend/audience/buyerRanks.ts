/** How many candidates come before each buyer, counted while the candidates stream by: higher values first, ties to the lower row. */
export class BuyerRanks {
	/** Buyers in order. */
	private readonly rows: readonly number[];
	private readonly values: readonly number[];
	/** At i: candidates that come after buyer i − 1 but before buyer i. */
	private readonly between: Uint32Array;

	constructor(buyers: readonly { readonly row: number; readonly value: number }[]) {
		const sorted = [...buyers].sort((a, b) => b.value - a.value || a.row - b.row);
		this.rows = sorted.map(({ row }) => row);
		this.values = sorted.map(({ value }) => value);
		this.between = new Uint32Array(sorted.length + 1);
	}

	/** Counts a candidate; a buyer is a candidate too. */
	pass(row: number, value: number): void {
		let low = 0;
		let high = this.rows.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.isBefore(row, value, middle)) high = middle;
			else low = middle + 1;
		}
		this.between[low] = (this.between[low] ?? 0) + 1;
	}

	/** Rank of each buyer by row, from 0. */
	ranks(): Map<number, number> {
		const ranks = new Map<number, number>();
		let before = 0;
		this.rows.forEach((row, at) => {
			before += this.between[at] ?? 0;
			ranks.set(row, before);
		});
		return ranks;
	}

	private isBefore(row: number, value: number, at: number): boolean {
		const other = this.values[at] ?? 0;
		return value > other || (value === other && row < (this.rows[at] ?? 0));
	}
}
