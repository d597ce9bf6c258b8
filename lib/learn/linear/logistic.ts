import type { Frame } from '../../features';
import { withTeam } from '../../kernels';
import { checkFeatures, checkFit, notFitted } from '../dense/checkFit';
import { checkOneOf, checkRange, checkWhole } from '../dense/checkOptions';
import { Design, widthOfFeatures } from '../dense/design';
import { SavedReader } from '../dense/savedChecks';
import { softmax } from '../dense/softmax';
import type { ClassTarget, Estimator, FitOptions, SavedEstimator, Target } from '../estimator';
import { fitLogistic, type FittedLogistic } from './logisticFit';
import { totalOf } from './logisticProblem';
import { LinearTerms, type Coefficient } from './terms';

export interface LogisticRegressionOptions {
	/** What holds the coefficients back. Default `l2`. */
	readonly penalty?: 'l2' | 'l1' | 'elasticNet' | 'none' | undefined;
	/** Inverse strength of the penalty against the sum of the losses, > 0. Default 1. */
	readonly C?: number | undefined;
	/** Share of L1 in `elasticNet`, 0..1. Default 0.5. */
	readonly l1Ratio?: number | undefined;
	/** `balanced` weighs classes alike in sum; or one weight >= 0 a class. Default: as they are. */
	readonly classWeight?: 'balanced' | readonly number[] | undefined;
	/** Stops when no entry of the gradient of the mean loss is larger. Default 1e-6. */
	readonly tol?: number | undefined;
	/** Most iterations, >= 1. Default 1000. */
	readonly maxIter?: number | undefined;
	/**
	 * Whether the penalty counts coefficients per standard deviation of a number (default) or per unit. Without a penalty the
	 * answer is the same.
	 */
	readonly standardise?: boolean | undefined;
}

const KIND = 'logisticRegression';
const VERSION = 1;

/**
 * Logistic regression for two or more classes (softmax). Objective: C · Σ w · log loss + penalty, as scikit-learn's; intercepts
 * are not penalised. Call `new LogisticRegression({ C: 1 }).fit(frame, target)`, then `predict(frame)`.
 * Blocks the calling thread: run it in a job.
 */
export class LogisticRegression implements Estimator {
	readonly kind = KIND;
	readonly task = 'classification';
	private terms: LinearTerms | undefined;
	private report: Pick<FittedLogistic, 'iterations' | 'converged' | 'loss'> | undefined;

	/** Throws INVALID_PARAMETER for options out of range. */
	constructor(readonly options: LogisticRegressionOptions = {}) {
		const {
			penalty = 'l2',
			C = 1,
			l1Ratio = 0.5,
			tol = 1e-6,
			maxIter = 1000,
			classWeight,
		} = options;
		checkOneOf('penalty', penalty, ['l2', 'l1', 'elasticNet', 'none']);
		checkRange('C', C, { min: 0, open: true });
		checkRange('l1Ratio', l1Ratio, { min: 0, max: 1 });
		checkRange('tol', tol, { min: 0, open: true });
		checkWhole('maxIter', maxIter);
		if (classWeight === undefined || classWeight === 'balanced') return;
		classWeight.forEach((weight) => checkRange('classWeight', weight, { min: 0, max: 1e100 }));
	}

	/** Throws EMPTY_INPUT, WRONG_TYPE, INVALID_PARAMETER, MEMORY_LIMIT, CANCELLED. */
	fit(frame: Frame, target: Target, options: FitOptions = {}): this {
		const checked = checkFit(frame, target, this.task, options.sampleWeight, 'later');
		const weights = classWeights(checked.target, checked.weights, this.options.classWeight);
		const settings = this.settings(totalOf(weights));
		const cost = frame.nRows * widthOfFeatures(frame) * 20;
		const { design, fitted } = withTeam({ threads: options.threads }, cost, (team) => {
			const design = Design.fit(frame, weights, team);
			const fitted = fitLogistic(team, frame, design, checked.target, weights, settings, options);
			return { design, fitted };
		});
		this.terms = new LinearTerms(design, fitted.coef, fitted.intercept);
		const { iterations, converged, loss } = fitted;
		this.report = { iterations, converged, loss };
		return this;
	}

