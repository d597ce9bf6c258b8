import { LibraryError } from '../../errors';
import type { Question } from '../../features';
import type { Task } from '../estimator';
import type { CalibrationMethod, ThresholdGoal } from '../calibrate';
import type { ChampionOptions } from '../champion/judgeChampion';
import { algorithmsFor, type Settings } from './algorithms';
import type { RivalOption } from './rival';
import type { FairnessOption } from './fairnessOptions';

/** How the model is judged. Nothing that is fitted ever sees the rows it is judged on. */
export type ValidationOption =
	| { readonly kind: 'kFold'; readonly folds?: number | undefined }
	| { readonly kind: 'holdOut'; readonly testShare?: number | undefined }
	/** No group (e.g. customer) is on both sides. */
	| { readonly kind: 'group'; readonly column: string; readonly folds?: number | undefined }
	/** Learn from the past, test on what came after; `gapDays` are left out between. */
	| {
			readonly kind: 'time';
			readonly column: string;
			readonly folds?: number | undefined;
			readonly gapDays?: number | undefined;
	  }
	/** Test on the rows of the latest moment, learn from those at least `gapDays` earlier. */
	| { readonly kind: 'latest'; readonly column: string; readonly gapDays?: number | undefined };

export interface TrainOptions {
	/** Column to predict. Rows without a value there are not learnt from; they are counted in the report. */
	readonly target: string;
	/** Default: classes for texts, booleans and numbers with two values, else numbers. */
	readonly task?: Task | undefined;
	/** Of two classes the one to find. Default: the one that means yes, else the rarer one. */
	readonly positiveClass?: string | undefined;
	/** Columns to learn from. Default: all that can be used. */
	readonly columns?: readonly string[] | undefined;
	/** Columns never to learn from, e.g. ids or what is known only afterwards. */
	readonly exclude?: readonly string[] | undefined;
	/** `auto` (default) compares algorithms and settings; else the name of one of them. */
	readonly algorithm?: string | undefined;
	/** Settings of that algorithm, by its own names. Not with `auto`. */
	readonly settings?: Settings | undefined;
	/** `auto` only: seconds for the whole training, 1..86,400; default 60. */
	readonly budgetSeconds?: number | undefined;
	/** Default: 5 folds, stratified for classes. */
	readonly validation?: ValidationOption | undefined;
	/** Corrects probabilities by what held-out rows showed; default: none. */
	readonly calibration?: CalibrationMethod | 'none' | undefined;
	/** Two classes: where "yes" begins. Default: best F1. */
	readonly threshold?: ThresholdGoal | undefined;
	/** Share of new values that the interval of a predicted number is to cover, 0.5..0.99; default 0.9. */
	readonly coverage?: number | undefined;
	/** What to do when a column alone tells the target: stop (default) or go on and say so. */
	readonly onLeak?: 'stop' | 'report' | undefined;
	/** The saved model in use: the report then says whether the new one should take its place. */
	readonly champion?: ChampionOptions | undefined;
	/** Compares decisions between groups of rows; classes only. Default: no audit. */
	readonly fairness?: FairnessOption | undefined;
	/** Dates count as days before this day (its end), date-time or UTC ms; later ones are missing. Default: days since 1970-01-01. */
	readonly asOf?: string | number | undefined;
	/** A simple rule that the model is compared with, besides the baseline. */
	readonly rival?: RivalOption | undefined;
	/** The ready question that the rows were made for; the model carries it. */
	readonly question?: Question | undefined;
	/** Whole number >= 0, default 42. */
	readonly seed?: number | undefined;
}

export interface CheckedTrainOptions extends TrainOptions {
	readonly algorithm: string;
	readonly budgetSeconds: number;
	readonly validation: ValidationOption;
	readonly calibration: CalibrationMethod | 'none';
	readonly threshold: ThresholdGoal;
	readonly coverage: number;
	readonly onLeak: 'stop' | 'report';
	readonly seed: number;
}

/** Throws INVALID_PARAMETER. */
export function checkTrainOptions(options: TrainOptions): CheckedTrainOptions {
	if (typeof options.target !== 'string' || options.target === '')
		throw invalid('No column to predict was given.', 'Choose the column to predict.');
	const checked: CheckedTrainOptions = {
		...options,
		algorithm: options.algorithm ?? 'auto',
		budgetSeconds: inRange('budgetSeconds', options.budgetSeconds ?? 60, 1, 86_400),
		validation: options.validation ?? { kind: 'kFold' },
		calibration: options.calibration ?? 'none',
		threshold: options.threshold ?? { kind: 'f1' },
		coverage: inRange('coverage', options.coverage ?? 0.9, 0.5, 0.99),
		onLeak: options.onLeak ?? 'stop',
		seed: inRange('seed', options.seed ?? 42, 0, 2 ** 31),
	};
	if (!Number.isInteger(checked.seed))
		throw invalid(`seed must be a whole number, got ${checked.seed}.`, 'Use e.g. 42.');
	if (checked.algorithm === 'auto' && Object.keys(options.settings ?? {}).length > 0)
		throw invalid('Settings were given, but no algorithm.', 'Choose one, or leave settings out.');
	return checked;
}

/** Throws INVALID_PARAMETER when the algorithm cannot do the task. */
export function checkAlgorithm(algorithm: string, task: Task): void {
	const names = algorithmsFor(task).map(({ name }) => name);
	if (algorithm === 'auto' || names.includes(algorithm)) return;
	throw invalid(
		`"${algorithm}" cannot predict ${task === 'regression' ? 'numbers' : 'classes'}.`,
		`Choose auto or one of: ${names.join(', ')}.`,
	);
}

function inRange(name: string, value: number, from: number, to: number): number {
	if (value >= from && value <= to) return value;
	throw invalid(
		`${name} must be ${from}..${to}, got ${value}.`,
		'Leave it out to use the default.',
	);
}

const invalid = (message: string, hint: string) =>
	new LibraryError('INVALID_PARAMETER', message, hint);
