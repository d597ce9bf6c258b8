/**
 * Eigenvalues and eigenvectors of a symmetric matrix: Householder reflections to tridiagonal form, then QR steps with
 * Wilkinson's shift (Golub and Van Loan, "Matrix Computations", sections 8.3.1 to 8.3.3). About 9 n³ operations; only
 * + − × ÷ and square roots, so the same bytes on every machine.
 */

export interface SymmetricEigen {
	/** In no particular order. */
	readonly values: Float64Array;
	/** n × n, row i = the eigenvector of values[i], of length 1. */
	readonly vectors: Float64Array;
}

/** `matrix`: n × n, row-major, symmetric, finite. It is not changed. */
export function symmetricEigen(matrix: ArrayLike<number>, n: number): SymmetricEigen {
	const a = Float64Array.from(matrix);
	const vectors = new Float64Array(n * n);
	for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
	for (let k = 0; k + 2 < n; k++) reflect(a, vectors, n, k);
	const values = Float64Array.from({ length: n }, (_, i) => a[i * n + i] ?? 0);
	const next = Float64Array.from({ length: n }, (_, i) =>
		i + 1 < n ? (a[i * n + i + 1] ?? 0) : 0,
	);
	const smallest = 2 ** -52;
	for (let high = n - 1; high > 0;) {
		const size = Math.abs(values[high] ?? 0) + Math.abs(values[high - 1] ?? 0);
		if (!(Math.abs(next[high - 1] ?? 0) > smallest * size)) {
			next[high - 1] = 0;
			high--;
			continue;
		}
		let low = high - 1;
		while (low > 0 && isCoupled(values, next, low - 1, smallest)) low--;
		step(values, next, vectors, n, low, high);
	}
	return { values, vectors };
}

function isCoupled(
	values: Float64Array,
	next: Float64Array,
	at: number,
	smallest: number,
): boolean {
	const size = Math.abs(values[at] ?? 0) + Math.abs(values[at + 1] ?? 0);
	return Math.abs(next[at] ?? 0) > smallest * size;
}

/** Makes column k zero below the subdiagonal: a ← H a H, vectors ← H vectors, H = I − beta v vᵀ. */
function reflect(a: Float64Array, vectors: Float64Array, n: number, k: number): void {
	const v = new Float64Array(n);
	let squares = 0;
	for (let i = k + 1; i < n; i++) {
		v[i] = a[i * n + k] ?? 0;
		if (i > k + 1) squares += (v[i] ?? 0) ** 2;
	}
	if (squares === 0) return;
	const first = v[k + 1] ?? 0;
	const length = Math.sqrt(first * first + squares);
	const pivot = first + (first < 0 ? -length : length);
	v[k + 1] = pivot;
	const beta = 2 / (pivot * pivot + squares);
	const w = new Float64Array(n);
	let inner = 0;
	for (let i = k; i < n; i++) {
		let sum = 0;
		for (let j = k + 1; j < n; j++) sum += (a[i * n + j] ?? 0) * (v[j] ?? 0);
		w[i] = beta * sum;
		inner += (w[i] ?? 0) * (v[i] ?? 0);
	}
	for (let i = k; i < n; i++) w[i] = (w[i] ?? 0) - 0.5 * beta * inner * (v[i] ?? 0);
	for (let i = k; i < n; i++) {
		const [vi, wi] = [v[i] ?? 0, w[i] ?? 0];
		for (let j = k; j < n; j++)
			a[i * n + j] = (a[i * n + j] ?? 0) - vi * (w[j] ?? 0) - wi * (v[j] ?? 0);
	}
	mirror(vectors, n, v, beta);
}

/** vectors ← vectors − beta v (vᵀ vectors) */
function mirror(vectors: Float64Array, n: number, v: Float64Array, beta: number): void {
	const sums = new Float64Array(n);
	for (let i = 0; i < n; i++) {
		const vi = v[i] ?? 0;
		if (vi !== 0)
			for (let j = 0; j < n; j++) sums[j] = (sums[j] ?? 0) + vi * (vectors[i * n + j] ?? 0);
	}
	for (let i = 0; i < n; i++) {
		const factor = beta * (v[i] ?? 0);
		if (factor !== 0)
			for (let j = 0; j < n; j++)
				vectors[i * n + j] = (vectors[i * n + j] ?? 0) - factor * (sums[j] ?? 0);
	}
}

/** One implicit QR step on the tridiagonal block low..high. */
function step(
	d: Float64Array,
	e: Float64Array,
	vectors: Float64Array,
	n: number,
	low: number,
	high: number,
): void {
	const last = d[high] ?? 0;
	const off = e[high - 1] ?? 0;
	const half = ((d[high - 1] ?? 0) - last) / 2;
	const root = Math.sqrt(half * half + off * off);
	const shift = last - (off * off) / (half + (half < 0 ? -root : root));
	let x = (d[low] ?? 0) - shift;
	let z = e[low] ?? 0;
	for (let k = low; k < high; k++) {
		const length = Math.sqrt(x * x + z * z);
		const c = length === 0 ? 1 : x / length;
		const s = length === 0 ? 0 : z / length;
		if (k > low) e[k - 1] = length;
		const [p, q, r] = [d[k] ?? 0, e[k] ?? 0, d[k + 1] ?? 0];
		d[k] = c * c * p + 2 * c * s * q + s * s * r;
		d[k + 1] = s * s * p - 2 * c * s * q + c * c * r;
		e[k] = c * s * (r - p) + (c * c - s * s) * q;
		x = e[k] ?? 0;
		if (k + 1 < high) {
			z = s * (e[k + 1] ?? 0);
			e[k + 1] = c * (e[k + 1] ?? 0);
		}
		turn(vectors, n, k, c, s);
	}
}

/** Rows k and k + 1 become c·row + s·next and c·next − s·row. */
function turn(vectors: Float64Array, n: number, k: number, c: number, s: number): void {
	const [a, b] = [k * n, (k + 1) * n];
	for (let j = 0; j < n; j++) {
		const [upper, lower] = [vectors[a + j] ?? 0, vectors[b + j] ?? 0];
		vectors[a + j] = c * upper + s * lower;
		vectors[b + j] = c * lower - s * upper;
	}
}
