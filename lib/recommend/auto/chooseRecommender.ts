/** Auto for scripts: compares recommenders on purchases hidden inside the given ones, and trains the choice on all of them. */
import type { CsrMatrix } from '../../math';
import { teachable } from '../models/checks';
import { checkNumber } from '../options';
import { panelOf, type Panel } from '../protocol/judge';
import { splitPerItem, type HeldOut } from '../protocol/splitPerItem';
import type { Recommender, RecommenderRun } from '../recommender';
import { affordable, type Box, type LeftOut } from './affordable';
import { candidatesFor } from './candidates';
import { decide, undecided, type Decision, type LeaderboardEntry } from './decide';

export interface AutoOptions extends Box {
	/** Length of the judged lists, 1..100. Default 10. */
	readonly k?: number | undefined;
	/** Of the inner split and the models. Default 1. */
	readonly seed?: number | undefined;
	/** The inner split; default: a random tenth of each product's purchases hidden. */
	readonly heldOut?: HeldOut | undefined;
	/** Customers judged, ≥ 10; more are thinned out evenly. Default 2,000. */
	readonly maxCustomers?: number | undefined;
}

export interface AutoChoice {
	/** Trained on all data. */
	readonly model: Recommender;
	readonly chosen: string;
	/** Best first. Empty when there was nothing to judge on: then popularity was taken. */
	readonly leaderboard: readonly LeaderboardEntry[];
	/** Names and weights of the members when a blend was chosen. */
	readonly weights: Decision['weights'];
	/** Models that were too expensive. */
	readonly leftOut: readonly LeftOut[];
	/** Customers judged. */
	readonly customers: number;
}

/** Scores that each model computes while models are compared. */
const MOST_SCORES = 2 ** 26;
/** Share of the purchases that models learn from while they are compared: near 1, since the best settings depend on it. */
const TRAIN_SHARE = 0.9;

/** At most so many customers are judged: fewer of a very large catalogue, whose scoring takes long. */
export const mostJudged = (nProducts: number, maxCustomers = 2_000) =>
	Math.min(maxCustomers, Math.max(100, Math.floor(MOST_SCORES / nProducts)));

/** A random tenth of each product's purchases hidden; null when nobody can be judged so. */
export function perItemPanel(
	all: CsrMatrix,
	{ heldOut, seed = 1, maxCustomers }: AutoOptions,
): Panel | null {
	const split = heldOut ?? splitPerItem(all, { trainShare: TRAIN_SHARE, seed });
	const panel = panelOf(split, mostJudged(all.nCols, maxCustomers));
	return panel.customers.length > 0 && panel.train.values.length > 0 ? panel : null;
}

/** Compares, chooses and trains. Throws EMPTY_INPUT, INVALID_PARAMETER, WRONG_TYPE, MEMORY_LIMIT, CANCELLED. */
export function chooseRecommender(
	interactions: CsrMatrix,
	options: AutoOptions = {},
	run: RecommenderRun = {},
): AutoChoice {
	const { k = 10, seed = 1, maxCustomers = 2_000 } = options;
	checkNumber('k', k, 1, 100);
	checkNumber('maxCustomers', maxCustomers, 10, 1e6);
	const all = teachable(interactions);
	const panel = perItemPanel(all, options);
	const { kept, leftOut } = affordable(candidatesFor(all), all, options);
	const decision = panel
		? decide(kept, { all, panel, k, seed, run: part(run, 0, 0.65) }, 'blend')
		: undecided;
	run.progress?.(0.65, `Training ${decision.chosen}`);
	const model = decision.make(all).fit(all, part(run, 0.65, 1));
	const { chosen, leaderboard, weights } = decision;
	return { model, chosen, leaderboard, weights, leftOut, customers: panel?.customers.length ?? 0 };
}

const part = (run: RecommenderRun, from: number, to: number): RecommenderRun => ({
	...run,
	progress: (fraction, text) => run.progress?.(from + (to - from) * fraction, text),
});
