/** What the report says about the rules of the lists. */
import type { EligibleReport } from '../eligible';
import type { PickRules } from '../pickRules';
import type { RulesCost } from './cost';
import type { ListOptions } from './options';
import type { OwnLimits } from './shopperLimits';

export interface ListRulesReport {
	readonly boost: {
		readonly column: string;
		readonly strength: number;
		/** Allowed products without a number in the column: neither lifted nor lowered. */
		readonly productsWithoutValue: number;
	} | null;
	readonly diversity: {
		readonly strength: number;
		/** Mean 1 − likeness of all pairs of a list, without and with the rule, 0 … 1; null without lists of two or more. */
		readonly before: number | null;
		readonly after: number | null;
	} | null;
	readonly exploration: {
		readonly share: number;
		/** Little known products to draw from. */
		readonly products: number;
		/** Recommendations of them, and their share of all. */
		readonly recommendations: number;
		readonly shareOfAll: number;
	} | null;
	/** Customers with products or prices of their own left out. */
	readonly customersWithExcludedProducts: number;
	readonly customersWithPriceRange: number;
	/** On hidden purchases, where lists were judged in the same run; else why not. */
	readonly cost: RulesCost | { readonly skipped: string };
}

const NOT_JUDGED =
	'A saved model has no hidden purchases to judge by: "Train and Recommend" with the same rules shows their cost.';

/** Null when no rule changes the order and no customer has limits of his own. */
export function rulesReport(
	options: ListOptions,
	{ caps, rerank }: PickRules,
	own: OwnLimits | null,
	allowed: Uint32Array,
): ListRulesReport | null {
	if (caps.length === 0 && !rerank && !own) return null;
	const { boost, diversity, exploration, tally } = rerank ?? {};
	const mean = tally?.diversity ?? null;
	const { explored = 0, recommendations = 0 } = tally?.explored ?? {};
	return {
		boost: boost
			? {
					column: options.boost?.column ?? '',
					strength: boost.strength,
					productsWithoutValue: allowed.filter((item) => Number.isNaN(boost.values[item])).length,
				}
			: null,
		diversity: diversity
			? { strength: diversity.strength, before: mean?.before ?? null, after: mean?.after ?? null }
			: null,
		exploration: exploration
			? {
					share: exploration.share,
					products: exploration.pool.length,
					recommendations: explored,
					shareOfAll: recommendations > 0 ? explored / recommendations : 0,
				}
			: null,
		customersWithExcludedProducts: own?.withExcluded ?? 0,
		customersWithPriceRange: own?.withPriceRange ?? 0,
		cost: { skipped: NOT_JUDGED },
	};
}

/** The report with the cost that a training found out on its hidden purchases. */
export function withCost<R extends { readonly rules?: ListRulesReport }>(
	report: R,
	evaluation: { readonly rulesCost?: RulesCost } | { readonly skipped: string },
): R {
	if (!report.rules) return report;
	if ('skipped' in evaluation)
		return { ...report, rules: { ...report.rules, cost: { skipped: evaluation.skipped } } };
	const { rulesCost } = evaluation;
	return rulesCost ? { ...report, rules: { ...report.rules, cost: rulesCost } } : report;
}

/** "Left out: 12 out of stock, 40 above 100." with all reasons; null when nothing was left out. */
export function leftOutNote(products: EligibleReport): string | null {
	const { notInCatalogue, outOfStock, blocked, leftOut } = products;
	const reasons = [
		{ why: 'not in the catalogue', products: notInCatalogue },
		{ why: 'out of stock', products: outOfStock },
		{ why: 'blocked', products: blocked },
		...leftOut,
	].filter(({ products: count }) => count > 0);
	if (reasons.length === 0) return null;
	const counts = reasons.map(({ why, products: count }) => `${count} ${why}`).join(', ');
	return `Left out: ${counts}. ${products.allowed} of ${products.known} products may be recommended.`;
}

/** The rules in words, for the notes of the report. */
export function rulesNotes(rules: ListRulesReport | null): string[] {
	if (!rules) return [];
	const { boost, diversity, exploration } = rules;
	const notes: string[] = [];
	if (boost) {
		const { column, productsWithoutValue } = boost;
		if (productsWithoutValue > 0)
			notes.push(
				`Products without a number in "${column}", counted as average: ${productsWithoutValue}.`,
			);
	}
	if (diversity && diversity.before !== null && diversity.after !== null) {
		const [before, after] = [diversity.before.toFixed(3), diversity.after.toFixed(3)];
		notes.push(
			`Diversity of the lists (0 all alike, 1 nothing in common): ${before} without the rule, ${after} with it.`,
		);
	}
	if (exploration) {
		const { recommendations, shareOfAll, products } = exploration;
		notes.push(
			`Recommendations of little known products: ${recommendations} (${(100 * shareOfAll).toFixed(1)} %), drawn from ${products}.`,
		);
	}
	return notes;
}
