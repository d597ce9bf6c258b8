import type { Frame } from '../../features';
import { checkWhole } from '../dense/checkOptions';
import { notFitted } from '../dense/checkFit';
import { corruptModel } from '../dense/savedChecks';
import type { Estimator, FitOptions, SavedEstimator, Target, Task } from '../estimator';
import { gainImportance } from '../tree/importance';
import type { TreeEnsemble } from '../tree/ensemble';
import type { Tree } from '../tree/tree';
import { growTrees } from './growTrees';
import { loadModel, predictMean, saveModel, type TreeModel } from './model';
import { settleTree, type TreeOptions, type TreeSettings } from './options';
import { outOfBag, type OutOfBag } from './outOfBag';

export interface RandomForestOptions extends TreeOptions {
	/** Trees, 1..10,000; default 100. */
	readonly nEstimators?: number | undefined;
	/** Whether each tree sees a draw of the rows with replacement; default true. */
	readonly bootstrap?: boolean | undefined;
	/** Whether `fit` also scores the rows by the trees that did not see them; default false. Needs bootstrap. */
	readonly oobScore?: boolean | undefined;
}

/**
 * Random forest (Breiman 2001): the mean of trees that grow on draws of the rows and, at each split, of the features
 * (default: 'sqrt' in classification, all in regression). Features are cut into 255 bins; categories and missing values
 * are split as they are. Trees grow side by side on threads: same bytes on any number of them.
 */
export class RandomForest implements Estimator {
	readonly kind = 'randomForest';
	readonly task: Task;
	private readonly settings: TreeSettings;
	private readonly nTrees: number;
	private model: TreeModel | undefined;
	private aside: OutOfBag | undefined;

	/** Throws INVALID_PARAMETER for options outside their ranges. */
	constructor(private readonly options: RandomForestOptions) {
		const maxFeatures = options.task === 'classification' ? 'sqrt' : 'all';
		this.settings = settleTree(options, { minSamplesLeaf: 5, maxFeatures });
		this.nTrees = options.nEstimators ?? 100;
		checkWhole('nEstimators', this.nTrees);
		if (this.nTrees > 10_000) checkWhole('nEstimators (at most 10,000)', NaN);
		this.task = options.task;
	}

	/** Throws EMPTY_INPUT, WRONG_TYPE (infinite values, a target that does not fit, one class), INVALID_PARAMETER, CANCELLED. */
	fit(frame: Frame, target: Target, options: FitOptions = {}): this {
		const { bootstrap = true, oobScore = false } = this.options;
		const plan = { nTrees: this.nTrees, bootstrap, outOfBag: oobScore && bootstrap };
		const grown = growTrees(frame, target, this.settings, plan, options);
		const { nClasses } = grown.meaning;
		this.model = { task: this.task, nClasses, features: frame.features, trees: grown.trees };
		this.aside = plan.outOfBag ? outOfBag(grown.votes, target, grown.meaning) : undefined;
		return this;
	}

	predict(frame: Frame, options: Pick<FitOptions, 'threads' | 'signal'> = {}): Float64Array {
		return predictMean(this.fitted(), frame, options);
	}

	/** Predictions and score of the trees that did not see the rows; undefined unless `oobScore` was set. */
	get outOfBag(): OutOfBag | undefined {
		this.fitted();
		return this.aside;
	}

	/** The prediction is the mean of the trees' values. */
	get trees(): readonly Tree[] {
		return this.fitted().trees;
	}

	/** The model as `treeShap` takes it. */
	get ensemble(): TreeEnsemble {
		const { trees, nClasses } = this.fitted();
		const nOutputs = Math.max(1, nClasses);
		return { trees, nOutputs, baseline: new Float64Array(nOutputs), scale: 1 / trees.length };
	}

	/** Share of the gain that each feature brought. */
	get importance(): Float64Array {
		return gainImportance(this.trees, this.fitted().features.length);
	}

	save(): SavedEstimator {
		return saveModel(this.kind, this.fitted());
	}

	/** A forest for `predict`, from `save`. Throws CORRUPT_FILE. */
	static load(saved: SavedEstimator): RandomForest {
		const model = loadModel('randomForest', saved);
		if (model.trees.length > 10_000) throw corruptModel('randomForest', 'it has too many trees');
		const made = new RandomForest({ task: model.task, nEstimators: model.trees.length });
		made.model = model;
		return made;
	}

	private fitted(): TreeModel {
		if (this.model) return this.model;
		throw notFitted('random forest');
	}
}

export const loadRandomForest = (saved: SavedEstimator): RandomForest => RandomForest.load(saved);
