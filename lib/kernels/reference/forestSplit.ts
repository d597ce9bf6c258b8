import { FOREST } from '../forestLayout';
import type { Views } from './views';

/** The twin of assembly/forest.ts: best split of a node, with plain arrays instead of scratch memory. */

const MISSING = 255;
const LOG_TERMS = 25;
const bits = new DataView(new ArrayBuffer(8));

/** Natural logarithm, the same series as the kernel's. */
export function logarithm(x: number): number {
	bits.setFloat64(0, x);
	const high = bits.getUint32(0);
	let exponent = (high >>> 20) - 1023;
	bits.setUint32(0, (high & 0xfffff) | 0x3ff00000);
	let m = bits.getFloat64(0);
	if (m > Math.SQRT2) {
		m *= 0.5;
		exponent++;
	}
	const s = (m - 1) / (m + 1);
	let sum = 1 / LOG_TERMS;
	for (let odd = LOG_TERMS - 2; odd > 0; odd -= 2) sum = sum * s * s + 1 / odd;
	return 2 * s * sum + exponent * 0.6931471805599453;
}

/** [count, statistics…] of some rows. */
type Sums = Float64Array;

export interface Split {
	score: number;
	feature: number;
	/** Numbers: the last bin that goes left; categories: −1. */
	bin: number;
	missingLeft: boolean;
	/** Left-going bins as 8 words. */
	set: Uint32Array;
}

/** A node's rows as the search sees them. */
export class NodeSplitter {
	readonly nClasses: number;
	readonly nStats: number;
	private readonly nRows: number;
	totals: Sums = new Float64Array(0);

	constructor(
		private readonly m: Views,
		private readonly p: number,
		private readonly weights: Float64Array,
	) {
		this.nRows = m.word(p, FOREST.nRows);
		this.nClasses = m.word(p, FOREST.nClasses);
		this.nStats = this.nClasses === 0 ? 2 : this.nClasses;
	}

	/** Adds up the node; whether its targets differ. */
	gather(rows: Uint32Array): boolean {
		this.totals = new Float64Array(1 + this.nStats);
		const first = this.target(rows[0] ?? 0);
		let mixed = false;
		for (const row of rows) {
			mixed ||= this.target(row) !== first;
			this.addRow(this.totals, row);
		}
		return mixed;
	}

	private target(row: number): number {
		const at = this.m.word(this.p, FOREST.targets);
		return this.nClasses === 0 ? this.m.double(at, row) : this.m.int(at, row);
	}

	private addRow(sums: Sums, row: number): void {
		const weight = this.weights[row] ?? 0;
		const add = (at: number, value: number) => (sums[at] = (sums[at] ?? 0) + value);
		add(0, 1);
		add(this.nClasses === 0 ? 1 : 1 + this.target(row), weight);
		if (this.nClasses === 0) add(2, weight * this.target(row));
	}

	/** Larger is purer; `sums` with the count in front. */
	score(sums: Sums): number {
		if (this.nClasses === 0) {
			const [, weight = 0, sum = 0] = sums;
			return weight > 0 ? (sum * sum) / weight : 0;
		}
		const entropy = this.m.word(this.p, FOREST.entropy) === 1;
		let [weight, sum] = [0, 0];
		for (const w of sums.subarray(1)) {
			weight += w;
			if (entropy) sum += w > 0 ? w * logarithm(w) : 0;
			else sum += w * w;
		}
		if (weight <= 0) return 0;
		return entropy ? sum - weight * logarithm(weight) : sum / weight;
	}

	/** Improves `best` by splits of one feature. */
	tryFeature(feature: number, rows: Uint32Array, best: Split): void {
		const nBins = this.m.int(this.m.word(this.p, FOREST.binCounts), feature);
		const bins = this.histogram(feature, rows);
		let order = [...bins.keys()].filter((bin) => bin !== MISSING).sort((a, b) => a - b);
		const orders = nBins < 0 && this.nClasses > 2 ? this.nClasses : 1;
		for (let k = 0; k < orders; k++) {
			if (nBins < 0) order = this.byShare(order, bins, this.nClasses > 2 ? k : 1);
			this.scan(feature, nBins < 0, order, bins, best);
		}
	}

	private histogram(feature: number, rows: Uint32Array): Map<number, Sums> {
		const column = this.m.word(this.p, FOREST.codes) + feature * this.nRows;
		const bins = new Map<number, Sums>();
		for (const row of rows) {
			const code = this.m.u8[column + row] ?? 0;
			const sums = bins.get(code) ?? new Float64Array(1 + this.nStats);
			this.addRow(sums, row);
			bins.set(code, sums);
		}
		return bins;
	}

	private byShare(order: number[], bins: Map<number, Sums>, k: number): number[] {
		const keys = new Map(
			order.map((bin) => {
				const sums = bins.get(bin) ?? new Float64Array(3);
				const weights = this.nClasses === 0 ? sums.subarray(1, 2) : sums.subarray(1);
				return [bin, (sums[1 + k] ?? 0) / weights.reduce((sum, weight) => sum + weight)];
			}),
		);
		return order.sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
	}

	private scan(
		feature: number,
		category: boolean,
		order: readonly number[],
		bins: Map<number, Sums>,
		best: Split,
	): void {
		const missing = bins.get(MISSING);
		const least = this.m.word(this.p, FOREST.minSamplesLeaf);
		const count = this.totals[0] ?? 0;
		let left = new Float64Array(1 + this.nStats);
		order.forEach((bin, place) => {
			left = plus(left, bins.get(bin));
			for (const side of missing ? [left, plus(left, missing)] : [left]) {
				const nLeft = side[0] ?? 0;
				if (nLeft < least || count - nLeft < least) continue;
				const rest = this.totals.map((total, at) => total - (side[at] ?? 0));
				const both = this.score(side) + this.score(rest);
				if (both <= best.score) continue;
				const larger = nLeft * 2 > count;
				best.score = both;
				best.feature = feature;
				best.missingLeft = missing ? side !== left : larger;
				best.bin = category ? -1 : middle(order, place);
				best.set = setOf(order, place, larger, best.missingLeft);
			}
		});
	}
}

function plus(a: Sums, b?: Sums): Float64Array<ArrayBuffer> {
	return Float64Array.from(a, (value, at) => value + (b?.[at] ?? 0));
}

function middle(order: readonly number[], place: number): number {
	const next = order[place + 1];
	return next === undefined ? 254 : ((order[place] ?? 0) + next - 1) >> 1;
}

function setOf(order: readonly number[], place: number, others: boolean, missingLeft: boolean) {
	const set = new Uint32Array(8).fill(others ? 0xffffffff : 0);
	const put = (bin: number, on: boolean) => {
		const word = set[bin >> 5] ?? 0;
		set[bin >> 5] = on ? word | (1 << (bin & 31)) : word & ~(1 << (bin & 31));
	};
	order.forEach((bin, at) => put(bin, at <= place));
	put(MISSING, missingLeft);
	return set;
}
