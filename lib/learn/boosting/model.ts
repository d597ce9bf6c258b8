import type { Feature } from '../../features';
import type { Task } from '../estimator';
import type { Bins } from '../tree/bins';
import type { Tree } from '../tree/tree';
import type { RegressionLoss } from './options';

/** A fitted gradient boosting model: scores = baseline + the leaves' values of all trees. */
export interface BoostingModel {
	readonly task: Task;
	readonly loss: RegressionLoss;
	/** 0: regression. */
	readonly nClasses: number;
	readonly features: readonly Feature[];
	readonly bins: readonly Bins[];
	/** Score before the first tree, one an output. One output, or one a class when there are more than two. */
	readonly baseline: Float64Array;
	/** Tree t adds to output t mod (number of outputs). Values are already shrunk by the learning rate. */
	readonly trees: readonly Tree[];
}

export const outputsOf = ({ baseline }: BoostingModel) => baseline.length;
