import { LibraryError } from '../../errors';
import type { Frame } from '../../features';
import { checkRows } from '../dense/checkFit';
import type { Estimator, FitOptions, SavedEstimator, Target, Task } from '../estimator';

export type BaselineStrategy = 'prior' | 'mean' | 'last';

/**
 * What a model must beat: the class shares (`prior`), the mean, or the last training value (`last`, rows in order of time).
 * Looks at no feature.
 */
export class Baseline implements Estimator {
	readonly kind = 'baseline';
	readonly task: Task;
	private prediction: Float64Array | null = null;

	constructor(readonly strategy: BaselineStrategy) {
		this.task = strategy === 'prior' ? 'classification' : 'regression';
	}

	fit(frame: Frame, target: Target, { sampleWeight }: FitOptions = {}): this {
		if (target.values.length === 0) {
			throw new LibraryError('EMPTY_INPUT', 'There are no rows to learn from.', 'Give some rows.');
		}
		if (target.task !== this.task) {
			throw new LibraryError(
				'WRONG_TYPE',
				`The baseline "${this.strategy}" cannot predict a ${target.task} target.`,
				'Use "prior" for classes, "mean" or "last" for numbers.',
			);
		}
		const { weights } = checkRows(frame, target, this.task, sampleWeight);
		const weightOf = (row: number) => weights[row] ?? 1;
		this.prediction =
			target.task === 'classification'
				? sharesOf(target.values, target.nClasses, weightOf)
				: Float64Array.of(
						this.strategy === 'last'
							? (target.values[target.values.length - 1] ?? Number.NaN)
							: meanOf(target.values, weightOf),
					);
		return this;
	}

	predict({ nRows }: Frame): Float64Array {
		const one = this.fitted();
		return Float64Array.from({ length: nRows * one.length }, (_, i) => one[i % one.length] ?? 0);
	}

	save(): SavedEstimator {
		return {
			kind: this.kind,
			meta: { strategy: this.strategy },
			tensors: { prediction: this.fitted() },
		};
	}

	/** Throws CORRUPT_FILE for anything that `save` did not give. */
	static load({ kind, meta, tensors }: SavedEstimator): Baseline {
		const { prediction } = tensors;
		const strategy = (['prior', 'mean', 'last'] as const).find((s) => s === meta['strategy']);
		const whole =
			prediction instanceof Float64Array &&
			prediction.every(Number.isFinite) &&
			(strategy === 'prior' ? prediction.length >= 2 : prediction.length === 1);
		if (kind !== 'baseline' || !strategy || !whole) {
			throw new LibraryError(
				'CORRUPT_FILE',
				'The saved baseline is damaged.',
				'Train the model again.',
			);
		}
		const baseline = new Baseline(strategy);
		baseline.prediction = Float64Array.from(prediction);
		return baseline;
	}

	private fitted(): Float64Array {
		if (this.prediction) return this.prediction;
		throw new LibraryError('NOT_FITTED', 'The baseline was not fitted.', 'Call fit first.');
	}
}

function sharesOf(
	classes: Int32Array,
	nClasses: number,
	weightOf: (row: number) => number,
): Float64Array {
	const shares = new Float64Array(nClasses);
	let total = 0;
	classes.forEach((c, row) => {
		shares[c] = (shares[c] ?? 0) + weightOf(row);
		total += weightOf(row);
	});
	return shares.map((share) => share / total);
}

function meanOf(values: Float64Array, weightOf: (row: number) => number): number {
	let sum = 0;
	let total = 0;
	values.forEach((value, row) => {
		sum += weightOf(row) * value;
		total += weightOf(row);
	});
	return sum / total;
}
