/** Auto and the blend inside a training: models are compared on events hidden within the part that may be looked at. */
import type { JobContext } from '../../ports';
import { affordable, type LeftOut } from '../auto/affordable';
import { candidatesFor, type MakeRecommender } from '../auto/candidates';
import { mostJudged, perItemPanel } from '../auto/chooseRecommender';
import { decide, undecided, type Decision } from '../auto/decide';
import type { Events, Interactions } from '../events';
import { holdOut, type HoldOut, type HoldOutRules } from '../holdOut';
import { holdOutPanel } from '../holdOutPanel';
import { positiveOnly } from '../interactions';
import type { TrainOptions } from '../options';
import type { Panel } from '../protocol/judge';

export interface AutoReport extends Omit<Decision, 'make'> {
	/** Models that were too expensive, and why. */
	readonly leftOut: readonly LeftOut[];
	/** Customers on whom the models were compared. */
	readonly customers: number;
	/** How events were hidden for the comparison; null when nobody could be judged. */
	readonly split: 'time' | 'leaveOneOut' | 'perProduct' | null;
	/** Length of the judged lists. */
	readonly k: number;
}

interface Hidden {
	readonly panel: Panel | null;
	readonly split: AutoReport['split'];
}

/** So many customers are enough to compare models on. With fewer, hiding a tenth of each product's events may judge more. */
const ENOUGH = 200;

const shown = (hold: HoldOut, rules: HoldOutRules): Hidden => ({
	panel: holdOutPanel(hold, rules),
	split: hold.split.kind,
});

function hide(
	{ events, all }: { events: Events; all: Interactions['matrix'] },
	options: TrainOptions,
	rules: HoldOutRules,
): Hidden {
	const most = mostJudged(all.nCols);
	const chosen =
		options.evaluation === 'none' ? { ...options, evaluation: 'auto' as const } : options;
	const hold = holdOut(events, chosen, rules, most);
	if (hold && hold.judged.length >= ENOUGH) return shown(hold, rules);
	const panel = perItemPanel(all, { seed: options.seed ?? 1, maxCustomers: most });
	const more = panel && panel.customers.length > 2 * (hold?.judged.length ?? 0);
	if (hold && !more) return shown(hold, rules);
	return { panel, split: panel && 'perProduct' };
}

/** What to train, and how it was chosen. */
export function settleAuto(
	{ events, interactions }: { readonly events: Events; readonly interactions: Interactions },
	algorithm: 'auto' | 'blend',
	options: TrainOptions,
	rules: HoldOutRules,
	{ signal, threads, progress }: JobContext,
): { make: MakeRecommender; report: AutoReport; notes: string[] } {
	const { evaluationK: k = 10, seed = 1 } = options;
	const all = positiveOnly(interactions.matrix);
	const { panel, split } = hide({ events, all }, options, rules);
	const { kept, leftOut } = affordable(candidatesFor(all), all, {});
	const run = { signal, threads, progress };
	const prefer = algorithm === 'auto' ? 'blend' : 'always blend';
	const { make, ...decision } = panel
		? decide(kept, { all, panel, k, seed, run }, prefer)
		: undecided;
	const customers = panel?.customers.length ?? 0;
	const notes = leftOut.map(({ name, reason }) => `Auto left ${name} out. ${reason}`);
	if (!panel) notes.push(NOBODY);
	return { make, report: { ...decision, leftOut, customers, split, k }, notes };
}

const NOBODY =
	'Too few purchases to compare models on: bestsellers are recommended until there are more.';
