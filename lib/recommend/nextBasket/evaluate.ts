/** Offline evaluation: what customers bought in the last weeks, foreseen from what they bought before. */
import { LibraryError } from '../../errors';
import type { JobContext } from '../../ports';
import type { Events } from '../events';
import { interval, scoreList, type Interval, type ListScores } from '../metrics';
import { checkNumber } from '../options';
import { bootstrapInterval } from '../bootstrap';
import { chanceGroups, type ChanceGroup } from './chances';
import { lastBoughtList, mostBought, popularList } from './compared';
import type { NextBasket, NextBasketLimits, NextBasketOptions } from './nextBasket';
import { purchaseHistories, type PurchaseHistories } from './purchases';
import { fitOn, forecasts, levelOf, taskAt, type Task } from './task';

export interface NextBasketEvaluationOptions extends NextBasketLimits {
	/** Length of the hidden time in days, ≥ 1; default 28. */
	readonly horizonDays?: number;
	/** Length of the lists, 1 … 100; default 10. */
	readonly k?: number;
	/** Of the bootstrap; default 1. */
	readonly seed?: number;
}

export interface NextBasketScores extends ListScores {
	readonly model: 'Next basket' | 'Popularity' | 'Last bought';
}

export interface NextBasketEvaluation {
	/** First hidden day, days since 1970 UTC. */
	readonly cutoffDay: number;
	readonly horizonDays: number;
	readonly k: number;
	/** Customers judged: with purchases before and in the hidden time; more than 20,000 are thinned out evenly. */
	readonly customers: number;
	/** Chosen on the time before the hidden one, which the evaluation does not see. */
	readonly settings: Required<NextBasketOptions>;
	readonly scores: readonly NextBasketScores[];
	/** Hit rate of next basket minus that of the other, customer by customer, with a bootstrap interval. */
	readonly overPopularity: Interval;
	readonly overLastBought: Interval;
	readonly verdict: string;
	/** What chances were given and what was bought, over all customers who had bought before; the level is that of the time before. */
	readonly chances: readonly ChanceGroup[];
	/** What rates are multiplied by to give the chances of the time after the last purchase. */
	readonly level: number;
}

type Signal = Pick<JobContext['signal'], 'throwIfCancelled'>;
type Lists = (customer: number) => readonly number[];

const HALF_LIVES = [15, 30, 60, 120, 240, 480];
const POPULARITY_WEIGHTS = [0.1, 0.3, 1, 3, 10, 30, 100];
const MOST_TUNED = 5_000;
const MOST_JUDGED = 20_000;

const judge = ({ judged, hidden, k }: Task, lists: Lists): ListScores[] =>
	judged.map((customer) => scoreList(lists(customer), hidden[customer] ?? new Set(), k));

function listsBy(model: NextBasket, { past, k, limits }: Task): Lists {
	return (customer) =>
		model.recommend(past[customer] ?? [], k, limits).map(({ product }) => product);
}

const meanOf = (scores: readonly ListScores[], pick: (s: ListScores) => number) =>
	interval(scores.map(pick)).mean;

/** The settings with the highest hit rate on the task; ties: the first of the grid. */
function chooseSettings(task: Task, signal: Signal): Required<NextBasketOptions> {
	let best = { halfLifeDays: 60, popularityWeight: 1 };
	let highest = -1;
	for (const halfLifeDays of HALF_LIVES) {
		const model = fitOn(task, { halfLifeDays });
		for (const popularityWeight of POPULARITY_WEIGHTS) {
			signal.throwIfCancelled();
			const lists = listsBy(model.reweighted(popularityWeight), task);
			const hitRate = meanOf(judge(task, lists), (s) => s.hitRate);
			if (hitRate > highest) [highest, best] = [hitRate, { halfLifeDays, popularityWeight }];
		}
	}
	return best;
}

function verdictOf(popularity: Interval, lastBought: Interval): string {
	const against = ({ low, high }: Interval, name: string) => {
		if (low > 0) return `beats ${name}`;
		return high < 0 ? `is worse than ${name}` : `shows no difference from ${name}`;
	};
	return `Next basket ${against(popularity, 'popular products')} and ${against(lastBought, 'the products last bought')}.`;
}

