/**
 * Auto: which recommender suits these data? Single models and their blend are compared on purchases hidden inside the
 * training part; the choice is then trained on all of it. The blend is taken unless the best single model is better by a
 * paired 95 % interval above zero. Its estimate is cross-fitted, so that it cannot win by having seen the answers.
 */
import type { CsrMatrix } from '../../math';
import { addStandardised } from '../blend/standardise';
import { Blend } from '../blend/blend';
import { learnBlend, type LearnedBlend } from '../blend/learnWeights';
import { ndcgOfShortlists, shortlistsOf } from '../blend/shortlists';
import { interval, type Interval } from '../metrics';
import { teachable } from '../models/checks';
import { checkNumber } from '../options';
import { Popularity } from '../popular/popularity';
import { panelOf, type Panel } from '../protocol/judge';
import { splitPerItem, type HeldOut } from '../protocol/splitPerItem';
import type { Recommender, RecommenderRun } from '../recommender';
import { candidatesFor, type Candidate, type Search } from './candidates';

export interface AutoOptions {
	/** Length of the judged lists, 1..100. Default 10. */
	readonly k?: number | undefined;
	/** Of the inner split and the models. Default 1. */
	readonly seed?: number | undefined;
	/** The inner split; default: a random tenth of each product's purchases hidden. */
	readonly heldOut?: HeldOut | undefined;
	/**
	 * Multiply-adds that one fit of one model may take; more expensive ones are left out and named. A box of work instead of
	 * time keeps results the same on every machine. Default 1e12, some minutes.
	 */
	readonly maxWork?: number | undefined;
	/** Customers judged, ≥ 10; more are thinned out evenly. Default 2,000. */
	readonly maxCustomers?: number | undefined;
}

export interface LeaderboardEntry {
	readonly name: string;
	/** nDCG on the hidden purchases with its 95 % interval over customers. */
	readonly ndcg: Interval;
	/** Customer by customer, this model's nDCG minus that of the chosen one; the interval of the chosen one is 0. */
	readonly toChosen: Interval;
}

export interface AutoChoice {
	/** Trained on all data. */
	readonly model: Recommender;
	readonly chosen: string;
	/** Best first. Empty when there was nothing to judge on: then popularity was taken. */
	readonly leaderboard: readonly LeaderboardEntry[];
	/** Names and weights of the members when a blend was chosen. */
	readonly weights: readonly { readonly name: string; readonly weight: number }[];
	/** Models that were too expensive for `maxWork`. */
	readonly leftOut: readonly string[];
	/** Customers judged. */
	readonly customers: number;
}

interface Tried {
	readonly name: string;
	readonly scores: Float32Array;
	readonly final: () => Recommender;
}

/** Scores held at once by each model. */
const MOST_SCORES = 2 ** 24;

/** Compares, chooses and trains. Throws EMPTY_INPUT, INVALID_PARAMETER, WRONG_TYPE, MEMORY_LIMIT, CANCELLED. */
export function chooseRecommender(
	interactions: CsrMatrix,
	options: AutoOptions = {},
	run: RecommenderRun = {},
): AutoChoice {
	const { k = 10, seed = 1, maxWork = 1e12, maxCustomers = 2_000 } = options;
	checkNumber('k', k, 1, 100);
	checkNumber('maxCustomers', maxCustomers, 10, 1e6);
	const all = teachable(interactions);
	const most = Math.min(maxCustomers, Math.max(10, Math.floor(MOST_SCORES / all.nCols)));
	const panel = panelOf(
		options.heldOut ?? splitPerItem(all, { trainShare: TRAIN_SHARE, seed }),
		most,
	);
	const every = candidatesFor(all);
	const affordable = every.filter(({ cost }) => cost <= maxWork);
	const leftOut = every.filter(({ cost }) => cost > maxWork).map(({ name }) => name);
	const judgeable = panel.customers.length > 0 && panel.train.values.length > 0;
	const search: Search = { all, panel, k, seed, run: { ...run, progress: undefined } };
	const tried = judgeable
		? affordable.map((candidate, i) => {
				run.progress?.((0.6 * i) / affordable.length, `Trying ${candidate.name}`);
				return tryOne(candidate, search);
			})
		: [];
	const decision = decide(tried, panel, k);
	run.progress?.(0.65, `Training ${decision.chosen}`);
	const model = decision.make().fit(all, {
		...run,
		progress: (fraction, text) => run.progress?.(0.65 + 0.35 * fraction, text),
	});
	const { chosen, leaderboard, weights } = decision;
	return { model, chosen, leaderboard, weights, leftOut, customers: panel.customers.length };
}

function tryOne(candidate: Candidate, search: Search): Tried {
	const { panel, run } = search;
	const { inner, final } = candidate.settle(search);
	const raw = inner.fit(panel.train, run).score(panel.histories, run);
	const scores = new Float32Array(raw.length);
	addStandardised(scores, raw, 1, panel.train.nCols);
	return { name: candidate.name, scores, final };
}

interface Decision extends Pick<AutoChoice, 'chosen' | 'leaderboard' | 'weights'> {
	make(): Recommender;
}

/** Products a model puts forward for a blend, as a multiple of k. */
const SHORTLIST = 5;
/** Share of the purchases that models learn from while they are compared: near 1, since the best settings depend on it. */
const TRAIN_SHARE = 0.9;

function decide(tried: readonly Tried[], panel: Panel, k: number): Decision {
	const lists = shortlistsOf(
		tried.map(({ scores }) => scores),
		panel,
		SHORTLIST * k,
	);
	const singles: Judged[] = tried.map((one, i) => ({
		name: one.name,
		ndcg: ndcgOfShortlists(lists, lists.scores[i] ?? new Float32Array(0), k),
		weights: [],
		make: one.final,
	}));
	const single = singles.reduce(
		(a, b) => (mean(b.ndcg) > mean(a.ndcg) ? b : a),
		singles[0] ?? { name: 'Popularity', ndcg: new Float64Array(0), weights: [], make: popularity },
	);
	const blend = tried.length > 1 ? blendOf(tried, learnBlend(lists, k)) : single;
	// A mix is the safer choice for data that nobody has seen: only a clear difference speaks against it.
	const best = difference(single, blend).low > 0 ? single : blend;
	const leaderboard = [...new Set([...singles, blend])]
		.filter(({ ndcg }) => ndcg.length > 0)
		.map((one) => ({
			name: one.name,
			ndcg: interval([...one.ndcg]),
			toChosen: difference(one, best),
		}))
		.sort((a, b) => b.ndcg.mean - a.ndcg.mean);
	return { chosen: best.name, leaderboard, weights: best.weights, make: best.make };
}

interface Judged {
	readonly name: string;
	/** Customer by customer. */
	readonly ndcg: Float64Array;
	readonly weights: AutoChoice['weights'];
	readonly make: () => Recommender;
}

const popularity = () => new Popularity();

/** Paired, customer by customer. */
const difference = (a: Judged, b: Judged): Interval =>
	interval([...a.ndcg].map((value, i) => value - (b.ndcg[i] ?? 0)));

function blendOf(tried: readonly Tried[], { weights, ndcg }: LearnedBlend): Judged {
	const members = tried
		.map(({ name, final }, i) => ({ name, final, weight: weights[i] ?? 0 }))
		.filter(({ weight }) => weight > 0);
	return {
		name: 'Blend',
		ndcg,
		weights: members.map(({ name, weight }) => ({ name, weight })),
		make: () => new Blend(members.map(({ final, weight }) => ({ model: final(), weight }))),
	};
}

const mean = (values: Float64Array) =>
	values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
