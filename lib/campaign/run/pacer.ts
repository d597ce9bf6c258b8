/**
 * Holds a rate over any window of one second (below 1 a second: over any window of 1/rate seconds). A message counts
 * from the moment it is handed over until one window after the server took it, so that slow connections cannot bunch
 * messages up: the server never sees more than the rate, and a little less when it is slow.
 */
export class Pacer {
	private readonly window: number;
	private readonly burst: number;
	/** Times at which messages were taken, oldest first from `head`. */
	private times: number[] = [];
	private head = 0;
	private open = 0;

	/** `rate` messages per second; 0 = no limit. */
	constructor(rate: number) {
		this.burst = rate === 0 ? Infinity : Math.max(1, Math.floor(rate));
		this.window = rate === 0 ? 0 : (1000 * this.burst) / rate;
	}

	/** Messages that were handed over and not answered yet. */
	get onTheirWay(): number {
		return this.open;
	}

	/** How many messages may be handed over at `now` (ms). */
	allowance(now: number): number {
		if (this.window === 0) return Infinity;
		while (this.head < this.times.length && (this.times[this.head] ?? 0) <= now - this.window) {
			this.head++;
		}
		if (this.head > 4096) {
			this.times = this.times.slice(this.head);
			this.head = 0;
		}
		return this.burst - this.open - (this.times.length - this.head);
	}

	/** When the next message may go, in ms: -Infinity = now, Infinity = when one of those on their way is answered. */
	readyAt(now: number): number {
		if (this.allowance(now) > 0) return -Infinity;
		const oldest = this.times[this.head];
		return oldest === undefined ? Infinity : oldest + this.window;
	}

	handedOver(count: number): void {
		this.open += count;
	}

	/** Messages that were counted as handed over were not. */
	keptBack(count: number): void {
		this.open -= count;
	}

	/** A message that was handed over has been answered at `now`. */
	answered(now: number): void {
		this.open--;
		if (this.window > 0) this.times.push(now);
	}
}
