import type { Block } from './arena';
import type { KMeansRows } from './kmeansRows';

/** Bounds start to pay when fewer rows than this share change their cluster in a step. */
const BOUNDS_FROM = 0.5;

export interface StepReport {
	/** Rows that changed their cluster. */
	readonly changed: number;
	/** Rows whose distances had to be computed. */
	readonly evaluated: number;
}

/**
 * The state of one Lloyd run: labels, sums and sizes of the clusters, and the bounds that let rows be skipped
 * (see assembly/kmeans.ts). Call `step` with the present centres, then `centres()` for the new ones.
 */
export class LloydRun {
	readonly labels: Block<Int32Array>;
	readonly sums: Float64Array;
	readonly sizes: Int32Array;
	private readonly limits: Block<Float32Array>;
	private readonly moved: Block<Float32Array>;
	private readonly travelled: Float64Array;
	private readonly partSums: Block<Float64Array>;
	private readonly partSizes: Block<Int32Array>;
	private readonly counts: Block<Int32Array>;
	private last: Float32Array | undefined;
	private bounds = 0;

	constructor(
		private readonly rows: KMeansRows,
		private readonly k: number,
	) {
		const { arena } = rows.team;
		const { count } = rows.chunks;
		this.labels = arena.int32(rows.nRows);
		this.limits = arena.float32(rows.nRows);
		this.moved = arena.float32(k);
		this.partSums = arena.float64(count * k * rows.nCols);
		this.partSizes = arena.int32(count * k);
		this.counts = arena.int32(count * 2);
		this.sums = new Float64Array(k * rows.nCols);
		this.sizes = new Int32Array(k);
		this.travelled = new Float64Array(k);
		this.labels.view.fill(-1);
	}

	/** Assigns every row to its nearest centre (row-major k × nCols, moved like the rows) and updates sums and sizes. */
	step(centres: Float32Array): StepReport {
		const { rows, k } = this;
		if (this.last) this.travel(this.last, centres);
		this.last = centres.slice();
		this.moved.view.set(this.travelled);
		const packedCentres = rows.packCentres(centres);
		const { packed, start, maxNorm } = packedCentres;
		const scratch = rows.scratch(packed.units);
		const count = rows.chunks.count;
		rows.run('kmeansStep', [
			packed.block.address,
			packed.units,
			start.address,
			k,
			rows.rowNorm.address,
			maxNorm,
			this.labels.address,
			this.limits.address,
			this.moved.address,
			this.bounds,
			this.partSums.address,
			this.partSizes.address,
			this.counts.address,
			this.counts.address + count * 4,
			...scratch.args,
		]);
		rows.team.arena.free(scratch.block);
		rows.freeCentres(packedCentres);
		return this.reduce();
	}

	/** Means of the clusters; a cluster without rows keeps its old centre. */
	centres(): Float32Array {
		const { k, sums, sizes } = this;
		const d = this.rows.nCols;
		const means = this.last?.slice() ?? new Float32Array(k * d);
		for (let c = 0; c < k; c++) {
			const size = sizes[c] ?? 0;
			if (size === 0) continue;
			for (let f = c * d; f < (c + 1) * d; f++) means[f] = (sums[f] ?? 0) / size;
		}
		return means;
	}

	free(): void {
		const { labels, limits, moved, partSums, partSizes, counts } = this;
		this.rows.team.arena.free(labels, limits, moved, partSums, partSizes, counts);
	}

	/** Adds up the chunks' changes, in chunk order. */
	private reduce(): StepReport {
		const { rows, sums, sizes } = this;
		addParts(this.partSums.view, sums);
		addParts(this.partSizes.view, sizes);
		const counts = this.counts.view;
		const total = (from: number) =>
			counts.subarray(from, from + rows.chunks.count).reduce((sum, part) => sum + part, 0);
		const report = { evaluated: total(0), changed: total(rows.chunks.count) };
		if (this.bounds === 1) this.bounds = 2;
		else if (this.bounds === 0 && report.changed < BOUNDS_FROM * rows.nRows) this.bounds = 1;
		return report;
	}

	/** How far each centre and the fastest of the others have come: what limits are compared with. Rounded up. */
	private travel(from: Float32Array, to: Float32Array): void {
		const { k } = this;
		const steps = Float64Array.from({ length: k }, (_, c) =>
			distance(from, to, c, this.rows.nCols),
		);
		const order = Array.from(steps.keys()).sort((a, b) => (steps[b] ?? 0) - (steps[a] ?? 0));
		const [first = 0, second = first] = order;
		for (let c = 0; c < k; c++) {
			const other = k === 1 ? 0 : (steps[c === first ? second : first] ?? 0);
			this.travelled[c] = ((this.travelled[c] ?? 0) + (steps[c] ?? 0) + other) * (1 + 2e-7);
		}
	}
}

function distance(from: Float32Array, to: Float32Array, c: number, d: number): number {
	let square = 0;
	for (let f = c * d; f < (c + 1) * d; f++) square += ((to[f] ?? 0) - (from[f] ?? 0)) ** 2;
	return Math.sqrt(square);
}

function addParts(parts: Float64Array | Int32Array, total: Float64Array | Int32Array): void {
	for (let from = 0; from < parts.length; from += total.length) {
		for (let i = 0; i < total.length; i++) total[i] = (total[i] ?? 0) + (parts[from + i] ?? 0);
	}
}
