import type { Frame } from '../../features';
import { treeShapValues, withTeam } from '../../kernels';
import type { FitOptions } from '../estimator';
import type { TreeEnsemble } from './ensemble';
import { ruleOf, ShapWalker } from './shapWalker';
import type { Tree } from './tree';
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
	ensemble: TreeEnsemble,
	frame: Frame,
	options: Pick<FitOptions, 'signal' | 'progress' | 'threads'> = {},
): Contributions {
	const { trees, nOutputs, scale } = ensemble;
	const base = ensemble.baseline.slice();
	let nodes = 0;
	trees.forEach((tree, at) => {
		const output = outputOf(tree, at, nOutputs);
		nodes += tree.feature.length;
		treeFacts(tree).mean.forEach((mean, k) => {
			base[output + k] = (base[output + k] ?? 0) + scale * mean;
		});
	});
	const work = nodes * frame.nRows;
	const values =
		work <= FEW_NODES ? walk(ensemble, frame, options) : onKernels(ensemble, frame, work, options);
	return { values, base };
}

/** Nodes × rows up to which packing the trees for the kernel takes longer than walking through them. */
const FEW_NODES = 10_000;
/** Multiply-adds that a node is worth. */
const NODE_WORK = 200;

const outputOf = (tree: Tree, at: number, nOutputs: number) =>
	tree.nOutputs === nOutputs ? 0 : at % nOutputs;

function onKernels(
	{ trees, nOutputs, scale }: TreeEnsemble,
	{ columns, nRows }: Frame,
	work: number,
	{ signal, progress, threads }: Pick<FitOptions, 'signal' | 'progress' | 'threads'>,
): Float64Array {
	const onProgress = (part: number) => progress?.(part, 'Explaining predictions');
	const facts = trees.map((tree) => ({ ...treeFacts(tree), ...ruleOf(tree) }));
	return withTeam({ threads }, work * NODE_WORK, (team) =>
		treeShapValues(team, trees, facts, columns, nRows, { nOutputs, scale }, { signal, onProgress }),
	);
}

/** The same by ShapWalker. */
export function walk(
	{ trees, nOutputs, scale }: TreeEnsemble,
	frame: Frame,
	{ signal, progress }: Pick<FitOptions, 'signal' | 'progress'> = {},
): Float64Array {
	const nFeatures = frame.features.length;
	const values = new Float64Array(frame.nRows * nFeatures * nOutputs);
	const [first] = trees;
	if (!first) return values;
	const walker = new ShapWalker(first, frame.columns, { values, nFeatures, nOutputs, scale });
	trees.forEach((tree, at) => {
		walker.take(tree, outputOf(tree, at, nOutputs));
		for (let row = 0; row < frame.nRows; row++) {
			if (row % 64 === 0) signal?.throwIfCancelled();
			walker.explain(row);
		}
		progress?.((at + 1) / trees.length, 'Explaining predictions');
	});
	return values;
}
