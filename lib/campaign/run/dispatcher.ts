/**
 * The heart of a campaign. In each turn it records in the ledger what came back (one durable write), which frees
 * sessions, claims as many recipients as sessions are free (one durable write), and only then hands their messages over.
 * So at any moment at most `connections` claims are without a result, and that is all a crash can leave uncertain.
 */
import { setImmediate } from 'node:timers/promises';
import type { JobContext, LedgerRow } from '../../ports';
import type { Delivery } from '../delivery/transport';
import type { Candidate } from './candidate';
import { backoff } from './backoff';
import type { Campaign } from './campaign';
import type { CampaignPorts } from './deps';
import { statusOfExisting } from './existing';
import { Admission } from './gates/admission';
import type { FrequencyCapGate } from './gates/frequencyCap';
import type { Outcomes, Status } from './outcomes';
import { Pacer } from './pacer';
import { ServerHealth } from './serverHealth';
import { settlementOf } from './settlement';
import type { Prepared, Supply } from './supply';
import { Wake } from './wake';

interface Finished {
	readonly prepared: Prepared;
	readonly delivery: Delivery;
}

/** How long a cancelled run waits for messages in flight; its thread is ended after 250 ms. */
const DRAIN_MS = 100;
const MOST_GATHERING_MS = 20;
/** How often a recipient that another run holds is looked at again, each time half a lease later. */
const FOREIGN_LOOKS = 4;

export class Dispatcher {
	private finished: Finished[] = [];
	private inFlight = 0;
	private claimed = 0;
	private releasing = 0;
	/** How long a durable write takes, ms. */
	private writeMs = 0;
	private beatAt = -Infinity;
	private readonly foreignLooks = new Map<number, number>();
	private readonly health: ServerHealth;
	private readonly pacer: Pacer;
	private readonly wake: Wake;
	private readonly admission: Admission | null;
	private readonly key: { campaign: string; step: string; run: string };

	constructor(
		private readonly campaign: Campaign,
		private readonly ports: CampaignPorts,
		private readonly supply: Supply,
		private readonly outcomes: Outcomes,
		private readonly context: JobContext,
		cap: FrequencyCapGate | null,
	) {
		this.health = new ServerHealth(ports.run);
		this.pacer = new Pacer(campaign.ratePerSecond);
		this.wake = new Wake(ports.clock, context.signal.abortSignal);
		this.key = { campaign: campaign.campaign, step: campaign.step, run: ports.run };
		const { ledger } = ports.store;
		this.admission = cap && new Admission(cap, ledger, this.key, supply, ports.clock);
	}

	/** Why the run stopped before its end; null = it did not. */
	get stopped(): string | null {
		return this.health.stopped;
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
		for (let room = this.room(); room > 0; room = this.room()) {
			await this.supply.fill(room);
			const batch = this.supply.take(room);
			if (batch.length === 0) return;
			await this.claim(batch);
			if (this.context.signal.cancelled) return;
		}
		await this.supply.fill(this.campaign.connections);
	}

	/** How many messages may be claimed now: free sessions, the rate, the limit of the run, a pause of the server. */
	private room(): number {
		const now = this.ports.clock.now();
		const { connections, maxMessages } = this.campaign;
		const left = maxMessages > 0 ? maxMessages - this.claimed : Infinity;
		const open = this.inFlight + this.finished.length + this.releasing;
		if (left <= 0 && open === 0) {
			this.health.failed(`the limit of ${maxMessages} messages a run is reached`, true, now);
		}
		if (this.stopped !== null || now < this.health.pausedUntil) return 0;
		return Math.min(connections - open, this.pacer.allowance(now), left);
	}

	private async claim(batch: readonly Prepared[]): Promise<void> {
		const { ledger } = this.ports.store;
		const claims = batch.map(({ candidate, message }) => ({
			recipient: candidate.address.key,
			messageId: message.messageId,
			variant: candidate.variant,
		}));
		const now = this.ports.clock.now();
		const answers = await ledger.claim({ ...this.key, now }, claims);
		const byRecipient = new Map(answers.map((answer) => [answer.recipient, answer]));
		const mine: Prepared[] = [];
		for (const prepared of batch) {
			const answer = byRecipient.get(prepared.candidate.address.key);
			if (answer?.claimed) mine.push(prepared);
			else if (answer?.existing) this.refusedClaim(prepared.candidate, answer.existing);
			else this.supply.tryLater(prepared.candidate, this.ports.clock.now() + 1_000);
		}
		if (this.context.signal.cancelled) return await this.giveBack(mine);
		const admitted = this.admission ? await this.admission.admit(mine) : mine;
		this.claimed += admitted.length;
		this.pacer.handedOver(admitted.length);
		for (const prepared of admitted) this.send(prepared);
	}

