/** Offline evaluation: what customers bought in the last weeks, foreseen from what they bought before. */
import { LibraryError } from '../../errors';
import type { JobContext } from '../../ports';
import type { Events } from '../events';
import { interval, scoreList, type Interval, type ListScores } from '../metrics';
import { checkNumber } from '../options';
import { NextBasket, type NextBasketOptions } from './nextBasket';
import { beforeDay, boughtBetween, purchaseHistories, type PurchaseHistories } from './purchases';

export interface NextBasketEvaluationOptions {
	/** Length of the hidden time in days, ≥ 1; default 28. */
	readonly horizonDays?: number;
	/** Length of the lists, 1 … 100; default 10. */
	readonly k?: number;
}

export interface NextBasketScores extends ListScores {
	readonly model: 'Next basket' | 'Popularity' | 'Last bought';
}

export interface NextBasketEvaluation {
	/** First hidden day, days since 1970 UTC. */
	readonly cutoffDay: number;
	readonly horizonDays: number;
	readonly k: number;
	/** Customers with purchases before and in the hidden time. */
	readonly customers: number;
	/** Chosen on the time before the hidden one, which the evaluation does not see. */
	readonly settings: Required<NextBasketOptions>;
	readonly scores: readonly NextBasketScores[];
	/** Hit rate of next basket minus that of the other, customer by customer. */
	readonly overPopularity: Interval;
	readonly overLastBought: Interval;
	readonly verdict: string;
}

type Lists = (customer: number) => readonly number[];

interface Task {
	readonly past: PurchaseHistories;
	readonly hidden: readonly ReadonlySet<number>[];
	/** Customers to judge. */
	readonly judged: readonly number[];
	readonly cutoffDay: number;
	readonly nProducts: number;
	readonly k: number;
}

const HALF_LIVES = [15, 30, 60, 120, 240, 480];
const POPULARITY_WEIGHTS = [0.1, 0.3, 1, 3, 10, 30, 100];

function taskAt(
	histories: PurchaseHistories,
	nProducts: number,
	cutoffDay: number,
	{ horizonDays, k }: { horizonDays: number; k: number },
): Task {
	const past = beforeDay(histories, cutoffDay);
	const hidden = boughtBetween(histories, cutoffDay, cutoffDay + horizonDays);
	const judged = [...hidden.keys()].filter(
		(customer) => (hidden[customer]?.size ?? 0) > 0 && (past[customer]?.length ?? 0) > 0,
	);
	return { past, hidden, judged, cutoffDay, nProducts, k };
}

const judge = ({ judged, hidden, k }: Task, lists: Lists): ListScores[] =>
	judged.map((customer) => scoreList(lists(customer), hidden[customer] ?? new Set(), k));

function nextBasketLists(
	{ past, nProducts, cutoffDay, k }: Task,
	options: NextBasketOptions,
): Lists {
	const model = new NextBasket(options).fit(past, nProducts, cutoffDay);
	return (customer) => model.recommend(past[customer] ?? [], k).map(({ product }) => product);
}

/** Products by the number of customers who bought them, ties to the lower number: a list for everybody. */
function mostBought({ past, nProducts }: Task): number[] {
	const buyers = new Uint32Array(nProducts);
	for (const own of past)
		for (const { product } of own) buyers[product] = (buyers[product] ?? 0) + 1;
	return [...buyers.keys()].sort((a, b) => (buyers[b] ?? 0) - (buyers[a] ?? 0) || a - b);
}

/** The customer's products by the day they were last bought, newest first (ties: more often, lower number); then bestsellers. */
function lastBoughtLists({ past, k }: Task, popular: readonly number[]): Lists {
	return (customer) => {
		const own = [...(past[customer] ?? [])].sort(
			(a, b) =>
				(b.days.at(-1) ?? 0) - (a.days.at(-1) ?? 0) ||
				b.days.length - a.days.length ||
				a.product - b.product,
		);
		const list = own.slice(0, k).map(({ product }) => product);
		const known = new Set(list);
		for (const product of popular) {
			if (list.length >= k) break;
			if (!known.has(product)) list.push(product);
		}
		return list;
	};
}

const meanOf = (scores: readonly ListScores[], pick: (s: ListScores) => number) =>
	interval(scores.map(pick)).mean;

/** The settings with the highest hit rate on the task; ties: the first of the grid. */
function chooseSettings(
	task: Task,
	signal: Pick<JobContext['signal'], 'throwIfCancelled'>,
): Required<NextBasketOptions> {
	let best = { halfLifeDays: 60, popularityWeight: 1 };
	let highest = -1;
	for (const halfLifeDays of HALF_LIVES) {
		for (const popularityWeight of POPULARITY_WEIGHTS) {
			signal.throwIfCancelled();
			const options = { halfLifeDays, popularityWeight };
			const hitRate = meanOf(judge(task, nextBasketLists(task, options)), (s) => s.hitRate);
			if (hitRate > highest) [highest, best] = [hitRate, options];
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

function lastDayOf(histories: PurchaseHistories): number {
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

const gainOf = (ours: readonly ListScores[], theirs: readonly ListScores[]) =>
	interval(ours.map(({ hitRate }, i) => hitRate - (theirs[i]?.hitRate ?? 0)));

/**
 * Hides the last `horizonDays`, chooses the settings on the as long time before them, and compares lists of k with plain
 * popularity and with what was bought last. Throws INVALID_PARAMETER (no dates, options), EMPTY_INPUT (nobody to judge), CANCELLED.
 */
export function evaluateNextBasket(
	events: Events,
	{ horizonDays = 28, k = 10 }: NextBasketEvaluationOptions,
	{ signal }: { readonly signal: Pick<JobContext['signal'], 'throwIfCancelled'> },
): NextBasketEvaluation {
	checkNumber('horizonDays', horizonDays, 1, 3650);
	checkNumber('k', k, 1, 100);
	const histories = purchaseHistories(events);
	const nProducts = events.products.length;
	const cutoffDay = lastDayOf(histories) + 1 - horizonDays;
	const taskFrom = (day: number) => taskAt(histories, nProducts, day, { horizonDays, k });
	const task = taskFrom(cutoffDay);
	if (task.judged.length === 0) throw nobody(horizonDays);
	const settings = chooseSettings(taskFrom(cutoffDay - horizonDays), signal);
	const popular = mostBought(task);
	const ours = judge(task, nextBasketLists(task, settings));
	const popularity = judge(task, () => popular);
	const last = judge(task, lastBoughtLists(task, popular));
	const [overPopularity, overLastBought] = [gainOf(ours, popularity), gainOf(ours, last)];
	return {
		cutoffDay,
		horizonDays,
		k,
		customers: task.judged.length,
		settings,
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

function nobody(horizonDays: number): LibraryError {
	return new LibraryError(
		'EMPTY_INPUT',
		`No customer bought both in the last ${horizonDays} days and before.`,
		'Use orders of a longer time, or hide fewer days.',
	);
}
