import { compareShares, holm, peopleNeeded, type Share, type ShareComparison } from '../../math';
import type { Metric } from './resultsOptions';
import type { Comparison, VariantResult } from './results';

const METRICS: readonly Metric[] = ['clicked', 'opened', 'converted', 'unsubscribed'];

/** Two-sided, over all comparisons by one metric. */
export const ALPHA = 0.05;

/** Each two variants by each metric of which something is known. */
export function compareVariants(variants: readonly VariantResult[]): Comparison[] {
	return METRICS.flatMap((metric) =>
		variants.some((one) => (one[metric]?.count ?? 0) > 0) ? compareBy(metric, variants) : [],
	);
}

interface Pair {
	readonly first: string;
	readonly second: string;
	readonly a: Share;
	readonly b: Share;
	readonly compared: ShareComparison;
}

function compareBy(metric: Metric, variants: readonly VariantResult[]): Comparison[] {
	const pairs = pairsOf(metric, variants);
	const adjusted = holm(pairs.map(({ compared }) => compared.pValue));
	return pairs.map(({ first, second, a, b, compared }, i): Comparison => {
		const { difference: value, low, high, pValue, test } = compared;
		const adjustedP = adjusted[i] ?? 1;
		const needed = peopleNeeded(a.value, b.value, ALPHA / pairs.length);
		const missing = needed > Math.min(a.of, b.of) && Number.isFinite(needed);
		return {
			...{ metric, first, second, pValue, adjustedP, test },
			difference: { value, low, high },
			clear: adjustedP < ALPHA,
			peopleNeeded: missing ? needed : null,
		};
	});
}

function pairsOf(metric: Metric, variants: readonly VariantResult[]): Pair[] {
	return variants.flatMap((one, i) =>
		variants.slice(i + 1).flatMap((other) => {
			const [a, b] = [one[metric], other[metric]];
			const compared = a && b && compareShares(a, b);
			return compared ? [{ first: one.variant, second: other.variant, a, b, compared }] : [];
		}),
	);
}
