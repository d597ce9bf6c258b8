/** The rule that growth teams use today, judged on the same rows as the model: "they do what they did last time". */
import { toFloat64, type Table } from '../../table';
import type { Target } from '../estimator';
import { compareScores, lessIsBetter, scorePredictions, type Score } from '../metrics';
import { takeNumbers, takePredictions, takeTarget, type CrossValidation } from '../validate';
import { decidingMetric } from './judge';
import { metricReports, type MetricReport } from './trainReport';

export interface RivalOption {
	/** What people call the rule, e.g. "Same as last period". */
	readonly name: string;
	/**
	 * Column that the rule looks at. Two classes: rows with a value above 0 get the share of the second class among such training rows,
	 * the others that of the others. Numbers: the value itself is the prediction.
	 */
	readonly column: string;
}

export interface RivalReport {
	readonly name: string;
	/** Of the rule, on the rows the model was judged on; `baseline`: the model's. */
	readonly metrics: Readonly<Record<string, MetricReport>>;
	/** Model minus rule in the deciding metric, with its paired 95 % interval. */
	readonly gain: { readonly value: number; readonly low: number; readonly high: number } | null;
	/** Whether the model beats the rule by more than chance. */
	readonly beaten: boolean;
}

/** True when the whole interval of a difference lies on the better side of 0. */
export function clearlyBetter(difference: Score | undefined, metric: string): boolean {
	if (!difference) return false;
	return lessIsBetter(metric) ? difference.high < 0 : difference.low > 0;
}

/** Null without a rule, and for more than two classes. Throws MISSING_COLUMN. */
export function judgeRival(
	table: Table,
	target: Target,
	validation: CrossValidation,
	rival: RivalOption | undefined,
	seed: number,
): RivalReport | null {
	if (!rival || (target.task === 'classification' && target.nClasses !== 2)) return null;
	const rows = validation.testedRows;
	const tested = takeTarget(target, rows);
	const ours = takePredictions(validation, rows);
	const seen = toFloat64(table.typed(rival.column, 'number', 'integer')).map((value) =>
		value === value ? value : 0,
	);
	const rule = ruleOf(target, validation, seen);
	const theirs = target.task === 'regression' ? takeNumbers(rule, rows) : pairs(rule, rows);
	const options = { seed };
	const metric = decidingMetric(target);
	const difference = compareScores(tested, ours, theirs, options)[metric];
	const { value, low, high } = difference ?? { value: NaN, low: NaN, high: NaN };
	return {
		name: rival.name,
		metrics: metricReports(scorePredictions(tested, theirs, options), validation.scores),
		gain: [value, low, high].every(Number.isFinite) ? { value, low, high } : null,
		beaten: clearlyBetter(difference, metric),
	};
}

/** The rule's prediction of every tested row. */
function ruleOf(target: Target, { splits }: CrossValidation, seen: Float64Array): Float64Array {
	if (target.task === 'regression') return seen;
	const out = new Float64Array(seen.length);
	for (const { train, test } of splits) {
		const shares = sharesBySign(target.values, train, seen);
		for (const row of test) out[row] = shares[Number((seen[row] ?? 0) > 0)] ?? 0;
	}
	return out;
}

/** Share of the second class among training rows with a value of 0 or less, and above 0; where there are none, among all. */
function sharesBySign(classes: Int32Array, train: Uint32Array, seen: Float64Array): number[] {
	const rows = [0, 0];
	const yes = [0, 0];
	for (const row of train) {
		const side = Number((seen[row] ?? 0) > 0);
		rows[side] = (rows[side] ?? 0) + 1;
		yes[side] = (yes[side] ?? 0) + (classes[row] ?? 0);
	}
	const all = ((yes[0] ?? 0) + (yes[1] ?? 0)) / train.length;
	return rows.map((count, side) => (count === 0 ? all : (yes[side] ?? 0) / count));
}

const pairs = (positive: Float64Array, rows: Uint32Array): Float64Array =>
	Float64Array.from({ length: 2 * rows.length }, (_, i) => {
		const p = positive[rows[i >> 1] ?? 0] ?? 0;
		return i % 2 === 1 ? p : 1 - p;
	});
