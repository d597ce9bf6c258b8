import { LibraryError } from '../../errors';
import type { FrameRecipe } from '../../features';
import type { JobContext } from '../../ports';
import type { Table } from '../../table';
import { applyCalibrator, chooseThreshold, fitCalibrator, type Calibrator } from '../calibrate';
import { originOf } from '../champion/origin';
import { fitConformalIntervals } from '../conformal';
import { driftReference } from '../drift';
import { explainReference } from '../explain';
import type { Target } from '../estimator';
import { classColumn } from '../metrics';
import type { ReadTarget } from '../target/readTarget';
import {
	firstFold,
	takeFrame,
	takeNumbers,
	takePredictions,
	takeTarget,
	type CrossValidation,
} from '../validate';
import type { Comparison } from './judge';
import type { TrainedModel } from './model';
import type { CheckedTrainOptions } from './options';

/** What a model is made of: rows with a target, and how their columns become features. */
export interface LearntFrom {
	readonly table: Table;
	readonly read: ReadTarget;
	readonly target: Target;
	readonly recipe: FrameRecipe;
	/** Weights of rows, e.g. of reweighing; absent: 1 each. */
	readonly sampleWeight?: Float64Array | undefined;
}

/** Calibration, threshold and interval come from out-of-fold predictions; the estimator learns from all rows. */
export async function finishModel(
	{ table, read, target, recipe, sampleWeight }: LearntFrom,
	{ chosen, validation, learntRows }: Comparison,
	options: CheckedTrainOptions,
	{ threads, signal }: JobContext,
): Promise<TrainedModel> {
	const { algorithm, variant } = chosen;
	const estimator = algorithm.make(target.task, variant.settings, options.seed);
	const { frame } = recipe.apply(table);
	const rows = rowsToLearn(target, learntRows, options.seed);
	const weights = rows && sampleWeight ? takeNumbers(sampleWeight, rows) : sampleWeight;
	const fitOptions = { sampleWeight: weights, threads, signal };
	await estimator.fit(
		rows ? takeFrame(frame, rows) : frame,
		rows ? takeTarget(target, rows) : target,
		fitOptions,
	);
	const calibrator = calibratorOf(target, validation, options);
	const usual = driftReference(
		takeFrame(frame, validation.testedRows),
		scoresOf(testedPredictions(validation, calibrator), target),
	);
	return {
		task: target.task,
		target: options.target,
		classes: read.classes,
		algorithm: algorithm.name,
		recipe,
		estimator,
		calibrator,
		threshold: thresholdOf(target, validation, calibrator, options),
		interval: intervalOf(target, validation, options.coverage),
		usual,
		reference: explainReference(estimator, frame),
		card: null,
		question: options.question ?? null,
		groups: null,
		origin: originOf(options.target, recipe, frame, variant.settings),
	};
}

/** Undefined: all. */
function rowsToLearn(
	target: Target,
	wanted: number | undefined,
	seed: number,
): Uint32Array | undefined {
	const all = target.values.length;
	const folds = Math.ceil(all / (wanted ?? all));
	if (folds < 2) return undefined;
	const classes = target.task === 'classification' ? target.values : undefined;
	return firstFold(all, { folds, seed, classes });
}

/** Predictions of the tested rows, after calibration. */
export function testedPredictions(
	validation: CrossValidation,
	calibrator: Calibrator | null,
): Float64Array {
	const out = takePredictions(validation, validation.testedRows);
	return calibrator ? applyCalibrator(calibrator, out) : out;
}

export function calibratorOf(
	target: Target,
	validation: CrossValidation,
	{ calibration }: CheckedTrainOptions,
): Calibrator | null {
	if (calibration === 'none') return null;
	const tested = takeTarget(target, validation.testedRows);
	if (tested.task !== 'classification') {
		throw new LibraryError(
			'INVALID_PARAMETER',
			'Only probabilities of classes can be calibrated, this model predicts numbers.',
			'Turn calibration off.',
		);
	}
	return fitCalibrator(tested, testedPredictions(validation, null), calibration);
}

/** One number a row to watch: the value, the probability of the second of two classes, or that of the likeliest of more. */
export function scoresOf(
	predictions: Float64Array,
	target: Pick<Target, 'task'> & { readonly nClasses?: number },
): Float64Array {
	const width = target.nClasses ?? 1;
	if (width === 1) return predictions;
	if (width === 2) return classColumn(predictions, 2, 1);
	return Float64Array.from({ length: predictions.length / width }, (_, row) =>
		Math.max(...predictions.subarray(row * width, (row + 1) * width)),
	);
}

/** Where "yes" begins, by the goal and out-of-fold predictions; null unless there are two classes. */
export function thresholdOf(
	target: Target,
	validation: CrossValidation,
	calibrator: Calibrator | null,
	{ threshold }: CheckedTrainOptions,
): number | null {
	const tested = takeTarget(target, validation.testedRows);
	if (tested.task !== 'classification' || tested.nClasses !== 2) return null;
	const positive = classColumn(testedPredictions(validation, calibrator), 2, 1);
	const chosen = chooseThreshold(tested.values, positive, threshold).threshold;
	// Profit may say "nobody": no probability reaches 2.
	return Number.isFinite(chosen) ? chosen : 2;
}

/** Numbers: how far off the model was on rows it had not seen (split conformal, with out-of-fold predictions). */
function intervalOf(
	target: Target,
	{ testedRows, predictions }: CrossValidation,
	coverage: number,
): TrainedModel['interval'] {
	if (target.task !== 'regression') return null;
	const truth = takeNumbers(target.values, testedRows);
	// With few rows no finite interval has the coverage: then there is none.
	if ((truth.length + 1) * (1 - coverage) < 1) return null;
	return fitConformalIntervals(truth, takeNumbers(predictions, testedRows), { coverage });
}
