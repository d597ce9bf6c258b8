import { LibraryError } from '../../errors';
import type { Frame } from '../../features';
import type { Table } from '../../table';
import type { Target } from '../estimator';
import { compareScores, scorePredictions, type ScoreOptions, type Scores } from '../metrics';
import { Baseline, type BaselineStrategy } from './baseline';
import { outOfFold, type FoldFitOptions, type MakeEstimator, type OutOfFold } from './outOfFold';
import { planSplits, type SplitPlan } from './plan';
import type { Split } from './splits';
import { takeNumbers, takeTarget } from './takeRows';

export interface JudgeOptions extends FoldFitOptions, Omit<ScoreOptions, 'weights'> {
	/** Default: 5 folds, stratified for classes, seed 42. */
	readonly split?: SplitPlan | undefined;
}

export interface CrossValidateOptions extends JudgeOptions {
	/** Default: `prior` for classes; for numbers `last` when split by time, else `mean`. */
	readonly baseline?: BaselineStrategy | undefined;
	/** Metrics that get an interval; the others are values alone, which costs much less. Default: all. */
	readonly intervalsOf?: readonly string[] | undefined;
}

export interface FoldReport {
	readonly trainRows: number;
	readonly testRows: number;
	/** Metrics of this fold alone, without intervals. */
	readonly scores: Scores;
}

export interface Judgement extends OutOfFold {
	readonly splits: readonly Split[];
	/** Rows that were tested, ascending. */
	readonly testedRows: Uint32Array;
	/** Metrics over all out-of-fold predictions, with intervals. */
	readonly scores: Scores;
}

export interface CrossValidation extends Judgement {
	readonly folds: readonly FoldReport[];
	readonly baseline: {
		readonly strategy: BaselineStrategy;
		readonly scores: Scores;
		readonly predictions: Float64Array;
	};
	/** Model minus baseline, paired. */
	readonly gain: Scores;
}

/**
 * Judges an estimator by rows it has not seen, beside a baseline on the same splits. `data`: a frame, or a table whose recipe
 * is fitted anew in each fold. Same data + seeds = same numbers. Throws as the splitters, the estimator and the metrics do.
 */
export async function crossValidate(
	make: MakeEstimator,
	data: Frame | Table,
	target: Target,
	options: CrossValidateOptions = {},
): Promise<CrossValidation> {
	const found = await predictFolds(make, data, target, options);
	return await besideBaseline(found, target, options);
}

/** The same without baseline and folds: for comparing many. `metrics` limits what is worked out. */
export async function judgeOutOfFold(
	make: MakeEstimator,
	data: Frame | Table,
	target: Target,
	options: JudgeOptions = {},
): Promise<Judgement> {
	const found = await predictFolds(make, data, target, options);
	const { testedRows } = found;
	const judged = takeTarget(target, testedRows);
	const ours = takePredictions(found, testedRows);
	return { ...found, scores: scorePredictions(judged, ours, scoreOptions(options, testedRows)) };
}

async function predictFolds(
	make: MakeEstimator,
	data: Frame | Table,
	target: Target,
	options: JudgeOptions,
): Promise<Omit<Judgement, 'scores'>> {
	const splits = planSplits(target, options.split ?? USUAL_SPLIT);
	const result = await outOfFold(make, data, target, splits, options);
	return { ...result, splits, testedRows: rowsTested(result.foldOf) };
}

