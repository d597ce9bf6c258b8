import { addScaled, entriesOf, inner, rightSide, type Entries } from './als';
import type { Twin, Views } from './views';

const turnRows: Twin = (m, chunk, _worker, rows, nRows, stride, rowsPerChunk, turn) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const own = Float64Array.from({ length: stride }, (_, f) => m.float(rows, row * stride + f));
		for (let j = 0; j < stride; j++) {
			const turned = inner(own, (f) => m.float(turn, f * stride + j));
			m.setFloat(rows, row * stride + j, turned);
		}
	}
};

const alsSpectral: Twin = (
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
	spectrum,
	lambdas,
	alpha,
	steps,
	tolerance,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const entries = entriesOf(m, row, { indptr, indices, values, y, stride, alpha });
		const lambda = m.float(lambdas, row);
		const diagonal = Float64Array.from({ length: stride }, (_, f) => m.float(spectrum, f) + lambda);
		const to = x / 4 + row * stride;
		const present = Float64Array.from(m.f32.subarray(to, to + stride));
		m.f32.set(preconditioned(m, { diagonal, entries, steps, tolerance }, present), to);
	}
};

interface System {
	readonly diagonal: Float64Array;
	readonly entries: Entries;
	readonly steps: number;
	readonly tolerance: number;
}

/** Conjugate gradient preconditioned by the diagonal, from x. */
function preconditioned(m: Views, system: System, x: Float64Array): Float64Array {
	const { diagonal, entries, steps, tolerance } = system;
	if (entries.columns.length === 0) return x.fill(0);
	const times = (p: Float64Array) => {
		const out = p.map((value, f) => value * (diagonal[f] ?? 0));
		entries.columns.forEach((y, at) =>
			addScaled(m, out, y, (entries.weights[at] ?? 0) * inner(p, (f) => m.float(y, f))),
		);
		return out;
	};
	const weighted = (r: Float64Array) => inner(r, (f) => (r[f] ?? 0) / (diagonal[f] ?? 0));
	const enough = tolerance * inner(x, (f) => (x[f] ?? 0) * (diagonal[f] ?? 0));
	const product = times(x);
	const r = rightSide(m, entries, x.length).map((value, f) => value - (product[f] ?? 0));
	let p = new Float64Array(x.length);
	let [old, turn] = [weighted(r), 0];
	for (let step = 0; step < steps && old > 1e-20 && (step === 0 || old > enough); step++) {
		p = p.map((value, f) => (r[f] ?? 0) / (diagonal[f] ?? 0) + turn * value);
		const q = times(p);
		const length = old / inner(p, (f) => q[f] ?? 0);
		x.forEach((value, f) => (x[f] = value + length * (p[f] ?? 0)));
		r.forEach((value, f) => (r[f] = value - length * (q[f] ?? 0)));
		const now = weighted(r);
		turn = now / old;
		old = now;
	}
	return x;
}

export const alsSpectralTwins = { alsSpectral, turnRows };
