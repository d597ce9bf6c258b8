import type { Frame, FrameColumn } from '../../features';
import type { FitOptions } from '../estimator';
import { depthOf, leftShare, type TreeEnsemble } from './ensemble';
import { goesLeft } from './predictTree';
import { ShapPath } from './shapPath';
import type { Tree } from './tree';

export interface Contributions {
	/** nRows × nFeatures × nOutputs: what each feature's value adds. Base + sum over the features = output of the row. */
	readonly values: Float64Array;
	/** Expected output over the training rows, one an output. */
	readonly base: Float64Array;
}

/**
 * Exact SHAP values of trees, path-dependent (Lundberg, Erion, Lee 2018, "Consistent individualized feature attribution for
 * tree ensembles", algorithm 2): unknown features follow both ways in proportion to the training rows. Cost a row and tree:
 * leaves × depth². Outputs are those of the ensemble: shares of classes or values for trees and forests, scores before
 * the link for boosting. Throws CANCELLED.
 */
export function treeShap(
	ensemble: TreeEnsemble,
	frame: Frame,
	{ signal, progress }: Pick<FitOptions, 'signal' | 'progress'> = {},
): Contributions {
	const { trees, nOutputs, scale, baseline } = ensemble;
	const nFeatures = frame.features.length;
	const values = new Float64Array(frame.nRows * nFeatures * nOutputs);
	const base = baseline.slice();
	trees.forEach((tree, at) => {
		const output = tree.nOutputs === nOutputs ? 0 : at % nOutputs;
		expectation(tree).forEach((mean, k) => {
			base[output + k] = (base[output + k] ?? 0) + scale * mean;
		});
		const walker = new Walker(tree, frame.columns, { values, nFeatures, nOutputs, output, scale });
		for (let row = 0; row < frame.nRows; row++) {
			if (row % 64 === 0) signal?.throwIfCancelled();
			walker.explain(row);
		}
		progress?.((at + 1) / trees.length, 'Explaining predictions');
	});
	return { values, base };
}

/** Mean of a tree's values over the training rows, by the same shares that SHAP uses. */
function expectation(tree: Tree): Float64Array {
	const { nOutputs, value, feature, left, right } = tree;
	const mean = new Float64Array(nOutputs);
	const reach = new Float64Array(feature.length).fill(1, 0, 1);
	feature.forEach((asked, node) => {
		const own = reach[node] ?? 0;
		if (asked >= 0) {
			reach[left[node] ?? 0] = own * leftShare(tree, node);
			reach[right[node] ?? 0] = own * (1 - leftShare(tree, node));
			return;
		}
		for (let k = 0; k < nOutputs; k++) {
			mean[k] = (mean[k] ?? 0) + own * (value[node * nOutputs + k] ?? 0);
		}
	});
	return mean;
}

interface Sink {
	readonly values: Float64Array;
	readonly nFeatures: number;
	readonly nOutputs: number;
	/** First output of the ensemble that the tree adds to. */
	readonly output: number;
	readonly scale: number;
}

/** Walks one tree for one row after the other. */
class Walker {
	private readonly path: ShapPath;
	private row = 0;

	constructor(
		private readonly tree: Tree,
		private readonly columns: readonly FrameColumn[],
		private readonly sink: Sink,
	) {
		const depth = depthOf(tree);
		this.path = new ShapPath(depth + 2, Math.min(depth, sink.nFeatures) + 2);
	}

	explain(row: number): void {
		this.row = row;
		this.visit({ node: 0, level: 0, length: 0, zero: 1, one: 1, feature: -1 });
	}

	private visit(step: {
		node: number;
		level: number;
		length: number;
		zero: number;
		one: number;
		feature: number;
	}): void {
		const { node, level } = step;
		const { path, tree } = this;
		path.extend(level, step.length, step.zero, step.one, step.feature);
		let length = step.length + 1;
		const asked = tree.feature[node] ?? -1;
		if (asked < 0) {
			this.addLeaf(node, level, length);
			return;
		}
		let [zero, one] = [1, 1];
		const before = path.find(level, length, asked);
		if (before >= 0) {
			[zero, one] = [path.zeroAt(level, before), path.oneAt(level, before)];
			length--;
			path.unwind(level, length, before);
		}
		const left = goesLeft(tree, node, this.columns[asked]?.[this.row] ?? NaN);
		const share = leftShare(tree, node);
		const next = { level: level + 1, length, feature: asked };
		const children = [tree.left[node] ?? 0, tree.right[node] ?? 0] as const;
		const [near, far] = left ? children : [children[1], children[0]];
		const [nearShare, farShare] = left ? [share, 1 - share] : [1 - share, share];
		path.descend(level, length);
		this.visit({ ...next, node: near, zero: zero * nearShare, one });
		path.descend(level, length);
		this.visit({ ...next, node: far, zero: zero * farShare, one: 0 });
	}

	private addLeaf(leaf: number, level: number, length: number): void {
		const { path, tree, sink, row } = this;
		const { values, nFeatures, nOutputs, output, scale } = sink;
		for (let at = 1; at < length; at++) {
			const sum = path.unwoundSum(level, length - 1, at);
			const factor = scale * sum * (path.oneAt(level, at) - path.zeroAt(level, at));
			const to = (row * nFeatures + path.featureAt(level, at)) * nOutputs + output;
			for (let k = 0; k < tree.nOutputs; k++) {
				const value = tree.value[leaf * tree.nOutputs + k] ?? 0;
				values[to + k] = (values[to + k] ?? 0) + factor * value;
			}
		}
	}
}
