/**
 * The heart of a campaign. In each turn it records in the ledger what came back (one durable write), which frees
 * sessions, claims as many recipients as sessions are free (one durable write), and only then hands their messages over.
 * So at any moment at most `connections` claims are without a result, and that is all a crash can leave uncertain.
 */
import { setImmediate } from 'node:timers/promises';
import type { JobContext } from '../../ports';
import type { Delivery } from '../delivery/transport';
import type { Campaign } from './campaign';
import { Claims } from './claims';
import type { CampaignPorts } from './deps';
import { conclude, type Finished } from './finished';
import type { FrequencyCapGate } from './gates/frequencyCap';
import type { Outcomes } from './outcomes';
import type { Pace, PlannedStop } from './pace/pace';
import { ServerHealth } from './serverHealth';
import { settlementOf } from './settlement';
import type { Prepared, Supply } from './supply';
import { Wake } from './wake';

/** How long a cancelled run waits for messages in flight; its thread is ended after 250 ms. */
const DRAIN_MS = 100;
const MOST_GATHERING_MS = 20;

export class Dispatcher {
	private finished: Finished[] = [];
	private inFlight = 0;
	private claimed = 0;
	private releasing = 0;
	/** How long a durable write takes, ms. */
	private writeMs = 0;
	private beatAt = -Infinity;
	private readonly health: ServerHealth;
	private readonly wake: Wake;
	private readonly claims: Claims;

	constructor(
		private readonly campaign: Campaign,
		private readonly ports: CampaignPorts,
		private readonly supply: Supply,
		private readonly outcomes: Outcomes,
		private readonly context: JobContext,
		private readonly pace: Pace,
		cap: FrequencyCapGate | null,
	) {
		this.health = new ServerHealth(ports.run, campaign.waitAtMost);
		this.wake = new Wake(ports.clock, context.signal.abortSignal);
		this.claims = new Claims(campaign, ports, supply, outcomes, pace, cap);
	}

	/** Why the run stopped before its end; null = it did not. */
	get stopped(): string | null {
		return this.health.stopped;
	}

	/** The same when the run ended by its own plan, in good order; null = the server is to blame, or nothing. */
	get planned(): PlannedStop | null {
		return this.health.broken === null ? this.health.planned : null;
	}

	/** Sends until nobody is left, a limit is reached or the server cannot be used. Throws CANCELLED and STORE_FAILED. */
	async run(): Promise<void> {
		try {
			while (await this.turn()) await this.wake.wait(this.nextTime());
		} finally {
			await this.drain().finally(() => this.wake.end());
		}
		this.context.signal.throwIfCancelled();
	}

	/** One turn of the loop; false when the run is over. */
	private async turn(): Promise<boolean> {
		if (this.context.signal.cancelled) return false;
		await this.heartbeat();
		await this.gather();
		const settling = this.settle();
		// SQLite writes both together; elsewhere a claim waits until the results before it are safe.
		if (this.ports.store.driver !== 'sqlite') await settling;
		const launching = this.stopped === null ? this.launch() : Promise.resolve();
		await both(settling, launching);
		const { concluded, rows } = this.outcomes;
		this.context.progress(
			rows === 0 ? 1 : concluded / rows,
			`Sending: ${concluded} of ${rows} done`,
		);
		const isBusy = this.inFlight > 0 || this.finished.length > 0;
		return isBusy || (this.stopped === null && !this.supply.isEmpty);
	}

	/** Lets answers that are about to come join the next write: never longer than a write takes, so it cannot cost more than it saves. */
	private async gather(): Promise<void> {
		if (this.finished.length === 0) return;
		await setImmediate();
		const end = this.ports.clock.now() + Math.min(MOST_GATHERING_MS, Math.floor(this.writeMs));
		while (this.inFlight > 0 && this.ports.clock.now() < end) await this.wake.wait(end);
	}

	/** Claims and hands over while there is room, then makes the next messages ready while the sessions work. */
	private async launch(): Promise<void> {
		for (let room = await this.room(); room > 0; room = await this.room()) {
			await this.supply.fill(room);
			const batch = this.supply.take(room);
			if (batch.length === 0) break;
			const claimed = await this.claims.take(batch, () => this.context.signal.cancelled);
			if (this.context.signal.cancelled) return;
			this.claimed += claimed.length;
			this.pace.handedOver(claimed.length);
			for (const prepared of claimed) this.send(prepared);
		}
		await this.supply.fill(this.campaign.connections);
	}

