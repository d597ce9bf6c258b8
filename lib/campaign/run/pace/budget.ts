/**
 * Limits over more time than a run has: an hour, a day, a day of warm-up. They are counted in the store, over all runs, campaigns and
 * processes of the same sending domain, and the claim itself refuses what is beyond them. Counted are attempts, by the minute of their
 * claim; a window is taken a little longer than its name says, so that no server ever sees more than the limit in it.
 */
import type { Ledger, SendLimit } from '../../../ports';

const MINUTE = 60_000;
/** The longest that a message is on its way between claim and arrival. */
const FLIGHT = MINUTE;

export interface Limit {
	/** What a reader calls it, such as `1,000 messages an hour`. */
	readonly label: string;
	readonly most: number;
	/** From when on messages count at `now` (UTC ms). */
	since(now: number): number;
	/** When a message of the minute that begins at `minute` no longer counts. */
	freeAt(minute: number): number;
}

/** At most `most` messages in any window of `length` ms. */
export function windowLimit(label: string, most: number, length: number): Limit {
	return {
		label,
		most,
		since: (now) => Math.max(0, now - length - FLIGHT),
		freeAt: (minute) => minute + MINUTE + length + FLIGHT,
	};
}

interface Full {
	readonly limit: Limit;
	readonly until: number;
}

export class Budget {
	private room = 0;
	private full: Full | null = null;
	private lookAt = -Infinity;

	constructor(
		private readonly ledger: Pick<Ledger, 'sentBy'>,
		private readonly sender: string,
		/** The limits that hold at `now`. */
		private readonly limitsAt: (now: number) => readonly Limit[],
	) {}

	/** What a claim may not exceed. */
	limits(now: number): SendLimit[] {
		return this.limitsAt(now).map(({ most, since }) => ({ most, since: since(now) }));
	}

	/** How many messages there is room for, as far as this run knows; the claim decides. */
	get allowance(): number {
		return Math.max(0, this.room);
	}

	/** When a look is worth while: -Infinity = there is room. */
	get readyAt(): number {
		return this.room > 0 ? -Infinity : this.lookAt;
	}

	/** The limit that stands in the way, and until when; null = there is room. */
	get obstacle(): Full | null {
		return this.room > 0 ? null : this.full;
	}

	claimed(count: number): void {
		this.room -= count;
	}

	/** The store had less room than this run thought. */
	refused(): void {
		this.room = 0;
		this.lookAt = -Infinity;
	}

	/** Counts anew when there is no room and a look is worth while. Throws STORE_FAILED. */
	async look(now: number): Promise<void> {
		if (this.room > 0 || now < this.lookAt) return;
		const limits = this.limitsAt(now);
		const since = Math.min(...limits.map((limit) => limit.since(now)));
		const sent = limits.length === 0 ? [] : await this.ledger.sentBy(this.sender, since);
		this.room = Infinity;
		this.full = null;
		for (const limit of limits) this.count(limit, sent, now);
		this.lookAt = this.full === null ? -Infinity : Math.max(now + 1_000, this.until);
	}

	private get until(): number {
		return this.full?.until ?? -Infinity;
	}

	private count(limit: Limit, sent: Awaited<ReturnType<Ledger['sentBy']>>, now: number): void {
		const from = Math.floor(limit.since(now) / MINUTE) * MINUTE;
		const counted = sent.filter(({ minute }) => minute >= from);
		let used = counted.reduce((sum, { total }) => sum + total, 0);
		this.room = Math.min(this.room, limit.most - used);
		if (used < limit.most) return;
		let until = limit.freeAt(now);
		for (const { minute, total } of counted) {
			used -= total;
			if (used >= limit.most) continue;
			until = limit.freeAt(minute);
			break;
		}
		if (until > this.until) this.full = { limit, until };
	}
}
