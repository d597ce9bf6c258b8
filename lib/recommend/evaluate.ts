/** Offline evaluation: the model and the popularity baseline on events that were hidden from both. */
import type { JobContext } from '../ports';
import type { Events } from './events';
import { historyOf, hasPurchases } from './history';
import { buildInteractions } from './interactions';
import { interval, scoreList, type Interval, type ListScores } from './metrics';
import type { RecommendModel } from './model';
import type { TrainOptions } from './options';
import { Picker, type PickRules, type Shopper } from './picks';
import { splitByTime, splitLeaveOneOut, type Split } from './split';
import { fitModel } from './fitModel';

/** More customers than these are thinned out evenly. */
const MAX_CUSTOMERS = 10_000;

export interface ModelScores extends ListScores {
	readonly model: 'iALS' | 'Popularity';
	/** Share of all products that appear in at least one list. */
	readonly coverage: number;
}

export interface Evaluation {
	readonly split: Split['kind'];
	/** UTC ms, by time only. */
	readonly cutoff: number | null;
	readonly trainEvents: number;
	readonly testEvents: number;
	/** Customers judged: those with purchases before and new products after. */
	readonly customers: number;
	readonly k: number;
	/** Whether products bought before counted neither in lists nor as hits (unless consumable). */
	readonly newProductsOnly: boolean;
	readonly scores: readonly ModelScores[];
	/** nDCG of the model minus nDCG of popularity, customer by customer. */
	readonly ndcgGain: Interval;
	readonly verdict: string;
}

interface Judged {
	readonly shopper: Shopper;
	readonly hidden: ReadonlySet<number>;
}

export interface EvaluationRules {
	readonly filterBought: boolean;
	readonly isConsumable: (item: number) => boolean;
}

function chooseSplit(
	events: Events,
	{ evaluation = 'auto', testShare = 0.2, seed = 1 }: TrainOptions,
): Split | null {
	if (evaluation === 'leaveOneOut') return splitLeaveOneOut(events, seed);
	const byTime = splitByTime(events, testShare);
	return byTime ?? (evaluation === 'auto' ? splitLeaveOneOut(events, seed) : null);
}

/** Judges lists of k for every customer; null, with a reason, when there is nothing to judge on. */
export function evaluate(
	events: Events,
	options: TrainOptions,
	rules: EvaluationRules,
	context: JobContext,
): Evaluation | { readonly skipped: string } {
	const split = chooseSplit(events, options);
	if (!split) return { skipped: 'No customer has two products, or all events have the same date.' };
	const { interactions } = buildInteractions(split.train, options);
	const model = fitModel(interactions, options, context);
	const judged: Judged[] = [];
	for (const [customer, items] of split.hidden) {
		const history = historyOf(interactions.matrix, customer);
		if (!hasPurchases(history)) continue;
		const seen = new Set(history.items);
		const counts = (item: number) =>
			!rules.filterBought || !seen.has(item) || rules.isConsumable(item);
		const hidden = new Set(items.filter(counts));
		if (hidden.size > 0) judged.push({ shopper: { history, segment: null }, hidden });
	}
	const step = Math.max(1, judged.length / MAX_CUSTOMERS);
	const chosen = judged.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
	if (chosen.length === 0)
		return { skipped: 'No customer bought something new in the hidden part.' };
	return judge(model, split, chosen, options.evaluationK ?? 10, rules, context);
}

function judge(
	model: RecommendModel,
	split: Split,
	judged: readonly Judged[],
	k: number,
	rules: EvaluationRules,
	context: JobContext,
): Evaluation {
	const allowed = new Uint8Array(model.products.size).fill(1);
	const eligible = { items: Uint32Array.from(allowed.keys()), allowed };
	const pickRules: PickRules = {
		...rules,
		topN: k,
		maxPerCategory: 0,
		whenNothingLeft: 'empty',
		explain: false,
		categoryOf: () => null,
	};
	const picker = new Picker(model, eligible, pickRules);
	const shoppers = judged.map(({ shopper }) => shopper);
	const toItems = (lists: readonly { readonly item: number }[][]) =>
		lists.map((list) => list.map(({ item }) => item));
	const personal = toItems(picker.pick(shoppers, context));
	const popular = toItems(picker.pickPopular(shoppers));
	const gains = judged.map(({ hidden }, i) => {
		const [ours, base] = [personal[i] ?? [], popular[i] ?? []];
		return scoreList(ours, hidden, k).ndcg - scoreList(base, hidden, k).ndcg;
	});
	const ndcgGain = interval(gains);
	return {
		split: split.kind,
		cutoff: split.cutoff,
		trainEvents: split.trainEvents,
		testEvents: split.testEvents,
		customers: judged.length,
		k,
		newProductsOnly: rules.filterBought,
		scores: [
			meanScores('iALS', personal, judged, k, model.products.size),
			meanScores('Popularity', popular, judged, k, model.products.size),
		],
		ndcgGain,
		verdict: verdictOf(ndcgGain),
	};
}

function meanScores(
	model: ModelScores['model'],
	lists: readonly number[][],
	judged: readonly Judged[],
	k: number,
	products: number,
): ModelScores {
	const scores = judged.map(({ hidden }, i) => scoreList(lists[i] ?? [], hidden, k));
	const mean = (pick: (scores: ListScores) => number) => interval(scores.map(pick)).mean;
	return {
		model,
		precision: mean((s) => s.precision),
		recall: mean((s) => s.recall),
		ndcg: mean((s) => s.ndcg),
		hitRate: mean((s) => s.hitRate),
		coverage: new Set(lists.flat()).size / products,
	};
}

function verdictOf({ low, high }: Interval): string {
	if (low > 0) return 'The model beats the popularity baseline.';
	if (high < 0)
		return 'The popularity baseline beats the model: recommend popular products, or give it more data.';
	return 'No difference from the popularity baseline can be shown on these data.';
}
