/**
 * Stops a campaign that does harm. Mail providers count bounces and complaints against the sender; what comes back early warns of what the
 * rest would do. Looked at: the latest messages of this campaign that the server took or refused at once, and what the provider told later
 * of all messages of the campaign.
 */
import type { Delivery } from '../../delivery/transport';
import { campaignRates, type RatesStore } from '../../events/rates';
import { PERMANENT } from '../existing';
import type { LedgerIndex } from '../ledgerIndex';
import type { BreakerRules } from './paceOptions';

/** How often the provider's events are counted, ms. */
const LOOK_MS = 10_000;

export class Breaker {
	/** Why the campaign must stop; null = it may go on. */
	reason: string | null = null;
	/** Whether the latest messages were refused at once, a ring. */
	private readonly latest: boolean[] = [];
	private next = 0;
	private refused = 0;
	private lookAt = -Infinity;

	/** `known`: what earlier runs of the campaign came to. */
	constructor(
		private readonly rules: BreakerRules,
		private readonly store: RatesStore,
		private readonly key: { readonly campaign: string; readonly step: string },
		known: LedgerIndex,
	) {
		const settled = [...known.values()].filter(
			({ state, reason }) => state === 'sent' || (state === 'failed' && isRefusal(reason)),
		);
		settled.sort((a, b) => a.updatedAt - b.updatedAt);
		for (const { state } of settled.slice(-rules.last)) this.count(state === 'failed');
	}

	note(delivery: Delivery): void {
		if (delivery.kind === 'accepted' || delivery.kind === 'refused') {
			this.count(delivery.kind === 'refused');
			this.judge('bounce', this.refused, this.latest.length);
		}
	}

	/** Counts the provider's events again when it is time. Throws STORE_FAILED. */
	async look(now: number): Promise<void> {
		if (now < this.lookAt || this.reason !== null) return;
		this.lookAt = now + LOOK_MS;
		this.judge('bounce', this.refused, this.latest.length);
		const { bounced, complained } = await campaignRates(this.store, this.key);
		this.judge('bounce', bounced.count, bounced.of);
		this.judge('complaint', complained.count, complained.of);
	}

	private count(wasRefused: boolean): void {
		if (this.latest.length === this.rules.last && this.latest[this.next]) this.refused--;
		this.latest[this.next] = wasRefused;
		if (wasRefused) this.refused++;
		this.next = (this.next + 1) % this.rules.last;
	}

	private judge(kind: 'bounce' | 'complaint', count: number, of: number): void {
		const limit = kind === 'bounce' ? this.rules.bounce : this.rules.complaint;
		if (this.reason !== null || limit === 0 || of < this.rules.atLeast) return;
		if (count / of <= limit / 100) return;
		const share = `${((100 * count) / of).toFixed(2)} % (${count} of ${of})`;
		const what = kind === 'bounce' ? 'messages that bounced' : 'complaints';
		this.reason = `${what}: ${share}, more than the ${limit} % that "How Fast and When" allows`;
	}
}

const isRefusal = (reason: string) => reason.startsWith(PERMANENT);
