import type { Frame } from '../../features';
import { withTeam } from '../../kernels';
import { checkFeatures, checkFit, notFitted } from '../dense/checkFit';
import { checkRange, checkWhole } from '../dense/checkOptions';
import { Design, widthOfFeatures } from '../dense/design';
import { SavedReader } from '../dense/savedChecks';
import type { Estimator, FitOptions, SavedEstimator, Target } from '../estimator';
import { fitLinear, type LinearSettings } from './linearFit';
import { LinearTerms, type Coefficient } from './terms';

export interface RidgeOptions {
	/** Strength, >= 0, against the sum of squared errors: Σ w (y − ŷ)² + alpha · Σ β². Default 1. */
	readonly alpha?: number | undefined;
	/** Whether the penalty counts coefficients per standard deviation of a number (default) or per unit. */
	readonly standardise?: boolean | undefined;
}

export interface LassoOptions {
	/** Strength, >= 0, against half the mean squared error: ½ mean w (y − ŷ)² + alpha · Σ |β|. Default 1. */
	readonly alpha?: number | undefined;
	readonly standardise?: boolean | undefined;
	/** Stops when no coefficient moves more in a pass, in deviations of the target. Default 1e-9. */
	readonly tol?: number | undefined;
	/** Most passes over the coefficients, >= 1. Default 10,000. */
	readonly maxIter?: number | undefined;
}

export interface ElasticNetOptions extends LassoOptions {
	/** Share of L1: alpha · (l1Ratio · Σ |β| + ½ (1 − l1Ratio) · Σ β²); 0..1. Default 0.5. */
	readonly l1Ratio?: number | undefined;
}

const VERSION = 1;

/** What the four linear regressions share; they differ in their penalty. */
abstract class LinearEstimator implements Estimator {
	abstract readonly kind: string;
	readonly task = 'regression';
	private terms: LinearTerms | undefined;
	/** Whether the tolerance was reached; null for a loaded model. */
	converged: boolean | null = null;

	/** `total`: sum of the weights. */
	protected abstract settings(total: number): LinearSettings;

	/** Throws EMPTY_INPUT, WRONG_TYPE, INVALID_PARAMETER, MEMORY_LIMIT, CANCELLED. */
	fit(frame: Frame, target: Target, options: FitOptions = {}): this {
		const checked = checkFit(frame, target, this.task, options.sampleWeight, 'later');
		const { weights } = checked;
		const settings = this.settings(weights.reduce((sum, weight) => sum + weight, 0));
		const cost = (frame.nRows * widthOfFeatures(frame) ** 2) / 2;
		const { design, fitted } = withTeam({ threads: options.threads }, cost, (team) => {
			const design = Design.fit(frame, weights, team);
			const fitted = fitLinear(team, frame, design, checked.target, weights, settings, options);
			return { design, fitted };
		});
		this.terms = new LinearTerms(design, fitted.coef, Float64Array.of(fitted.intercept));
		this.converged = fitted.converged;
		return this;
	}

	/** One value a row. Throws NOT_FITTED, INVALID_PARAMETER, WRONG_TYPE. */
	predict(frame: Frame): Float64Array {
		checkFeatures(frame, this.fitted.design.features);
		return this.fitted.scores(frame);
	}

	/** nRows × nFeatures × outputs: what each feature adds to the score (before the link). Throws as predict does. */
	parts(frame: Frame): Float64Array {
		checkFeatures(frame, this.fitted.design.features);
		return this.fitted.parts(frame);
	}

	/** By feature, in units of the target. */
	coefficients(): Coefficient[] {
		return this.fitted.coefficients();
	}

	/** The prediction where every number has its mean and no category is known. */
	get intercept(): number {
		return this.fitted.intercept[0] ?? 0;
	}

	save(): SavedEstimator {
		const { meta, tensors } = this.fitted.save();
		return { kind: this.kind, meta: { version: VERSION, ...meta }, tensors };
	}

	/** Fills this model from a saved one. Throws CORRUPT_FILE. */
	protected restore(saved: SavedEstimator): this {
		this.terms = LinearTerms.load(new SavedReader(saved, this.kind, VERSION));
		return this;
	}

	private get fitted(): LinearTerms {
		if (this.terms) return this.terms;
		throw notFitted(this.kind);
	}
}

const SOLVED = { tol: 1e-9, maxIter: 10_000 };

/** Ordinary least squares. Columns that repeat each other share their coefficient. */
export class LinearRegression extends LinearEstimator {
	readonly kind = 'linearRegression';

	static load(saved: SavedEstimator): LinearRegression {
		return new LinearRegression().restore(saved);
	}

	protected settings(): LinearSettings {
		return { penalty: { l1: 0, l2: 0, standardise: true }, ...SOLVED };
	}
}

/** Least squares with an L2 penalty. */
export class Ridge extends LinearEstimator {
	readonly kind = 'ridge';

	/** Throws INVALID_PARAMETER for options out of range. */
	constructor(readonly options: RidgeOptions = {}) {
		super();
		checkRange('alpha', options.alpha ?? 1, { min: 0 });
	}

	static load(saved: SavedEstimator): Ridge {
		return new Ridge().restore(saved);
	}

	protected settings(total: number): LinearSettings {
		const { alpha = 1, standardise = true } = this.options;
		return { penalty: { l1: 0, l2: alpha / total, standardise }, ...SOLVED };
	}
}

/** Least squares with L1 and L2 penalties: coefficients of little use become 0. */
export class ElasticNet extends LinearEstimator {
	readonly kind: string = 'elasticNet';

	/** Throws INVALID_PARAMETER for options out of range. */
	constructor(readonly options: ElasticNetOptions = {}) {
		super();
		checkRange('alpha', options.alpha ?? 1, { min: 0 });
		checkRange('l1Ratio', options.l1Ratio ?? 0.5, { min: 0, max: 1 });
		checkRange('tol', options.tol ?? 1e-9, { min: 0, open: true });
		checkWhole('maxIter', options.maxIter ?? 10_000);
	}

	static load(saved: SavedEstimator): ElasticNet {
		return new ElasticNet().restore(saved);
	}

	protected settings(): LinearSettings {
		const {
			alpha = 1,
			l1Ratio = 0.5,
			standardise = true,
			tol = 1e-9,
			maxIter = 10_000,
		} = this.options;
		const penalty = { l1: alpha * l1Ratio, l2: alpha * (1 - l1Ratio), standardise };
		return { penalty, tol, maxIter };
	}
}

/** Least squares with an L1 penalty. */
export class Lasso extends ElasticNet {
	override readonly kind = 'lasso';

	constructor(options: LassoOptions = {}) {
		super({ ...options, l1Ratio: 1 });
	}

	static override load(saved: SavedEstimator): Lasso {
		return new Lasso().restore(saved);
	}
}

export const loadLinearRegression = (saved: SavedEstimator) => LinearRegression.load(saved);
export const loadRidge = (saved: SavedEstimator) => Ridge.load(saved);
export const loadLasso = (saved: SavedEstimator) => Lasso.load(saved);
export const loadElasticNet = (saved: SavedEstimator) => ElasticNet.load(saved);
