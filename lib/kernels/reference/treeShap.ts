import { goesLeft } from './treeValues';
import type { Twin, Views } from './views';

/** The walk of rows through trees; see assembly/treeShap.ts. */
class Walk {
	row = 0;
	/** Index of the row's first cell of the present tree's first output. */
	cell = 0;

	constructor(
		private readonly m: Views,
		private readonly at: {
			readonly columns: number;
			readonly stride: number;
			readonly root: number;
			readonly sets: number;
			readonly values: number;
			readonly shares: number;
			readonly points: readonly number[];
			readonly weights: readonly number[];
			readonly width: number;
			readonly nOutputs: number;
			readonly scale: number;
			readonly out: number;
		},
		private readonly ways: { o: number; z: number }[],
	) {}

	/** Sums of the leaves below a node: output × point. `products`: a number a point. */
	visit(node: number, products: readonly number[]): number[] {
		const { m, at } = this;
		const place = at.root + node * 32;
		const asked = m.int(place, 0);
		const left = goesLeft(m, place, at.sets, m.double(at.columns, asked * at.stride + this.row));
		const share = m.double(at.shares, node);
		const sums = new Array<number>(at.points.length * at.width).fill(0);
		this.follow(m.int(place, 1), asked, left ? 1 : 0, share, products, sums);
		this.follow(m.int(place, 2), asked, left ? 0 : 1, 1 - share, products, sums);
		return sums;
	}

	private follow(
		child: number,
		asked: number,
		goes: number,
		share: number,
		products: readonly number[],
		sums: number[],
	): void {
		const { m, at } = this;
		const old = this.ways[asked] ?? { o: 1, z: 1 };
		const own = { o: old.o * goes, z: old.z * share };
		if (own.o === 0 && own.z === 0) return;
		const mix = (t: number, { o, z }: { o: number; z: number }) => t * o + (1 - t) * z;
		const next = at.points.map((t, q) => (products[q] ?? 0) * (mix(t, own) / mix(t, old)));
		this.ways[asked] = own;
		const isLeaf = m.int(at.root + child * 32, 0) < 0;
		const below = isLeaf ? this.leaf(child, next) : this.visit(child, next);
		this.ways[asked] = old;
		at.points.forEach((t, q) => {
			const after = (own.o - own.z) / mix(t, own);
			const part = at.scale * (after - (old.o - old.z) / mix(t, old));
			for (let k = 0; k < at.width; k++) {
				const place = k * at.points.length + q;
				sums[place] = (sums[place] ?? 0) + (below[place] ?? 0);
				const cell = this.cell + asked * at.nOutputs + k;
				m.setDouble(at.out, cell, m.double(at.out, cell) + part * (below[place] ?? 0));
			}
		});
	}

	private leaf(leaf: number, products: readonly number[]): number[] {
		const { m, at } = this;
		const first = m.int(at.root + leaf * 32, 1);
		return Array.from({ length: at.width }, (_, k) =>
			products.map((product) => product * m.double(at.values, first + k)),
		).flat();
	}
}

const treeShap: Twin = (
	m,
	chunk,
	_worker,
	columns,
	stride,
	nRows,
	rowsPerChunk,
	nodes,
	trees,
	nTrees,
	sets,
	values,
	shareOf,
	rules,
	nFeatures,
	nOutputs,
	scale,
	out,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	const ways = Array.from({ length: nFeatures }, () => ({ o: 1, z: 1 }));
	for (let tree = 0; tree < nTrees; tree++) {
		const word = (part: number) => m.int(trees, tree * 4 + part);
		const root = nodes + word(0) * 32;
		if (m.int(root, 0) < 0) continue;
		const rule = word(3);
		const n = m.double(rules, rule);
		const numbers = (from: number) =>
			Array.from({ length: n }, (_, q) => m.double(rules, rule + 1 + from + q));
		const [points, weights] = [numbers(0), numbers(n)];
		const shares = shareOf + word(0) * 8;
		const data = { columns, stride, root, sets, values, shares, points, weights };
		const walk = new Walk(m, { ...data, width: word(2), nOutputs, scale, out }, ways);
		for (let row = chunk * rowsPerChunk; row < end; row++) {
			walk.row = row;
			walk.cell = row * nFeatures * nOutputs + word(1);
			walk.visit(0, weights);
		}
	}
};

export const treeShapTwins = { treeShap };