	/** Somebody else's row stands there: its outcome is ours, or we look again when its owner has had time. */
	private refusedClaim(candidate: Candidate, existing: LedgerRow): void {
		const settled = statusOfExisting(existing, this.campaign.execution);
		const looks = this.foreignLooks.get(candidate.row) ?? 0;
		if ((settled === null || settled.status === 'claimed') && looks < FOREIGN_LOOKS) {
			this.foreignLooks.set(candidate.row, looks + 1);
			this.supply.tryLater(candidate, this.ports.clock.now() + this.campaign.lease / 2);
			return;
		}
		this.conclude(
			candidate,
			settled?.status ?? 'claimed',
			settled?.reason ?? 'another run is trying this person',
			existing.messageId,
		);
	}

	private send(prepared: Prepared): void {
		this.inFlight++;
		const done = (delivery: Delivery) => {
			this.inFlight--;
			this.pacer.answered(this.ports.clock.now());
			this.finished.push({ prepared, delivery });
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
		for (const { delivery } of batch) this.judgeServer(delivery, now);
		const settlements = batch.flatMap(({ prepared, delivery }) =>
			settlementOf(prepared.candidate.address.key, delivery),
		);
		try {
			if (settlements.length > 0)
				await this.ports.store.ledger.settle({ ...this.key, now }, settlements);
		} catch (error) {
			this.finished.unshift(...batch);
			throw error;
		}
		this.noteWrite(now);
		this.claimed -= unsent.length;
		await this.giveBack(unsent.map(({ prepared }) => prepared));
		this.releasing = 0;
		for (const { prepared, delivery } of batch) this.follow(prepared, delivery, now);
	}

	/** Keeps a moving mean of how long a durable write takes. */
	private noteWrite(began: number): void {
		this.writeMs = 0.8 * this.writeMs + 0.2 * (this.ports.clock.now() - began);
	}

	/** Claims whose messages were certainly not sent. */
	private async giveBack(prepared: readonly Prepared[]): Promise<void> {
		if (prepared.length === 0) return;
		const recipients = prepared.map(({ candidate }) => candidate.address.key);
		await this.ports.store.ledger.release(this.key, recipients);
		this.supply.putBack(prepared);
	}

	private judgeServer(delivery: Delivery, now: number): void {
		if (delivery.kind === 'unavailable') this.health.failed(delivery.reason, delivery.lasting, now);
		else this.health.answered();
	}

	private follow({ candidate, message }: Prepared, delivery: Delivery, now: number): void {
		const [settlement] = settlementOf(candidate.address.key, delivery);
		if (!settlement) return;
		const { state, reason } = settlement;
		const status = state === 'sent' || state === 'uncertain' ? state : 'failed';
		this.conclude(candidate, status, reason, message.messageId);
		const attempt = candidate.attempt + 1;
		if (delivery.kind !== 'deferred' || attempt > this.campaign.attempts) return;
		const wait = backoff(this.campaign.retryDelay, attempt, message.messageId);
		this.supply.tryLater({ ...candidate, attempt }, now + wait);
	}

	private conclude(candidate: Candidate, status: Status, reason: string, messageId: string): void {
		const { row, address } = candidate;
		this.outcomes.set({ row, status, reason, recipient: address.key, messageId });
	}

	/** Tells other runs that this one is alive, and marks the claims of runs that no longer are. */
	private async heartbeat(): Promise<void> {
		const now = this.ports.clock.now();
		if (now < this.beatAt) return;
		const { ledger } = this.ports.store;
		const { campaign, step, run } = this.key;
		await ledger.heartbeat({ run, now });
		await ledger.markUncertain({ campaign, step, before: now - this.campaign.lease, now });
		this.beatAt = now + this.campaign.lease / 4;
	}

	/** When the next turn is worth while even if nothing comes back. */
	private nextTime(): number {
		const { supply, health, pacer, beatAt, campaign } = this;
		if (this.stopped !== null) return beatAt;
		const limited = campaign.maxMessages > 0 && this.claimed >= campaign.maxMessages;
		const full = this.inFlight + this.finished.length >= campaign.connections;
		const idle = full || limited || !supply.hasNow;
		const readyAt = pacer.readyAt(this.ports.clock.now());
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
