/**
 * An order of a matrix' rows that depends on their values only, not on how the file was sorted: by a hash of the row's
 * bits. Training in this order gives the same bytes for the same customers in any order, and every k-th row of it is a
 * fair sample. Cost: one hash a row and two passes of a radix sort.
 */

function hashRow(bits: Uint32Array, from: number, width: number): number {
	let hash = 0x9e3779b9;
	for (let at = from; at < from + width; at++) {
		hash = Math.imul(hash ^ (bits[at] ?? 0), 0x85ebca6b);
		hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
		hash ^= hash >>> 13;
	}
	return hash >>> 0;
}

function compareRows(bits: Uint32Array, width: number, a: number, b: number): number {
	for (let column = 0; column < width; column++) {
		const difference = (bits[a * width + column] ?? 0) - (bits[b * width + column] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

/** One pass of a radix sort: `from` in the order of 16 bits of the hashes, equal ones in the order they had. */
function sortBy(shift: number, hashes: Uint32Array, from: Uint32Array, to: Uint32Array): void {
	const ends = new Uint32Array(65_536);
	for (let row = 0; row < hashes.length; row++) {
		const digit = ((hashes[row] ?? 0) >>> shift) & 0xffff;
		ends[digit] = (ends[digit] ?? 0) + 1;
	}
	let start = 0;
	for (let digit = 0; digit < ends.length; digit++) {
		const count = ends[digit] ?? 0;
		ends[digit] = start;
		start += count;
	}
	for (let i = 0; i < from.length; i++) {
		const row = from[i] ?? 0;
		const digit = ((hashes[row] ?? 0) >>> shift) & 0xffff;
		const at = ends[digit] ?? 0;
		to[at] = row;
		ends[digit] = at + 1;
	}
}

/** Different rows with the same hash (rare) are ordered by their bits. */
function orderCollisions(
	order: Uint32Array,
	hashes: Uint32Array,
	bits: Uint32Array,
	width: number,
): void {
	let start = 0;
	let differ = false;
	for (let i = 1; i <= order.length; i++) {
		const first = order[start] ?? 0;
		const row = order[i] ?? -1;
		if (row >= 0 && hashes[row] === hashes[first]) {
			differ ||= compareRows(bits, width, first, row) !== 0;
			continue;
		}
		if (differ) order.subarray(start, i).sort((a, b) => compareRows(bits, width, a, b) || a - b);
		start = i;
		differ = false;
	}
}

/** Row numbers in the canonical order; equal rows stand side by side. `matrix` is row-major without NaN. */
export function canonicalOrder(matrix: Float32Array, width: number): Uint32Array {
	const rows = width === 0 ? 0 : matrix.length / width;
	const bits = new Uint32Array(matrix.buffer, matrix.byteOffset, matrix.length);
	const hashes = new Uint32Array(rows);
	const order = new Uint32Array(rows);
	for (let row = 0; row < rows; row++) {
		hashes[row] = hashRow(bits, row * width, width);
		order[row] = row;
	}
	const half = new Uint32Array(rows);
	sortBy(0, hashes, order, half);
	sortBy(16, hashes, half, order);
	orderCollisions(order, hashes, bits, width);
	return order;
}

/** How many different rows there are. `sorted`: the rows in their canonical order. */
export function countDistinct(sorted: Float32Array, width: number): number {
	const rows = sorted.length / width;
	const bits = new Uint32Array(sorted.buffer, sorted.byteOffset, sorted.length);
	let count = Math.min(1, rows);
	for (let row = 1; row < rows; row++) if (compareRows(bits, width, row - 1, row) !== 0) count++;
	return count;
}

/** `size` of the order's rows, evenly spaced; all of them when there are not more. */
export function everyNth(order: Uint32Array, size: number): Uint32Array {
	if (order.length <= size) return order;
	return Uint32Array.from(
		{ length: size },
		(_, i) => order[Math.floor(((i + 0.5) * order.length) / size)] ?? 0,
	);
}

/** These rows of the matrix, in this order, as a new matrix. */
export function gatherRows(matrix: Float32Array, width: number, rows: Uint32Array): Float32Array {
	const out = new Float32Array(rows.length * width);
	let to = 0;
	for (let i = 0; i < rows.length; i++) {
		const from = (rows[i] ?? 0) * width;
		for (let at = from; at < from + width; at++) out[to++] = matrix[at] ?? 0;
	}
	return out;
}
