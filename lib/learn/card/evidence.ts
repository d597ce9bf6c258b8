/** What charts of a card need: curves, the confusion matrix, and how predicted numbers lie beside the true ones. */
import { quantileSorted } from '../../math';
import type { ClassTarget } from '../estimator';
import { classColumn, precisionRecallCurve, rocAuc, rocCurve } from '../metrics';
import { argsortDescending } from '../metrics/argsort';
import { cut, MOST, rounded } from './bounds';
import type { CardPoint, ClassCurve, NumberBin, ResidualHistogram } from './form';

/** One class against the rest; of two classes only the one to find. Classes that no judged row or every one has are left out. */
export function classCurves(
	{ values, nClasses }: ClassTarget,
	probabilities: Float64Array,
	classes: readonly string[],
): ClassCurve[] {
	const wanted = nClasses === 2 ? [1] : [...Array(Math.min(nClasses, MOST.curves)).keys()];
	return wanted.flatMap((c) => {
		const truth = values.map((value) => Number(value === c));
		const rows = truth.reduce((sum, one) => sum + one, 0);
		if (rows === 0 || rows === truth.length) return [];
		const scores = classColumn(probabilities, nClasses, c);
		const most = nClasses === 2 ? MOST.points : MOST.points / 2;
		return {
			name: cut(classes[c] ?? ''),
			share: rows / truth.length,
			auc: rocAuc(truth, scores),
			roc: rocPoints(truth, scores, most),
			precisionRecall: recallPoints(truth, scores, most),
		};
	});
}

function rocPoints(truth: Int32Array, scores: Float64Array, most: number): CardPoint[] {
	const { falsePositiveRate: x, truePositiveRate: y } = rocCurve(truth, scores);
	return thinned(x, y, (i) => (x[i] ?? 0) + (y[i] ?? 0), most);
}

function recallPoints(truth: Int32Array, scores: Float64Array, most: number): CardPoint[] {
	const { recall, precision } = precisionRecallCurve(truth, scores);
	return thinned(recall, precision, (i) => recall[i] ?? 0, most);
}

/** At most `most` points at about even steps of `along`, which never falls; the first and the last are kept. */
function thinned(
	x: Float64Array,
	y: Float64Array,
	along: (i: number) => number,
	most: number,
): CardPoint[] {
	const last = x.length - 1;
	const step = (along(last) - along(0)) / (most - 1);
	const points: CardPoint[] = [];
	let next = along(0);
	for (let i = 0; i <= last; i++) {
		const room = points.length < most - 1;
		if (i < last && !(room && along(i) >= next)) continue;
		points.push({ x: rounded(x[i] ?? 0), y: rounded(y[i] ?? 0) });
		next = along(i) + step;
	}
	return points;
}

/** Rows by actual (outer) and predicted class. */
export function confusionOf(
	{ values, nClasses }: ClassTarget,
	predicted: ArrayLike<number>,
): number[][] {
	const counts = Array.from({ length: nClasses }, () => new Array<number>(nClasses).fill(0));
	values.forEach((actual, row) => {
		const inner = counts[actual];
		const at = predicted[row] ?? 0;
		if (inner) inner[at] = (inner[at] ?? 0) + 1;
	});
	return counts;
}

/** Fewer rows in a bin would show single values. */
const ROWS_A_BIN = 20;
const MOST_BINS = 10;

/** Rows in order of their prediction, in up to ten equal parts. Values of single rows are not shown. */
export function numberBins(truth: Float64Array, predicted: Float64Array): NumberBin[] {
	const order = argsortDescending(predicted).reverse();
	const bins = Math.min(MOST_BINS, Math.floor(order.length / ROWS_A_BIN));
	return Array.from({ length: bins }, (_, bin) => {
		const from = Math.floor((bin * order.length) / bins);
		const rows = order.subarray(from, Math.floor(((bin + 1) * order.length) / bins));
		const actual = Float64Array.from(rows, (row) => truth[row] ?? 0).sort();
		return {
			predicted: rounded(meanOf(rows, (row) => predicted[row] ?? 0)),
			actual: rounded(meanOf(rows, (row) => truth[row] ?? 0)),
			low: rounded(quantileSorted(actual, 0.1)),
			high: rounded(quantileSorted(actual, 0.9)),
			rows: rows.length,
		};
	});
}

/** Running mean: values of 1e308 do not add up to infinity. */
function meanOf(rows: Uint32Array, valueOf: (row: number) => number): number {
	return rows.reduce((mean, row, i) => mean + (valueOf(row) - mean) / (i + 1), 0);
}

/** Truth − prediction in 20 bins between the 1st and the 99th percentile; null for few rows or errors all alike. */
export function residualHistogram(
	truth: Float64Array,
	predicted: Float64Array,
): ResidualHistogram | null {
	if (truth.length < 2 * ROWS_A_BIN) return null;
	const residuals = truth.map((value, row) => value - (predicted[row] ?? 0)).sort();
	const [from, to] = [quantileSorted(residuals, 0.01), quantileSorted(residuals, 0.99)];
	const width = (to - from) / 20;
	if (!(width > 0 && Number.isFinite(width))) return null;
	const rows = new Array<number>(20).fill(0);
	let [below, above] = [0, 0];
	for (const residual of residuals) {
		const bin = residual === to ? 19 : Math.floor((residual - from) / width);
		if (residual < from) below++;
		else if (residual > to) above++;
		else rows[Math.min(bin, 19)] = (rows[Math.min(bin, 19)] ?? 0) + 1;
	}
	return {
		edges: Array.from({ length: 21 }, (_, i) => rounded(from + i * width)),
		rows,
		below,
		above,
	};
}
