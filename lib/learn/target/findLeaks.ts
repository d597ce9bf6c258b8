import type { Frame, FrameColumn } from '../../features';
import type { Target } from '../estimator';
import { argsortDescending } from '../metrics/argsort';

/** A feature that alone tells the target (nearly) without error. */
export interface Leak {
	readonly feature: string;
	/** `auc`: area under the ROC curve, `correlation`: largest of Pearson's and Spearman's, absolute; `missing`: AUC of being empty. */
	readonly measure: 'auc' | 'correlation' | 'missing';
	/** 0..1; 1: it tells the target without error. */
	readonly value: number;
}

export interface LeakOptions {
	/** From here on a feature counts as a leak; 0.5..1, default 0.995. */
	readonly threshold?: number | undefined;
}

/** Rows looked at, at even distances. */
const MOST_ROWS = 100_000;
/** Fewer rows can be told apart by chance. */
const LEAST_ROWS = 30;
/** Fewer rows a category tell nothing. */
const ROWS_A_CATEGORY = 20;

/**
 * Finds features that equal the target or nearly do: often they were written down after the outcome and will not be there when
 * a prediction is needed. Looks at each feature alone: AUC (each class against the rest) or correlation; for categories, of
 * the mean target of their rows. Cost: one sort a feature.
 */
export function findLeaks(
	frame: Frame,
	target: Target,
	{ threshold = 0.995 }: LeakOptions = {},
): Leak[] {
	const step = Math.max(1, Math.ceil(frame.nRows / MOST_ROWS));
	const rows = Int32Array.from({ length: Math.ceil(frame.nRows / step) }, (_, i) => i * step);
	if (rows.length < LEAST_ROWS) return [];
	const targets = targetsOf(target, rows);
	const leaks = frame.features.flatMap((feature, f): Leak[] => {
		const column = frame.columns[f];
		if (!column) return [];
		const nCategories = feature.kind === 'category' ? feature.categories.length : 0;
		const found = judge(column, rows, targets, target.task, nCategories);
		return found.map((leak) => ({ feature: feature.name, ...leak }));
	});
	return leaks.filter(({ value }) => value >= threshold).sort((a, b) => b.value - a.value);
}

/** The target as numbers: values, or one 0/1 list a class (of two classes, one is enough). */
function targetsOf(target: Target, rows: Int32Array): Float64Array[] {
	const pick = (value: (row: number) => number) => Float64Array.from(rows, value);
	if (target.task === 'regression') return [pick((row) => target.values[row] ?? 0)];
	const from = target.nClasses === 2 ? 1 : 0;
	return Array.from({ length: Math.min(50, target.nClasses - from) }, (_, c) =>
		pick((row) => Number(target.values[row] === c + from)),
	);
}

function judge(
	column: FrameColumn,
	rows: Int32Array,
	targets: readonly Float64Array[],
	task: Target['task'],
	nCategories: number,
): Omit<Leak, 'feature'>[] {
	if (nCategories * ROWS_A_CATEGORY > rows.length) return [];
	const values = Float64Array.from(rows, (row) => column[row] ?? NaN);
	const empty = values.map((value) => Number(Number.isNaN(value)));
	const isMissing = empty.includes(1);
	const measure = task === 'regression' ? 'correlation' : 'auc';
	const classes = task === 'classification';
	// The same for each class: sorted once.
	const byValue = classes && nCategories === 0 ? ranked(values) : null;
	const byEmpty = classes && isMissing ? ranked(empty) : null;
	let best = 0;
	let bestEmpty = 0;
	for (const y of targets) {
		const x = nCategories > 0 ? meanByCategory(values, y, nCategories) : values;
		best = Math.max(best, classes ? separation(byValue ?? ranked(x), y) : correlation(x, y));
		if (byEmpty) bestEmpty = Math.max(bestEmpty, separation(byEmpty, y));
	}
	return [
		{ measure, value: best },
		{ measure: 'missing', value: bestEmpty },
	];
}

function meanByCategory(values: Float64Array, y: Float64Array, size: number): Float64Array {
	const sums = new Float64Array(size);
	const counts = new Float64Array(size);
	values.forEach((code, i) => {
		if (Number.isNaN(code)) return;
		sums[code] = (sums[code] ?? 0) + (y[i] ?? 0);
		counts[code] = (counts[code] ?? 0) + 1;
	});
	return values.map((code) => (sums[code] ?? NaN) / (counts[code] ?? NaN));
}

/** Rows that have a value, ordered by it. */
function ordered(x: Float64Array): Int32Array {
	const there = Int32Array.from(x.keys()).filter((i) => !Number.isNaN(x[i]));
	const upward = argsortDescending(Float64Array.from(there, (i) => -(x[i] ?? 0)));
	return Int32Array.from(upward, (place) => there[place] ?? 0);
}

/** Ranks of x among the rows of `order` (ties: their mean). */
function ranks(x: Float64Array, order: Int32Array): Float64Array {
	const rank = new Float64Array(x.length);
	for (let from = 0; from < order.length;) {
		let to = from + 1;
		while (to < order.length && x[order[to] ?? 0] === x[order[from] ?? 0]) to++;
		for (let i = from; i < to; i++) rank[order[i] ?? 0] = (from + to + 1) / 2;
		from = to;
	}
	return rank;
}

interface Ranked {
	readonly order: Int32Array;
	readonly rank: Float64Array;
}

function ranked(x: Float64Array): Ranked {
	const order = ordered(x);
	return { order, rank: ranks(x, order) };
}

/** max(AUC, 1 − AUC) of the ranks for the rows with y = 1, over ranked rows; 0 with fewer than ten of either kind. */
function separation({ order, rank }: Ranked, y: Float64Array): number {
	let positives = 0;
	let sum = 0;
	for (const i of order) {
		if (y[i] !== 1) continue;
		positives++;
		sum += rank[i] ?? 0;
	}
	const negatives = order.length - positives;
	if (Math.min(positives, negatives) < 10) return 0;
	const auc = (sum - (positives * (positives + 1)) / 2) / (positives * negatives);
	return Math.max(auc, 1 - auc);
}

function correlation(x: Float64Array, y: Float64Array): number {
	const order = ordered(x);
	if (order.length < LEAST_ROWS) return 0;
	const yThere = y.map((value, i) => (Number.isNaN(x[i]) ? NaN : value));
	const spearman = pearson(ranks(x, order), ranks(yThere, ordered(yThere)), order);
	return Math.max(Math.abs(pearson(x, y, order)), Math.abs(spearman));
}

function pearson(x: Float64Array, y: Float64Array, rows: Int32Array): number {
	let [meanX, meanY] = [0, 0];
	for (const i of rows) {
		meanX += (x[i] ?? 0) / rows.length;
		meanY += (y[i] ?? 0) / rows.length;
	}
	let [xy, xx, yy] = [0, 0, 0];
	for (const i of rows) {
		const [dx, dy] = [(x[i] ?? 0) - meanX, (y[i] ?? 0) - meanY];
		xy += dx * dy;
		xx += dx * dx;
		yy += dy * dy;
	}
	const value = xy / Math.sqrt(xx * yy);
	return Number.isFinite(value) ? value : 0;
}
