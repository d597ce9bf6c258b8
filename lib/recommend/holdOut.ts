import type { Events, Interactions } from './events';
import { hasPurchases, historyOf } from './history';
import { buildInteractions } from './interactions';
import type { RecommendModel } from './model';
import type { TrainOptions } from './options';
import type { PickRules, Reordering, Shopper } from './pickRules';
import { splitByTime, splitLeaveOneOut, type Split } from './split';

/** Which products count: the rules of the recommendations that are to be judged. */
export interface HoldOutRules {
	readonly filterBought: boolean;
	readonly isConsumable: (item: number) => boolean;
	/** None unless given. */
	readonly caps?: PickRules['caps'];
	readonly rerank?: PickRules['rerank'];
	/** The rules whose cost is to be shown, for the model that is judged. */
	readonly reorder?: (model: RecommendModel) => Reordering;
}

export interface Judged {
	readonly shopper: Shopper;
	readonly hidden: ReadonlySet<number>;
}

/** Events with a part hidden, and the customers on whom lists can be judged. */
export interface HoldOut {
	readonly split: Split;
	readonly interactions: Interactions;
	readonly judged: readonly Judged[];
	/** Share of the customers with hidden purchases of whom nothing was known: popularity serves them. */
	readonly fallbackShare: number;
}

function chooseSplit(
	events: Events,
	{ evaluation = 'auto', testShare = 0.2, seed = 1 }: TrainOptions,
): Split | null {
	if (evaluation === 'leaveOneOut') return splitLeaveOneOut(events, seed);
	const byTime = splitByTime(events, testShare);
	return byTime ?? (evaluation === 'time' ? null : splitLeaveOneOut(events, seed));
}

/** Hides events by the options; null when there is nobody to judge on. At most `most` customers, evenly thinned out. */
export function holdOut(
	events: Events,
	options: TrainOptions,
	{ filterBought, isConsumable }: HoldOutRules,
	most: number,
): HoldOut | null {
	const split = chooseSplit(events, options);
	if (!split || split.trainEvents === 0) return null;
	const { interactions } = buildInteractions(split.train, options);
	const judged: Judged[] = [];
	let strangers = 0;
	for (const [customer, items] of split.hidden) {
		const history = historyOf(interactions.matrix, customer);
		if (!hasPurchases(history)) {
			strangers++;
			continue;
		}
		const seen = new Set(history.items);
		const hidden = items.filter((item) => !filterBought || !seen.has(item) || isConsumable(item));
		if (hidden.length === 0) continue;
		judged.push({
			shopper: { id: events.customers[customer] ?? '', history, segment: null },
			hidden: new Set(hidden),
		});
	}
	if (judged.length === 0) return null;
	const step = Math.max(1, judged.length / most);
	const thinned = judged.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
	const fallbackShare = strangers / (strangers + judged.length);
	return { split, interactions, judged: thinned, fallbackShare };
}
