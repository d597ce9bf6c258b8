import type { EventKind, LedgerState } from '../../ports';
import { campaignRates, ratesOf, type CampaignRates, type RatesStore } from './rates';

/** The numbers of one variant of the message; '' = the campaign has only one. */
export interface VariantRates extends CampaignRates {
	readonly variant: string;
}

export interface EventsSummary {
	readonly campaign: string;
	readonly step: string;
	readonly all: CampaignRates;
	/** In order of their names; only those that somebody was to get. The hold-out group stands under its own name with nothing sent. */
	readonly variants: readonly VariantRates[];
}

const SENT: readonly LedgerState[] = ['sent', 'uncertain'];

/** What happened to the messages of one step of a campaign, together and by variant. Throws STORE_FAILED. */
export async function eventsSummary(
	store: RatesStore,
	{ campaign, step }: { readonly campaign: string; readonly step: string },
): Promise<EventsSummary> {
	const all = await campaignRates(store, { campaign, step });
	const sent = new Map<string, number>();
	for (const { variant, state, total } of await store.ledger.variants(campaign, step)) {
		sent.set(variant, (sent.get(variant) ?? 0) + (SENT.includes(state) ? total : 0));
	}
	const people = new Map<string, Map<EventKind, number>>();
	for (const { variant, kind, people: count } of await store.events.countByVariant(
		campaign,
		step,
	)) {
		const own = people.get(variant) ?? new Map<EventKind, number>();
		people.set(variant, own.set(kind, count));
	}
	const variants = [...sent].map(([variant, total]) => ({
		variant,
		...ratesOf(total, people.get(variant) ?? new Map<EventKind, number>()),
	}));
	return { campaign, step, all, variants };
}