	/** How many messages may be claimed now: free sessions, the pace, the limit of the run, a pause of the server. */
	private async room(): Promise<number> {
		const now = this.ports.clock.now();
		await this.pace.look(now);
		const { connections, maxMessages } = this.campaign;
		const left = maxMessages > 0 ? maxMessages - this.claimed : Infinity;
		const open = this.inFlight + this.finished.length + this.releasing;
		if (left <= 0 && open === 0) {
			const reason = `the limit of ${maxMessages} messages a run is reached`;
			this.health.plan({ reason, until: null });
		}
		const stop = this.pace.stop(now);
		if (stop) this.health.plan(stop);
		if (this.stopped !== null || now < this.health.pausedUntil) return 0;
		return Math.min(connections - open, this.pace.allowance(now), left);
	}

	private send(prepared: Prepared): void {
		this.inFlight++;
		const done = (delivery: Delivery) => {
			this.inFlight--;
			this.pace.answered(prepared.candidate, delivery, this.ports.clock.now());
			this.finished.push({ prepared, delivery: this.claims.certain(prepared, delivery) });
			this.wake.now();
		};
		this.ports.transport.send(prepared.message).then(done, (error: unknown) => {
			done({ kind: 'unknown', reason: error instanceof Error ? error.message : String(error) });
		});
	}

	/** Writes all that has come back by now into the ledger together. What cannot be written is kept and tried once more at the end. */
	private async settle(): Promise<void> {
		const batch = this.finished;
		if (batch.length === 0) return;
		this.finished = [];
		const now = this.ports.clock.now();
		const unsent = batch.filter(({ delivery }) => delivery.kind === 'unavailable');
		this.releasing = unsent.length;
		for (const { delivery } of batch) this.health.judge(delivery, now);
		const settlements = batch.flatMap(({ prepared, delivery }) =>
			settlementOf(prepared.candidate.address.key, delivery),
		);
		try {
			if (settlements.length > 0)
				await this.ports.store.ledger.settle({ ...this.claims.key, now }, settlements);
		} catch (error) {
			this.finished.unshift(...batch);
			throw error;
		}
		this.noteWrite(now);
		this.claimed -= unsent.length;
		await this.claims.giveBack(unsent.map(({ prepared }) => prepared));
		this.releasing = 0;
		for (const one of batch) conclude(one, this.campaign, this.outcomes, this.supply, now);
	}

	/** Keeps a moving mean of how long a durable write takes. */
	private noteWrite(began: number): void {
		this.writeMs = 0.8 * this.writeMs + 0.2 * (this.ports.clock.now() - began);
	}

	/** Tells other runs that this one is alive, and marks the claims of runs that no longer are. */
	private async heartbeat(): Promise<void> {
		const now = this.ports.clock.now();
		if (now < this.beatAt) return;
		const { ledger } = this.ports.store;
		const { campaign, step, run } = this.claims.key;
		await ledger.heartbeat({ run, now });
		await ledger.markUncertain({ campaign, step, before: now - this.campaign.lease, now });
		this.beatAt = now + this.campaign.lease / 4;
	}

	/** When the next turn is worth while even if nothing comes back. */
	private nextTime(): number {
		const { supply, health, pace, beatAt, campaign } = this;
		if (this.stopped !== null) return beatAt;
		const limited = campaign.maxMessages > 0 && this.claimed >= campaign.maxMessages;
		const full = this.inFlight + this.finished.length >= campaign.connections;
		const idle = full || limited || !supply.hasNow;
		const readyAt = pace.readyAt(this.ports.clock.now());
		const sendAt = idle ? Infinity : Math.max(readyAt, health.pausedUntil);
		return Math.min(beatAt, supply.dueAt, sendAt);
	}

	/** Waits for what is in flight: to the end, or when cancelled only shortly; then what is left is uncertain. */
	private async drain(): Promise<void> {
		const end = this.ports.clock.now() + DRAIN_MS;
		while (this.inFlight > 0) {
			const { cancelled } = this.context.signal;
			if (cancelled && this.ports.clock.now() >= end) break;
			await this.wake.waitForRest(cancelled ? end : Infinity);
		}
		if (this.inFlight > 0) {
			this.ports.transport.close();
			await setImmediate();
			await setImmediate();
		}
		await this.settle();
	}
}

/** Waits for both; then fails with the first failure, so that neither goes on unseen. */
async function both(first: Promise<void>, second: Promise<void>): Promise<void> {
	const failure = (await Promise.allSettled([first, second])).find(
		(result) => result.status === 'rejected',
	);
	if (failure) throw failure.reason;
}
