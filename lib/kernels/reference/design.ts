import type { Twin, Views } from './views';

/** Float64 of a part. */
const PART = 8;

const designRows: Twin = (
	m,
	chunk,
	_worker,
	columns,
	stride,
	nRows,
	rowsPerChunk,
	parts,
	nParts,
	out,
	width,
	ones,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const to = out + row * width * 8;
		for (let p = 0; p < nParts; p++) {
			writeCell(m, m.double(columns, p * stride + row), parts + p * PART * 8, to);
		}
		m.setDouble(to, ones, 1);
		for (let at = ones + 1; at < width; at++) m.setDouble(to, at, 0);
	}
};

function writeCell(m: Views, x: number, part: number, to: number): void {
	const [from, indicator, size] = [m.double(part, 0), m.double(part, 1), m.double(part, 2)];
	const [filled, a, b, form] = [3, 4, 5, 6].map((at) => m.double(part, at));
	if (indicator >= 0) m.setDouble(to, indicator, 0);
	if (size > 0) {
		for (let code = 0; code < size; code++) m.setDouble(to, from + code, Number(code === x));
		if (indicator >= 0 && !(x >= 0 && x < size)) m.setDouble(to, indicator, 1);
		return;
	}
	const value = form === 1 ? x / (a ?? 1) - (b ?? 0) : (x - (a ?? 0)) * (b ?? 1);
	m.setDouble(to, from, Number.isNaN(x) ? (filled ?? 0) : value);
	if (indicator >= 0 && Number.isNaN(x)) m.setDouble(to, indicator, 1);
}

const columnMoments: Twin = (m, chunk, _worker, columns, stride, nRows, origins, out) => {
	const origin = m.double(origins, chunk);
	let [sum, squares] = [0, 0];
	for (let row = 0; row < nRows; row++) {
		const off = m.double(columns, chunk * stride + row) - origin;
		sum += off;
		squares += off * off;
	}
	m.setDouble(out, 2 * chunk, sum);
	m.setDouble(out, 2 * chunk + 1, squares);
};

export const designTwins = { designRows, columnMoments };
