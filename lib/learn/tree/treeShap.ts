import type { Frame } from '../../features';
import type { FitOptions } from '../estimator';
import type { TreeEnsemble } from './ensemble';
import { ShapWalker } from './shapWalker';
import { treeFacts } from './treeFacts';

export interface Contributions {
	/** nRows × nFeatures × nOutputs: what each feature's value adds. Base + sum over the features = output of the row. */
	readonly values: Float64Array;
	/** Expected output over the training rows, one an output. */
	readonly base: Float64Array;
}

/**
 * Exact SHAP values of trees, path-dependent (Lundberg, Erion, Lee 2018, "Consistent individualized feature attribution for
 * tree ensembles"): unknown features follow both ways in proportion to the training rows. Cost a row and tree: nodes × depth / 2
 * (see ShapWalker). Outputs are those of the ensemble: shares of classes or values for trees and forests, scores before the link
 * for boosting. Throws CANCELLED.
 */
export function treeShap(
	{ trees, nOutputs, scale, baseline }: TreeEnsemble,
	frame: Frame,
	{ signal, progress }: Pick<FitOptions, 'signal' | 'progress'> = {},
): Contributions {
	const nFeatures = frame.features.length;
	const values = new Float64Array(frame.nRows * nFeatures * nOutputs);
	const base = baseline.slice();
	const [first] = trees;
	if (!first) return { values, base };
	const walker = new ShapWalker(first, frame.columns, { values, nFeatures, nOutputs, scale });
	trees.forEach((tree, at) => {
		const output = tree.nOutputs === nOutputs ? 0 : at % nOutputs;
		treeFacts(tree).mean.forEach((mean, k) => {
			base[output + k] = (base[output + k] ?? 0) + scale * mean;
		});
		walker.take(tree, output);
		for (let row = 0; row < frame.nRows; row++) {
			if (row % 64 === 0) signal?.throwIfCancelled();
			walker.explain(row);
		}
		progress?.((at + 1) / trees.length, 'Explaining predictions');
	});
	return { values, base };
}
