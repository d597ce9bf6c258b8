import { LibraryError } from '../../errors';
import type { Frame } from '../../features';
import type { Estimator, FitOptions, SavedEstimator, Target, Task } from '../estimator';
import type { TreeEnsemble } from '../tree/ensemble';
import type { Tree } from '../tree/tree';
import { fitBoosting } from './fitBoosting';
import { outputsOf, type BoostingModel } from './model';
import { settle, type GradientBoostingOptions, type Settings } from './options';
import { predictBoosting, scoreRows } from './predictBoosting';
import { saveBoosting } from './saveBoosting';
import { trainingData } from './trainingData';

/**
 * Histogram gradient boosting: many small trees, each of which corrects the ones before. Numbers and categories, missing values
 * learn their way, monotone constraints, early stopping. Options and defaults: GradientBoostingOptions.
 * Source: Friedman 2001; Ke et al. 2017 (LightGBM); scikit-learn's HistGradientBoosting for names and defaults.
 */
export class GradientBoosting implements Estimator {
	readonly kind = 'gradientBoosting';
	readonly task: Task;
	private readonly settings: Settings;
	private model: BoostingModel | undefined;

	/** Throws INVALID_PARAMETER for options outside their ranges. */
	constructor(options: GradientBoostingOptions) {
		this.settings = settle(options);
		this.task = options.task;
	}

	/** A fitted estimator of a model that was loaded. */
	static of(model: BoostingModel): GradientBoosting {
		const made = new GradientBoosting({ task: model.task, loss: model.loss });
		made.model = model;
		return made;
	}

	/** Throws EMPTY_INPUT, WRONG_TYPE (infinite values, a target that does not fit, one class only), INVALID_PARAMETER. */
	fit(frame: Frame, target: Target, options: FitOptions = {}): this {
		const data = trainingData(frame, target, this.settings, options.sampleWeight);
		this.model = fitBoosting(data, this.settings, options);
		return this;
	}

	predict(frame: Frame, options: Pick<FitOptions, 'threads' | 'signal'> = {}): Float64Array {
		return predictBoosting(this.fitted(), frame, options);
	}

	/** Sums of leaf values before the link (log odds, log, or the value itself): output k of row r at k · nRows + r. */
	scores(frame: Frame, options: Pick<FitOptions, 'threads' | 'signal'> = {}): Float64Array {
		return scoreRows(this.fitted(), frame, options);
	}

	/** The trees; tree t adds to output t mod nOutputs. */
	get trees(): readonly Tree[] {
		return this.fitted().trees;
	}

	/** Scores before the first tree, one an output. */
	get baseline(): Float64Array {
		return this.fitted().baseline;
	}

	/** The model as `treeShap` takes it: scores before the link. */
	get ensemble(): TreeEnsemble {
		const { trees, baseline } = this;
		return { trees, nOutputs: baseline.length, baseline, scale: 1 };
	}

	/** Rounds that the model holds: fewer than maxIter when it stopped early. */
	get nIter(): number {
		return this.fitted().trees.length / outputsOf(this.fitted());
	}

	save(): SavedEstimator {
		return saveBoosting(this.fitted());
	}

	private fitted(): BoostingModel {
		if (this.model) return this.model;
		throw new LibraryError(
			'NOT_FITTED',
			'The gradient boosting model has not been trained.',
			'Call fit first, or load a trained model.',
		);
	}
}