	/** nRows × nClasses probabilities. Throws NOT_FITTED, INVALID_PARAMETER, WRONG_TYPE. */
	predict(frame: Frame): Float64Array {
		const { fitted } = this;
		checkFeatures(frame, fitted.design.features);
		const scores = fitted.scores(frame);
		return fitted.nOutputs === 1 ? sigmoid(scores) : softmax(scores, fitted.nOutputs);
	}

	/** nRows × nFeatures × outputs: what each feature adds to the score (before the link). Throws as predict does. */
	parts(frame: Frame): Float64Array {
		checkFeatures(frame, this.fitted.design.features);
		return this.fitted.parts(frame);
	}

	/** By feature and class; for two classes of the log odds of class 1. */
	coefficients(): Coefficient[] {
		const { fitted } = this;
		const all = fitted.coefficients();
		return fitted.nOutputs === 1 ? all.map((entry) => ({ ...entry, output: 1 })) : all;
	}

	/** Of the centred and scaled columns: one for two classes, else one a class. */
	get intercept(): Float64Array {
		return this.fitted.intercept;
	}

	/** How the fit ended: iterations, whether the tolerance was reached, mean penalised loss. Null for a loaded model. */
	get fitReport(): Pick<FittedLogistic, 'iterations' | 'converged' | 'loss'> | null {
		return this.report ?? null;
	}

	save(): SavedEstimator {
		const { meta, tensors } = this.fitted.save();
		return { kind: KIND, meta: { version: VERSION, ...meta }, tensors };
	}

	/** Throws CORRUPT_FILE. */
	static load(saved: SavedEstimator): LogisticRegression {
		const model = new LogisticRegression();
		model.terms = LinearTerms.load(new SavedReader(saved, KIND, VERSION));
		return model;
	}

	private get fitted(): LinearTerms {
		if (this.terms) return this.terms;
		throw notFitted(KIND);
	}

	private settings(total: number) {
		const { penalty = 'l2', C = 1, l1Ratio = 0.5, standardise = true } = this.options;
		const { tol = 1e-6, maxIter = 1000 } = this.options;
		const share = penalty === 'l1' ? 1 : penalty === 'elasticNet' ? l1Ratio : 0;
		const strength = penalty === 'none' ? 0 : 1 / (C * total);
		const held = { l1: share * strength, l2: (1 - share) * strength, standardise };
		return { penalty: held, tol, maxIter };
	}
}

export const loadLogisticRegression = (saved: SavedEstimator): LogisticRegression =>
	LogisticRegression.load(saved);

function classWeights(
	{ values, nClasses }: ClassTarget,
	weights: Float64Array,
	classWeight: LogisticRegressionOptions['classWeight'],
): Float64Array {
	if (classWeight === undefined) return weights;
	if (classWeight !== 'balanced') {
		checkWhole('The number of class weights', classWeight.length, nClasses);
		return weights.map((weight, row) => weight * (classWeight[values[row] ?? 0] ?? 1));
	}
	const sums = new Float64Array(nClasses);
	values.forEach((label, row) => {
		sums[label] = (sums[label] ?? 0) + (weights[row] ?? 0);
	});
	const total = sums.reduce((sum, value) => sum + value, 0);
	return weights.map(
		(weight, row) => (weight * total) / (nClasses * (sums[values[row] ?? 0] ?? 1)),
	);
}

function sigmoid(scores: Float64Array): Float64Array {
	const out = new Float64Array(2 * scores.length);
	for (let row = 0; row < scores.length; row++) {
		const z = scores[row] ?? 0;
		const e = Math.exp(-Math.abs(z));
		const [near, far] = [1 / (1 + e), e / (1 + e)];
		out[2 * row] = z >= 0 ? far : near;
		out[2 * row + 1] = z >= 0 ? near : far;
	}
	return out;
}
