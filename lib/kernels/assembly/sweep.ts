/**
 * Inverting a symmetric positive definite matrix in place by blocked sweeps (Goodnight, "A tutorial on the SWEEP
 * operator", 1979). Sweeping the pivot columns K: a_KK becomes −D with D = a_KK⁻¹, a_iK becomes t_i = a_iK·D, and
 * a_ij −= t_i·a_Kj for all others; after all columns a is −a⁻¹. a: float64, n rows of n, n a multiple of 4, of which only the
 * lower triangle counts. Pivot columns at .. at + width − 1, both multiples of 4; d: D, width × width.
 */

/**
 * Copies the pivot columns of a to c, packed in units of four rows (for each of the width columns its four rows), and
 * gives t = c·D, row-major. The pivot's own rows are left alone. Chunk: unitsPerChunk units of four rows.
 */
export function sweepPanel(
	chunk: i32, worker: i32,
	a: usize, n: i32, at: i32, width: i32, d: usize, c: usize, t: usize, unitsPerChunk: i32,
): void {
	const rowBytes = <usize>n << 3;
	const panelBytes = <usize>width << 3;
	const end = min(n >> 2, (chunk + 1) * unitsPerChunk);
	for (let unit = chunk * unitsPerChunk; unit < end; unit++) {
		const row = unit << 2;
		if (row >= at && row < at + width) continue;
		const packed = c + <usize>row * panelBytes;
		if (row > at) gatherColumns(a + <usize>row * rowBytes + (<usize>at << 3), rowBytes, width, packed);
		else gatherRows(a + <usize>at * rowBytes + (<usize>row << 3), rowBytes, width, packed);
		const to = t + <usize>row * panelBytes;
		for (let q: usize = 0; q < panelBytes; q += 32) panelTile(packed, width, d + q, panelBytes, to + q);
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function gatherColumns(from: usize, rowBytes: usize, width: i32, to: usize): void {
	for (let p = 0; p < width; p++, from += 8, to += 32) {
		store<f64>(to, load<f64>(from));
		store<f64>(to, load<f64>(from + rowBytes), 8);
		store<f64>(to, load<f64>(from + 2 * rowBytes), 16);
		store<f64>(to, load<f64>(from + 3 * rowBytes), 24);
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function gatherRows(from: usize, rowBytes: usize, width: i32, to: usize): void {
	for (let p = 0; p < width; p++, from += rowBytes, to += 32) {
		v128.store(to, v128.load(from));
		v128.store(to, v128.load(from, 16), 16);
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function panelTile(packed: usize, width: i32, d: usize, panelBytes: usize, to: usize): void {
	let a0 = f64x2.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
	for (let p = 0; p < width; p++, packed += 32, d += panelBytes) {
		const low = v128.load(d), high = v128.load(d, 16);
		let s = v128.load64_splat(packed);
		a0 = f64x2.add(a0, f64x2.mul(s, low)); a1 = f64x2.add(a1, f64x2.mul(s, high));
		s = v128.load64_splat(packed, 8);
		b0 = f64x2.add(b0, f64x2.mul(s, low)); b1 = f64x2.add(b1, f64x2.mul(s, high));
		s = v128.load64_splat(packed, 16);
		c0 = f64x2.add(c0, f64x2.mul(s, low)); c1 = f64x2.add(c1, f64x2.mul(s, high));
		s = v128.load64_splat(packed, 24);
		d0 = f64x2.add(d0, f64x2.mul(s, low)); d1 = f64x2.add(d1, f64x2.mul(s, high));
	}
	v128.store(to, a0); v128.store(to, a1, 16);
	v128.store(to + panelBytes, b0); v128.store(to + panelBytes, b1, 16);
	to += 2 * panelBytes;
	v128.store(to, c0); v128.store(to, c1, 16);
	v128.store(to + panelBytes, d0); v128.store(to + panelBytes, d1, 16);
}

/** The sweep itself, with c and t of sweepPanel. Chunk: unitsPerChunk units of four rows, each writing its own rows only. */
export function sweepUpdate(
	chunk: i32, worker: i32,
	a: usize, n: i32, at: i32, width: i32, d: usize, c: usize, t: usize, unitsPerChunk: i32,
): void {
	const rowBytes = <usize>n << 3;
	const unitBytes = <usize>width << 5;
	const pivot = at >> 2, after = (at + width) >> 2;
	const first = chunk * unitsPerChunk;
	const end = min(n >> 2, first + unitsPerChunk);
	for (let j = 0; j < end; j++) {
		if (j >= pivot && j < after) continue;
		const column = c + <usize>j * unitBytes;
		for (let i = max(first, j); i < end; i++) {
			if (i >= pivot && i < after) continue;
			updateTile(a + (<usize>i << 2) * rowBytes + (<usize>j << 5), rowBytes, t + <usize>i * unitBytes, width, column);
		}
	}
	for (let i = first; i < end; i++) {
		if (i >= after) copyColumns(a + (<usize>i << 2) * rowBytes + (<usize>at << 3), rowBytes, t + <usize>i * unitBytes, width);
		else if (i >= pivot) pivotRows(a, rowBytes, i << 2, at, width, d, t);
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function updateTile(to: usize, rowBytes: usize, t: usize, width: i32, column: usize): void {
	const to1 = to + rowBytes, to2 = to1 + rowBytes, to3 = to2 + rowBytes;
	const panelBytes = <usize>width << 3;
	const t1 = t + panelBytes, t2 = t1 + panelBytes, t3 = t2 + panelBytes;
	let a0 = v128.load(to), a1 = v128.load(to, 16);
	let b0 = v128.load(to1), b1 = v128.load(to1, 16);
	let c0 = v128.load(to2), c1 = v128.load(to2, 16);
	let d0 = v128.load(to3), d1 = v128.load(to3, 16);
	for (let p: usize = 0; p < panelBytes; p += 8, column += 32) {
		const low = v128.load(column), high = v128.load(column, 16);
		let s = v128.load64_splat(t + p);
		a0 = f64x2.sub(a0, f64x2.mul(s, low)); a1 = f64x2.sub(a1, f64x2.mul(s, high));
		s = v128.load64_splat(t1 + p);
		b0 = f64x2.sub(b0, f64x2.mul(s, low)); b1 = f64x2.sub(b1, f64x2.mul(s, high));
		s = v128.load64_splat(t2 + p);
		c0 = f64x2.sub(c0, f64x2.mul(s, low)); c1 = f64x2.sub(c1, f64x2.mul(s, high));
		s = v128.load64_splat(t3 + p);
		d0 = f64x2.sub(d0, f64x2.mul(s, low)); d1 = f64x2.sub(d1, f64x2.mul(s, high));
	}
	v128.store(to, a0); v128.store(to, a1, 16);
	v128.store(to1, b0); v128.store(to1, b1, 16);
	v128.store(to2, c0); v128.store(to2, c1, 16);
	v128.store(to3, d0); v128.store(to3, d1, 16);
}

/** Four rows below the pivot: their pivot columns become t. */
// @ts-ignore: decorators are AssemblyScript
@inline
function copyColumns(to: usize, rowBytes: usize, t: usize, width: i32): void {
	const panelBytes = <usize>width << 3;
	for (let r: usize = 0; r < 4; r++) memory.copy(to + r * rowBytes, t + r * panelBytes, panelBytes);
}

/** Four rows of the pivot: t turned left of the diagonal block, −D in it. */
function pivotRows(a: usize, rowBytes: usize, from: i32, at: i32, width: i32, d: usize, t: usize): void {
	const panelBytes = <usize>width << 3;
	for (let row = from; row < from + 4; row++) {
		const to = a + <usize>row * rowBytes;
		const p = <usize>(row - at) << 3;
		for (let j: usize = 0; j < <usize>at; j++) store<f64>(to + (j << 3), load<f64>(t + j * panelBytes + p));
		const own = d + <usize>(row - at) * panelBytes;
		for (let q: usize = 0; q < panelBytes; q += 8) store<f64>(to + (<usize>at << 3) + q, -load<f64>(own + q));
	}
}
