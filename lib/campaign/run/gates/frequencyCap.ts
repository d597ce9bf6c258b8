import type { Ledger, RecentSend } from '../../../ports';
import type { Candidate } from '../candidate';
import type { FrequencyCap } from '../whoOptions';
import type { Gate, Refusal } from './gate';

const DAY = 86_400_000;

interface Key {
	readonly campaign: string;
	readonly step: string;
}

/**
 * Counts what a person got, may have got or is getting from any campaign. Asked twice: before the claim and after it. Of campaigns that
 * claim a person at the same time, at least one then sees the other's claim and gives way: the cap holds without a lock.
 */
export class FrequencyCapGate implements Gate {
	private readonly longest: number;

	constructor(
		private readonly ledger: Pick<Ledger, 'recent'>,
		private readonly caps: readonly FrequencyCap[],
		private readonly key: Key,
	) {
		this.longest = Math.max(...caps.map(({ days }) => days)) * DAY;
	}

	async check(batch: readonly Candidate[], now: number): Promise<(Refusal | null)[]> {
		const keys = batch.map(({ address }) => address.key);
		const recent = await this.ledger.recent(keys, Math.max(0, now - this.longest));
		return keys.map((key) => {
			const others = (recent.get(key) ?? []).filter((send) => this.isOther(send));
			const full = this.caps.find(
				({ messages, days }) => others.filter(({ at }) => at > now - days * DAY).length >= messages,
			);
			return full ? refusalBy(full) : null;
		});
	}

	private isOther({ campaign, step }: RecentSend): boolean {
		return campaign !== this.key.campaign || step !== this.key.step;
	}
}

function refusalBy({ messages, days }: FrequencyCap): Refusal {
	const count = messages === 1 ? '1 message' : `${messages} messages`;
	const time = days === 1 ? 'a day' : `${days} days`;
	return { status: 'capped', reason: `has had ${count} in ${time}, the most that is allowed` };
}
