import type { Clock, Ledger } from '../../../ports';
import { backoff } from '../backoff';
import type { Prepared, Supply } from '../supply';
import type { FrequencyCapGate } from './frequencyCap';

/** First wait of a person whom two campaigns claimed at once; different for each of them. */
const WAIT_MS = 100;

/**
 * The second look at the frequency cap, after the claim: of two campaigns that claim a person at once, both may see both; then both
 * give way and look again after different waits, until one has sent.
 */
export class Admission {
	private readonly looks = new Map<number, number>();

	constructor(
		private readonly cap: FrequencyCapGate,
		private readonly ledger: Ledger,
		private readonly key: { campaign: string; step: string; run: string },
		private readonly supply: Supply,
		private readonly clock: Clock,
	) {}

	/** The claims that may be sent. The others are given back. */
	async admit(claimed: readonly Prepared[]): Promise<Prepared[]> {
		const candidates = claimed.map(({ candidate }) => candidate);
		const refusals = await this.cap.check(candidates, this.clock.now());
		const over = claimed.filter((_, i) => refusals[i]);
		if (over.length === 0) return [...claimed];
		const recipients = over.map(({ candidate }) => candidate.address.key);
		await this.ledger.release(this.key, recipients);
		for (const prepared of over) this.lookAgain(prepared);
		return claimed.filter((_, i) => !refusals[i]);
	}

	private lookAgain({ candidate, message }: Prepared): void {
		const looks = (this.looks.get(candidate.row) ?? 0) + 1;
		this.looks.set(candidate.row, looks);
		const wait = backoff(WAIT_MS, looks + 1, this.key.run + message.messageId);
		this.supply.tryLater(candidate, this.clock.now() + wait);
	}
}
