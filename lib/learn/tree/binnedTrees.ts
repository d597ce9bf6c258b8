import { LibraryError } from '../../errors';
import type { Frame } from '../../features';
import {
	packTrees,
	TreeData,
	type PackedNode,
	type ColumnCoding,
	type PackedTrees,
	type RowPick,
	type RunOptions,
	type Team,
} from '../../kernels';
import { MISSING_BIN, type Bins } from './bins';
import type { Tree } from './tree';

/**
 * Trees on codes: values that lie between the same two thresholds take the same way, so a row is coded once and every question
 * of every tree becomes a look-up of one bit.
 */

/** The codes of a frame (of the picked rows, default all) in kernel memory. Throws WRONG_TYPE for infinite values. */
export function loadFrame(
	team: Team,
	frame: Frame,
	bins: readonly Bins[],
	run: RunOptions = {},
	pick?: RowPick,
): TreeData {
	const data = new TreeData(team, pick?.count ?? frame.nRows, frame.features.length, run);
	const found = data.load(frame.columns, bins.map(codingOf), pick);
	if (found >= 0) throw infinite(frame.features[found]?.name ?? '');
	return data;
}

const codingOf = (bins: Bins): ColumnCoding =>
	bins.kind === 'number'
		? { thresholds: bins.thresholds }
		: {
				thresholds: Float64Array.from({ length: bins.nBins - 1 }, (_, bin) => bin + 0.5),
				recode: bins.binOf,
			};

function infinite(name: string): LibraryError {
	return new LibraryError(
		'WRONG_TYPE',
		`Column "${name}" holds an infinite number.`,
		'Clean the column first: replace infinite values or leave them empty.',
	);
}

/** Trees whose thresholds are thresholds of the bins, as the prediction kernel reads them. */
export const packBinned = (trees: readonly Tree[], bins: readonly Bins[]): PackedTrees =>
	packTrees(trees.map((tree) => packTree(tree, bins)));

function packTree(tree: Tree, bins: readonly Bins[]): PackedNode[] {
	return Array.from(tree.feature, (feature, node) => ({
		feature,
		left: tree.left[node] ?? 0,
		right: tree.right[node] ?? 0,
		value: tree.value[node] ?? 0,
		goesLeft: feature < 0 ? undefined : goesLeft(tree, node, bins[feature]),
	}));
}

/** 1 for each of 256 codes that goes left. */
function goesLeft(tree: Tree, node: number, bins: Bins | undefined): Uint8Array {
	const table = new Uint8Array(256);
	if (bins?.kind === 'number') {
		const threshold = tree.threshold[node] ?? 0;
		// Code c holds the values in (thresholds[c − 1], thresholds[c]].
		for (let code = 0; code < bins.nBins; code++) {
			table[code] = Number((bins.thresholds[code] ?? Number.MAX_VALUE) <= threshold);
		}
	} else {
		const at = tree.categoryAt[node] ?? 0;
		bins?.binOf.forEach((bin, code) => {
			const word = tree.categorySets[at + (code >> 5)] ?? 0;
			table[bin] = (word >>> (code & 31)) & 1;
		});
	}
	table[MISSING_BIN] = tree.missingLeft[node] ?? 0;
	return table;
}
