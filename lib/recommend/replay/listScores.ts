/** How good lists were, customer by customer, with bootstrap intervals over customers. */
import { bootstrap, type Statistic } from '../../learn/metrics/bootstrap';
import type { CancelSignal } from '../../ports';
import { averagePrecision, scoreList, type Interval } from '../metrics';

export const REPLAY_METRICS = ['hitRate', 'precision', 'recall', 'map', 'ndcg'] as const;
export type ReplayMetric = (typeof REPLAY_METRICS)[number];

/** Each metric, customer by customer. */
export type Values = Readonly<Record<ReplayMetric, Float64Array>>;

/** Lists (best first) against what was bought. `bought` must not be empty for any customer. */
export function valuesOf(
	lists: readonly (readonly number[])[],
	bought: readonly ReadonlySet<number>[],
	k: number,
): Values {
	const empty = () => new Float64Array(lists.length);
	const values = {
		hitRate: empty(),
		precision: empty(),
		recall: empty(),
		map: empty(),
		ndcg: empty(),
	};
	lists.forEach((list, i) => {
		const own = bought[i] ?? new Set<number>();
		const scores = { ...scoreList(list, own, k), map: averagePrecision(list, own, k) };
		for (const metric of REPLAY_METRICS) values[metric][i] = scores[metric];
	});
	return values;
}

const MOST_DRAWS = 10_000_000;

/** More customers need fewer replicates: their intervals are narrow. */
const replicatesFor = (customers: number) =>
	Math.round(Math.min(1000, Math.max(200, MOST_DRAWS / Math.max(1, customers))));

function meansOf(columns: ReadonlyMap<string, Float64Array>): Statistic {
	const all = [...columns.values()];
	return {
		names: [...columns.keys()],
		values: (counts) =>
			all.map((values) => {
				let sum = 0;
				for (let i = 0; i < values.length; i++) sum += (counts[i] ?? 0) * (values[i] ?? 0);
				return sum / values.length;
			}),
	};
}

/**
 * The mean of each column with its 95 % percentile bootstrap interval. All columns see the same draws. Columns of one length,
 * at least 1. Same seed, same interval. Throws CANCELLED.
 */
export function meanIntervals(
	columns: ReadonlyMap<string, Float64Array>,
	{ seed, signal }: { readonly seed: number; readonly signal: CancelSignal },
): Map<string, Interval> {
	const n = [...columns.values()][0]?.length ?? 0;
	const found = bootstrap(n, [meansOf(columns)], { replicates: replicatesFor(n), seed, signal });
	return new Map(
		[...columns].map(([name, values]) => {
			const mean = values.reduce((sum, value) => sum + value, 0) / n;
			const { low = mean, high = mean } = found.get(name) ?? {};
			return [name, { mean, low, high }];
		}),
	);
}
