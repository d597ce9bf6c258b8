/** Things that wait for their time: a binary heap, so that a hundred thousand of them cost little a turn. */
export class DueQueue<T> {
	private readonly heap: { readonly item: T; readonly dueAt: number }[] = [];

	get size(): number {
		return this.heap.length;
	}

	/** When the first is due; Infinity when nothing waits. */
	get dueAt(): number {
		return this.heap[0]?.dueAt ?? Infinity;
	}

	add(item: T, dueAt: number): void {
		let i = this.heap.push({ item, dueAt }) - 1;
		while (i > 0) {
			const parent = (i - 1) >> 1;
			if (this.time(parent) <= dueAt) break;
			this.swap(i, parent);
			i = parent;
		}
	}

	/** All that are due at `now`, the first first. */
	take(now: number): T[] {
		const due: T[] = [];
		while (this.size > 0 && this.dueAt <= now) due.push(...this.first());
		return due;
	}

	private first(): T[] {
		const [top] = this.heap;
		const last = this.heap.pop();
		if (!top || !last) return [];
		if (this.heap.length > 0) {
			this.heap[0] = last;
			this.sink();
		}
		return [top.item];
	}

	private sink(): void {
		for (let i = 0; ;) {
			const left = 2 * i + 1;
			const least = this.time(left + 1) < this.time(left) ? left + 1 : left;
			if (this.time(least) >= this.time(i)) return;
			this.swap(i, least);
			i = least;
		}
	}

	private time(i: number): number {
		return this.heap[i]?.dueAt ?? Infinity;
	}

	private swap(i: number, j: number): void {
		const [a, b] = [this.heap[i], this.heap[j]];
		if (!a || !b) return;
		this.heap[i] = b;
		this.heap[j] = a;
	}
}
