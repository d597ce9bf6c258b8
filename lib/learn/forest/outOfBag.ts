import type { GrownForest } from '../../kernels';
import type { Target } from '../estimator';
import type { Meaning } from '../tree/fromGrown';

export interface OutOfBag {
	/** As `predict` gives them, of the trees that did not see the row; NaN where all trees saw it. */
	readonly predictions: Float64Array;
	/** Share of right classes, or R², over the rows that have a prediction; NaN when there is none. */
	readonly score: number;
}

/** What a forest says of rows that its trees did not see: an honest score without a hold-out. */
export function outOfBag(
	{ votes, voteCounts }: Pick<GrownForest, 'votes' | 'voteCounts'>,
	target: Target,
	{ nClasses, middle, scale }: Meaning,
): OutOfBag {
	const width = Math.max(1, nClasses);
	const predictions = votes.map((vote, at) => {
		const count = voteCounts[Math.floor(at / width)] ?? 0;
		if (count === 0) return NaN;
		return nClasses > 0 ? vote / count : (middle + vote / count) * scale;
	});
	const score =
		target.task === 'classification'
			? accuracy(predictions, target.values, nClasses)
			: r2(predictions, target.values);
	return { predictions, score };
}

function accuracy(predictions: Float64Array, truth: Int32Array, nClasses: number): number {
	let [right, rows] = [0, 0];
	truth.forEach((value, row) => {
		const own = predictions.subarray(row * nClasses, (row + 1) * nClasses);
		if (Number.isNaN(own[0])) return;
		rows++;
		if (own.indexOf(Math.max(...own)) === value) right++;
	});
	return right / rows;
}

function r2(predictions: Float64Array, truth: Float64Array): number {
	const rows = truth.map((_, row) => row).filter((row) => !Number.isNaN(predictions[row]));
	const values = rows.map((row) => truth[row] ?? 0);
	const mean = values.reduce((sum, value) => sum + value / values.length, 0);
	const total = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	const rest = rows.reduce(
		(sum, row) => sum + ((truth[row] ?? 0) - (predictions[row] ?? 0)) ** 2,
		0,
	);
	return 1 - rest / total;
}
