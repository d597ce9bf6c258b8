import { backoff } from './backoff';

const PATIENCE = 4;
const FIRST_PAUSE_MS = 1_000;

/** Decides when a run pauses and when it gives up because the mail server cannot be used. */
export class ServerHealth {
	/** Why the run gives up; null = it goes on. */
	stopped: string | null = null;
	pausedUntil = -Infinity;
	private failures = 0;

	constructor(private readonly seed: string) {}

	/** The server answered something about a message: it is there. */
	answered(): void {
		this.failures = 0;
	}

	/** The server cannot be used. Failures of several sessions at the same time count once. */
	failed(reason: string, lasting: boolean, now: number): void {
		if (lasting) this.stopped ??= reason;
		if (this.stopped !== null || now < this.pausedUntil) return;
		this.failures++;
		if (this.failures > PATIENCE) this.stopped = reason;
		else this.pausedUntil = now + backoff(FIRST_PAUSE_MS, this.failures + 1, this.seed);
	}
}
