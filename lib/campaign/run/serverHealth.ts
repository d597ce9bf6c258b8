import { backoff } from './backoff';

/** Failures in a row before a run gives up: fewer when the server has never answered, so that a wrong host is told soon. */
const PATIENCE = { known: 4, unknown: 2 } as const;
const FIRST_PAUSE_MS = 1_000;

/** Decides when a run pauses and when it gives up because the mail server cannot be used. */
export class ServerHealth {
	/** Why the run gives up; null = it goes on. */
	stopped: string | null = null;
	pausedUntil = -Infinity;
	private failures = 0;
	private isKnown = false;

	constructor(private readonly seed: string) {}

	/** The server answered something about a message: it is there. */
	answered(): void {
		this.failures = 0;
		this.isKnown = true;
	}

	/** The server cannot be used. Failures of several sessions at the same time count once. */
	failed(reason: string, lasting: boolean, now: number): void {
		if (lasting) this.stopped ??= reason;
		if (this.stopped !== null || now < this.pausedUntil) return;
		this.failures++;
		const patience = this.isKnown ? PATIENCE.known : PATIENCE.unknown;
		if (this.failures > patience) this.stopped = reason;
		else this.pausedUntil = now + backoff(FIRST_PAUSE_MS, this.failures + 1, this.seed);
	}
}
