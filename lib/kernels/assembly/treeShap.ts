import { goesLeft } from './treeValues';

/** What the walk of a row through a tree refers to; each thread has an instance of the module, so these are its own. */
let columns: usize = 0, columnBytes: usize = 0, sets: usize = 0, leafValues: usize = 0;
let root: usize = 0, shares: usize = 0, points: usize = 0, n: usize = 0, width: usize = 0;
/** Of each feature: o and z (see lib/learn/tree/shapWalker.ts) on the way to the present node. */
let ways: usize = 0;
/** A level × point, and a level × output × point. */
let products: usize = 0, sums: usize = 0;
let row: usize = 0, cells: usize = 0, nOutputs: usize = 0, scale: f64 = 0;

/**
 * SHAP values of trees: out[(row · nFeatures + feature) · nOutputs + output] += what the feature's value adds (float64). columns, nodes, sets
 * and values as for treeValues; trees: [first node, output, number of outputs, where its points start] (i32) a tree; shareOf: a float64 a node;
 * rules: float64 [n, n points, n weights] where a tree's points start. scratch a worker: 16 bytes a feature, then products of `levels` ×
 * most points, then sums of as many × outputs (float64). The same operations in the same order as ShapWalker: the same bytes.
 */
export function treeShap(
	chunk: i32, worker: i32,
	from: usize, stride: i32, nRows: i32, rowsPerChunk: i32, nodes: usize, trees: usize, nTrees: i32, categorySets: usize, values: usize,
	shareOf: usize, rules: usize, nFeatures: i32, outputs: i32, factor: f64, out: usize, scratch: usize, scratchBytes: i32, productBytes: i32,
): void {
	const begin = <usize>(chunk * rowsPerChunk);
	const end = <usize>min(nRows, (chunk + 1) * rowsPerChunk);
	columns = from;
	columnBytes = <usize>stride << 3;
	sets = categorySets;
	leafValues = values;
	nOutputs = <usize>outputs;
	scale = factor;
	ways = scratch + <usize>worker * <usize>scratchBytes;
	products = ways + (<usize>nFeatures << 4);
	sums = products + <usize>productBytes;
	for (let at: usize = 0; at < <usize>nFeatures; at++) v128.store(ways + (at << 4), f64x2.splat(1));
	for (let tree = 0; tree < nTrees; tree++) {
		const own = trees + (<usize>tree << 4);
		const first = <usize>load<i32>(own);
		root = nodes + (first << 5);
		if (load<i32>(root) < 0) continue;
		shares = shareOf + (first << 3);
		width = <usize>load<i32>(own, 8);
		const rule = rules + (<usize>load<i32>(own, 12) << 3);
		n = <usize>load<f64>(rule);
		points = rule + 8;
		memory.copy(products, points + (n << 3), n << 3);
		for (row = begin; row < end; row++) {
			cells = out + ((row * <usize>nFeatures * nOutputs + <usize>load<i32>(own, 4)) << 3);
			visit(0, 0);
		}
	}
}

function visit(at: usize, level: usize): void {
	const bytes = (n * width) << 3;
	memory.fill(sums + level * bytes, 0, bytes);
	const node = root + (at << 5);
	const asked = <usize>load<i32>(node);
	const left = goesLeft(node, load<f64>(columns + (row << 3) + asked * columnBytes), sets);
	const share = load<f64>(shares + (at << 3));
	follow(<usize>load<i32>(node, 4), level, asked, left ? 1 : 0, share);
	follow(<usize>load<i32>(node, 8), level, asked, left ? 0 : 1, 1 - share);
}

function follow(child: usize, level: usize, asked: usize, goes: f64, share: f64): void {
	const way = ways + (asked << 4);
	const o = load<f64>(way), z = load<f64>(way, 8);
	const newO = o * goes, newZ = z * share;
	if (newO == 0 && newZ == 0) return;
	extend(level, o, z, newO, newZ);
	store<f64>(way, newO);
	store<f64>(way, newZ, 8);
	const node = root + (child << 5);
	if (load<i32>(node) < 0) leaf(node, level + 1);
	else visit(child, level + 1);
	store<f64>(way, o);
	store<f64>(way, z, 8);
	gather(level, cells + ((asked * nOutputs) << 3), o, z, newO, newZ);
}

/** t · o + (1 − t) · z */
// @ts-ignore: decorators are AssemblyScript
@inline
function mix(t: v128, o: f64, z: f64): v128 {
	const rest = f64x2.sub(f64x2.splat(1), t);
	return f64x2.add(f64x2.mul(t, f64x2.splat(o)), f64x2.mul(rest, f64x2.splat(z)));
}

/** The last of an odd number of points stands alone: its pair is read and written behind the end, where there is room, and not used. */
function extend(level: usize, o: f64, z: f64, newO: f64, newZ: f64): void {
	const from = products + ((level * n) << 3);
	const to = from + (n << 3);
	for (let q: usize = 0; q < n << 3; q += 16) {
		const t = v128.load(points + q);
		const factor = f64x2.div(mix(t, newO, newZ), mix(t, o, z));
		const product = f64x2.mul(v128.load(from + q), factor);
		if (q + 8 < n << 3) v128.store(to + q, product);
		else store<f64>(to + q, f64x2.extract_lane(product, 0));
	}
}

function leaf(node: usize, level: usize): void {
	const values = leafValues + (<usize>load<i32>(node, 4) << 3);
	const from = products + ((level * n) << 3);
	let to = sums + ((level * n * width) << 3);
	for (let k: usize = 0; k < width; k++) {
		const value = load<f64>(values + (k << 3));
		for (let q: usize = 0; q < n << 3; q += 8, to += 8) store<f64>(to, load<f64>(from + q) * value);
	}
}

function gather(level: usize, cell: usize, o: f64, z: f64, newO: f64, newZ: f64): void {
	const bytes = (n * width) << 3;
	const to = sums + level * bytes;
	const from = to + bytes;
	for (let q: usize = 0; q < n << 3; q += 16) {
		const t = v128.load(points + q);
		const after = f64x2.div(f64x2.splat(newO - newZ), mix(t, newO, newZ));
		const before = f64x2.div(f64x2.splat(o - z), mix(t, o, z));
		const share = f64x2.mul(f64x2.splat(scale), f64x2.sub(after, before));
		const pair = q + 8 < n << 3;
		for (let k: usize = 0; k < width; k++) {
			const at = (k * n << 3) + q;
			addOne(to + at, from + at, cell + (k << 3), f64x2.extract_lane(share, 0));
			if (pair) addOne(to + at + 8, from + at + 8, cell + (k << 3), f64x2.extract_lane(share, 1));
		}
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function addOne(to: usize, from: usize, cell: usize, share: f64): void {
	const below = load<f64>(from);
	store<f64>(to, load<f64>(to) + below);
	store<f64>(cell, load<f64>(cell) + share * below);
}
