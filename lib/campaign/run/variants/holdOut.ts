import type { Clock, Ledger } from '../../../ports';
import type { Candidate } from '../candidate';
import type { Outcomes } from '../outcomes';
import { HELD_OUT, type CampaignTest } from './campaignTest';

/** People written into the ledger at once. A crash loses none of them: the same people are held out again. */
const BATCH = 200;

interface Key {
	readonly campaign: string;
	readonly step: string;
	readonly run: string;
}

/**
 * The hold-out group. People are taken at the very moment when they would be handed over, after every other check: so the group is like
 * those who are mailed, and its time runs as theirs.
 */
export class HoldOutGroup {
	private waiting: { recipient: string; variant: string; reason: string }[] = [];

	/** `ledger`: null in a dry run, which writes nothing. */
	constructor(
		private readonly test: CampaignTest,
		private readonly ledger: Pick<Ledger, 'hold'> | null,
		private readonly key: Key,
		private readonly outcomes: Outcomes,
		private readonly clock: Clock,
	) {}

	/** Whether the person belongs to the group; then his row has its outcome. */
	takes({ row, address, variant }: Candidate): boolean {
		if (!this.test.isHeldOut(address.key)) return false;
		const held = { recipient: address.key, variant, reason: HELD_OUT };
		if (this.ledger) this.waiting.push(held);
		const { recipient, reason } = held;
		this.outcomes.set({ row, status: 'heldOut', reason, recipient, messageId: '' });
		return true;
	}

	/** Writes down whom it took since the last time; few of them may wait unless `all`. */
	async write(all = false): Promise<void> {
		if (!this.ledger || this.waiting.length < (all ? 1 : BATCH)) return;
		const people = this.waiting;
		this.waiting = [];
		await this.ledger.hold({ ...this.key, now: this.clock.now() }, people);
	}
}
