/**
 * How each feature moved each prediction, exactly: TreeSHAP for models of trees, value − mean for linear ones (features taken as
 * independent). In the unit of the score: shares or values for trees and forests, log odds for boosting and logistic regression.
 */
import type { Frame } from '../../features';
import type { Estimator, FitOptions } from '../estimator';
import type { TreeEnsemble } from '../tree/ensemble';
import { treeShap } from '../tree/treeShap';

interface TreeModel extends Estimator {
	readonly ensemble: TreeEnsemble;
}

interface LinearScore extends Estimator {
	parts(frame: Frame): Float64Array;
}

export interface RowContributions {
	/** nRows × nFeatures × nOutputs. */
	readonly values: Float64Array;
	readonly nOutputs: number;
}

const isTreeModel = (estimator: Estimator): estimator is TreeModel => 'ensemble' in estimator;
const isLinear = (estimator: Estimator): estimator is LinearScore => 'parts' in estimator;

/**
 * What explaining needs of the training rows: nFeatures × nOutputs means of a linear model's parts; empty for trees, which carry
 * it themselves; null for models that cannot be explained row by row.
 */
export function explainReference(estimator: Estimator, frame: Frame): Float64Array | null {
	if (isTreeModel(estimator)) return new Float64Array(0);
	if (!isLinear(estimator)) return null;
	const parts = estimator.parts(frame);
	const width = parts.length / frame.nRows;
	const means = new Float64Array(width);
	for (let at = 0; at < parts.length; at++) {
		const column = at % width;
		means[column] = (means[column] ?? 0) + (parts[at] ?? 0) / frame.nRows;
	}
	return means;
}

/** The contributions of these rows; `reference` as explainReference gave it. Throws CANCELLED. */
export function contributionsOf(
	estimator: Estimator,
	frame: Frame,
	reference: Float64Array,
	options: Pick<FitOptions, 'signal' | 'progress' | 'threads'> = {},
): RowContributions | null {
	if (isTreeModel(estimator)) {
		const { ensemble } = estimator;
		return { values: treeShap(ensemble, frame, options).values, nOutputs: ensemble.nOutputs };
	}
	if (!isLinear(estimator)) return null;
	const values = estimator.parts(frame);
	const width = reference.length;
	for (let at = 0; at < values.length; at++)
		values[at] = (values[at] ?? 0) - (reference[at % width] ?? 0);
	return { values, nOutputs: width / frame.features.length };
}
