/** The nodes of one tree after the other: split search is in forest.ts. Layout: lib/kernels/forestLayout.ts. */
import { bestBin, bestFeature, bestMissingLeft, bestScore, findSplit } from './forest';
import { best, features, gather, prepare, random, rows, rowWeights, score, spare, totals } from './forestNode';
import { nextBelow } from './forestRandom';

let parameters: usize, nStats: usize, capacity: usize, maxDepth: i32, least: i32;
let nNodes: i32, nSets: i32;
// Output of this tree.
let out: usize, gains: usize, stats: usize, asked: usize, splits: usize, flags: usize, children: usize, samples: usize, sets: usize;
// Rows and depth of each node; nodes that wait to be split.
let begins: usize, ends: usize, depths: usize, waiting: usize;

/** Grows tree `chunk`. */
export function forestGrow(chunk: i32, worker: i32, p: usize): void {
	prepare(p, worker);
	parameters = p;
	layOut(chunk, p);
	const n = load<i32>(p);
	memory.copy(random, <usize>load<u32>(p, 56) + (<usize>chunk << 4), 16);
	for (let f = 0; f < load<i32>(p, 4); f++) store<i32>(features + (<usize>f << 2), f);
	let nBag = draw(n, load<u32>(p, 48), load<i32>(p, 32) != 0);
	if (nBag == 0) nBag = draw(n, load<u32>(p, 48), false);
	noteBag(n, load<u32>(p, 80), chunk);
	const most = load<i32>(p, 28);
	open(0, nBag, 0);
	if (most == 0) growDeep();
	else growBest(most);
	store<i32>(out, nNodes);
	store<i32>(out, nSets, 4);
}

function layOut(chunk: i32, p: usize): void {
	capacity = load<u32>(p, 76);
	maxDepth = load<i32>(p, 20);
	least = load<i32>(p, 24);
	nStats = load<i32>(p, 8) == 0 ? 2 : load<i32>(p, 8);
	nNodes = 0;
	nSets = 0;
	out = <usize>load<u32>(p, 68) + <usize>chunk * <usize>load<u32>(p, 72);
	gains = out + 8;
	stats = gains + (capacity << 3);
	asked = stats + ((capacity * nStats) << 3);
	splits = asked + (capacity << 2);
	flags = splits + (capacity << 2);
	children = flags + (capacity << 2);
	samples = children + (capacity << 2);
	sets = samples + (capacity << 2);
	begins = spare + (<usize>load<i32>(p) << 2);
	ends = begins + (capacity << 2);
	depths = ends + (capacity << 2);
	waiting = depths + (capacity << 2);
}

/** Weights of the rows (times how often each was drawn) and the list of those above 0. Returns their number. */
function draw(n: i32, base: usize, bootstrap: bool): i32 {
	if (bootstrap) {
		memory.fill(rowWeights, 0, <usize>n << 3);
		for (let i = 0; i < n; i++) {
			const at = rowWeights + (<usize>nextBelow(random, n) << 3);
			store<f64>(at, load<f64>(at) + 1);
		}
	}
	let found = 0;
	for (let row = 0; row < n; row++) {
		const at = <usize>row << 3;
		const times = bootstrap ? load<f64>(rowWeights + at) : 1;
		const weight = times * load<f64>(base + at);
		store<f64>(rowWeights + at, weight);
		store<u32>(rows + (<usize>found << 2), row);
		found += <i32>(weight > 0);
	}
	return found;
}

/** One byte a row: whether the tree has seen it. */
function noteBag(n: i32, bag: usize, chunk: i32): void {
	if (bag == 0) return;
	const own = bag + <usize>chunk * <usize>n;
	for (let row: usize = 0; row < <usize>n; row++) store<u8>(own + row, <u8>(load<f64>(rowWeights + (row << 3)) > 0));
}

/** Makes a node of rows begin..end; looks for its best split and notes it. Returns whether there is one. */
function open(begin: i32, end: i32, depth: i32): bool {
	const node = <usize>nNodes;
	nNodes++;
	const at = node << 2;
	store<i32>(begins + at, begin);
	store<i32>(ends + at, end);
	store<i32>(depths + at, depth);
	store<i32>(samples + at, end - begin);
	store<i32>(asked + at, -1);
	store<i32>(splits + at, 0);
	store<i32>(flags + at, 0);
	store<i32>(children + at, 0);
	store<f64>(gains + (node << 3), 0);
	const mixed = gather(begin, end);
	memory.copy(stats + ((node * nStats) << 3), totals + 8, nStats << 3);
	if (!mixed || depth >= maxDepth || end - begin < 2 * least || !findSplit(begin, end)) return false;
	store<i32>(asked + at, bestFeature);
	store<i32>(flags + at, bestMissingLeft ? 1 : 0);
	store<f64>(gains + (node << 3), max(0, bestScore - score(totals + 8)));
	if (bestBin >= 0) store<i32>(splits + at, bestBin);
	else {
		memory.copy(sets + (<usize>nSets << 5), best, 32);
		store<i32>(splits + at, -1 - nSets);
		nSets++;
	}
	return true;
}

