import { LibraryError } from '../../errors';
import { wilson } from '../../math';
import type { Clock, LedgerState, Store } from '../../ports';
import type { Table } from '../../table';
import { eventsSummary } from '../events/eventsSummary';
import { compareVariants } from './compare';
import { liftOf } from './lift';
import { readMembers, type Members } from './members';
import { notesOf } from './notes';
import { readPurchases, type Purchases } from './purchases';
import { readResultsOptions, type ResultsOptions, type ResultsRules } from './resultsOptions';
import type { CampaignResults, VariantResult } from './results';
import { verdictOf } from './verdict';

export interface ResultsPorts {
	readonly store: Pick<Store, 'ledger' | 'events'>;
	readonly clock: Clock;
}

/**
 * How one step of a campaign fared: each variant with Wilson intervals, the variants against each other (two-sided tests, corrected by
 * Holm), and, with `orders`, the mailed people against the hold-out group. `orders`: one row an order or a line of one; not looked at
 * unless the options say how to read it. Throws NOT_FOUND for a campaign that the ledger does not know, INVALID_PARAMETER,
 * MISSING_COLUMN, WRONG_TYPE, STORE_FAILED.
 */
export async function campaignResults(
	orders: Table,
	options: ResultsOptions,
	{ store, clock }: ResultsPorts,
): Promise<CampaignResults> {
	const rules = readResultsOptions(options);
	const { campaign, step, metric } = rules;
	const members = rules.orders ? await readMembers(store.ledger, campaign, step) : null;
	const purchases =
		rules.orders && members ? await readPurchases(orders, rules.orders, members) : null;
	const { variants, heldOut } = await readVariants(store, rules, members, purchases);
	if (variants.length === 0 && heldOut === 0) throw unknown(rules);
	const comparisons = compareVariants(variants);
	const names = variants.map(({ variant }) => variant);
	const lift =
		rules.orders && members && purchases
			? liftOf(members, purchases, names, rules.orders.windowDays)
			: null;
	const madeAt = clock.now();
	return {
		...{ kind: 'campaign.results', version: 1, campaign, step, madeAt, metric },
		...{ variants, heldOut, comparisons, lift },
		verdict: verdictOf(metric, variants, comparisons),
		notes: notesOf({ rules, variants, heldOut, members, purchases, now: madeAt }),
	};
}

const MAILED: readonly LedgerState[] = ['sent', 'uncertain', 'failed', 'claimed'];

async function readVariants(
	store: ResultsPorts['store'],
	{ campaign, step }: ResultsRules,
	members: Members | null,
	purchases: Purchases | null,
): Promise<{ variants: VariantResult[]; heldOut: number }> {
	const states = await store.ledger.variants(campaign, step);
	const total = (isIn: (one: (typeof states)[number]) => boolean) =>
		states.reduce((sum, one) => sum + (isIn(one) ? one.total : 0), 0);
	const summary = await eventsSummary(store, { campaign, step });
	const variants = summary.variants.flatMap((rates): VariantResult[] => {
		const { variant } = rates;
		const people = total((one) => one.variant === variant && MAILED.includes(one.state));
		return people === 0 ? [] : [{ ...rates, people, ...boughtBy(variant, members, purchases) }];
	});
	return { variants, heldOut: total(({ state }) => state === 'held') };
}

function boughtBy(
	variant: string,
	members: Members | null,
	purchases: Purchases | null,
): Pick<VariantResult, 'converted' | 'revenue'> {
	if (!members || !purchases) return { converted: null, revenue: null };
	let [of, count, revenue] = [0, 0, 0];
	for (const [row, name] of members.variants.entries()) {
		if (name !== variant || members.heldOut[row]) continue;
		of++;
		count += purchases.bought[row] ?? 0;
		revenue += purchases.revenue[row] ?? 0;
	}
	return { converted: wilson(count, of), revenue: purchases.hasAmounts ? revenue : null };
}

function unknown({ campaign, step }: ResultsRules): LibraryError {
	return new LibraryError(
		'NOT_FOUND',
		`Nobody was mailed or held out in the campaign "${campaign}", step "${step}".`,
		'Check the name and the step, and that this node uses the same store as Send Campaign. A dry run leaves nothing to report.',
	);
}
