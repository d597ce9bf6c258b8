import type { Frame } from '../../features';
import { leavesOf } from '../tree/predictTree';
import { outputsOf, type BoostingModel } from './model';

/** Up to here coding the rows and packing the trees for the kernel takes longer than asking the trees themselves. */
export const FEW_ROWS = 2048;

/**
 * Baseline + values of the leaves, tree after tree as the kernel adds them up, so that both give the same bytes: output k of row r at
 * k · nRows + r.
 */
export function scoreFew(model: BoostingModel, { nRows, columns }: Frame): Float64Array {
	const nOutputs = outputsOf(model);
	const out = new Float64Array(nRows * nOutputs);
	model.baseline.forEach((value, k) => out.fill(value, k * nRows, (k + 1) * nRows));
	const leaves = new Int32Array(nRows);
	model.trees.forEach((tree, t) => {
		leavesOf(tree, columns, 0, nRows, leaves);
		const from = (t % nOutputs) * nRows;
		for (let row = 0; row < nRows; row++)
			out[from + row] = (out[from + row] ?? 0) + (tree.value[leaves[row] ?? 0] ?? 0);
	});
	return out;
}
