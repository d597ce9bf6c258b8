import type { Frame } from '../../features';
import { notFitted } from '../dense/checkFit';
import { checkRange } from '../dense/checkOptions';
import { corruptModel } from '../dense/savedChecks';
import type { Estimator, FitOptions, SavedEstimator, Target, Task } from '../estimator';
import { growTrees } from '../forest/growTrees';
import { loadModel, predictMean, saveModel, type TreeModel } from '../forest/model';
import { settleTree, type TreeOptions, type TreeSettings } from '../forest/options';
import { gainImportance } from '../tree/importance';
import { pruneTree } from '../tree/prune';
import type { TreeEnsemble } from '../tree/ensemble';
import type { Tree } from '../tree/tree';

export interface DecisionTreeOptions extends TreeOptions {
	/** Price of a leaf for pruning, in shares of impurity; at least 0, default 0 (nothing is pruned). */
	readonly ccpAlpha?: number | undefined;
}

/**
 * One decision tree (CART, Breiman et al. 1984): questions on one feature at a time, each chosen so that the two sides are
 * as pure as can be. Its rules can be read: see `treeRules`. Features are cut into 255 bins; categories and missing values
 * are split as they are.
 */
export class DecisionTree implements Estimator {
	readonly kind = 'decisionTree';
	readonly task: Task;
	private readonly settings: TreeSettings;
	private readonly ccpAlpha: number;
	private model: TreeModel | undefined;

	/** Throws INVALID_PARAMETER for options outside their ranges. */
	constructor(options: DecisionTreeOptions) {
		this.settings = settleTree(options, { minSamplesLeaf: 20, maxFeatures: 'all' });
		this.ccpAlpha = options.ccpAlpha ?? 0;
		checkRange('ccpAlpha', this.ccpAlpha, { min: 0, max: Number.MAX_VALUE });
		this.task = options.task;
	}

	/** Throws EMPTY_INPUT, WRONG_TYPE (infinite values, a target that does not fit, one class), INVALID_PARAMETER, CANCELLED. */
	fit(frame: Frame, target: Target, options: FitOptions = {}): this {
		const plan = { nTrees: 1, bootstrap: false, outOfBag: false };
		const { trees, meaning } = growTrees(frame, target, this.settings, plan, options);
		const { nClasses } = meaning;
		const pruned = this.ccpAlpha > 0 ? trees.map((tree) => pruneTree(tree, this.ccpAlpha)) : trees;
		this.model = { task: this.task, nClasses, features: frame.features, trees: pruned };
		return this;
	}

	predict(frame: Frame, options: Pick<FitOptions, 'threads' | 'signal'> = {}): Float64Array {
		return predictMean(this.fitted(), frame, options);
	}

	/** The tree, alone in a list. */
	get trees(): readonly Tree[] {
		return this.fitted().trees;
	}

	/** The model as `treeShap` takes it. */
	get ensemble(): TreeEnsemble {
		const { trees, nClasses } = this.fitted();
		const nOutputs = Math.max(1, nClasses);
		return { trees, nOutputs, baseline: new Float64Array(nOutputs), scale: 1 };
	}

	/** Share of the gain that each feature brought. */
	get importance(): Float64Array {
		return gainImportance(this.trees, this.fitted().features.length);
	}

	save(): SavedEstimator {
		return saveModel(this.kind, this.fitted());
	}

	/** A tree for `predict`, from `save`. Throws CORRUPT_FILE. */
	static load(saved: SavedEstimator): DecisionTree {
		const model = loadModel('decisionTree', saved);
		if (model.trees.length !== 1) throw corruptModel('decisionTree', 'it is not one tree');
		const made = new DecisionTree({ task: model.task });
		made.model = model;
		return made;
	}

	private fitted(): TreeModel {
		if (this.model) return this.model;
		throw notFitted('decision tree');
	}
}

export const loadDecisionTree = (saved: SavedEstimator): DecisionTree => DecisionTree.load(saved);
