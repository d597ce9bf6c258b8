import type { HoldOut, HoldOutRules } from './holdOut';
import { positiveOnly } from './interactions';
import { excludedItems } from './pickRules';
import type { Panel } from './protocol/judge';
import { stackHistories } from './scorer';

/** The judged customers of a hold-out as a panel on which any recommender can be judged, under the same rules. */
export function holdOutPanel({ interactions, judged }: HoldOut, rules: HoldOutRules): Panel {
	const histories = judged.map(({ shopper }) => shopper.history);
	return {
		customers: Uint32Array.from(judged.keys()),
		histories: stackHistories(histories, interactions.matrix.nCols),
		hidden: judged.map(({ hidden }) => hidden),
		barred: judged.map(({ shopper }) => excludedItems(shopper, rules)),
		train: positiveOnly(interactions.matrix),
	};
}
