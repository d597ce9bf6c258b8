import type { Twin, Views } from './views';

export interface Entries {
	readonly columns: readonly number[];
	readonly weights: readonly number[];
}

/** A row's entries: addresses of the other side's factors, and w = alpha · value. */
export function entriesOf(
	m: Views,
	row: number,
	{
		indptr,
		indices,
		values,
		y,
		stride,
		alpha,
	}: Record<'indptr' | 'indices' | 'values' | 'y' | 'stride' | 'alpha', number>,
): Entries {
	const columns: number[] = [];
	const weights: number[] = [];
	for (let at = m.word(indptr, row); at < m.word(indptr, row + 1); at++) {
		columns.push(y + m.word(indices, at) * stride * 4);
		weights.push(alpha * m.float(values, at));
	}
	return { columns, weights };
}

/** (gram + λI + Σ w y yᵀ) · p */
function times(
	m: Views,
	gram: number,
	lambda: number,
	{ columns, weights }: Entries,
	p: Float64Array,
): Float64Array {
	const n = p.length;
	const out = p.map((value) => lambda * value);
	for (let i = 0; i < n; i++) {
		for (let j = 0; j < n; j++) out[j] = (out[j] ?? 0) + (p[i] ?? 0) * m.float(gram, i * n + j);
	}
	columns.forEach((y, at) =>
		addScaled(m, out, y, (weights[at] ?? 0) * inner(p, (f) => m.float(y, f))),
	);
	return out;
}

export function addScaled(m: Views, to: Float64Array, y: number, factor: number): void {
	for (let f = 0; f < to.length; f++) to[f] = (to[f] ?? 0) + factor * m.float(y, f);
}

export function inner(p: Float64Array, other: (index: number) => number): number {
	return p.reduce((total, value, f) => total + value * other(f), 0);
}

export function rightSide(m: Views, { columns, weights }: Entries, n: number): Float64Array {
	const b = new Float64Array(n);
	columns.forEach((y, at) => addScaled(m, b, y, 1 + (weights[at] ?? 0)));
	return b;
}

const alsConjugateGradient: Twin = (
	m,
	chunk,
	_worker,
	indptr,
	indices,
	values,
	nRows,
	rowsPerChunk,
	y,
	x,
	stride,
	gram,
	lambdas,
	alpha,
	steps,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const entries = entriesOf(m, row, { indptr, indices, values, y, stride, alpha });
		const lambda = m.float(lambdas, row);
		const to = x / 4 + row * stride;
		const present = Float64Array.from(m.f32.subarray(to, to + stride));
		m.f32.set(conjugateGradient(m, gram, lambda, entries, present, steps), to);
	}
};

function conjugateGradient(
	m: Views,
	gram: number,
	lambda: number,
	entries: Entries,
	x: Float64Array,
	steps: number,
): Float64Array {
	if (entries.columns.length === 0) return x.fill(0);
	const product = times(m, gram, lambda, entries, x);
	const r = rightSide(m, entries, x.length).map((value, f) => value - (product[f] ?? 0));
	let p = r.slice();
	let old = inner(r, (f) => r[f] ?? 0);
	for (let step = 0; step < steps && old > 1e-20; step++) {
		const q = times(m, gram, lambda, entries, p);
		const length = old / inner(p, (f) => q[f] ?? 0);
		for (let f = 0; f < x.length; f++) {
			x[f] = (x[f] ?? 0) + length * (p[f] ?? 0);
			r[f] = (r[f] ?? 0) - length * (q[f] ?? 0);
		}
		const now = inner(r, (f) => r[f] ?? 0);
		p = p.map((value, f) => (r[f] ?? 0) + (now / old) * value);
		old = now;
	}
	return x;
}

const alsCholesky: Twin = (
	m,
	chunk,
	_worker,
	indptr,
	indices,
	values,
	nRows,
	rowsPerChunk,
	y,
	x,
	stride,
	factors,
	gram,
	lambdas,
	alpha,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const entries = entriesOf(m, row, { indptr, indices, values, y, stride, alpha });
		const to = x / 4 + row * stride;
		m.f32.fill(0, to, to + stride);
		if (entries.columns.length === 0) continue;
		const b = rightSide(m, entries, stride);
		m.f32.set(eliminate(matrixOf(m, gram, m.float(lambdas, row), entries, stride), b, factors), to);
	}
};

function matrixOf(
	m: Views,
	gram: number,
	lambda: number,
	entries: Entries,
	n: number,
): Float64Array[] {
	return Array.from({ length: n }, (_, i) => {
		const unit = new Float64Array(n);
		unit[i] = 1;
		return times(m, gram, lambda, entries, unit);
	});
}

/** Gaussian elimination of the first n unknowns (the matrix is positive definite: no pivoting). */
function eliminate(a: Float64Array[], b: Float64Array, n: number): Float64Array {
	const at = (i: number, j: number) => a[i]?.[j] ?? 0;
	for (let i = 0; i < n; i++) {
		for (let below = i + 1; below < n; below++) {
			const factor = at(below, i) / at(i, i);
			a[below] = (a[below] ?? b).map((value, j) => value - factor * at(i, j));
			b[below] = (b[below] ?? 0) - factor * (b[i] ?? 0);
		}
	}
	const x = new Float64Array(n);
	for (let i = n - 1; i >= 0; i--) {
		let rest = b[i] ?? 0;
		for (let j = i + 1; j < n; j++) rest -= at(i, j) * (x[j] ?? 0);
		x[i] = rest / at(i, i);
	}
	return x;
}

const tastes: Twin = (
	m,
	chunk,
	_worker,
	indptr,
	indices,
	values,
	nRows,
	rowsPerChunk,
	y,
	stride,
	factors,
	gram,
	lambdas,
	alpha,
	x,
	items,
	k,
	parts,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const entries = entriesOf(m, row, { indptr, indices, values, y, stride, alpha });
		const system = () => wideMatrix(m, gram, m.double(lambdas, row), entries, stride);
		const taste = eliminate(system(), rightSide(m, entries, stride), factors);
		m.f64.set(taste, x / 8 + row * stride);
		const { length } = entries.columns;
		for (let i = 0; i < k; i++) {
			const item = m.int(items, row * k + i);
			if (item < 0) continue;
			const b = Float64Array.from({ length: stride }, (_, f) => m.float(y, item * stride + f));
			const solved = eliminate(system(), b, factors);
			entries.columns.forEach((column, at) => {
				const part = (1 + (entries.weights[at] ?? 0)) * inner(solved, (f) => m.float(column, f));
				m.setDouble(parts, m.word(indptr, row) * k + i * length + at, part);
			});
		}
	}
};

/** gram (float64, lower triangle) + λI + Σ w y yᵀ */
function wideMatrix(
	m: Views,
	gram: number,
	lambda: number,
	{ columns, weights }: Entries,
	n: number,
): Float64Array[] {
	return Array.from({ length: n }, (_, i) =>
		Float64Array.from({ length: n }, (_value, j) => {
			const start = m.double(gram, Math.max(i, j) * n + Math.min(i, j)) + (i === j ? lambda : 0);
			return columns.reduce(
				(sum, y, at) => sum + (weights[at] ?? 0) * m.float(y, i) * m.float(y, j),
				start,
			);
		}),
	);
}

export const alsTwins = { alsConjugateGradient, alsCholesky, tastes };
