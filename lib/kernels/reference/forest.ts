import { FOREST, treeLayout } from '../forestLayout';
import { NodeSplitter, type Split } from './forestSplit';
import type { Twin, Views } from './views';

/** xoshiro128** on four words; below(limit) by Lemire's multiplication. */
class Draws {
	constructor(private readonly state: Uint32Array) {}

	private next(): number {
		const [a = 0, b = 0, c = 0, d = 0] = this.state;
		const turn = (x: number, by: number) => (x << by) | (x >>> (32 - by));
		this.state.set([a ^ d ^ b, b ^ c ^ a, c ^ a ^ (b << 9), turn(d ^ b, 11)]);
		return Math.imul(turn(Math.imul(b, 5), 7), 9) >>> 0;
	}

	below(limit: number): number {
		const reject = 2 ** 32 % limit;
		for (;;) {
			const bits = this.next();
			const low = Math.imul(bits, limit) >>> 0;
			if (low >= reject) return Math.round((bits * limit - low) / 2 ** 32);
		}
	}
}

interface Waiting {
	readonly node: number;
	readonly rows: Uint32Array;
	readonly depth: number;
	readonly split: Split;
	readonly gain: number;
}

/** One tree: the twin of assembly/forestGrow.ts. Nodes go straight to the output. */
class Grower {
	private readonly at: ReturnType<typeof treeLayout>;
	private readonly splitter: NodeSplitter;
	private readonly draws: Draws;
	private readonly features: Uint32Array;
	private readonly bagged: Uint32Array;
	private readonly out: number;
	private nNodes = 0;
	private nSets = 0;

	constructor(
		private readonly m: Views,
		private readonly p: number,
		chunk: number,
	) {
		const word = (name: number) => m.word(p, name);
		const state = word(FOREST.seeds) / 4 + chunk * 4;
		this.draws = new Draws(m.u32.slice(state, state + 4));
		this.features = Uint32Array.from({ length: word(FOREST.nFeatures) }, (_, f) => f);
		this.out = word(FOREST.out) + chunk * word(FOREST.outBytes);
		let weights = this.weigh(word(FOREST.bootstrap) === 1);
		if (!weights.some((weight) => weight > 0)) weights = this.weigh(false);
		this.bagged = Uint32Array.from(weights.keys()).filter((row) => (weights[row] ?? 0) > 0);
		this.splitter = new NodeSplitter(m, p, weights);
		this.at = treeLayout(word(FOREST.capacity), this.splitter.nStats);
		const bag = word(FOREST.bag);
		if (bag > 0) m.u8.set(weights.map(Math.sign), bag + chunk * weights.length);
	}

	private weigh(bootstrap: boolean): Float64Array {
		const nRows = this.m.word(this.p, FOREST.nRows);
		const times = new Float64Array(nRows).fill(bootstrap ? 0 : 1);
		for (let i = 0; bootstrap && i < nRows; i++) {
			const row = this.draws.below(nRows);
			times[row] = (times[row] ?? 0) + 1;
		}
		const base = this.m.word(this.p, FOREST.weights);
		return times.map((count, row) => count * this.m.double(base, row));
	}

	grow(): void {
		const most = this.m.word(this.p, FOREST.maxLeafNodes);
		const root = this.open(this.bagged, 0);
		const waiting = root ? [root] : [];
		for (let leaves = 1; most === 0 || leaves < most; leaves++) {
			const next = most === 0 ? waiting.pop() : takeBest(waiting);
			if (!next) break;
			const [left, right] = this.split(next);
			waiting.push(...[right, left].filter((node) => node !== undefined));
		}
		for (const { node } of waiting) {
			this.m.setInt(this.out + this.at.feature, node, -1);
			this.m.setDouble(this.out + this.at.gain, node, 0);
		}
		this.m.setInt(this.out, 0, this.nNodes);
		this.m.setInt(this.out, 1, this.nSets);
	}

	private open(rows: Uint32Array, depth: number): Waiting | undefined {
		const { m, out, at, splitter } = this;
		const node = this.nNodes++;
		const mixed = splitter.gather(rows);
		const totals = splitter.totals;
		m.f64.set(totals.subarray(1), (out + at.stats) / 8 + node * splitter.nStats);
		m.setInt(out + at.samples, node, rows.length);
		m.setDouble(out + at.gain, node, 0);
		m.setInt(out + at.feature, node, -1);
		for (const field of [at.split, at.missingLeft, at.left]) m.setInt(out + field, node, 0);
		const enough = rows.length >= 2 * m.word(this.p, FOREST.minSamplesLeaf);
		if (!mixed || depth >= m.word(this.p, FOREST.maxDepth) || !enough) return undefined;
		const split = this.findSplit(rows);
		if (split.feature < 0) return undefined;
		const gain = Math.max(0, split.score - splitter.score(totals));
		this.note(node, split, gain);
		return { node, rows, depth, split, gain };
	}

