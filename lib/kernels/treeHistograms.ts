import type { Block } from './arena';
import type { TreeData } from './treeData';
import { cutNode, type NodeRows, type TreeRows } from './treeRows';

/** Bytes of a feature's histogram: 256 × [g, h] and 256 numbers of rows, float64. */
const WIDE = 6144;
const RECORD = 96;
const GATHERED = 2048;

export interface SplitFeature {
	readonly kind: 'number' | 'category';
	readonly nBins: number;
	/** 1: predictions must not fall when the feature rises, −1: must not rise. Numbers only. */
	readonly constraint: -1 | 0 | 1;
}

export interface SplitSettings {
	/** Gradients and hessians are whole numbers; times these they are real. */
	readonly scaleG: number;
	readonly scaleH: number;
	readonly l2Regularization: number;
	readonly minSamplesLeaf: number;
	readonly minHessian: number;
	/** Added to the hessian of a category before categories are put in order. */
	readonly categorySmoothing: number;
	/** Categories with fewer rows in a node go with the others of their kind. */
	readonly minCategoryRows: number;
}

/** A node as the search for its split sees it; sums are whole numbers. */
export interface NodeSums {
	readonly g: number;
	readonly h: number;
	readonly rows: number;
}

export interface SearchedNode extends NodeSums {
	readonly value: number;
	/** Values of its children are held within these. */
	readonly least: number;
	readonly greatest: number;
	/** False: only its histogram is wanted. */
	readonly search: boolean;
}

export interface FoundSplit {
	readonly feature: number;
	readonly gain: number;
	/** Numbers: codes <= bin go left. */
	readonly bin: number;
	readonly missingLeft: boolean;
	readonly left: NodeSums;
	/** Categories: 256 bits, the codes that go left. */
	readonly codes: Uint32Array | undefined;
}

/** Histograms of nodes and the search for their best splits, one feature a chunk. */
export class TreeHistograms {
	private readonly scratch: Block<Uint8Array>;
	private readonly scratchBytes: number;
	private readonly sort: Block<Uint8Array>;
	private readonly info: Block<Int32Array>;
	private readonly active: Block<Uint8Array>;
	private readonly nodes: Block<Float64Array>;
	private readonly settings: Block<Float64Array>;
	private readonly records: Block<Uint8Array>;
	private readonly free: Block<Float64Array>[] = [];
	private activeFeatures: readonly number[] = [];

	constructor(
		private readonly data: TreeData,
		private readonly features: readonly SplitFeature[],
	) {
		const { team, nGroups } = data;
		const { arena } = team;
		this.scratchBytes = 64 + nGroups * (4 * WIDE + 16384) + GATHERED * (16 + nGroups * 4);
		this.scratch = arena.bytes(this.scratchBytes * team.threads);
		this.sort = arena.bytes(4096 * team.threads);
		this.info = arena.int32(features.length * 4);
		this.active = arena.bytes(nGroups * 4);
		this.nodes = arena.float64(16);
		this.settings = arena.float64(7);
		this.records = arena.bytes(2 * features.length * RECORD);
	}

	/** Room for the histogram of one node; give it back with `release`. */
	take(): Block<Float64Array> {
		return this.free.pop() ?? this.data.team.arena.float64((this.data.nGroups * 4 * WIDE) / 8);
	}

	release(slot: Block<Float64Array>): void {
		this.free.push(slot);
	}

	/** What the next tree looks at: settings, and the features that take part (ascending). */
	prepare(settings: SplitSettings, active: readonly number[]): void {
		const { scaleG, scaleH, l2Regularization, minSamplesLeaf, minHessian } = settings;
		const { categorySmoothing, minCategoryRows } = settings;
		const limits = [l2Regularization, minSamplesLeaf, minHessian];
		this.settings.view.set([scaleG, scaleH, ...limits, categorySmoothing, minCategoryRows]);
		const [info, bytes] = [this.info.view.fill(0), this.active.view.fill(0)];
		this.activeFeatures = active;
		for (const at of active) {
			const own = this.features[at];
			if (!own) continue;
			info.set([own.kind === 'category' ? 1 : 0, own.nBins, own.constraint, 1], at * 4);
			bytes[at] = 1;
		}
	}

	/** Adds up the gradients (pairs of int32 a row) of a node's rows. The sums wait for `search`. */
	build(rows: TreeRows, { first, count, all }: NodeRows, gradients: number): void {
		const { data, scratch, scratchBytes } = this;
		const { team } = data;
		this.empty();
		const blocks = cutNode(count, team.threads);
		const columns = [data.codes.address, data.nGroups, this.active.address];
		const place = [rows.rows.address, first, count, all ? 1 : 0, blocks.rows];
		team.run(
			'treeHistogram',
			blocks.count,
			[...columns, gradients, ...place, scratch.address, scratchBytes],
			data.run,
		);
	}

