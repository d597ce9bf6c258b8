/** How fast a run may go: its rate per second, the limits over longer times, the lanes of domains, the breaker. */
import type { Sender } from '../../../ports';
import type { Delivery } from '../../delivery/transport';
import type { Campaign } from '../campaign';
import type { Candidate } from '../candidate';
import type { CampaignPorts } from '../deps';
import type { LedgerIndex } from '../ledgerIndex';
import { Pacer } from '../pacer';
import { Breaker } from './breaker';
import { Budget, windowLimit, type Limit } from './budget';
import { Lanes } from './lanes';
import { warmUpLimit } from './warmUp';

const HOUR = 3_600_000;

/** Why a run stops before everybody was tried, by its own plan. */
export interface PlannedStop {
	readonly reason: string;
	/** UTC ms from when on a later run may go on; null = when somebody has looked at it. */
	readonly until: number | null;
}

export class Pace {
	/** The domain whose messages are counted together. */
	readonly sender: string;
	readonly lanes: Lanes | null;
	private readonly pacer: Pacer;
	private readonly budget: Budget | null;
	private readonly breaker: Breaker | null;

	/** `first`: when the sending domain's first message went out, UTC ms; null = never. */
	constructor(
		private readonly campaign: Campaign,
		{ store }: Pick<CampaignPorts, 'store'>,
		known: LedgerIndex,
		first: number | null,
	) {
		const { ratePerSecond, domainLimits, breaker } = campaign;
		this.sender = senderOf(campaign);
		this.pacer = new Pacer(ratePerSecond);
		this.lanes = domainLimits.length > 0 ? new Lanes(domainLimits) : null;
		this.breaker = breaker && new Breaker(breaker, store, campaign, known);
		this.budget = hasBudget(campaign)
			? new Budget(store.ledger, this.sender, (now) => limitsOf(campaign, first, now))
			: null;
	}

	/** Looks at what the store knows, when it is time. Throws STORE_FAILED. */
	async look(now: number): Promise<void> {
		await this.budget?.look(now);
		await this.breaker?.look(now);
	}

	/** Why the run must stop now; null = it goes on, or waits for less than it may. */
	stop(now: number): PlannedStop | null {
		const reason = this.breaker?.reason ?? null;
		if (reason !== null) return { reason, until: null };
		const obstacle = this.budget?.obstacle ?? null;
		if (!obstacle || obstacle.until - now <= this.campaign.waitAtMost) return null;
		const { limit, until } = obstacle;
		const from = new Date(until).toISOString().slice(0, 16).replace('T', ' ');
		return {
			reason: `the limit of ${limit.label} for ${this.sender} is reached; there is room again from ${from} UTC`,
			until,
		};
	}

	/** How many messages may be claimed at `now`. */
	allowance(now: number): number {
		return Math.min(this.pacer.allowance(now), this.budget?.allowance ?? Infinity);
	}

	/** When the next message may go: -Infinity = now, Infinity = when one on its way is answered. */
	readyAt(now: number): number {
		return Math.max(this.pacer.readyAt(now), this.budget?.readyAt ?? -Infinity);
	}

	/** Who a claim counts for, and what it may not exceed. */
	claimFor(now: number): Sender {
		return { sender: this.sender, ...(this.budget && { limits: this.budget.limits(now) }) };
	}

	/** So many claims were made; `full`: others were refused for lack of room. */
	claimed(count: number, full: boolean): void {
		this.budget?.claimed(count);
		if (full) this.budget?.refused();
	}

	handedOver(count: number): void {
		this.pacer.handedOver(count);
	}

	answered(candidate: Candidate, delivery: Delivery, now: number): void {
		this.pacer.answered(now);
		this.lanes?.answered(candidate, now);
		this.breaker?.note(delivery);
	}
}

/** The pace of a run of this campaign. Throws STORE_FAILED. */
export async function openPace(
	campaign: Campaign,
	ports: Pick<CampaignPorts, 'store'>,
	known: LedgerIndex,
): Promise<Pace> {
	const { ledger } = ports.store;
	const first = campaign.warmUp ? await ledger.firstSent(senderOf(campaign)) : null;
	return new Pace(campaign, ports, known, first);
}

const senderOf = ({ from: { address } }: Campaign) =>
	address.slice(address.lastIndexOf('@') + 1).toLowerCase();

const hasBudget = ({ ratePerHour, ratePerDay, warmUp }: Campaign) =>
	ratePerHour > 0 || ratePerDay > 0 || warmUp !== null;

function limitsOf(
	{ ratePerHour, ratePerDay, warmUp }: Campaign,
	first: number | null,
	now: number,
): Limit[] {
	const count = (most: number) => most.toLocaleString('en-US');
	const day = warmUp && warmUpLimit(warmUp.schedule, warmUp.timeZone, first, now);
	return [
		...(ratePerHour > 0
			? [windowLimit(`${count(ratePerHour)} messages an hour`, ratePerHour, HOUR)]
			: []),
		...(ratePerDay > 0
			? [windowLimit(`${count(ratePerDay)} messages a day`, ratePerDay, 24 * HOUR)]
			: []),
		...(day ? [day] : []),
	];
}