	private note(node: number, split: Split, gain: number): void {
		const { m, out, at } = this;
		m.setInt(out + at.feature, node, split.feature);
		m.setInt(out + at.missingLeft, node, split.missingLeft ? 1 : 0);
		m.setDouble(out + at.gain, node, gain);
		m.setInt(out + at.split, node, split.bin);
		if (split.bin >= 0) return;
		m.u32.set(split.set, (out + at.sets) / 4 + this.nSets * 8);
		m.setInt(out + at.split, node, -1 - this.nSets++);
	}

	private findSplit(rows: Uint32Array): Split {
		const best: Split = {
			score: -Infinity,
			feature: -1,
			bin: 0,
			missingLeft: false,
			set: new Uint32Array(8),
		};
		const { features } = this;
		const wanted = this.m.word(this.p, FOREST.maxFeatures);
		const count = features.length;
		for (let tried = 0; tried < count && (tried < wanted || best.feature < 0); tried++) {
			const other = wanted >= count ? tried : tried + this.draws.below(count - tried);
			const feature = features[other] ?? 0;
			features[other] = features[tried] ?? 0;
			features[tried] = feature;
			this.splitter.tryFeature(feature, rows, best);
		}
		return best;
	}

	private split({ node, rows, depth, split }: Waiting): (Waiting | undefined)[] {
		const { m, p } = this;
		const column = m.word(p, FOREST.codes) + split.feature * m.word(p, FOREST.nRows);
		const goesLeft = (row: number) => {
			const code = m.u8[column + row] ?? 0;
			if (split.bin < 0) return (((split.set[code >> 5] ?? 0) >>> (code & 31)) & 1) === 1;
			return code === 255 ? split.missingLeft : code <= split.bin;
		};
		m.setInt(this.out + this.at.left, node, this.nNodes);
		const left = this.open(rows.filter(goesLeft), depth + 1);
		return [
			left,
			this.open(
				rows.filter((row) => !goesLeft(row)),
				depth + 1,
			),
		];
	}
}

/** Takes out the node of greatest gain, of equals the oldest. */
function takeBest(waiting: Waiting[]): Waiting | undefined {
	const best = waiting.reduce<Waiting | undefined>((first, node) => {
		if (!first || node.gain > first.gain) return node;
		return node.gain === first.gain && node.node < first.node ? node : first;
	}, undefined);
	if (best) waiting.splice(waiting.indexOf(best), 1);
	return best;
}

const forestGrow: Twin = (m, chunk, _worker, p = 0) => {
	new Grower(m, p, chunk).grow();
};

const forestVotes: Twin = (m, chunk, _worker, p = 0, nTrees = 0) => {
	const nRows = m.word(p, FOREST.nRows);
	const nClasses = m.word(p, FOREST.nClasses);
	const counts = m.word(p, FOREST.voteCounts);
	const end = Math.min(nRows, (chunk + 1) * 4096);
	for (let row = chunk * 4096; row < end; row++) {
		for (let tree = 0; tree < nTrees; tree++) {
			if (m.u8[m.word(p, FOREST.bag) + tree * nRows + row] === 1) continue;
			const votes = m.word(p, FOREST.votes);
			leafShares(m, p, tree, row).forEach((share, k) => {
				const at = row * Math.max(1, nClasses) + k;
				m.setDouble(votes, at, m.double(votes, at) + share);
			});
			m.setInt(counts, row, m.int(counts, row) + 1);
		}
	}
};

/** Shares of the classes, or the mean, in the leaf of a row. */
function leafShares(m: Views, p: number, tree: number, row: number): number[] {
	const nClasses = m.word(p, FOREST.nClasses);
	const nStats = nClasses === 0 ? 2 : nClasses;
	const out = m.word(p, FOREST.out) + tree * m.word(p, FOREST.outBytes);
	const at = treeLayout(m.word(p, FOREST.capacity), nStats);
	let node = 0;
	for (;;) {
		const feature = m.int(out + at.feature, node);
		if (feature < 0) break;
		const code = m.u8[m.word(p, FOREST.codes) + feature * m.word(p, FOREST.nRows) + row] ?? 0;
		const split = m.int(out + at.split, node);
		const word = m.word(out + at.sets, (-1 - split) * 8 + (code >> 5));
		const plain = code === 255 ? m.int(out + at.missingLeft, node) === 1 : code <= split;
		const goes = split < 0 ? ((word >>> (code & 31)) & 1) === 1 : plain;
		node = m.int(out + at.left, node) + (goes ? 0 : 1);
	}
	const stats = Array.from({ length: nStats }, (_, k) =>
		m.double(out + at.stats, node * nStats + k),
	);
	if (nClasses === 0) return [(stats[1] ?? 0) / (stats[0] ?? 1)];
	const sum = stats.reduce((total, weight) => total + weight);
	return stats.map((weight) => weight / sum);
}

export const forestTwins = { forestGrow, forestVotes };
