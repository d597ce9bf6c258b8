import { LibraryError } from '../../errors';
import { wilson } from '../../math';
import type { Clock, LedgerState, Store } from '../../ports';
import type { Table } from '../../table';
import { eventsSummary } from '../events/eventsSummary';
import { contestState } from '../run/variants/winner/contestState';
import type { DecisionStore } from '../run/variants/winner/decisions';
import { addressReader } from '../sms/channel';
import { compareVariants } from './compare';
import { liftOf } from './lift';
import { ratesOfMembers } from './memberRates';
import { readMembers, type Members } from './members';
import { notesOf } from './notes';
import { readPurchases, type Purchases } from './purchases';
import { readResultsOptions, type ResultsOptions, type ResultsRules } from './resultsOptions';
import type { CampaignResults, VariantResult } from './results';
import { verdictOf } from './verdict';

export interface ResultsPorts {
	readonly store: Pick<Store, 'ledger' | 'events'> & { readonly profiles: DecisionStore };
	readonly clock: Clock;
}

/**
 * How a campaign fared, one step of it or all: each variant with Wilson intervals, the variants against each other (two-sided tests,
 * corrected by Holm), and, with `orders`, the mailed people against the hold-out group. Who got the winner of a test stands apart from those
 * who tested. `orders`: one row an order or a line of one; not looked at unless the options say how to read it. Throws NOT_FOUND for a
 * campaign that the ledger does not know, INVALID_PARAMETER, MISSING_COLUMN, WRONG_TYPE, STORE_FAILED.
 */
export async function campaignResults(
	orders: Table,
	options: ResultsOptions,
	{ store, clock }: ResultsPorts,
): Promise<CampaignResults> {
	const rules = readResultsOptions(options);
	const { campaign, step, metric } = rules;
	const madeAt = clock.now();
	const winner = step === null ? null : await contestState(store, { campaign, step }, madeAt);
	const apart = step === null || winner?.state === 'decided';
	const members = rules.orders || apart ? await readMembers(store, campaign, step) : null;
	const purchases =
		rules.orders && members
			? await readPurchases(orders, rules.orders, members, await addressReader(options))
			: null;
	const { variants, rest, heldOut } =
		apart && members
			? await readApart(store, rules, members, purchases)
			: await readVariants(store, rules, members, purchases);
	if (variants.length + rest.length === 0 && heldOut === 0) throw unknown(rules);
	const comparisons = compareVariants(variants);
	const lift =
		rules.orders && members && purchases
			? liftOf(members, purchases, rules.orders.windowDays)
			: null;
	return {
		...{ kind: 'campaign.results', version: 1, campaign, step: step ?? ALL_STEPS, madeAt, metric },
		...{ variants, rest, winner, heldOut, comparisons, lift },
		verdict: verdictOf(metric, variants, comparisons),
		notes: notesOf({ rules, variants, rest, heldOut, members, purchases, now: madeAt }),
	};
}

/** What the results call all steps together. */
const ALL_STEPS = '(all)';
const MAILED: readonly LedgerState[] = ['sent', 'uncertain', 'failed', 'claimed'];

interface Groups {
	readonly variants: VariantResult[];
	readonly rest: VariantResult[];
	readonly heldOut: number;
}

/** By the counts of the ledger and the events. */
async function readVariants(
	store: ResultsPorts['store'],
	{ campaign, step }: ResultsRules,
	members: Members | null,
	purchases: Purchases | null,
): Promise<Groups> {
	const key = { campaign, step: step ?? '' };
	const states = await store.ledger.variants(campaign, key.step);
	const total = (isIn: (one: (typeof states)[number]) => boolean) =>
		states.reduce((sum, one) => sum + (isIn(one) ? one.total : 0), 0);
	const summary = await eventsSummary(store, key);
	const variants = summary.variants.flatMap((rates): VariantResult[] => {
		const { variant } = rates;
		const people = total((one) => one.variant === variant && MAILED.includes(one.state));
		const bought = boughtBy({ variant, rest: false }, members, purchases);
		return people === 0 ? [] : [{ ...rates, people, ...bought }];
	});
	return { variants, rest: [], heldOut: total(({ state }) => state === 'held') };
}

/** Person by person. */
async function readApart(
	{ events }: ResultsPorts['store'],
	{ campaign, step }: ResultsRules,
	members: Members,
	purchases: Purchases | null,
): Promise<Groups> {
	const groups = await ratesOfMembers(members, events, campaign, step);
	const of = (isRest: boolean) =>
		groups
			.filter(({ rest }) => rest === isRest)
			.map(({ variant, rest, people, rates }): VariantResult => {
				const bought = boughtBy({ variant, rest }, members, purchases);
				return { variant, people, ...rates, ...bought };
			});
	const heldOut = members.heldOut.filter(Boolean).length;
	return { variants: of(false), rest: of(true), heldOut };
}

function boughtBy(
	{ variant, rest }: { readonly variant: string; readonly rest: boolean },
	members: Members | null,
	purchases: Purchases | null,
): Pick<VariantResult, 'converted' | 'revenue'> {
	if (!members || !purchases) return { converted: null, revenue: null };
	let [of, count, revenue] = [0, 0, 0];
	for (const [row, name] of members.variants.entries()) {
		if (name !== variant || members.heldOut[row] || members.rest[row] !== rest) continue;
		of++;
		count += purchases.bought[row] ?? 0;
		revenue += purchases.revenue[row] ?? 0;
	}
	return { converted: wilson(count, of), revenue: purchases.hasAmounts ? revenue : null };
}

function unknown({ campaign, step }: ResultsRules): LibraryError {
	const where = step === null ? 'in any step' : `step "${step}"`;
	return new LibraryError(
		'NOT_FOUND',
		`Nobody was mailed or held out in the campaign "${campaign}", ${where}.`,
		'Check the name and the step, and that this node uses the same store as Send Campaign. A dry run leaves nothing to report.',
	);
}
