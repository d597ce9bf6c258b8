import type { LedgerRow } from '../../ports';
import type { Delivery } from '../delivery/transport';
import type { Candidate } from './candidate';
import type { Campaign } from './campaign';
import type { CampaignPorts } from './deps';
import { statusOfExisting } from './existing';
import { Admission } from './gates/admission';
import type { FrequencyCapGate } from './gates/frequencyCap';
import type { Outcomes } from './outcomes';
import type { Pace } from './pace/pace';
import { safeAgainOf } from './safeAgain';
import type { Prepared, Supply } from './supply';

/** How often a recipient that another run holds is looked at again, each time half a lease later. */
const FOREIGN_LOOKS = 4;

/** Claims people in the ledger before they are mailed, and gives back claims whose messages were certainly not sent. */
export class Claims {
	readonly key: { readonly campaign: string; readonly step: string; readonly run: string };
	private readonly foreignLooks = new Map<number, number>();
	private readonly admission: Admission | null;
	/** Rows whose message may have gone out before, under the same key. */
	private readonly again = new Set<number>();

	constructor(
		private readonly campaign: Campaign,
		private readonly ports: CampaignPorts,
		private readonly supply: Supply,
		private readonly outcomes: Outcomes,
		private readonly pace: Pace,
		cap: FrequencyCapGate | null,
	) {
		const { run, clock, store } = ports;
		this.key = { campaign: campaign.campaign, step: campaign.step, run };
		const key = { ...this.key, sender: pace.sender };
		this.admission = cap && new Admission(cap, store.ledger, key, supply, clock);
	}

	/** Those of `batch` that this run may send now. The others have their outcome or are tried again later. Throws STORE_FAILED. */
	async take(batch: readonly Prepared[], isCancelled: () => boolean): Promise<Prepared[]> {
		const mine = await this.claim(batch);
		if (isCancelled()) {
			await this.giveBack(mine);
			return [];
		}
		const admitted = this.admission ? await this.admission.admit(mine) : mine;
		if (admitted.length < batch.length) this.keepBack(batch, new Set(admitted));
		this.pace.claimed(admitted.length - mine.length, false);
		return admitted;
	}

	/** Claims whose messages were certainly not sent. */
	async giveBack(prepared: readonly Prepared[]): Promise<void> {
		if (prepared.length === 0) return;
		const recipients = prepared.map(({ candidate }) => candidate.address.key);
		const key = { ...this.key, sender: this.pace.sender };
		await this.ports.store.ledger.release(key, recipients);
		this.pace.claimed(-prepared.length, false);
		this.supply.putBack(prepared);
	}

	/** What is certain: that a message was not taken this time says nothing about the time before. */
	certain({ candidate }: Prepared, delivery: Delivery): Delivery {
		if (delivery.kind === 'accepted' || !this.again.has(candidate.row)) return delivery;
		return { kind: 'unknown', reason: delivery.reason };
	}

	private async claim(batch: readonly Prepared[]): Promise<Prepared[]> {
		const now = this.ports.clock.now();
		const safeAgain = safeAgainOf(this.ports.transport, now);
		const key = { ...this.key, now, safeAgain, ...this.pace.claimFor(now) };
		const claims = batch.map(({ candidate, message }) => ({
			recipient: candidate.address.key,
			messageId: message.messageId,
			variant: candidate.variant,
		}));
		const answers = await this.ports.store.ledger.claim(key, claims);
		const byRecipient = new Map(answers.map((answer) => [answer.recipient, answer]));
		const mine: Prepared[] = [];
		const beyond: Prepared[] = [];
		for (const prepared of batch) {
			const answer = byRecipient.get(prepared.candidate.address.key);
			if (answer?.again) this.again.add(prepared.candidate.row);
			if (answer?.claimed) mine.push(prepared);
			else if (answer?.noRoom) beyond.push(prepared);
			else if (answer?.existing) this.refused(prepared.candidate, answer.existing);
			else this.supply.tryLater(prepared.candidate, this.ports.clock.now() + 1_000);
		}
		this.pace.claimed(mine.length, beyond.length > 0);
		this.supply.putBack(beyond);
		return mine;
	}

	/** Those who were taken from the supply and are not sent hold no place in the lane of their domain. */
	private keepBack(batch: readonly Prepared[], admitted: ReadonlySet<Prepared>): void {
		for (const prepared of batch) {
			if (!admitted.has(prepared)) this.pace.lanes?.notHandedOver(prepared.candidate);
		}
	}

	/** Somebody else's row stands there: its outcome is ours, or we look again when its owner has had time. */
	private refused(candidate: Candidate, existing: LedgerRow): void {
		const settled = statusOfExisting(existing, this.campaign.execution);
		const looks = this.foreignLooks.get(candidate.row) ?? 0;
		if ((settled === null || settled.status === 'claimed') && looks < FOREIGN_LOOKS) {
			this.foreignLooks.set(candidate.row, looks + 1);
			this.supply.tryLater(candidate, this.ports.clock.now() + this.campaign.lease / 2);
			return;
		}
		this.outcomes.set({
			row: candidate.row,
			status: settled?.status ?? 'claimed',
			reason: settled?.reason ?? 'another run is trying this person',
			recipient: candidate.address.key,
			messageId: existing.messageId,
		});
	}
}
