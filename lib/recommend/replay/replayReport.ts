import type { CancelSignal } from '../../ports';
import type { EventReport } from '../events';
import type { Interval } from '../metrics';
import { meanIntervals, REPLAY_METRICS, type ReplayMetric, type Values } from './listScores';
import { verdictOf } from './verdict';

export interface ReplayScores extends Readonly<Record<ReplayMetric, Interval>> {
	/** What made the lists. */
	readonly lists: string;
	/** Share of the products that may be shown that appear in at least one list. */
	readonly coverage: number;
}

export interface ReplayGain {
	readonly over: string;
	/** The model minus the other, customer by customer. */
	readonly hitRate: Interval;
	readonly ndcg: Interval;
}

export interface ReplayReport {
	readonly events: EventReport;
	/** UTC ms; null: every event counted. */
	readonly after: number | null;
	/** Events up to `after`, left out. */
	readonly earlier: number;
	/** Length of the lists. */
	readonly k: number;
	/** Whether products bought before counted neither in lists nor as hits (unless consumable). */
	readonly newProductsOnly: boolean;
	readonly customers: {
		/** Customers known to the model with purchases that count. */
		readonly judged: number;
		/** Known to the model, but all they bought they had bought before. */
		readonly onlyRepeats: number;
		/** Not known to the model, or without purchases there. */
		readonly unknown: number;
	};
	/** What customers unknown to the model would have got: popular products; null when there are none. */
	readonly unknownCustomers: { readonly hitRate: Interval } | null;
	readonly products: {
		/** Different products bought. */
		readonly bought: number;
		/** Of these not known to the model: it could not recommend them. */
		readonly unknown: number;
		/** Share of the judged purchases (customer and product) that were of unknown products, 0 … 1. */
		readonly unknownShare: number;
	};
	/** The model first. */
	readonly scores: readonly ReplayScores[];
	readonly gains: readonly ReplayGain[];
	readonly verdict: string;
	readonly notes: readonly string[];
}

export interface Compared {
	readonly name: string;
	readonly values: Values;
	readonly coverage: number;
}

type Run = { readonly seed: number; readonly signal: CancelSignal };

const GAIN_METRICS = ['hitRate', 'ndcg'] as const;

const differences = (a: Float64Array, b: Float64Array) => a.map((value, i) => value - (b[i] ?? 0));

/** Every mean that the report shows, by name, from the same draws. */
function columnsOf(compared: readonly Compared[]): Map<string, Float64Array> {
	const columns = new Map<string, Float64Array>();
	const [ours] = compared;
	compared.forEach(({ values }, i) => {
		for (const metric of REPLAY_METRICS) columns.set(`${i}.${metric}`, values[metric]);
		if (!ours || i === 0) return;
		for (const metric of GAIN_METRICS)
			columns.set(`${i}.${metric}.gain`, differences(ours.values[metric], values[metric]));
	});
	return columns;
}

const UNKNOWN: Interval = { mean: NaN, low: NaN, high: NaN };

/** Scores with intervals, differences from the first (the model) and what to make of them. At least one customer. */
export function compare(compared: readonly Compared[], run: Run) {
	const found = meanIntervals(columnsOf(compared), run);
	const of = (name: string) => found.get(name) ?? UNKNOWN;
	const scores = compared.map(({ name, coverage }, i): ReplayScores => {
		const [hitRate, precision, recall] = [
			of(`${i}.hitRate`),
			of(`${i}.precision`),
			of(`${i}.recall`),
		];
		return {
			lists: name,
			hitRate,
			precision,
			recall,
			map: of(`${i}.map`),
			ndcg: of(`${i}.ndcg`),
			coverage,
		};
	});
	const gains = compared.slice(1).map(({ name }, i): ReplayGain => ({
		over: name,
		hitRate: of(`${i + 1}.hitRate.gain`),
		ndcg: of(`${i + 1}.ndcg.gain`),
	}));
	const sentences = gains.map(({ over, hitRate: gain }, i) => {
		const theirs = of(`${i + 1}.hitRate`);
		return verdictOf(over, { ours: of('0.hitRate'), theirs, gain });
	});
	return { scores, gains, verdict: sentences.join(' ') };
}
