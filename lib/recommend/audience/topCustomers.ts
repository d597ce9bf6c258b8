/** The customers with the highest interest of all that are offered; ties go to the lower number, whatever the order of offers. */
export class TopCustomers {
	/** A heap with the weakest on top. */
	private readonly customers: Uint32Array;
	private readonly interests: Float64Array;
	private size = 0;

	/** `limit` ≥ 0. */
	constructor(private readonly limit: number) {
		this.customers = new Uint32Array(limit);
		this.interests = new Float64Array(limit);
	}

	offer(customer: number, interest: number): void {
		if (this.size < this.limit) this.rise(this.size++, customer, interest);
		else if (this.limit > 0 && this.isWeaker(0, customer, interest)) {
			this.sink(customer, interest);
		}
	}

	/** Best first. */
	sorted(): { customer: number; interest: number }[] {
		return Array.from({ length: this.size }, (_, at) => ({
			customer: this.customers[at] ?? 0,
			interest: this.interests[at] ?? 0,
		})).sort((a, b) => b.interest - a.interest || a.customer - b.customer);
	}

	/** Whether the one at `at` comes after the given one. */
	private isWeaker(at: number, customer: number, interest: number): boolean {
		const own = this.interests[at] ?? 0;
		return own < interest || (own === interest && (this.customers[at] ?? 0) > customer);
	}

	private set(at: number, customer: number, interest: number): void {
		this.customers[at] = customer;
		this.interests[at] = interest;
	}

	private move(from: number, to: number): void {
		this.set(to, this.customers[from] ?? 0, this.interests[from] ?? 0);
	}

	private rise(from: number, customer: number, interest: number): void {
		let at = from;
		while (at > 0) {
			const parent = (at - 1) >> 1;
			if (this.isWeaker(parent, customer, interest)) break;
			this.move(parent, at);
			at = parent;
		}
		this.set(at, customer, interest);
	}

	/** Puts a new one in the place of the weakest. */
	private sink(customer: number, interest: number): void {
		let at = 0;
		for (;;) {
			const weakest = this.weakestChild(at);
			if (weakest < 0 || !this.isWeaker(weakest, customer, interest)) break;
			this.move(weakest, at);
			at = weakest;
		}
		this.set(at, customer, interest);
	}

	private weakestChild(at: number): number {
		const [left, right] = [2 * at + 1, 2 * at + 2];
		if (left >= this.size) return -1;
		if (right >= this.size) return left;
		const isLeft = this.isWeaker(left, this.customers[right] ?? 0, this.interests[right] ?? 0);
		return isLeft ? left : right;
	}
}
