import { LibraryError } from '../../errors';
import { type MetricOptions } from './checks';
import { stepsOf } from './curves';
import { rankScores } from './ranking';

export interface ProfitOptions extends MetricOptions {
	/** What a contacted positive brings, e.g. the margin of the order; in any currency. */
	readonly revenue: number;
	/** What each contact costs, positive or not; >= 0. */
	readonly contactCost: number;
	/** What a positive that was not contacted costs (a customer lost); >= 0, default 0. */
	readonly missCost?: number;
	/** What does not depend on the number of contacts; charged when anybody is contacted; >= 0, default 0. */
	readonly fixedCost?: number;
}

export interface ProfitPoint {
	/** Contact rows with score >= threshold; +Infinity: nobody. */
	readonly threshold: number;
	/** Share of the rows contacted. */
	readonly depth: number;
	readonly contacts: number;
	/** Expected profit of all rows together, in the currency of the options. */
	readonly profit: number;
}

/**
 * Profit of contacting everyone with score >= t, for each different score t, nobody first: hits × revenue − contacts ×
 * contactCost − missed × missCost − fixedCost. `truth` 0 or 1.
 */
export function profitCurve(
	truth: ArrayLike<number>,
	scores: ArrayLike<number>,
	options: ProfitOptions,
): ProfitPoint[] {
	const { revenue, contactCost, missCost = 0, fixedCost = 0 } = options;
	checkMoney({ revenue, contactCost, missCost, fixedCost });
	const { threshold, hits, seen } = stepsOf(rankScores(truth, scores, options));
	const positives = hits[hits.length - 1] ?? 0;
	const all = seen[seen.length - 1] ?? 1;
	const nobody = { threshold: Infinity, depth: 0, contacts: 0, profit: 0 - positives * missCost };
	return [
		nobody,
		...Array.from(threshold, (value, i) => {
			const hit = hits[i] ?? 0;
			const contacts = seen[i] ?? 0;
			const cost = contacts * contactCost + (positives - hit) * missCost + fixedCost;
			return { threshold: value, depth: contacts / all, contacts, profit: hit * revenue - cost };
		}),
	];
}

/** The point of greatest profit; of equal ones the one with fewest contacts. */
export function bestProfit(
	truth: ArrayLike<number>,
	scores: ArrayLike<number>,
	options: ProfitOptions,
): ProfitPoint {
	return profitCurve(truth, scores, options).reduce((best, point) =>
		point.profit > best.profit ? point : best,
	);
}

/**
 * The threshold that calibrated probabilities call for, without any data: contact when p × (revenue + missCost) > contactCost
 * (Elkan 2001). Above 1: contacting never pays.
 */
export function breakEvenProbability(
	options: Pick<ProfitOptions, 'revenue' | 'contactCost' | 'missCost'>,
): number {
	const { revenue, contactCost, missCost = 0 } = options;
	checkMoney({ revenue, contactCost, missCost, fixedCost: 0 });
	return contactCost / (revenue + missCost);
}

function checkMoney(money: Record<string, number>): void {
	for (const [name, value] of Object.entries(money)) {
		const positive = name === 'revenue';
		if (Number.isFinite(value) && (positive ? value > 0 : value >= 0)) continue;
		throw new LibraryError(
			'INVALID_PARAMETER',
			`${name} must be a number ${positive ? 'above 0' : '>= 0'}, got ${value}.`,
			'Give costs and revenue in one currency, a positive being a sale or a saved customer.',
		);
	}
}
