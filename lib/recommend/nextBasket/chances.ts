import { chanceOf } from './nextBasket';
import type { Forecast } from './task';

/** Listed products with chances of one range: how many were bought in the end. */
export interface ChanceGroup {
	/** Chances from … to (below). */
	readonly from: number;
	readonly to: number;
	readonly products: number;
	/** Mean of the chances that were given. */
	readonly expected: number;
	/** Share that was bought. */
	readonly bought: number;
}

const EDGES = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, Infinity];

/** Whether chances come true: products that were listed, grouped by their chance. Empty groups are left out. */
export function chanceGroups(
	listed: readonly Forecast[],
	level: number,
	days: number,
): ChanceGroup[] {
	const known = listed.map(({ rate, bought }) => ({
		chance: chanceOf(rate * level, days),
		bought: bought ? 1 : 0,
	}));
	return EDGES.slice(1).flatMap((to, i): ChanceGroup[] => {
		const from = EDGES[i] ?? 0;
		const group = known.filter(({ chance }) => chance >= from && chance < to);
		if (group.length === 0) return [];
		const mean = (pick: (one: { chance: number; bought: number }) => number) =>
			group.reduce((sum, one) => sum + pick(one), 0) / group.length;
		const shares = { expected: mean(({ chance }) => chance), bought: mean(({ bought }) => bought) };
		return [{ from, to: Math.min(1, to), products: group.length, ...shares }];
	});
}
