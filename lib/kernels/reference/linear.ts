import type { Twin, Views } from './views';

const HEAD = 2;

/** Σ over features of row · coefficients, both float64. */
function score(m: Views, row: number, coef: number, width: number): number {
	let z = 0;
	for (let f = 0; f < width; f++) z += m.double(row, f) * m.double(coef, f);
	return z;
}

const logisticBinary: Twin = (
	m,
	chunk,
	_worker,
	x,
	nRows,
	width,
	rowsPerChunk,
	target,
	weight,
	coef,
	parts,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	const part = parts + chunk * (width + HEAD) * 8;
	for (let f = 0; f < width + HEAD; f++) m.setDouble(part, f, 0);
	let loss = 0;
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const z = score(m, x + row * width * 8, coef, width);
		const [t, w] = [m.double(target, row), m.double(weight, row)];
		const e = Math.exp(-Math.abs(z));
		loss += w * (Math.log1p(e) + Math.max(z, 0) - t * z);
		const residual = w * ((z >= 0 ? 1 : e) / (1 + e) - t);
		for (let f = 0; f < width; f++) {
			const value = residual * m.double(x, row * width + f);
			m.setDouble(part, HEAD + f, m.double(part, HEAD + f) + value);
		}
	}
	m.setDouble(part, 0, loss);
};

const logisticMultinomial: Twin = (
	m,
	chunk,
	_worker,
	x,
	nRows,
	width,
	rowsPerChunk,
	target,
	weight,
	coef,
	parts,
	classes,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	const size = classes * width + HEAD;
	const part = parts + chunk * size * 8;
	for (let f = 0; f < size; f++) m.setDouble(part, f, 0);
	let loss = 0;
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const scores = Array.from({ length: classes }, (_, k) =>
			score(m, x + row * width * 8, coef + k * width * 8, width),
		);
		const top = Math.max(...scores);
		const total = scores.reduce((sum, z) => sum + Math.exp(z - top), 0);
		const [t, w] = [m.double(target, row), m.double(weight, row)];
		loss += w * (Math.log(total) + top - (scores[t] ?? 0));
		scores.forEach((z, k) => {
			const residual = w * (Math.exp(z - top) / total - Number(k === t));
			for (let f = 0; f < width; f++) {
				const at = HEAD + k * width + f;
				m.setDouble(part, at, m.double(part, at) + residual * m.double(x, row * width + f));
			}
		});
	}
	m.setDouble(part, 0, loss);
};

/** Upper triangle in blocks: row i from the start of its block of four columns on. */
const weightedGram: Twin = (
	m,
	chunk,
	_worker,
	x,
	nRows,
	width,
	step,
	rowsPerChunk,
	weight,
	out,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	const own = out + chunk * width * width * 8;
	for (let at = 0; at < width * width; at++) m.setDouble(own, at, 0);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const w = m.double(weight, row * step);
		for (let i = 0; i < width; i++) {
			const left = w * m.double(x, row * step * width + i);
			for (let j = i - (i % 4); j < width; j++) {
				const value = left * m.double(x, row * step * width + j);
				m.setDouble(own, i * width + j, m.double(own, i * width + j) + value);
			}
		}
	}
};

export const linearTwins = { logisticBinary, logisticMultinomial, weightedGram };
