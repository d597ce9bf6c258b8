import type { Block } from './arena';
import { FOREST, scratchBytes, treeBytes, treeLayout } from './forestLayout';
import type { RunOptions, Team } from './team';

/** What trees grow on. */
export interface ForestData {
	readonly nRows: number;
	/** Column-major bytes, 255 = missing. */
	readonly codes: Uint8Array;
	/** Bins of each feature (at most 255), negative where they are categories. */
	readonly binCounts: Int32Array;
	/** Classes 0 .. nClasses − 1, or values (nClasses 0), best near 0. */
	readonly targets: Int32Array | Float64Array;
	/** 0, or 2..255. */
	readonly nClasses: number;
	/** >= 0, one a row, not all 0. */
	readonly weights: Float64Array;
}

export interface GrowOptions {
	readonly criterion: 'gini' | 'entropy' | 'squaredError';
	/** Features drawn for each split, 1..features. All: no draw, ties go to the first. */
	readonly maxFeatures: number;
	readonly maxDepth: number;
	readonly minSamplesLeaf: number;
	/** Leaves; with a limit the tree grows best first. */
	readonly maxLeafNodes: number | undefined;
	readonly bootstrap: boolean;
	/** Whether trees vote on the rows that they did not see. */
	readonly outOfBag: boolean;
}

/** One entry a node, the root first; the right child is the one after the left. */
export interface GrownTree {
	/** −1 in a leaf. */
	readonly feature: Int32Array;
	/** Numbers: bins <= split go left. Categories: −1 − number of the set. */
	readonly split: Int32Array;
	readonly missingLeft: Int32Array;
	readonly left: Int32Array;
	/** Rows, each counted once. */
	readonly samples: Int32Array;
	readonly gain: Float64Array;
	/** nClasses weights a node, or sum of weights and of weight × value. */
	readonly stats: Float64Array;
	/** 8 words a set: bit b of word w = bin 32 w + b goes left (bin 255: missing values). */
	readonly sets: Uint32Array;
}

export interface GrownForest {
	readonly trees: readonly GrownTree[];
	/** Out-of-bag sums of leaf shares (nRows × nClasses) or leaf means (nRows), and how many trees gave them. */
	readonly votes: Float64Array;
	readonly voteCounts: Int32Array;
}

/** Bytes of trees in the making. */
const WAVE_BYTES = 256 * 2 ** 20;
const MOST_IN_WAVE = 32;
const VOTE_ROWS = 4096;
const UNLIMITED = 0x7fffffff;

interface Plan {
	readonly nStats: number;
	readonly capacity: number;
	readonly treeBytes: number;
	readonly wave: number;
}

/**
 * Grows one tree a quadruple of seeds (xoshiro128** states), several at a time, each by one thread: the same bytes for any
 * number of threads. Throws MEMORY_LIMIT, CANCELLED.
 */
export function growForest(
	team: Team,
	data: ForestData,
	options: GrowOptions,
	seeds: Uint32Array,
	run: RunOptions = {},
): GrownForest {
	const nTrees = seeds.length / 4;
	const plan = planWaves(team, data, options, nTrees);
	const memory = new ForestMemory(team, data, options, plan);
	const trees: GrownTree[] = [];
	while (trees.length < nTrees) {
		const before = trees.length;
		const count = Math.min(plan.wave, nTrees - before);
		memory.seeds.view.set(seeds.subarray(before * 4, (before + count) * 4));
		const onProgress = (part: number) => run.onProgress?.((before + part * count) / nTrees);
		team.run('forestGrow', count, [memory.parameters.address], { ...run, onProgress });
		if (options.outOfBag) memory.vote(count, run);
		for (let tree = 0; tree < count; tree++) trees.push(memory.tree(tree));
	}
	return memory.finish(trees);
}

function planWaves(team: Team, data: ForestData, options: GrowOptions, nTrees: number): Plan {
	const nStats = data.nClasses === 0 ? 2 : data.nClasses;
	const leaves = Math.min(
		Math.max(1, Math.floor(data.nRows / options.minSamplesLeaf)),
		options.maxLeafNodes ?? Infinity,
		2 ** Math.min(options.maxDepth, 31),
	);
	const capacity = 2 * leaves - 1;
	// Best first, nodes that become leaves in the end have had a split before.
	const sets = options.maxLeafNodes === undefined ? leaves : capacity;
	const bytes = treeBytes(capacity, nStats, hasCategories(data) ? sets : 0);
	const fitting = Math.min(MOST_IN_WAVE, Math.floor(WAVE_BYTES / bytes));
	const wave = Math.max(1, Math.floor(fitting / team.threads)) * team.threads;
	return { nStats, capacity, treeBytes: bytes, wave: Math.min(wave, nTrees) };
}

