import { peopleNeeded } from '../../math';
import { ALPHA, comparePairs } from './pairs';
import type { Metric } from './resultsOptions';
import type { Comparison, VariantResult } from './results';

const METRICS: readonly Metric[] = ['clicked', 'opened', 'converted', 'unsubscribed'];

/** Each two variants by each metric of which something is known. */
export function compareVariants(variants: readonly VariantResult[]): Comparison[] {
	return METRICS.flatMap((metric) =>
		variants.some((one) => (one[metric]?.count ?? 0) > 0) ? compareBy(metric, variants) : [],
	);
}

function compareBy(metric: Metric, variants: readonly VariantResult[]): Comparison[] {
	const shares = variants.flatMap((one) => {
		const share = one[metric];
		return share ? [{ name: one.variant, share }] : [];
	});
	const pairs = comparePairs(shares);
	return pairs.map(({ first: a, second: b, compared, adjustedP }): Comparison => {
		const { difference: value, low, high, pValue, test } = compared;
		const needed = peopleNeeded(a.share.value, b.share.value, ALPHA / pairs.length);
		const missing = needed > Math.min(a.share.of, b.share.of) && Number.isFinite(needed);
		return {
			...{ metric, first: a.name, second: b.name, pValue, adjustedP, test },
			difference: { value, low, high },
			clear: adjustedP < ALPHA,
			peopleNeeded: missing ? needed : null,
		};
	});
}
