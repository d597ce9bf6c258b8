import { widen } from './treeHistogram';

const WIDE: usize = 6144;
const COUNTS: usize = 4096;
/** Bytes a record: gain, bin, missing left, sums of the left side (g, h, rows), isCategory, unused; then 256 bits. */
const RECORD: usize = 96;

/**
 * Histograms and best splits of a node's two children; chunk = feature. Adds up the workers' histograms
 * (see fillHistogram) into `small`; `large` holds the parent's and becomes the other child's = parent − small (0: the root has no
 * sibling). nodes: 2 × 8 float64: sum g, sum h, rows, value, least value, greatest value, search (0 or 1), unused.
 * features: a feature's [kind (0 number, 1 category), bins, constraint (−1, 0, 1), active] as int32. out: 2 × nFeatures
 * records; gain 0 = no split. settings: scale of g, of h, l2, least rows, least hessian, category smoothing, least rows of a
 * category (float64). Gain = loss(node) − loss(left) − loss(right), loss(v) = g · v with v = −g / (h + l2), clipped.
 */
export function treeSplit(
	chunk: i32, worker: i32,
	nFeatures: i32, features: usize, small: usize, large: usize, nodes: usize, settings: usize, out: usize,
	scratch: usize, scratchBytes: i32, workers: i32, sort: usize,
): void {
	const feature = <usize>chunk;
	const info = features + (feature << 4);
	const record = out + feature * RECORD;
	const sibling = record + <usize>nFeatures * RECORD;
	store<f64>(record, 0);
	store<f64>(sibling, 0);
	if (load<i32>(info, 12) == 0) return;
	const a = small + feature * WIDE;
	collect(a, scratch, <usize>scratchBytes, workers, feature, <usize>nFeatures);
	const keys = sort + <usize>worker * 4096;
	if (load<f64>(nodes, 48) != 0) search(a, info, nodes, settings, record, keys);
	if (large == 0) return;
	const b = large + feature * WIDE;
	for (let at: usize = 0; at < WIDE; at += 16) v128.store(b + at, f64x2.sub(v128.load(b + at), v128.load(a + at)));
	if (load<f64>(nodes, 64 + 48) != 0) search(b, info, nodes + 64, settings, sibling, keys);
}

