import type { Delivery } from '../delivery/transport';
import { backoff } from './backoff';
import type { PlannedStop } from './pace/pace';
import { spread, throttleOf } from './pace/throttle';

/** Failures in a row before a run gives up: fewer when the server has never answered, so that a wrong host is told soon. */
const PATIENCE = { known: 4, unknown: 2 } as const;
const FIRST_PAUSE_MS = 1_000;
/** Pauses in a row that a server may ask for without taking one message in between. */
const MOST_THROTTLES = 8;

/** Decides when a run pauses and when it ends before everybody was tried. */
export class ServerHealth {
	/** Why the run gives up: the server cannot be used; null = it can. */
	broken: string | null = null;
	/** Why the run ends by its own plan, in good order; null = it does not. */
	planned: PlannedStop | null = null;
	pausedUntil = -Infinity;
	private failures = 0;
	private throttles = 0;
	private isKnown = false;

	/** `waitAtMost`: longest pause that a run makes because it is asked to, ms. */
	constructor(
		private readonly seed: string,
		private readonly waitAtMost: number,
	) {}

	/** Why the run ends before its end; null = it goes on. */
	get stopped(): string | null {
		return this.broken ?? this.planned?.reason ?? null;
	}

	plan(stop: PlannedStop): void {
		this.planned ??= stop;
	}

	/** What the server said about a message says something about the server too. */
	judge(delivery: Delivery, now: number): void {
		const { reason } = delivery;
		if (delivery.kind !== 'unavailable') {
			this.failures = 0;
			this.isKnown = true;
			if (delivery.kind === 'accepted') this.throttles = 0;
			const throttle = throttleOf(delivery);
			if (throttle?.forAll) this.throttled(throttle.wait, reason, now);
		} else if (delivery.quota) this.plan({ reason, until: null });
		else this.failed(reason, delivery.lasting, now);
	}

	/** The server cannot be used. Failures of several sessions at the same time count once. */
	private failed(reason: string, lasting: boolean, now: number): void {
		if (lasting) this.broken ??= reason;
		if (this.stopped !== null || now < this.pausedUntil) return;
		this.failures++;
		const patience = this.isKnown ? PATIENCE.known : PATIENCE.unknown;
		if (this.failures > patience) this.broken = reason;
		else this.pausedUntil = now + backoff(FIRST_PAUSE_MS, this.failures + 1, this.seed);
	}

	/** Too fast for the server: everybody waits. `wait`: ms that it asks for; null = it does not say. */
	private throttled(wait: number | null, reason: string, now: number): void {
		if (wait === null && now < this.pausedUntil) return;
		const isNew = now >= this.pausedUntil;
		if (isNew) this.throttles++;
		const pause =
			wait === null
				? backoff(FIRST_PAUSE_MS, this.throttles + 1, this.seed)
				: spread(wait, this.seed + this.throttles);
		this.pausedUntil = Math.max(this.pausedUntil, now + pause);
		if (pause <= this.waitAtMost && this.throttles <= MOST_THROTTLES) return;
		const until = this.pausedUntil;
		const from = new Date(until).toISOString().slice(0, 16).replace('T', ' ');
		this.plan({ reason: `the server asks to wait, until ${from} UTC: ${reason}`, until });
	}
}
