import type { Clock } from '../../ports';

/** Timers cannot wait for ever: the loop looks around at least this often. */
const LONGEST_MS = 60_000;

interface Timer {
	readonly until: number;
	readonly abort: AbortController;
}

/** Lets a loop sleep until something happens, a time comes or the run is cancelled, whichever is first. */
export class Wake {
	private happened = false;
	private notify: (() => void) | null = null;
	/** The next alarm. It is kept over many waits: making and ending one costs more than a turn of the loop. */
	private timer: Timer | null = null;

	constructor(
		private readonly clock: Clock,
		private readonly cancel: AbortSignal,
	) {
		cancel.addEventListener('abort', this.now, { once: true });
	}

	/** Something happened: the loop goes on. */
	readonly now = (): void => {
		this.happened = true;
		this.notify?.();
	};

	/** Resolves at once when something has happened since the last wait. `until` in ms of the clock. */
	async wait(until: number): Promise<void> {
		if (!this.cancel.aborted) await this.waitForRest(until);
		this.happened = false;
	}

	/** The same for a run that is ending: cancelling it wakes it once, and does not keep it awake. */
	async waitForRest(until: number): Promise<void> {
		if (!this.happened) {
			this.alarm(Math.min(until, this.clock.now() + LONGEST_MS));
			await new Promise<void>((resolve) => (this.notify = resolve));
			this.notify = null;
		}
		this.happened = false;
	}

	/** Ends the alarm, so that it keeps no process alive. */
	end(): void {
		this.timer?.abort.abort();
		this.timer = null;
		this.cancel.removeEventListener('abort', this.now);
	}

	private alarm(until: number): void {
		if (this.timer && this.timer.until <= until) return;
		this.timer?.abort.abort();
		const timer = { until, abort: new AbortController() };
		this.timer = timer;
		const ring = () => {
			if (this.timer !== timer) return;
			this.timer = null;
			this.now();
		};
		const ms = Math.max(0, until - this.clock.now());
		this.clock.sleep(ms, timer.abort.signal).then(ring, ring);
	}
}