/** All metrics of what is judged already, its folds, and a baseline on the same splits. */
export async function besideBaseline(
	found: Omit<Judgement, 'scores'>,
	target: Target,
	options: CrossValidateOptions = {},
): Promise<CrossValidation> {
	const plan = options.split ?? USUAL_SPLIT;
	const { splits, testedRows } = found;
	const strategy = options.baseline ?? usualBaseline(target, plan);
	const base = await baselinePredictions(strategy, target, splits, plan, options);
	const judged = takeTarget(target, testedRows);
	const ours = takePredictions(found, testedRows);
	const theirs = takePredictions(base, testedRows);
	const all = scoreOptions(options, testedRows);
	const scored = (work: (some: ScoreOptions) => Scores): Scores =>
		options.intervalsOf
			? { ...work({ ...all, replicates: 0 }), ...work({ ...all, metrics: options.intervalsOf }) }
			: work(all);
	return {
		...found,
		scores: scored((some) => scorePredictions(judged, ours, some)),
		folds: splits.map((split) => foldReport(split, found, target, options)),
		baseline: {
			strategy,
			scores: scored((some) => scorePredictions(judged, theirs, some)),
			predictions: base.predictions,
		},
		gain: scored((some) => compareScores(judged, ours, theirs, some)),
	};
}

/**
 * Metrics of model `a` minus those of model `b`, cross-validated on the same splits, with paired intervals: an interval that
 * leaves out 0 is a difference that the data bear out. Throws INVALID_PARAMETER when other rows were tested.
 */
export function comparePaired(
	target: Target,
	a: Judgement,
	b: Judgement,
	options: Omit<ScoreOptions, 'weights'> & { readonly sampleWeight?: Float64Array } = {},
): Scores {
	const same =
		a.testedRows.length === b.testedRows.length &&
		a.foldOf.every((fold, row) => fold === b.foldOf[row]);
	if (!same) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			'The two models were tested on different splits.',
			'Cross-validate both with the same split plan and seed.',
		);
	}
	const rows = a.testedRows;
	return compareScores(
		takeTarget(target, rows),
		takePredictions(a, rows),
		takePredictions(b, rows),
		scoreOptions(options, rows),
	);
}

const USUAL_SPLIT: SplitPlan = { kind: 'kFold' };

const usualBaseline = (target: Target, plan: SplitPlan): BaselineStrategy =>
	target.task === 'classification' ? 'prior' : plan.kind === 'time' ? 'last' : 'mean';

/** The last value means the last in time: training rows are put in order of their dates. */
async function baselinePredictions(
	strategy: BaselineStrategy,
	target: Target,
	splits: readonly Split[],
	plan: SplitPlan,
	{ sampleWeight }: FoldFitOptions,
): Promise<OutOfFold> {
	const frame: Frame = { nRows: target.values.length, features: [], columns: [] };
	const times = plan.kind === 'time' ? plan.times : null;
	const ordered = splits.map(({ train, test }) => ({
		train: times ? train.slice().sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0)) : train,
		test,
	}));
	return await outOfFold(() => new Baseline(strategy), frame, target, ordered, { sampleWeight });
}

function rowsTested(foldOf: Int16Array): Uint32Array {
	return Uint32Array.from(foldOf.keys()).filter((row) => (foldOf[row] ?? -1) >= 0);
}

export function takePredictions(
	{ predictions, width }: OutOfFold,
	rows: Uint32Array,
): Float64Array {
	const out = new Float64Array(rows.length * width);
	rows.forEach((row, i) => {
		out.set(predictions.subarray(row * width, (row + 1) * width), i * width);
	});
	return out;
}

function scoreOptions(
	options: Omit<ScoreOptions, 'weights'> & Pick<FoldFitOptions, 'sampleWeight'>,
	rows: Uint32Array,
): ScoreOptions {
	const { threshold, metrics, replicates, confidence, seed, signal, sampleWeight } = options;
	const weights = sampleWeight && takeNumbers(sampleWeight, rows);
	return { threshold, metrics, replicates, confidence, seed, signal, weights };
}

function foldReport(
	{ train, test }: Split,
	result: OutOfFold,
	target: Target,
	options: CrossValidateOptions,
): FoldReport {
	const score = { ...scoreOptions(options, test), replicates: 0 };
	const predictions = takePredictions(result, test);
	return {
		trainRows: train.length,
		testRows: test.length,
		scores: scorePredictions(takeTarget(target, test), predictions, score),
	};
}
