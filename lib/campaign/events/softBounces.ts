import type { EventLog } from '../../ports';
import type { ProviderEvent } from './providerEvent';
import type { EventRules } from './rules';

const DAY = 86_400_000;

/** How often each person's messages were turned away lately: the log and a batch that is not in it yet. */
export class SoftBounces {
	private constructor(
		private readonly counts: ReadonlyMap<string, number>,
		private readonly rules: EventRules,
	) {}

	/** Counts up to `now` (UTC ms). `batch`: events that the log does not know. */
	static async count(
		batch: readonly ProviderEvent[],
		rules: EventRules,
		now: number,
		log: Pick<EventLog, 'countFor'>,
	): Promise<SoftBounces> {
		const since = Math.max(0, now - rules.softBounceDays * DAY);
		const soft = batch.filter(({ kind }) => kind === 'softBounce');
		const people = soft.map(({ recipient }) => recipient);
		const counts = new Map(await log.countFor(people, 'softBounce', since));
		for (const { recipient, at } of soft) {
			if (at >= since) counts.set(recipient, (counts.get(recipient) ?? 0) + 1);
		}
		return new SoftBounces(counts, rules);
	}

	isFull(recipient: string): boolean {
		return (this.counts.get(recipient) ?? 0) >= this.rules.softBounces;
	}

	/** The rule in words. */
	get text(): string {
		const { softBounces, softBounceDays } = this.rules;
		return `${softBounces} soft bounces in ${softBounceDays} days`;
	}
}
