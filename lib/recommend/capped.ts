/** Takes from a best-first list while no category has more than its share. */
export class CategoryCap {
	private readonly used = new Map<string, number>();

	/** `limit` 0 = no limit. */
	constructor(
		private readonly limit: number,
		private readonly categoryOf: (item: number) => string | null,
	) {}

	/** True and counted when the item's category still has room; items without a category always have. */
	take(item: number): boolean {
		if (this.limit === 0) return true;
		const category = this.categoryOf(item);
		if (category === null) return true;
		const used = this.used.get(category) ?? 0;
		if (used >= this.limit) return false;
		this.used.set(category, used + 1);
		return true;
	}
}