/** The latest day with a purchase; −∞ without one. */
export function lastDayOf(histories: PurchaseHistories): number {
	let last = -Infinity;
	for (const own of histories)
		for (const { days } of own) last = Math.max(last, days.at(-1) ?? last);
	return last;
}

function named(model: NextBasketScores['model'], scores: readonly ListScores[]): NextBasketScores {
	return {
		model,
		precision: meanOf(scores, (s) => s.precision),
		recall: meanOf(scores, (s) => s.recall),
		ndcg: meanOf(scores, (s) => s.ndcg),
		hitRate: meanOf(scores, (s) => s.hitRate),
	};
}

const gainOf = (ours: readonly ListScores[], theirs: readonly ListScores[], seed: number) =>
	bootstrapInterval(
		ours.map(({ hitRate }, i) => hitRate - (theirs[i]?.hitRate ?? 0)),
		seed,
	);

/** The three kinds of lists on the hidden time. */
function compare(task: Task, settings: Required<NextBasketOptions>, seed: number) {
	const { past, k, limits } = task;
	const ownOf = (customer: number) => past[customer] ?? [];
	const popular = mostBought(past, task.nProducts);
	const ours = judge(task, listsBy(fitOn(task, settings), task));
	const popularity = judge(task, (customer) => popularList(ownOf(customer), popular, k, limits));
	const last = judge(task, (customer) => lastBoughtList(ownOf(customer), popular, k, limits));
	const overPopularity = gainOf(ours, popularity, seed);
	const overLastBought = gainOf(ours, last, seed);
	return {
		scores: [
			named('Next basket', ours),
			named('Popularity', popularity),
			named('Last bought', last),
		],
		overPopularity,
		overLastBought,
		verdict: verdictOf(overPopularity, overLastBought),
	};
}

/** As `evaluateNextBasket`, of histories over so many products. */
export function evaluateHistories(
	histories: PurchaseHistories,
	nProducts: number,
	options: NextBasketEvaluationOptions,
	{ signal }: { readonly signal: Signal },
): NextBasketEvaluation {
	const { horizonDays = 28, k = 10, seed = 1, allowed, boughtBeforeOnly } = options;
	checkNumber('horizonDays', horizonDays, 1, 3650);
	checkNumber('k', k, 1, 100);
	const cutoffDay = lastDayOf(histories) + 1 - horizonDays;
	const shape = { nProducts, horizonDays, k, limits: { allowed, boughtBeforeOnly } };
	const task = taskAt(histories, cutoffDay, { ...shape, maxJudged: MOST_JUDGED });
	if (task.judged.length === 0) throw nobody(horizonDays);
	const before = taskAt(histories, cutoffDay - horizonDays, { ...shape, maxJudged: MOST_TUNED });
	const settings = chooseSettings(before, signal);
	signal.throwIfCancelled();
	const listsOf = (one: Task) => forecasts(one, fitOn(one, settings), MOST_JUDGED);
	const listed = listsOf(task);
	return {
		...{ cutoffDay, horizonDays, k, customers: task.judged.length, settings },
		...compare(task, settings, seed),
		chances: chanceGroups(listed, levelOf(listsOf(before), horizonDays), horizonDays),
		level: levelOf(listed, horizonDays),
	};
}

/**
 * Hides the last `horizonDays`, chooses the settings on the as long time before them, and compares lists of k with plain
 * popularity and with what was bought last. Throws INVALID_PARAMETER (no dates, options), EMPTY_INPUT (nobody to judge), CANCELLED.
 */
export function evaluateNextBasket(
	events: Events,
	options: NextBasketEvaluationOptions,
	context: { readonly signal: Signal },
): NextBasketEvaluation {
	return evaluateHistories(purchaseHistories(events), events.products.length, options, context);
}

function nobody(horizonDays: number): LibraryError {
	return new LibraryError(
		'EMPTY_INPUT',
		`No customer bought both in the last ${horizonDays} days and before.`,
		'Use orders of a longer time, or hide fewer days.',
	);
}