	/** What TreeRows.part needs to build the histogram of one side's rows as it parts them. The sums wait for `search`. */
	filling(side: 'left' | 'right', gradients: number): readonly number[] {
		const { data, active, scratch, scratchBytes } = this;
		this.empty();
		const columns = [data.codes.address, data.nGroups, active.address, gradients];
		return [side === 'left' ? 1 : 2, ...columns, scratch.address, scratchBytes];
	}

	private empty(): void {
		const { scratch, scratchBytes, data } = this;
		const flags = new Int32Array(data.team.arena.memory.buffer);
		for (let worker = 0; worker < data.team.threads; worker++) {
			const at = (scratch.address + worker * scratchBytes) / 4;
			flags.fill(0, at, at + 2);
		}
	}

	/** Sums over all rows of the node that was built last. */
	sums(): NodeSums {
		const { scratch, scratchBytes, data } = this;
		const total = { g: 0, h: 0, rows: 0 };
		for (let worker = 0; worker < data.team.threads; worker++) {
			this.addSums(total, scratch.address + worker * scratchBytes);
		}
		return total;
	}

	/** Of the first feature that takes part: its bins hold every row once. */
	private addSums(total: { g: number; h: number; rows: number }, own: number): void {
		const { buffer } = this.data.team.arena.memory;
		const feature = this.activeFeatures[0] ?? 0;
		const [held, widened] = new Int32Array(buffer, own, 2);
		const wide = new Float64Array(buffer, own + 64 + feature * WIDE, WIDE / 8);
		const sumsAt = own + 64 + this.data.nGroups * 4 * WIDE + feature * 4096;
		const sums = new Int32Array(buffer, sumsAt, 1024);
		for (let bin = 0; bin < 256; bin++) {
			if (widened) {
				total.g += wide[bin * 2] ?? 0;
				total.h += wide[bin * 2 + 1] ?? 0;
				total.rows += wide[512 + bin] ?? 0;
			}
			if (!held) continue;
			total.g += (sums[bin * 4] ?? 0) * 32768 + (sums[bin * 4 + 3] ?? 0);
			total.h += sums[bin * 4 + 1] ?? 0;
			total.rows += sums[bin * 4 + 2] ?? 0;
		}
	}

	/**
	 * Puts the histogram that was built last into `slot` and takes it from the parent's in `sibling`, which thereby becomes the
	 * other child's. Returns the best split of each.
	 */
	search(
		slot: Block<Float64Array>,
		node: SearchedNode,
		sibling?: { slot: Block<Float64Array>; node: SearchedNode },
	): [FoundSplit | undefined, FoundSplit | undefined] {
		const { team, run } = this.data;
		const cells = (own: SearchedNode) => {
			const { g, h, rows, value, least, greatest } = own;
			return [g, h, rows, value, least, greatest, own.search ? 1 : 0, 0];
		};
		this.nodes.view.set([...cells(node), ...(sibling ? cells(sibling.node) : [])]);
		const blocks = [this.info, slot].map(({ address }) => address);
		const where = [this.nodes, this.settings, this.records, this.scratch];
		const args = [
			...[this.features.length, ...blocks, sibling?.slot.address ?? 0],
			...where.map(({ address }) => address),
			...[this.scratchBytes, team.threads, this.sort.address],
		];
		team.run('treeSplit', this.features.length, args, run);
		return [this.best(0), sibling ? this.best(1) : undefined];
	}

	/** Of the features' best splits the one that gains most; of equals the first. */
	private best(child: 0 | 1): FoundSplit | undefined {
		const { records, features, data } = this;
		const from = child * features.length * RECORD;
		const cells = new Float64Array(
			data.team.arena.memory.buffer,
			records.address + from,
			(features.length * RECORD) / 8,
		);
		let best: number | undefined;
		let most = 0;
		for (const at of this.activeFeatures) {
			const gain = cells[at * 12] ?? 0;
			if (!(gain > most)) continue;
			[best, most] = [at, gain];
		}
		return best === undefined ? undefined : readRecord(cells, best);
	}
}

function readRecord(cells: Float64Array, feature: number): FoundSplit {
	const own = cells.slice(feature * 12, feature * 12 + 12);
	const [gain = 0, bin = 0, missingLeft = 0, g = 0, h = 0, rows = 0, isCategory = 0] = own;
	const codes = isCategory === 0 ? undefined : new Uint32Array(own.buffer, 64, 8);
	return { feature, gain, bin, missingLeft: missingLeft !== 0, left: { g, h, rows }, codes };
}
