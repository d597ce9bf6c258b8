import { LibraryError } from '../../errors';
import type { Frame } from '../../features';
import {
	packTrees,
	TreeData,
	type PackedNode,
	type PackedTrees,
	type RunOptions,
	type Team,
} from '../../kernels';
import { binColumn, MISSING_BIN, type Bins } from './bins';
import type { Tree } from './tree';

/**
 * Trees on codes: values that lie between the same two thresholds take the same way, so a row is coded once and every question
 * of every tree becomes a look-up of one bit.
 */

/** The codes of a frame in kernel memory. Throws WRONG_TYPE for infinite values. */
export function loadFrame(
	team: Team,
	frame: Frame,
	bins: readonly Bins[],
	run: RunOptions = {},
): TreeData {
	const data = new TreeData(team, frame.nRows, frame.features.length, run);
	frame.features.forEach((feature, at) => {
		const column = frame.columns[at] ?? new Float64Array(0);
		const own = bins[at];
		if (own?.kind === 'number') {
			if (!data.setNumbers(at, column, own.thresholds)) throw infinite(feature.name);
		} else if (own) {
			const codes = new Uint8Array(frame.nRows);
			binColumn(own, column, codes);
			data.setCodes(at, codes);
		}
	});
	return data;
}

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
