/** At most this many products of one group (category, brand) in a list. */
export interface GroupCap {
	/** 1 or more. */
	readonly limit: number;
	/** Products without a group always have room. */
	readonly groupOf: (item: number) => string | null;
}

/** Takes from a best-first list each product once, while no group has more than its share. */
export class Caps {
	private readonly used: Map<string, number>[];
	private readonly taken = new Set<number>();

	constructor(private readonly caps: readonly GroupCap[]) {
		this.used = caps.map(() => new Map());
	}

	/** True and counted when the item was not taken before and each of its groups still has room. */
	take(item: number): boolean {
		if (!this.hasRoom(item)) return false;
		this.taken.add(item);
		this.caps.forEach(({ groupOf }, at) => {
			const group = groupOf(item);
			const used = this.used[at];
			if (group !== null && used) used.set(group, (used.get(group) ?? 0) + 1);
		});
		return true;
	}

	hasRoom(item: number): boolean {
		if (this.taken.has(item)) return false;
		return this.caps.every(({ limit, groupOf }, at) => {
			const group = groupOf(item);
			return group === null || (this.used[at]?.get(group) ?? 0) < limit;
		});
	}
}
