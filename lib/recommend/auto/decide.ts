/**
 * Which recommender suits these data? Single models and their blend are compared on hidden purchases. The blend is taken
 * unless the best single model is better by a paired 95 % interval above zero. Its estimate is cross-fitted, so that it
 * cannot win by having seen the answers.
 */
import { Blend } from '../blend/blend';
import { learnBlend } from '../blend/learnWeights';
import { listsOfShortlists, type Shortlists } from '../blend/shortlists';
import { interval, type Interval } from '../metrics';
import { Popularity } from '../popular/popularity';
import { ndcgOf, type Panel } from '../protocol/judge';
import type { Candidate, MakeRecommender, Search } from './candidates';
import { scoreShortlists, type Trained } from './scoreShortlists';

export interface LeaderboardEntry {
	readonly name: string;
	/** nDCG on the hidden purchases with its 95 % interval over customers. */
	readonly ndcg: Interval;
	/** Customer by customer, this model's nDCG minus that of the chosen one; the interval of the chosen one is 0. */
	readonly toChosen: Interval;
	/** Share of all products in at least one list of the judged customers. */
	readonly coverage: number;
	/** Wall time of choosing settings, training and scoring; of a blend, of its members. Never part of a saved model. */
	readonly seconds: number;
}

export interface Decision {
	readonly chosen: string;
	readonly make: MakeRecommender;
	/** Best first. Empty when there was nothing to judge on: then popularity was taken. */
	readonly leaderboard: readonly LeaderboardEntry[];
	/** Names and weights of the members when a blend was chosen. */
	readonly weights: readonly { readonly name: string; readonly weight: number }[];
}

interface Tried extends Trained {
	readonly name: string;
	readonly make: MakeRecommender;
}

interface Judged extends Pick<Decision, 'weights' | 'make'> {
	readonly name: string;
	/** Customer by customer. */
	readonly ndcg: Float64Array;
	readonly coverage: number;
	readonly seconds: number;
}

/** Products a model puts forward for a blend, as a multiple of k. */
const SHORTLIST = 5;

/** Tries the candidates on the panel and decides; `always`: the blend is taken whatever the best single model does. */
export function decide(
	candidates: readonly Candidate[],
	search: Search & { readonly panel: Panel },
	prefer: 'blend' | 'always blend',
): Decision {
	const { panel, k, run } = search;
	const tried = candidates.map((candidate, i) => {
		run.progress?.(i / (candidates.length + 1), `Trying ${candidate.name}`);
		run.signal?.throwIfCancelled();
		return tryOne(candidate, { ...search, run: { ...run, progress: undefined } });
	});
	run.progress?.(candidates.length / (candidates.length + 1), 'Comparing the models');
	const lists = scoreShortlists(tried, panel, SHORTLIST * k, run);
	const singles = tried.map((one, i) => judgeSingle(one, lists, i, search));
	const single = singles.reduce((a, b) => (mean(b.ndcg) > mean(a.ndcg) ? b : a));
	const blend = tried.length > 1 ? judgeBlend(tried, lists, search) : single;
	// A mix is the safer choice for data that nobody has seen: only a clear difference speaks against it.
	const beaten = prefer === 'blend' && difference(single, blend).low > 0;
	const best = beaten ? single : blend;
	const { name: chosen, make, weights } = best;
	return { chosen, make, weights, leaderboard: leaderboard([...singles, blend], best) };
}

/** What is done when nobody can be judged. */
export const undecided: Decision = {
	chosen: 'Popularity',
	make: () => new Popularity(),
	leaderboard: [],
	weights: [],
};

function tryOne(candidate: Candidate, search: Search & { readonly panel: Panel }): Tried {
	const { panel, run } = search;
	const begin = performance.now();
	const make = candidate.settle(search);
	const model = make(panel.train).fit(panel.train, run);
	return { name: candidate.name, model, make, seconds: (performance.now() - begin) / 1000 };
}

function judged(
	lists: readonly (readonly number[])[],
	{ panel, k }: { readonly panel: Panel; readonly k: number },
) {
	return {
		ndcg: ndcgOf(lists, panel, k),
		coverage: new Set(lists.flat()).size / panel.train.nCols,
	};
}

function judgeSingle(
	{ name, make, seconds }: Tried,
	lists: Shortlists,
	place: number,
	search: Search & { readonly panel: Panel },
): Judged {
	const own = listsOfShortlists(lists, lists.scores[place] ?? new Float32Array(0), search.k);
	return { name, make, seconds, weights: [], ...judged(own, search) };
}

function judgeBlend(
	tried: readonly Tried[],
	shortlists: Shortlists,
	search: Search & { readonly panel: Panel },
): Judged {
	const { weights, lists } = learnBlend(shortlists, search.k, search.run.signal);
	const members = tried
		.map((one, i) => ({ ...one, weight: weights[i] ?? 0 }))
		.filter(({ weight }) => weight > 0);
	return {
		name: 'Blend',
		weights: members.map(({ name, weight }) => ({ name, weight })),
		make: (matrix) =>
			new Blend(members.map(({ make, weight }) => ({ model: make(matrix), weight }))),
		seconds: members.reduce((sum, { seconds }) => sum + seconds, 0),
		...judged(lists, search),
	};
}

function leaderboard(all: readonly Judged[], best: Judged): LeaderboardEntry[] {
	return [...new Set(all)]
		.map((one) => ({
			name: one.name,
			ndcg: interval([...one.ndcg]),
			toChosen: difference(one, best),
			coverage: one.coverage,
			seconds: one.seconds,
		}))
		.sort((a, b) => b.ndcg.mean - a.ndcg.mean);
}

/** Paired, customer by customer. */
const difference = (a: Judged, b: Judged): Interval =>
	interval([...a.ndcg].map((value, i) => value - (b.ndcg[i] ?? 0)));

const mean = (values: Float64Array) =>
	values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