/** Moves the rows that go left before the others, order kept. Returns where the right ones begin. */
function partition(p: usize, node: usize): i32 {
	const at = node << 2;
	const begin = load<i32>(begins + at);
	const end = load<i32>(ends + at);
	const split = load<i32>(splits + at);
	const column = columnOf(p, load<i32>(asked + at));
	const missingLeft = load<i32>(flags + at);
	const set = sets + (<usize>(-1 - split) << 5);
	let left = rows + (<usize>begin << 2);
	let right = spare;
	for (let i = begin; i < end; i++) {
		const row = load<u32>(rows + (<usize>i << 2));
		const code = <i32>load<u8>(column + <usize>row);
		const goes: usize = split < 0
			? <usize>((load<i32>(set + (<usize>(code >> 5) << 2)) >> (code & 31)) & 1)
			: <usize>(code == 255 ? missingLeft : <i32>(code <= split));
		store<u32>(left, row);
		store<u32>(right, row);
		left += goes << 2;
		right += (1 - goes) << 2;
	}
	memory.copy(left, spare, right - spare);
	return <i32>((left - rows) >> 2);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function columnOf(p: usize, feature: i32): usize {
	return <usize>load<u32>(p, 40) + <usize>feature * <usize>load<i32>(p);
}

/** Splits a node; its children are nodes nNodes − 2 and nNodes − 1 then. Returns bits: 1 left can be split, 2 right can. */
function split(p: usize, node: usize): i32 {
	const at = node << 2;
	const middle = partition(p, node);
	const depth = load<i32>(depths + at) + 1;
	store<i32>(children + at, nNodes);
	const left = open(load<i32>(begins + at), middle, depth);
	const right = open(middle, load<i32>(ends + at), depth);
	return <i32>left | (<i32>right << 1);
}

/** Depth first, the left child first. */
function growDeep(): void {
	let depth = 0;
	if (load<i32>(asked) >= 0) push(depth++, 0);
	while (depth > 0) {
		const node = load<i32>(waiting + (<usize>--depth << 2));
		const can = split(parameters, node);
		if (can & 2) push(depth++, nNodes - 1);
		if (can & 1) push(depth++, load<i32>(children + (<usize>node << 2)));
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function push(place: i32, node: i32): void {
	store<i32>(waiting + (<usize>place << 2), node);
}

/** The node of greatest gain first (ties: the older), until there are `most` leaves. Those left over become leaves. */
function growBest(most: i32): void {
	let size = 0;
	let leaves = 1;
	if (load<i32>(asked) >= 0) push(size++, 0);
	while (size > 0 && leaves < most) {
		const node = load<i32>(waiting);
		push(0, load<i32>(waiting + (<usize>--size << 2)));
		sink(size);
		const can = split(parameters, node);
		leaves++;
		const right = nNodes - 1;
		if (can & 1) rise(size++, load<i32>(children + (<usize>node << 2)));
		if (can & 2) rise(size++, right);
	}
	for (let place = 0; place < size; place++) {
		const node = <usize>load<i32>(waiting + (<usize>place << 2));
		store<i32>(asked + (node << 2), -1);
		store<f64>(gains + (node << 3), 0);
	}
}

/** Whether node a is to be split before node b. */
function before(a: i32, b: i32): bool {
	const first = load<f64>(gains + (<usize>a << 3));
	const second = load<f64>(gains + (<usize>b << 3));
	return first > second || (first == second && a < b);
}

/** Heap: puts a node at `place` and lets it rise. */
function rise(place: i32, node: i32): void {
	while (place > 0) {
		const parent = (place - 1) >> 1;
		const above = load<i32>(waiting + (<usize>parent << 2));
		if (!before(node, above)) break;
		push(place, above);
		place = parent;
	}
	push(place, node);
}

/** Heap: lets the first node sink. */
function sink(size: i32): void {
	let place = 0;
	const node = load<i32>(waiting);
	for (;;) {
		let child = 2 * place + 1;
		if (child >= size) break;
		let other = load<i32>(waiting + (<usize>child << 2));
		if (child + 1 < size && before(load<i32>(waiting + (<usize>(child + 1) << 2)), other)) {
			child++;
			other = load<i32>(waiting + (<usize>child << 2));
		}
		if (!before(other, node)) break;
		push(place, other);
		place = child;
	}
	push(place, node);
}
