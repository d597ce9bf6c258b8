import { tileValue } from './tile';
import type { Twin } from './views';

const packRows: Twin = (
	m,
	chunk,
	_worker,
	a,
	nRows,
	features,
	stride,
	factor,
	packed,
	unitsPerChunk,
) => {
	const end = Math.min(Math.ceil(nRows / 4), (chunk + 1) * unitsPerChunk) * 4;
	for (let row = chunk * unitsPerChunk * 4; row < end; row++) {
		for (let f = 0; f < features; f++) {
			const to = ((row >> 2) * features + f) * 4 + (row & 3);
			m.setFloat(packed, to, row < nRows ? m.float(a, row * stride + f) * Math.fround(factor) : 0);
		}
	}
};

const gemm: Twin = (
	m,
	chunk,
	_worker,
	a,
	nRows,
	features,
	packed,
	units,
	start,
	c,
	rowsPerChunk,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		for (let column = 0; column < units * 4; column++) {
			const value = tileValue(m, a + row * features * 4, packed, features, start, column);
			m.setFloat(c, row * units * 4 + column, value);
		}
	}
};

/** Upper triangle in blocks: row i from the start of its block of four columns on. */
const gram: Twin = (m, chunk, _worker, a, nRows, stride, rowsPerChunk, out) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	const own = out + chunk * stride * stride * 4;
	for (let i = 0; i < stride; i++) {
		for (let j = i - (i % 4); j < stride; j++) {
			let total = m.float(own, i * stride + j);
			for (let row = chunk * rowsPerChunk; row < end; row++) {
				total = Math.fround(
					total + Math.fround(m.float(a, row * stride + i) * m.float(a, row * stride + j)),
				);
			}
			m.setFloat(own, i * stride + j, total);
		}
	}
};

const dot: Twin = (m, chunk, _worker, a, b, n, perChunk, out) => {
	const end = Math.min(n, (chunk + 1) * perChunk);
	let total = 0;
	for (let i = chunk * perChunk; i < end; i++) total += m.float(a, i) * m.float(b, i);
	m.setDouble(out, chunk, total);
};

const axpy: Twin = (m, chunk, _worker, factor, x, y, n, perChunk) => {
	const end = Math.min(n, (chunk + 1) * perChunk);
	const scale = Math.fround(factor);
	for (let i = chunk * perChunk; i < end; i++) {
		m.setFloat(y, i, m.float(y, i) + Math.fround(scale * m.float(x, i)));
	}
};

export const algebraTwins = { packRows, gemm, gram, dot, axpy };
