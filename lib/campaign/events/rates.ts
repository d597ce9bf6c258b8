/**
 * How a campaign fares after it was sent: people by what happened to them, as the mail provider and the links told. The shares carry
 * Wilson's 95 % interval, so that 1 bounce of 10 is not taken for 10 %.
 */
import { wilson, type Share } from '../../math';
import type { EventKind, Store } from '../../ports';

/** Each person counts once in each number. */
export interface CampaignRates {
	/** Messages handed over, as the ledger knows them (`sent` and `uncertain`). */
	readonly sent: number;
	readonly delivered: Share;
	/** The address does not exist or takes nothing from us. */
	readonly bounced: Share;
	readonly softBounced: Share;
	readonly dropped: Share;
	/** Of the messages that did not bounce. */
	readonly complained: Share;
	readonly unsubscribed: Share;
	readonly opened: Share;
	readonly clicked: Share;
}

/** Where a campaign's numbers come from. */
export type RatesStore = Pick<Store, 'ledger' | 'events'>;

/** The numbers of a campaign, or of one step of it. Throws STORE_FAILED. */
export async function campaignRates(
	{ ledger, events }: RatesStore,
	{ campaign, step }: { readonly campaign: string; readonly step?: string },
): Promise<CampaignRates> {
	const { sent, uncertain } = await ledger.count(campaign, step);
	const found = await events.count(campaign, step);
	return ratesOf(sent + uncertain, new Map(found.map(({ kind, people }) => [kind, people])));
}

/** `people`: how many had events of a kind. A person who bounced first and got the message later counts in both. */
export function ratesOf(sent: number, people: ReadonlyMap<EventKind, number>): CampaignRates {
	const of = (kind: EventKind) => people.get(kind) ?? 0;
	const arrived = Math.max(0, sent - of('bounce') - of('softBounce') - of('dropped'));
	return {
		sent,
		delivered: wilson(of('delivered'), sent),
		bounced: wilson(of('bounce'), sent),
		softBounced: wilson(of('softBounce'), sent),
		dropped: wilson(of('dropped'), sent),
		complained: wilson(of('complaint'), arrived),
		unsubscribed: wilson(of('unsubscribe'), arrived),
		opened: wilson(of('open'), arrived),
		clicked: wilson(of('click'), arrived),
	};
}
