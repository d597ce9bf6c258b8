import { widen } from './treeHistogram';
import type { Twin, Views } from './views';

const WIDE = 6144;
const RECORD = 96;

/** Sums of a set of rows: gradient, hessian, number. */
interface Sums {
	g: number;
	h: number;
	n: number;
}

/** What both searches look at: a feature's histogram in a node, and where the best split is written. */
interface Search {
	readonly m: Views;
	readonly histogram: number;
	readonly bins: number;
	readonly constraint: number;
	readonly node: number;
	readonly settings: number;
	readonly record: number;
	best: number;
}

const treeSplit: Twin = (
	m,
	chunk,
	_worker,
	nFeatures,
	features,
	small,
	large,
	nodes,
	settings,
	out,
	scratch,
	scratchBytes,
	workers,
) => {
	const record = out + chunk * RECORD;
	const sibling = record + nFeatures * RECORD;
	m.setDouble(record, 0, 0);
	m.setDouble(sibling, 0, 0);
	const [kind, bins, constraint, active] = [0, 1, 2, 3].map((at) =>
		m.int(features, chunk * 4 + at),
	);
	if (!active) return;
	const a = small + chunk * WIDE;
	collect(m, a, { chunk, nFeatures, scratch, scratchBytes, workers });
	const look = (histogram: number, node: number, to: number) => {
		if (m.double(node, 6) === 0) return;
		const search: Search = {
			m,
			histogram,
			bins: bins ?? 0,
			constraint: constraint ?? 0,
			node,
			settings,
			record: to,
			best: 0,
		};
		if (kind) searchCategories(search);
		else searchNumber(search);
	};
	look(a, nodes, record);
	if (large === 0) return;
	const b = large + chunk * WIDE;
	for (let at = 0; at < 768; at++) m.setDouble(b, at, m.double(b, at) - m.double(a, at));
	look(b, nodes + 64, sibling);
};

interface Workers {
	readonly chunk: number;
	readonly nFeatures: number;
	readonly scratch: number;
	readonly scratchBytes: number;
	readonly workers: number;
}

/** Adds up what the workers' wide and int32 sums hold of a feature. */
function collect(m: Views, to: number, from: Workers): void {
	const { chunk, nFeatures, scratch, scratchBytes, workers } = from;
	m.u8.fill(0, to, to + WIDE);
	for (let w = 0; w < workers; w++) {
		const own = scratch + w * scratchBytes;
		const wide = own + 64 + chunk * WIDE;
		for (let at = 0; at < 768 && m.int(own, 1) !== 0; at++)
			m.setDouble(to, at, m.double(to, at) + m.double(wide, at));
		const sums = own + 64 + Math.ceil(nFeatures / 4) * 4 * WIDE + chunk * 4096;
		if (m.int(own, 0) !== 0) widen(m, sums, to, true);
	}
}

const sumsOf = ({ m, histogram }: Search, bin: number): Sums => ({
	g: m.double(histogram, bin * 2),
	h: m.double(histogram, bin * 2 + 1),
	n: m.double(histogram, 512 + bin),
});

function addSums(to: Sums, more: Sums): void {
	to.g += more.g;
	to.h += more.h;
	to.n += more.n;
}

/** What a split gains; −1 where the constraint forbids it. */
function gainOf({ m, node, settings, constraint }: Search, left: Sums): number {
	const [scaleG, scaleH] = [m.double(settings, 0), m.double(settings, 1)];
	const valueOf = (g: number, h: number) =>
		Math.min(Math.max(-g / (h + m.double(settings, 2)), m.double(node, 4)), m.double(node, 5));
	const total = m.double(node, 0);
	const [gl, gr] = [left.g * scaleG, (total - left.g) * scaleG];
	const [vl, vr] = [
		valueOf(gl, left.h * scaleH),
		valueOf(gr, (m.double(node, 1) - left.h) * scaleH),
	];
	if (constraint !== 0 && (vr - vl) * constraint < 0) return -1;
	return total * scaleG * m.double(node, 3) - gl * vl - gr * vr;
}

function enough({ m, node, settings }: Search, left: Sums): boolean {
	const least = m.double(settings, 3);
	if (left.n < least || m.double(node, 2) - left.n < least) return false;
	const [scale, floor] = [m.double(settings, 1), m.double(settings, 4)];
	return left.h * scale >= floor && (m.double(node, 1) - left.h) * scale >= floor;
}

/** Writes the split when it is better than the best. */
function offer(search: Search, left: Sums, bin: number, missingLeft: boolean, constrained = true) {
	if (!enough(search, left)) return false;
	const gain = gainOf(constrained ? search : { ...search, constraint: 0 }, left);
	if (!(gain > search.best)) return false;
	search.best = gain;
	const { m, record } = search;
	[gain, bin, missingLeft ? 1 : 0, left.g, left.h, left.n, 0].forEach((value, at) =>
		m.setDouble(record, at, value),
	);
	return true;
}

function searchNumber(search: Search): void {
	const missing = sumsOf(search, 255);
	const total = search.m.double(search.node, 2);
	for (const missingLeft of missing.n === 0 ? [false] : [false, true]) {
		const left = missingLeft ? { ...missing } : { g: 0, h: 0, n: 0 };
		const last = !missingLeft && missing.n !== 0 ? search.bins : search.bins - 1;
		for (let bin = 0; bin < last; bin++) {
			const own = sumsOf(search, bin);
			if (own.n === 0) continue;
			addSums(left, own);
			offer(search, left, bin, missing.n !== 0 ? missingLeft : left.n > total - left.n);
		}
	}
}

function searchCategories(search: Search): void {
	const { m, record, node } = search;
	const order = orderedBins(search);
	let chosen: number[] = [];
	for (const list of [order, order.toReversed()]) {
		const left = { g: 0, h: 0, n: 0 };
		list.forEach((bin, at) => {
			addSums(left, sumsOf(search, bin));
			if (offer(search, left, 0, false, false)) chosen = list.slice(0, at + 1);
		});
	}
	if (chosen.length === 0) return;
	m.setDouble(record, 6, 1);
	m.u8.fill(0, record + 64, record + 96);
	for (const bin of chosen) {
		m.u8[record + 64 + (bin >> 3)] = (m.u8[record + 64 + (bin >> 3)] ?? 0) | (1 << (bin & 7));
	}
	const seen = sumsOf(search, 255).n !== 0;
	const larger = m.double(record, 5) > m.double(node, 2) / 2;
	m.setDouble(record, 2, (seen ? chosen.includes(255) : larger) ? 1 : 0);
}

function orderedBins(search: Search): number[] {
	const { m, settings, bins } = search;
	const [scaleG, scaleH] = [m.double(settings, 0), m.double(settings, 1)];
	const [smoothing, least] = [m.double(settings, 5), m.double(settings, 6)];
	const keyOf = ({ g, h }: Sums) => (g * scaleG) / (h * scaleH + smoothing);
	return [...Array(bins).keys(), 255]
		.map((bin) => ({ bin, sums: sumsOf(search, bin) }))
		.filter(({ sums }) => sums.n >= least && sums.n !== 0)
		.sort((a, b) => keyOf(a.sums) - keyOf(b.sums))
		.map(({ bin }) => bin);
}

export const treeSplitTwins = { treeSplit };