function collect(to: usize, scratch: usize, stride: usize, workers: i32, feature: usize, nFeatures: usize): void {
	const allSums = 64 + ((nFeatures + 3) & ~3) * WIDE;
	let started = false;
	for (let w: usize = 0; w < <usize>workers; w++) {
		const own = scratch + w * stride;
		if (load<i32>(own, 4) != 0) {
			const part = own + 64 + feature * WIDE;
			if (!started) memory.copy(to, part, WIDE);
			else for (let at: usize = 0; at < WIDE; at += 16) v128.store(to + at, f64x2.add(v128.load(to + at), v128.load(part + at)));
			started = true;
		}
		if (load<i32>(own) != 0) {
			widen(own + allSums + feature * 4096, to, started);
			started = true;
		}
	}
	if (!started) memory.fill(to, 0, WIDE);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function search(histogram: usize, info: usize, node: usize, settings: usize, record: usize, keys: usize): void {
	if (load<i32>(info) != 0) searchCategories(histogram, info, node, settings, record, keys);
	else searchNumber(histogram, info, node, settings, record);
}

/** What a split into left sums [g, h] gains; values are clipped to the node's limits; −1 when the constraint forbids it. */
// @ts-ignore: decorators are AssemblyScript
@inline
function gainOf(left: v128, node: usize, settings: usize, constraint: i32): f64 {
	const total = v128.load(node);
	const right = f64x2.sub(total, left);
	const scale = v128.load(settings);
	const l = f64x2.mul(left, scale), r = f64x2.mul(right, scale);
	const g = i64x2.shuffle(l, r, 0, 2);
	const h = f64x2.add(i64x2.shuffle(l, r, 1, 3), v128.load64_splat(settings + 16));
	let v = f64x2.div(f64x2.neg(g), h);
	v = f64x2.min(f64x2.max(v, v128.load64_splat(node + 32)), v128.load64_splat(node + 40));
	if (constraint != 0) {
		const rise = f64x2.extract_lane(v, 1) - f64x2.extract_lane(v, 0);
		if (rise * <f64>constraint < 0) return -1;
	}
	const loss = f64x2.mul(g, v);
	return load<f64>(node) * load<f64>(settings) * load<f64>(node, 24) - f64x2.extract_lane(loss, 0) - f64x2.extract_lane(loss, 1);
}

/** Whether both sides hold enough rows and hessian. */
// @ts-ignore: decorators are AssemblyScript
@inline
function enough(left: v128, rows: f64, node: usize, settings: usize): bool {
	const least = load<f64>(settings, 24);
	if (rows < least || load<f64>(node, 16) - rows < least) return false;
	const h = f64x2.extract_lane(left, 1);
	const scale = load<f64>(settings, 8), floor = load<f64>(settings, 32);
	return h * scale >= floor && (load<f64>(node, 8) - h) * scale >= floor;
}

// @ts-ignore: decorators are AssemblyScript
@inline
function write(record: usize, gain: f64, bin: i32, missingLeft: bool, left: v128, rows: f64): void {
	store<f64>(record, gain);
	store<f64>(record, <f64>bin, 8);
	store<f64>(record, missingLeft ? 1 : 0, 16);
	v128.store(record, left, 24);
	store<f64>(record, rows, 40);
	store<f64>(record, 0, 48);
}

/** Every threshold with the missing rows right, and once more with them left. */
function searchNumber(histogram: usize, info: usize, node: usize, settings: usize, record: usize): void {
	const bins = load<i32>(info, 4), constraint = load<i32>(info, 8);
	const missing = load<f64>(histogram, COUNTS + 255 * 8);
	const total = load<f64>(node, 16);
	let best: f64 = 0;
	for (let side = 0; side < 2; side++) {
		if (side == 1 && missing == 0) return;
		let left = f64x2.splat(0);
		let rows: f64 = 0;
		if (side == 1) {
			left = v128.load(histogram + 255 * 16);
			rows = missing;
		}
		const last = side == 0 && missing != 0 ? bins : bins - 1;
		for (let bin = 0; bin < last; bin++) {
			const n = load<f64>(histogram + (<usize>bin << 3), COUNTS);
			if (n == 0) continue;
			rows += n;
			left = f64x2.add(left, v128.load(histogram + (<usize>bin << 4)));
			if (!enough(left, rows, node, settings)) continue;
			const gain = gainOf(left, node, settings, constraint);
			if (!(gain > best)) continue;
			best = gain;
			write(record, gain, bin, missing != 0 ? side == 1 : rows > total - rows, left, rows);
		}
	}
}

/**
 * Bins with enough rows in order of g / (h + smoothing); left = the first of them, or the last. What is rarer stays right.
 * The missing rows (bin 255) are a category like the others.
 */
function searchCategories(histogram: usize, info: usize, node: usize, settings: usize, record: usize, keys: usize): void {
	const scaleG = load<f64>(settings), scaleH = load<f64>(settings, 8);
	const smoothing = load<f64>(settings, 40), least = load<f64>(settings, 48);
	const bins = load<i32>(info, 4);
	let known: usize = 0;
	for (let at = 0; at <= bins; at++) {
		const bin: usize = at == bins ? 255 : <usize>at;
		const n = load<f64>(histogram + (bin << 3), COUNTS);
		if (n < least || n == 0) continue;
		const key = load<f64>(histogram + (bin << 4)) * scaleG / (load<f64>(histogram + (bin << 4), 8) * scaleH + smoothing);
		let to = known++;
		while (to > 0 && load<f64>(keys + ((to - 1) << 4)) > key) {
			v128.store(keys + (to << 4), v128.load(keys + ((to - 1) << 4)));
			to--;
		}
		store<f64>(keys + (to << 4), key);
		store<u64>(keys + (to << 4), bin, 8);
	}
	const total = load<f64>(node, 16);
	let best: f64 = 0, length: usize = 0, fromEnd = false;
	for (let side = 0; side < 2; side++) {
		let left = f64x2.splat(0);
		let rows: f64 = 0;
		for (let i: usize = 0; i < known; i++) {
			const bin = <usize>load<u64>(keys + ((side == 0 ? i : known - 1 - i) << 4), 8);
			left = f64x2.add(left, v128.load(histogram + (bin << 4)));
			rows += load<f64>(histogram + (bin << 3), COUNTS);
			if (!enough(left, rows, node, settings)) continue;
			const gain = gainOf(left, node, settings, 0);
			if (!(gain > best)) continue;
			best = gain;
			length = i + 1;
			fromEnd = side == 1;
			write(record, gain, 0, false, left, rows);
		}
	}
	if (length == 0) return;
	store<f64>(record, 1, 48);
	memory.fill(record + 64, 0, 32);
	for (let i: usize = 0; i < length; i++) {
		const bin = <usize>load<u64>(keys + ((fromEnd ? known - 1 - i : i) << 4), 8);
		const word = record + 64 + ((bin >> 5) << 2);
		store<u32>(word, load<u32>(word) | (<u32>1 << <u32>(bin & 31)));
	}
	const seen = load<f64>(histogram, COUNTS + 255 * 8) != 0;
	const missingLeft = seen ? (load<u32>(record, 64 + 28) >> 31) != 0 : load<f64>(record, 40) > total / 2;
	store<f64>(record, missingLeft ? 1 : 0, 16);
}
