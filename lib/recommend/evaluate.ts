/** Offline evaluation: the model and the popularity baseline on events that were hidden from both. */
import type { JobContext } from '../ports';
import { fitModel } from './fitModel';
import type { HoldOut, HoldOutRules } from './holdOut';
import { judgeModel, judgePopularity, meanOf, type Judgement } from './judge';
import { interval, type Interval, type ListScores } from './metrics';
import type { IalsParameters } from './options';
import type { Split } from './split';

export interface ModelScores extends ListScores {
	readonly model: 'iALS' | 'Popularity';
	/** Share of all products that appear in at least one list. */
	readonly coverage: number;
}

export interface Evaluation {
	readonly split: Split['kind'];
	/** UTC ms: events from here on were hidden; by time only. */
	readonly cutoff: number | null;
	readonly trainEvents: number;
	readonly testEvents: number;
	/** Customers judged: those with purchases before and products that count after. */
	readonly customers: number;
	readonly k: number;
	/** Whether products bought before counted neither in lists nor as hits (unless consumable). */
	readonly newProductsOnly: boolean;
	readonly scores: readonly ModelScores[];
	/** nDCG of the model minus nDCG of popularity, customer by customer. */
	readonly ndcgGain: Interval;
	readonly verdict: string;
}

const named = (model: ModelScores['model'], { scores, coverage }: Judgement): ModelScores => ({
	model,
	...meanOf(scores),
	coverage,
});

function verdictOf({ low, high }: Interval): string {
	if (low > 0) return 'The model beats the popularity baseline.';
	if (high < 0) {
		return 'The popularity baseline beats the model: recommend popular products, or give it more data.';
	}
	return 'No difference from the popularity baseline can be shown on these data.';
}

/** Trains on the part that is not hidden and judges lists of k for every judged customer. */
export function evaluate(
	{ split, interactions, judged }: HoldOut,
	parameters: IalsParameters,
	k: number,
	rules: HoldOutRules,
	context: JobContext,
): Evaluation {
	const model = fitModel(interactions, parameters, context);
	const ours = judgeModel(model, judged, k, rules, context);
	const base = judgePopularity(model, judged, k, rules);
	const gains = ours.scores.map(({ ndcg }, i) => ndcg - (base.scores[i]?.ndcg ?? 0));
	const ndcgGain = interval(gains);
	return {
		split: split.kind,
		cutoff: split.cutoff,
		trainEvents: split.trainEvents,
		testEvents: split.testEvents,
		customers: judged.length,
		k,
		newProductsOnly: rules.filterBought,
		scores: [named('iALS', ours), named('Popularity', base)],
		ndcgGain,
		verdict: verdictOf(ndcgGain),
	};
}
