/**
 * An order of a matrix' rows that depends on their values only, not on how the file was sorted: by a hash of the row's
 * bits. Training in this order gives the same bytes for the same customers in any order, and every k-th row of it is a
 * fair sample. Cost: one hash a row and one sort of float64 keys (0.1 s for a million rows).
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

/** Different rows with the same hash (rare) are ordered by their bits. */
function orderCollisions(
	order: Uint32Array,
	bits: Uint32Array,
	width: number,
	hashOf: (i: number) => number,
) {
	let start = 0;
	for (let i = 1; i <= order.length; i++) {
		if (i < order.length && hashOf(i) === hashOf(start)) continue;
		const run = order.subarray(start, i);
		const first = run[0] ?? 0;
		if (run.some((row) => compareRows(bits, width, first, row) !== 0)) {
			run.sort((a, b) => compareRows(bits, width, a, b));
		}
		start = i;
	}
}

/** Row numbers in the canonical order; equal rows stand side by side. `matrix` is row-major without NaN. */
export function canonicalOrder(matrix: Float32Array, width: number): Uint32Array {
	const rows = width === 0 ? 0 : matrix.length / width;
	const bits = new Uint32Array(matrix.buffer, matrix.byteOffset, matrix.length);
	const places = 2 ** Math.ceil(Math.log2(Math.max(2, rows)));
	const hashes = Math.min(2 ** 32, 2 ** 53 / places);
	const keys = new Float64Array(rows);
	for (let row = 0; row < rows; row++)
		keys[row] = (hashRow(bits, row * width, width) % hashes) * places + row;
	keys.sort();
	const hashOf = (i: number) => Math.floor((keys[i] ?? 0) / places);
	const order = Uint32Array.from(keys, (key, i) => key - hashOf(i) * places);
	orderCollisions(order, bits, width, hashOf);
	return order;
}

/** How many different rows there are. `order` is their canonical order. */
export function countDistinct(matrix: Float32Array, width: number, order: Uint32Array): number {
	const bits = new Uint32Array(matrix.buffer, matrix.byteOffset, matrix.length);
	let count = order.length === 0 ? 0 : 1;
	for (let i = 1; i < order.length; i++) {
		if (compareRows(bits, width, order[i - 1] ?? 0, order[i] ?? 0) !== 0) count++;
	}
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
	rows.forEach((row, i) => out.set(matrix.subarray(row * width, (row + 1) * width), i * width));
	return out;
}
