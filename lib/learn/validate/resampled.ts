import { LibraryError } from '../../errors';
import type { Frame } from '../../features';
import { Random, sampleIndices } from '../../math';
import { checkRows } from '../dense/checkFit';
import type { Estimator, FitOptions, SavedEstimator, Target, Task } from '../estimator';
import { takeFrame, takeNumbers, takeTarget } from './takeRows';

export interface ResampleOptions {
	/**
	 * `undersample`: rows of frequent classes are left out; `oversample`: rows of rare classes are repeated; `weights`: nothing
	 * is drawn, rare classes weigh more. Each until all classes count the same.
	 */
	readonly method: 'undersample' | 'oversample' | 'weights';
	/** Default 42. */
	readonly seed?: number | undefined;
}

/**
 * Trains the estimator on balanced classes. Balancing happens inside `fit` and nowhere else, so that a copy of a test row can
 * never be learnt from: there is no function that hands out a balanced table. Probabilities then follow the balanced shares; wrap
 * the whole in `Calibrated` to get true ones.
 */
export class Resampled implements Estimator {
	readonly kind: string;
	readonly task: Task = 'classification';

	constructor(
		private readonly estimator: Estimator,
		private readonly options: ResampleOptions,
	) {
		this.kind = estimator.kind;
		if (estimator.task === 'classification') return;
		throw new LibraryError(
			'INVALID_PARAMETER',
			'Only classes can be balanced, the estimator predicts numbers.',
			'Turn balancing off for regression.',
		);
	}

	async fit(frame: Frame, target: Target, options: FitOptions = {}): Promise<this> {
		if (target.task !== 'classification') {
			throw new LibraryError('WRONG_TYPE', 'Numbers cannot be balanced.', 'Predict classes.');
		}
		const { method, seed = 42 } = this.options;
		const { sampleWeight } = options;
		// All rows, not only those that are drawn.
		checkRows(frame, target, 'classification', sampleWeight);
		if (method === 'weights') {
			const weights = balancedWeights(target.values, target.nClasses, sampleWeight);
			await this.estimator.fit(frame, target, { ...options, sampleWeight: weights });
			return this;
		}
		const rows = balancedRows(target.values, target.nClasses, method, new Random(seed));
		await this.estimator.fit(takeFrame(frame, rows), takeTarget(target, rows), {
			...options,
			sampleWeight: sampleWeight && takeNumbers(sampleWeight, rows),
		});
		return this;
	}

	predict(frame: Frame, options?: Pick<FitOptions, 'threads' | 'signal'>) {
		return this.estimator.predict(frame, options);
	}

	/** The trained estimator itself: balancing leaves no trace in a model. */
	save(): SavedEstimator {
		return this.estimator.save();
	}
}

/** Weights that make every class that is there count the same; they add up to the sum of the given ones. */
function balancedWeights(
	classes: Int32Array,
	nClasses: number,
	given: Float64Array | undefined,
): Float64Array {
	const totals = new Float64Array(nClasses);
	let all = 0;
	classes.forEach((c, row) => {
		totals[c] = (totals[c] ?? 0) + (given?.[row] ?? 1);
		all += given?.[row] ?? 1;
	});
	const present = totals.filter((total) => total > 0).length;
	return Float64Array.from(classes, (c, row) => {
		const total = totals[c] ?? 0;
		return total > 0 ? ((given?.[row] ?? 1) * all) / (present * total) : 0;
	});
}

function balancedRows(
	classes: Int32Array,
	nClasses: number,
	method: 'undersample' | 'oversample',
	random: Random,
): Uint32Array {
	const byClass = Array.from({ length: nClasses }, (): number[] => []);
	classes.forEach((c, row) => byClass[c]?.push(row));
	const there = byClass.filter((rows) => rows.length > 0);
	const sizes = there.map((rows) => rows.length);
	const wanted = method === 'undersample' ? Math.min(...sizes) : Math.max(...sizes);
	const chosen = there.flatMap((rows) => {
		if (method === 'undersample')
			return Array.from(sampleIndices(rows.length, wanted, random), (i) => rows[i] ?? 0);
		const extra = Array.from(
			{ length: wanted - rows.length },
			() => rows[random.integer(rows.length)] ?? 0,
		);
		return [...rows, ...extra];
	});
	return Uint32Array.from(chosen).sort();
}
