import { chanceOf, NextBasket, type NextBasketLimits, type NextBasketOptions } from './nextBasket';
import { beforeDay, boughtBetween, type PurchaseHistories } from './purchases';

/** Foreseeing what customers bought in the days from `cutoffDay` on, from what they bought before. */
export interface Task {
	readonly past: PurchaseHistories;
	readonly hidden: readonly ReadonlySet<number>[];
	/** Customers to judge: those with purchases before and in the hidden time. */
	readonly judged: readonly number[];
	readonly cutoffDay: number;
	readonly nProducts: number;
	readonly horizonDays: number;
	/** Length of the lists. */
	readonly k: number;
	readonly limits: NextBasketLimits;
}

export interface TaskSettings extends Pick<Task, 'nProducts' | 'horizonDays' | 'k' | 'limits'> {
	/** More customers to judge are thinned out evenly. */
	readonly maxJudged: number;
}

/** At most `most` of the values, evenly spread. */
function thinned<T>(values: readonly T[], most: number): readonly T[] {
	if (values.length <= most) return values;
	return Array.from(
		{ length: most },
		(_, i) => values[Math.floor((i * values.length) / most)],
	).filter((value) => value !== undefined);
}

export function taskAt(
	histories: PurchaseHistories,
	cutoffDay: number,
	{ maxJudged, ...settings }: TaskSettings,
): Task {
	const past = beforeDay(histories, cutoffDay);
	const hidden = boughtBetween(histories, cutoffDay, cutoffDay + settings.horizonDays);
	const judged = [...hidden.keys()].filter(
		(customer) => (hidden[customer]?.size ?? 0) > 0 && (past[customer]?.length ?? 0) > 0,
	);
	return { past, hidden, judged: thinned(judged, maxJudged), cutoffDay, ...settings };
}

export const fitOn = (
	{ past, nProducts, cutoffDay }: Task,
	options: NextBasketOptions,
): NextBasket => new NextBasket(options).fit(past, nProducts, cutoffDay);

/** One listed product of one customer: its expected purchases a day, and whether it was bought in the hidden time. */
export interface Forecast {
	readonly rate: number;
	readonly bought: boolean;
}

/** The lists of all customers who had bought before, whether or not they came back: what probabilities are about. */
export function forecasts(task: Task, model: NextBasket, maxCustomers: number): Forecast[] {
	const { past, hidden, k, limits } = task;
	const customers = [...past.keys()].filter((customer) => (past[customer]?.length ?? 0) > 0);
	return thinned(customers, maxCustomers).flatMap((customer) =>
		model.recommend(past[customer] ?? [], k, limits).map(({ product, rate }) => ({
			rate,
			bought: hidden[customer]?.has(product) ?? false,
		})),
	);
}

const expectedOf = (listed: readonly Forecast[], level: number, days: number): number =>
	listed.reduce((sum, { rate }) => sum + chanceOf(rate * level, days), 0);

const HALVINGS = 40;

/**
 * The number that all rates are multiplied by so that as many of the listed products are expected as were bought; it takes in
 * customers who never come back and seasons. 1 when nothing, or everything, was bought.
 */
export function levelOf(listed: readonly Forecast[], days: number): number {
	const wanted = listed.filter(({ bought }) => bought).length;
	if (wanted === 0 || wanted === listed.length) return 1;
	let [low, high] = [-10, 10];
	for (let step = 0; step < HALVINGS; step++) {
		const middle = (low + high) / 2;
		if (expectedOf(listed, 2 ** middle, days) < wanted) low = middle;
		else high = middle;
	}
	return 2 ** ((low + high) / 2);
}
