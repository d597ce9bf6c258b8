import { LibraryError } from '../../errors';
import type { Frame } from '../../features';
import type { TypedArray } from '../../table';
import type { Estimator, FitOptions, SavedEstimator, Target, Task } from '../estimator';
import { outOfFold } from '../validate/outOfFold';
import { stratifiedKFold } from '../validate/splits';
import {
	applyCalibrator,
	fitCalibrator,
	loadCalibrator,
	saveCalibrator,
	type CalibrationMethod,
	type Calibrator,
} from './calibrator';

export interface CalibratedOptions {
	/** `platt` (default) is right for up to some 1,000 rows of the rarer class; `isotonic` also mends curves of other shapes. */
	readonly method?: CalibrationMethod | undefined;
	/** Inner folds whose unseen rows teach the correction, 2..50, default 5. */
	readonly folds?: number | undefined;
	readonly seed?: number | undefined;
}

const PREFIX = 'inner.';

/**
 * An estimator whose probabilities are corrected. `fit` learns the correction from out-of-fold predictions inside the rows it
 * is given, then trains one estimator on all of them; so it needs folds + 1 trainings and is safe inside cross-validation.
 */
export class Calibrated implements Estimator {
	readonly kind = 'calibrated';
	readonly task: Task = 'classification';
	private fitted: { estimator: Estimator; calibrator: Calibrator } | null = null;

	constructor(
		private readonly make: () => Estimator,
		private readonly options: CalibratedOptions = {},
	) {}

	async fit(frame: Frame, target: Target, options: FitOptions = {}): Promise<this> {
		if (target.task !== 'classification') {
			throw new LibraryError(
				'WRONG_TYPE',
				'Only probabilities of classes can be calibrated.',
				'Turn calibration off for regression.',
			);
		}
		const { method = 'platt', folds = 5, seed = 42 } = this.options;
		const splits = stratifiedKFold(target.values, { folds, seed });
		const { predictions } = await outOfFold(this.make, frame, target, splits, options);
		const calibrator = fitCalibrator(target, predictions, method, options.sampleWeight);
		const estimator = await this.make().fit(frame, target, options);
		this.fitted = { estimator, calibrator };
		return this;
	}

	async predict(
		frame: Frame,
		options?: Pick<FitOptions, 'threads' | 'signal'>,
	): Promise<Float64Array> {
		const { estimator, calibrator } = this.state();
		return applyCalibrator(calibrator, await estimator.predict(frame, options));
	}

	save(): SavedEstimator {
		const { estimator, calibrator } = this.state();
		const inner = estimator.save();
		const { meta, tensors } = saveCalibrator(calibrator);
		const renamed = Object.entries(inner.tensors).map(([name, tensor]): [string, TypedArray] => [
			PREFIX + name,
			tensor,
		]);
		return {
			kind: this.kind,
			meta: { calibration: meta, inner: { kind: inner.kind, meta: inner.meta } },
			tensors: { ...tensors, ...Object.fromEntries(renamed) },
		};
	}

	/** `load` reads the estimator inside (the registry of loaders). Throws CORRUPT_FILE for damaged files. */
	static load(saved: SavedEstimator, load: (inner: SavedEstimator) => Estimator): Calibrated {
		const { calibration, inner } = saved.meta;
		if (
			saved.kind !== 'calibrated' ||
			!isRecord(inner) ||
			typeof inner['kind'] !== 'string' ||
			!isRecord(inner['meta'])
		) {
			throw new LibraryError(
				'CORRUPT_FILE',
				'The saved calibrated model is damaged.',
				'Train the model again.',
			);
		}
		const tensors = Object.fromEntries(
			Object.entries(saved.tensors).flatMap(([name, tensor]) =>
				name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), tensor]] : [],
			),
		);
		const estimator = load({ kind: inner['kind'], meta: inner['meta'], tensors });
		const model = new Calibrated(() => estimator);
		model.fitted = { estimator, calibrator: loadCalibrator(calibration, saved.tensors) };
		return model;
	}

	private state() {
		if (this.fitted) return this.fitted;
		throw new LibraryError('NOT_FITTED', 'The model was not fitted.', 'Call fit first.');
	}
}

type JsonRecord = SavedEstimator['meta'];

const isRecord = (value: unknown): value is JsonRecord =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
