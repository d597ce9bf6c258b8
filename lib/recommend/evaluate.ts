/** Offline evaluation: the model and the popularity baseline on events that were hidden from both. */
import type { JobContext } from '../ports';
import { holdOutLift } from './audience/holdOutLift';
import type { LiftCurve } from './audience/liftCurve';
import type { Interactions } from './events';
import type { HoldOut, HoldOutRules } from './holdOut';
import { holdOutPanel } from './holdOutPanel';
import { modelLists, popularLists } from './judge';
import { interval, type Interval } from './metrics';
import type { RecommendModel } from './model';
import { judgeLists, type ListJudgement, type ListMetric, type Panel } from './protocol/judge';
import { rulesCost, type RulesCost } from './rerank/cost';
import type { Split } from './split';

export interface ModelScores extends Readonly<Record<ListMetric, number>> {
	readonly model: string;
	/** Share of all products that appear in at least one list. */
	readonly coverage: number;
	/** Mean −log2(share of customers who have the product), in bits: high = unexpected products. */
	readonly novelty: number;
	/** Mean 1 − cosine of the products of a list, by who bought them: high = mixed lists. */
	readonly diversity: number;
	/** 95 % intervals over customers. */
	readonly intervals: Readonly<Record<ListMetric | 'novelty' | 'diversity', Interval>>;
}

export interface Evaluation {
	readonly split: Split['kind'];
	/** UTC ms: events from here on were hidden; by time only. */
	readonly cutoff: number | null;
	readonly trainEvents: number;
	readonly testEvents: number;
	/** Customers judged: those with purchases before and products that count after. */
	readonly customers: number;
	/** Share of the customers with hidden purchases of whom nothing was known before: popularity serves them. */
	readonly fallbackShare: number;
	readonly k: number;
	/** Whether products bought before counted neither in lists nor as hits (unless consumable). */
	readonly newProductsOnly: boolean;
	readonly scores: readonly ModelScores[];
	/** nDCG of the model minus nDCG of popularity, customer by customer. */
	readonly ndcgGain: Interval;
	/** How much more the customers buy who are found for a product than random ones; null when nothing could be counted. */
	readonly lift: LiftCurve | null;
	readonly verdict: string;
	/** What the rules of the lists cost, when there are any. */
	readonly rulesCost?: RulesCost;
}

/** What is evaluated. */
export interface Contestant {
	/** As people read it: `iALS`, `EASE`, … */
	readonly name: string;
	/** Trains on a part of the events. */
	fit(interactions: Interactions, context: JobContext): RecommendModel;
}

function scoresOf(
	model: string,
	{ values, coverage, novelty, diversity }: ListJudgement,
): ModelScores {
	const each = <T>(of: (metric: ListMetric) => T) => {
		const [ndcg, map, precision] = [of('ndcg'), of('map'), of('precision')];
		return { ndcg, map, precision, recall: of('recall'), hitRate: of('hitRate') };
	};
	const intervals = each((metric) => interval([...values[metric]]));
	return {
		model,
		...each((metric) => intervals[metric].mean),
		coverage,
		novelty: novelty.mean,
		diversity: diversity.mean,
		intervals: { ...intervals, novelty, diversity },
	};
}

function verdictOf({ low, high }: Interval): string {
	if (low > 0) return 'The model beats the popularity baseline.';
	if (high < 0) {
		return 'The popularity baseline beats the model: recommend popular products, or give it more data.';
	}
	return 'No difference from the popularity baseline can be shown on these data.';
}

function compare(
	{ name, fit }: Contestant,
	hold: HoldOut,
	panel: Panel,
	k: number,
	rules: HoldOutRules,
	context: JobContext,
) {
	const model = fit(hold.interactions, context);
	const ours = judgeLists(modelLists(model, hold.judged, k, rules, context), panel, k);
	context.signal.throwIfCancelled();
	const base = judgeLists(popularLists(model, hold.judged, k, rules), panel, k);
	const gains = ours.values.ndcg.map((ndcg, i) => ndcg - (base.values.ndcg[i] ?? 0));
	const cost = rulesCost(model, hold.judged, [...ours.values.ndcg], { k, rules }, context);
	return {
		...(cost && { rulesCost: cost }),
		scores: [scoresOf(name, ours), scoresOf('Popularity', base)],
		ndcgGain: interval([...gains]),
		lift: holdOutLift(model, hold, rules, { ...context, progress: () => undefined }),
	};
}

/** Trains on the part that is not hidden and judges lists of k for every judged customer. */
export function evaluate(
	contestant: Contestant,
	hold: HoldOut,
	k: number,
	rules: HoldOutRules,
	context: JobContext,
): Evaluation {
	const panel = holdOutPanel(hold, rules);
	const { ndcgGain, ...found } = compare(contestant, hold, panel, k, rules, context);
	const { split, judged, fallbackShare } = hold;
	return {
		split: split.kind,
		cutoff: split.cutoff,
		trainEvents: split.trainEvents,
		testEvents: split.testEvents,
		customers: judged.length,
		fallbackShare,
		k,
		newProductsOnly: rules.filterBought,
		ndcgGain,
		...found,
		verdict:
			contestant.name === 'Popularity'
				? 'The model is the popularity baseline.'
				: verdictOf(ndcgGain),
	};
}
