import type { Feature } from '../../features';
import { corruptModel } from '../dense/savedChecks';
import type { SavedEstimator } from '../estimator';
import type { Tree } from './tree';

/** A tree as it lies in the tensors: nodes from..to, category words words..wordsTo. */
interface Slice {
	readonly from: number;
	readonly to: number;
	readonly words: number;
	readonly wordsTo: number;
}

/**
 * The trees that `saveTrees` wrote, every number checked: a loaded tree can be walked without leaving it. Throws CORRUPT_FILE.
 */
export function loadTrees(
	saved: SavedEstimator,
	features: readonly Feature[],
	nOutputs: number,
): Tree[] {
	const parts = new Parts(saved, nOutputs);
	return parts.slices().map((slice) => {
		const tree = parts.tree(slice);
		const problem = whatIsWrong(tree, features);
		if (problem) throw corruptModel(saved.kind, problem);
		return tree;
	});
}

class Parts {
	constructor(
		private readonly saved: SavedEstimator,
		private readonly nOutputs: number,
	) {}

	private tensor(name: string) {
		return Object.hasOwn(this.saved.tensors, name) ? this.saved.tensors[name] : undefined;
	}

	private damaged(name: string) {
		return corruptModel(this.saved.kind, `its "${name}" is damaged`);
	}

	private ints(name: string): Int32Array {
		const tensor = this.tensor(name);
		if (tensor instanceof Int32Array) return tensor;
		throw this.damaged(name);
	}

	private floats(name: string): Float64Array {
		const tensor = this.tensor(name);
		if (tensor instanceof Float64Array && tensor.every(Number.isFinite)) return tensor;
		throw this.damaged(name);
	}

	private readonly sets = (): Uint32Array => {
		const tensor = this.tensor('categorySets');
		if (tensor instanceof Uint32Array) return tensor;
		throw this.damaged('categorySets');
	};

	private readonly flags = (): Uint8Array => {
		const tensor = this.tensor('missingLeft');
		if (tensor instanceof Uint8Array) return tensor;
		throw this.damaged('missingLeft');
	};

	/** Where each tree lies; all tensors must end where the last tree ends. */
	slices(): Slice[] {
		const [nodes, words] = [this.ints('treeNodes'), this.ints('treeWords')];
		if (nodes.length === 0 || words.length !== nodes.length) throw this.damaged('treeNodes');
		let [node, word] = [0, 0];
		const slices = Array.from(nodes, (count, tree) => {
			const own = words[tree] ?? 0;
			if (count < 1 || own < 0) throw this.damaged('treeNodes');
			[node, word] = [node + count, word + own];
			return { from: node - count, to: node, words: word - own, wordsTo: word };
		});
		const ints = ['feature', 'categoryAt', 'left', 'right'].map((name) => this.ints(name).length);
		const floats = ['threshold', 'cover', 'gain'].map((name) => this.floats(name).length);
		const lengths = [
			...ints,
			...floats,
			this.flags().length,
			this.floats('value').length / this.nOutputs,
		];
		if (lengths.some((length) => length !== node)) throw this.damaged('nodes');
		if (this.sets().length !== word) throw this.damaged('categorySets');
		return slices;
	}

	tree({ from, to, words, wordsTo }: Slice): Tree {
		const { nOutputs } = this;
		return {
			feature: this.ints('feature').subarray(from, to),
			threshold: this.float('threshold').subarray(from, to),
			categoryAt: this.ints('categoryAt').subarray(from, to),
			categorySets: this.sets().subarray(words, wordsTo),
			missingLeft: this.flags().subarray(from, to),
			left: this.ints('left').subarray(from, to),
			right: this.ints('right').subarray(from, to),
			value: this.float('value').subarray(from * nOutputs, to * nOutputs),
			nOutputs,
			cover: this.float('cover').subarray(from, to),
			gain: this.float('gain').subarray(from, to),
		};
	}

	/** Like floats, whose numbers `slices` has checked already. */
	private float(name: string): Float64Array {
		const tensor = this.tensor(name);
		if (tensor instanceof Float64Array) return tensor;
		throw this.damaged(name);
	}
}

/** Children come after their parents, each node but the root has one parent, questions fit the features. */
function whatIsWrong(tree: Tree, features: readonly Feature[]): string | undefined {
	const nNodes = tree.feature.length;
	const parents = new Uint8Array(nNodes);
	for (let node = 0; node < nNodes; node++) {
		if (!((tree.cover[node] ?? -1) >= 0 && (tree.gain[node] ?? -1) >= 0))
			return 'a node has no weight';
		const asked = tree.feature[node] ?? -1;
		if (asked === -1) continue;
		const feature = features[asked];
		if (!feature) return 'a question is about no feature';
		if (!fitsFeature(tree, node, feature)) return `a question about "${feature.name}" is damaged`;
		for (const child of [tree.left[node] ?? 0, tree.right[node] ?? 0]) {
			if (child <= node || child >= nNodes || parents[child]) return 'its nodes are in disorder';
			parents[child] = 1;
		}
	}
	return parents.subarray(1).every((one) => one === 1) ? undefined : 'a node hangs in the air';
}

function fitsFeature(tree: Tree, node: number, feature: Feature): boolean {
	const at = tree.categoryAt[node] ?? -1;
	if (feature.kind === 'number') return at === -1;
	return at >= 0 && at + Math.ceil(feature.categories.length / 32) <= tree.categorySets.length;
}
