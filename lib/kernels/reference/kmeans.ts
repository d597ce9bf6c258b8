import { laneSum, tileValue } from './tile';
import type { Twin, Views } from './views';

const { fround } = Math;
const LARGEST = fround(3.4028234663852886e38);

const rowNorms: Twin = (m, chunk, _worker, x, nRows, d, rowsPerChunk, out) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const from = x + row * d * 4;
		m.setFloat(
			out,
			row,
			laneSum(d, (f) => fround(m.float(from, f) ** 2)),
		);
	}
};

const columnSums: Twin = (m, chunk, _worker, x, nRows, d, rowsPerChunk, sums) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	const own = sums + chunk * d * 8;
	for (let f = 0; f < d; f++) m.setDouble(own, f, 0);
	for (let row = chunk * rowsPerChunk; row < end; row++) addRow(m, own, x + row * d * 4, d, 1);
};

const subtractRow: Twin = (m, chunk, _worker, x, nRows, d, rowsPerChunk, centre) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let at = chunk * rowsPerChunk * d; at < end * d; at++) {
		m.setFloat(x, at, m.float(x, at) - m.float(centre, at % d));
	}
};

interface Centres {
	readonly packed: number;
	readonly units: number;
	readonly start: number;
	readonly d: number;
}

/** Nearest column, its score and the best score of the others. */
function nearest(m: Views, x: number, { packed, units, start, d }: Centres) {
	let label = 0;
	let best = LARGEST;
	const scores = new Float32Array(units * 4);
	for (let column = 0; column < units * 4; column++) {
		const score = tileValue(m, x, packed, d, start, column);
		scores[column] = score;
		if (!(score < best)) continue;
		best = score;
		label = column;
	}
	let second = LARGEST;
	for (let column = 0; column < units * 4; column++) {
		const score = scores[column] ?? LARGEST;
		if (column !== label && score < second) second = score;
	}
	return { label, best, second };
}

function addRow(m: Views, sums: number, row: number, d: number, sign: number): void {
	for (let f = 0; f < d; f++) m.setDouble(sums, f, m.double(sums, f) + sign * m.float(row, f));
}

/** Lower bound of how far all centres together must move before the row can change its cluster. */
function limit(
	norm: number,
	maxNorm: number,
	best: number,
	second: number,
	base: number,
	d: number,
) {
	const unsure = fround(fround(fround(6e-8) * (8 + d)) * fround(norm + maxNorm));
	const own = fround(Math.sqrt(fround(Math.max(fround(norm + fround(2 * best)), 0) + unsure)));
	const far = fround(fround(norm + fround(2 * second)) - unsure);
	const slack = fround(fround(Math.sqrt(Math.max(far, 0))) - own);
	const margin = fround(fround(1e-6) * fround(base + Math.abs(slack)));
	return fround(fround(base + slack) - margin);
}

/** A row comes to a cluster (sign 1) or leaves it (−1). */
function count(
	m: Views,
	row: number,
	cluster: number,
	sign: number,
	{ sums, sizes, d }: { sums: number; sizes: number; d: number },
): void {
	addRow(m, sums + cluster * d * 8, row, d, sign);
	m.setInt(sizes, cluster, m.int(sizes, cluster) + sign);
}

const kmeansStep: Twin = (
	m,
	chunk,
	_worker,
	x,
	nRows,
	d,
	rowsPerChunk,
	packed,
	units,
	start,
	k,
	rowNorm,
	maxNorm,
	labels,
	limits,
	moved,
	bounds,
	sums,
	sizes,
	evaluated,
	changed,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	const ownSums = sums + chunk * k * d * 8;
	const ownSizes = sizes + chunk * k * 4;
	for (let i = 0; i < k * d; i++) m.setDouble(ownSums, i, 0);
	for (let i = 0; i < k; i++) m.setInt(ownSizes, i, 0);
	let worked = 0;
	let moves = 0;
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const old = m.int(labels, row);
		if (bounds === 2 && m.float(moved, old) < m.float(limits, row)) continue;
		worked++;
		const at = x + row * d * 4;
		const { label, best, second } = nearest(m, at, { packed, units, start, d });
		if (bounds !== 0) {
			const base = m.float(moved, label);
			m.setFloat(limits, row, limit(m.float(rowNorm, row), fround(maxNorm), best, second, base, d));
		}
		if (label === old) continue;
		moves++;
		m.setInt(labels, row, label);
		const joined = { sums: ownSums, sizes: ownSizes, d };
		count(m, at, label, 1, joined);
		if (old >= 0) count(m, at, old, -1, joined);
	}
	m.setInt(evaluated, chunk, worked);
	m.setInt(changed, chunk, moves);
};

const kmeansAssign: Twin = (
	m,
	chunk,
	_worker,
	x,
	nRows,
	d,
	rowsPerChunk,
	packed,
	units,
	start,
	labels,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		m.setInt(labels, row, nearest(m, x + row * d * 4, { packed, units, start, d }).label);
	}
};

const squaredDistances: Twin = (
	m,
	chunk,
	_worker,
	x,
	nRows,
	d,
	rowsPerChunk,
	centres,
	labels,
	distances,
	sums,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	let total = 0;
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const centre = centres + m.int(labels, row) * d * 4;
		const from = x + row * d * 4;
		const square = laneSum(d, (f) => fround(fround(m.float(from, f) - m.float(centre, f)) ** 2));
		m.setFloat(distances, row, square);
		total += square;
	}
	m.setDouble(sums, chunk, total);
};

const seedScore: Twin = (
	m,
	chunk,
	_worker,
	x,
	nRows,
	d,
	rowsPerChunk,
	packed,
	units,
	start,
	rowNorm,
	nearestSquare,
	keep,
	sums,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let c = 0; c < units * 4; c++) {
		let total = 0;
		for (let row = chunk * rowsPerChunk; row < end; row++) {
			const score = tileValue(m, x + row * d * 4, packed, d, start, c);
			const square = Math.max(0, m.float(rowNorm, row) + fround(2 * score));
			const bound = m.float(nearestSquare, row);
			const least = square < bound ? fround(square) : bound;
			total += least;
			if (keep !== 0 && c === 0) m.setFloat(nearestSquare, row, least);
		}
		m.setDouble(sums, chunk * units * 4 + c, total);
	}
};

const clusterDistances: Twin = (
	m,
	chunk,
	_worker,
	x,
	nRows,
	d,
	rowsPerChunk,
	packed,
	weights,
	clusterUnits,
	nClusters,
	sums,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		for (let c = 0; c < nClusters; c++) {
			let total = 0;
			const to = m.word(clusterUnits, c + 1) * 4;
			for (let column = m.word(clusterUnits, c) * 4; column < to; column++) {
				if (m.float(weights, column) === 0) continue;
				const unit = (column >> 2) * d * 4 + (column & 3);
				let square = 0;
				for (let f = 0; f < d; f++) {
					square += (m.float(packed, unit + f * 4) - m.float(x, row * d + f)) ** 2;
				}
				total += Math.sqrt(square);
			}
			m.setDouble(sums, row * nClusters + c, total);
		}
	}
};

export const kmeansTwins = {
	columnSums,
	subtractRow,
	rowNorms,
	kmeansStep,
	kmeansAssign,
	squaredDistances,
	seedScore,
	clusterDistances,
};