const hasCategories = ({ binCounts }: ForestData) => binCounts.some((count) => count < 0);

class ForestMemory {
	readonly parameters: Block<Uint32Array>;
	readonly seeds: Block<Uint32Array>;
	private readonly out: Block<Uint8Array>;
	private readonly votes: Block<Float64Array>;
	private readonly voteCounts: Block<Int32Array>;
	private readonly blocks: readonly { address: number }[];

	constructor(
		private readonly team: Team,
		private readonly data: ForestData,
		options: GrowOptions,
		private readonly plan: Plan,
	) {
		const { arena } = team;
		const { nRows, nClasses, binCounts } = data;
		const outputs = options.outOfBag ? Math.max(1, nClasses) * nRows : 0;
		const scratch = scratchBytes(nRows, binCounts.length, plan.capacity, plan.nStats);
		this.parameters = arena.uint32(FOREST.words);
		this.seeds = arena.uint32(plan.wave * 4);
		this.out = arena.bytes(plan.wave * plan.treeBytes);
		this.votes = arena.float64(outputs);
		this.voteCounts = arena.int32(options.outOfBag ? nRows : 0);
		const bag = arena.bytes(options.outOfBag ? nRows * plan.wave : 0);
		const codes = arena.bytes(data.codes.length);
		const inputs = [arena.copyOf(data.targets), arena.copyOf(data.weights)] as const;
		const counts = arena.copyOf(binCounts);
		const scratches = arena.bytes(scratch * team.threads);
		this.blocks = [this.parameters, this.seeds, this.out, this.votes, this.voteCounts];
		this.blocks = [...this.blocks, bag, codes, ...inputs, counts, scratches];
		codes.view.set(data.codes);
		for (const { view } of [this.votes, this.voteCounts, scratches]) view.fill(0);
		this.setParameters(options, {
			codes: codes.address,
			targets: inputs[0].address,
			weights: inputs[1].address,
			binCounts: counts.address,
			scratch: scratches.address,
			scratchBytes: scratch,
			bag: options.outOfBag ? bag.address : 0,
		});
	}

	private setParameters(options: GrowOptions, given: Partial<Record<keyof typeof FOREST, number>>) {
		const { data, plan } = this;
		const values: Partial<Record<keyof typeof FOREST, number>> = {
			...given,
			nRows: data.nRows,
			nFeatures: data.binCounts.length,
			nClasses: data.nClasses,
			entropy: options.criterion === 'entropy' ? 1 : 0,
			maxFeatures: options.maxFeatures,
			maxDepth: Math.min(options.maxDepth, UNLIMITED),
			minSamplesLeaf: options.minSamplesLeaf,
			maxLeafNodes: options.maxLeafNodes ?? 0,
			bootstrap: options.bootstrap ? 1 : 0,
			seeds: this.seeds.address,
			out: this.out.address,
			outBytes: plan.treeBytes,
			capacity: plan.capacity,
			votes: this.votes.address,
			voteCounts: this.voteCounts.address,
		};
		const byName = new Map(Object.entries(values));
		const words = this.parameters.view;
		for (const [name, word] of Object.entries(FOREST)) words[word] = byName.get(name) ?? 0;
	}

	/** Lets the first `count` trees of the wave vote, in their order. */
	vote(count: number, run: RunOptions): void {
		const chunks = Math.ceil(this.data.nRows / VOTE_ROWS);
		this.team.run('forestVotes', chunks, [this.parameters.address, count], { signal: run.signal });
	}

	/** A copy of tree `at` of the wave. */
	tree(at: number): GrownTree {
		const { nStats, capacity, treeBytes: bytes } = this.plan;
		const { buffer, byteOffset } = this.out.view;
		const base = byteOffset + at * bytes;
		const [nodes = 0, sets = 0] = new Int32Array(buffer, base, 2);
		const place = treeLayout(capacity, nStats);
		const ints = (from: number) => new Int32Array(buffer, base + from, nodes).slice();
		return {
			feature: ints(place.feature),
			split: ints(place.split),
			missingLeft: ints(place.missingLeft),
			left: ints(place.left),
			samples: ints(place.samples),
			gain: new Float64Array(buffer, base + place.gain, nodes).slice(),
			stats: new Float64Array(buffer, base + place.stats, nodes * nStats).slice(),
			sets: new Uint32Array(buffer, base + place.sets, sets * 8).slice(),
		};
	}

	finish(trees: readonly GrownTree[]): GrownForest {
		const votes = this.votes.view.slice();
		const voteCounts = this.voteCounts.view.slice();
		this.team.arena.free(...this.blocks);
		return { trees, votes, voteCounts };
	}
}
