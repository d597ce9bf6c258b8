import type { Clock } from '../../ports';

/** Timers cannot wait for ever: the loop looks around at least this often. */
const LONGEST_MS = 60_000;

/** Lets a loop sleep until something happens, a time comes or the run is cancelled, whichever is first. */
export class Wake {
	private happened = false;
	private notify: (() => void) | null = null;

	constructor(
		private readonly clock: Clock,
		private readonly cancel: AbortSignal,
	) {
		cancel.addEventListener('abort', () => this.now(), { once: true });
	}

	/** Something happened: the loop goes on. */
	now(): void {
		this.happened = true;
		this.notify?.();
	}

	/** Resolves at once when something has happened since the last wait. `until` in ms of the clock. */
	async wait(until: number): Promise<void> {
		if (!this.happened && !this.cancel.aborted) await this.sleep(until);
		this.happened = false;
	}

	/** The same for a run that is ending: cancelling it wakes it once, and does not keep it awake. */
	async waitForRest(until: number): Promise<void> {
		if (!this.happened) await this.sleep(until);
		this.happened = false;
	}

	private async sleep(until: number): Promise<void> {
		const timer = new AbortController();
		await new Promise<void>((resolve) => {
			this.notify = resolve;
			const ms = Math.min(LONGEST_MS, Math.max(0, until - this.clock.now()));
			// Aborted when something else happened first: then nobody waits for it any more.
			this.clock.sleep(ms, timer.signal).then(resolve, resolve);
		});
		this.notify = null;
		timer.abort();
	}
}
