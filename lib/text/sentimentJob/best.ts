/** Something of a row, the more fitting as an example the higher its rank. */
export interface Ranked {
	readonly rank: number;
	readonly row: number;
}

/** The few best of many, whatever the order in which they come: highest rank first, of equal ones the first row. */
export class Best<T extends Ranked> {
	readonly items: T[] = [];

	constructor(private readonly most: number) {}

	/** Whether something of this rank would be taken now: spares making it. */
	wants(rank: number, row: number): boolean {
		const last = this.items.at(-1);
		return !last || this.items.length < this.most || before({ rank, row }, last);
	}

	offer(item: T): void {
		if (!this.wants(item.rank, item.row)) return;
		const at = this.items.findIndex((other) => before(item, other));
		this.items.splice(at < 0 ? this.items.length : at, 0, item);
		if (this.items.length > this.most) this.items.pop();
	}

	offerAll(items: Iterable<T>): void {
		for (const item of items) this.offer(item);
	}
}

const before = (a: Ranked, b: Ranked) => a.rank > b.rank || (a.rank === b.rank && a.row < b.row);
