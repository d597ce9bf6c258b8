import type { Share } from '../../math';
import type { CampaignRates } from '../events/rates';
import type { ContestReport } from '../run/variants/winner/contestReport';
import type { Bounded } from './bounded';
import type { Metric } from './resultsOptions';

/** What became of the people of one variant; '' = the campaign has only one message. */
export interface VariantResult extends CampaignRates {
	readonly variant: string;
	/** Everybody to whom the variant fell and who was not held out, refused messages included. */
	readonly people: number;
	/** Who bought within the window, of `people`; null without orders. */
	readonly converted: Share | null;
	/** What they spent within the window; null without amounts. */
	readonly revenue: number | null;
}

/** Two variants by one metric. */
export interface Comparison {
	readonly metric: Metric;
	readonly first: string;
	readonly second: string;
	/** Share of the first less that of the second, with its 95 % interval (Newcombe). */
	readonly difference: Bounded;
	/** Two-sided; see `test`. */
	readonly pValue: number;
	/** Corrected for all comparisons by this metric (Holm). */
	readonly adjustedP: number;
	/** Pooled z test, or Fisher's exact test where few are expected. */
	readonly test: 'z' | 'fisher';
	/** Whether the corrected p is below .05. */
	readonly clear: boolean;
	/** People in each of the two for a power of 80 %, were the difference as large as it looks; null when they are there or there is none. */
	readonly peopleNeeded: number | null;
}

export interface Verdict {
	/** Null: none can be named yet. */
	readonly winner: string | null;
	/** In plain English. */
	readonly text: string;
}

/** One group of mailed people against the hold-out group. */
export interface LiftResult {
	/** '' = everybody who was to be mailed. */
	readonly variant: string;
	/** Whether they got the variant after it had won; compared with held-out people who would have got it too. */
	readonly rest: boolean;
	readonly mailed: Share;
	readonly heldOut: Share;
	/** Share of buyers: mailed less held out. */
	readonly difference: Bounded;
	readonly pValue: number;
	/** Corrected for the number of variants (Holm); for everybody the same as `pValue`. */
	readonly adjustedP: number;
	/** The same as a share of what the hold-out group does: 0.5 = half as many buyers more; null with fewer than five buyers on a side. */
	readonly relative: Bounded | null;
	/** Buyers that there would not have been without the campaign. */
	readonly additionalBuyers: Bounded;
	/** Null without amounts, or when nobody's spending differs. */
	readonly revenue: RevenueLift | null;
	readonly text: string;
}

export interface RevenueLift {
	readonly mailedPerPerson: number;
	readonly heldOutPerPerson: number;
	/** Per person: mailed less held out (Welch). */
	readonly difference: Bounded;
	/** The same with the bootstrap's BCa interval, which is not symmetric where a few spend much; null with more than 100,000 buyers. */
	readonly bootstrap: Bounded | null;
	readonly pValue: number;
	/** Over all people of the group. */
	readonly additional: Bounded;
	readonly relative: Bounded | null;
}

export interface LiftReport {
	readonly windowDays: number;
	/** Orders of these people within their windows. */
	readonly orders: number;
	/** Everybody first, then the variants where there are several. */
	readonly groups: readonly LiftResult[];
}

export interface CampaignResults {
	readonly kind: 'campaign.results';
	readonly version: 1;
	readonly campaign: string;
	/** `(all)`: all steps of the series together. */
	readonly step: string;
	/** UTC ms. */
	readonly madeAt: number;
	readonly metric: Metric;
	/** Who tested the variants; everybody where nobody waited for a winner. */
	readonly variants: readonly VariantResult[];
	/** Who got the winner of the test afterwards; compared with nobody. */
	readonly rest: readonly VariantResult[];
	/** How far the test is; null = the rest waits for no winner, or all steps are looked at. */
	readonly winner: ContestReport | null;
	readonly heldOut: number;
	readonly comparisons: readonly Comparison[];
	readonly verdict: Verdict;
	/** Null without orders or without a hold-out group. */
	readonly lift: LiftReport | null;
	/** What a reader must know. */
	readonly notes: readonly string[];
}
