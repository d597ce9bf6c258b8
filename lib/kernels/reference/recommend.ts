import type { Twin, Views } from './views';

const inPivot = (row: number, at: number, width: number) => row >= at && row < at + width;

const sweepPanel: Twin = (m, chunk, _worker, a, n, at, width, d, c, t, unitsPerChunk) => {
	const end = Math.min(n, (chunk + 1) * unitsPerChunk * 4);
	for (let row = chunk * unitsPerChunk * 4; row < end; row++) {
		if (inPivot(row, at, width)) continue;
		const packed = (p: number) => ((row >> 2) * width + p) * 4 + (row & 3);
		for (let p = 0; p < width; p++) {
			const from = row > at ? row * n + at + p : (at + p) * n + row;
			m.setDouble(c, packed(p), m.double(a, from));
		}
		for (let q = 0; q < width; q++) {
			let total = 0;
			for (let p = 0; p < width; p++) total += m.double(c, packed(p)) * m.double(d, p * width + q);
			m.setDouble(t, row * width + q, total);
		}
	}
};

const sweepUpdate: Twin = (m, chunk, _worker, a, n, at, width, d, c, t, unitsPerChunk) => {
	const end = Math.min(n, (chunk + 1) * unitsPerChunk * 4);
	for (let i = chunk * unitsPerChunk * 4; i < end; i++) {
		// Up to the end of the diagonal's block of four, as the kernel does.
		for (let j = 0; j < i - (i % 4) + 4; j++) {
			m.setDouble(a, i * n + j, swept(m, { a, n, at, width, d, c, t }, i, j));
		}
	}
};

interface Sweep {
	readonly a: number;
	readonly n: number;
	readonly at: number;
	readonly width: number;
	readonly d: number;
	readonly c: number;
	readonly t: number;
}

function swept(m: Views, { a, n, at, width, d, c, t }: Sweep, i: number, j: number): number {
	const [rowIn, columnIn] = [inPivot(i, at, width), inPivot(j, at, width)];
	if (rowIn && columnIn) return -m.double(d, (i - at) * width + (j - at));
	if (rowIn) return m.double(t, j * width + (i - at));
	if (columnIn) return m.double(t, i * width + (j - at));
	let value = m.double(a, i * n + j);
	for (let p = 0; p < width; p++) {
		value -= m.double(t, i * width + p) * m.double(c, ((j >> 2) * width + p) * 4 + (j & 3));
	}
	return value;
}

const sparseRows: Twin = (
	m,
	chunk,
	_worker,
	indptr,
	indices,
	values,
	nRows,
	rowsPerChunk,
	b,
	width,
	out,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		for (let f = 0; f < width; f++) {
			let sum = 0;
			for (let at = m.word(indptr, row); at < m.word(indptr, row + 1); at++) {
				const from = m.word(indices, at) * width + f;
				sum = Math.fround(sum + Math.fround(m.float(values, at) * m.float(b, from)));
			}
			m.setFloat(out, row * width + f, sum);
		}
	}
};

const itemNeighbours: Twin = (
	m,
	chunk,
	_worker,
	itemStarts,
	itemUsers,
	itemValues,
	nItems,
	itemsPerChunk,
	userStarts,
	userItems,
	userValues,
	norms,
	jaccard,
	shrinkage,
	k,
	outItems,
	outValues,
) => {
	const end = Math.min(nItems, (chunk + 1) * itemsPerChunk);
	for (let item = chunk * itemsPerChunk; item < end; item++) {
		const dots = new Map<number, number>();
		for (let at = m.word(itemStarts, item); at < m.word(itemStarts, item + 1); at++) {
			const user = m.word(itemUsers, at);
			for (let e = m.word(userStarts, user); e < m.word(userStarts, user + 1); e++) {
				const other = m.word(userItems, e);
				const more = m.float(itemValues, at) * m.float(userValues, e);
				dots.set(other, (dots.get(other) ?? 0) + more);
			}
		}
		dots.delete(item);
		const own = m.double(norms, item);
		const list = [...dots].map(([other, dot]) => {
			const norm = m.double(norms, other);
			const size = jaccard ? own + norm - dot : own * norm;
			return { other, value: dot / (size + shrinkage) };
		});
		const best = list
			.filter(({ value }) => value > 0)
			.sort((p, q) => q.value - p.value || p.other - q.other);
		for (let place = 0; place < k; place++) {
			m.setInt(outItems, item * k + place, best[place]?.other ?? -1);
			m.setFloat(outValues, item * k + place, best[place]?.value ?? 0);
		}
	}
};

const bprSteps: Twin = (
	m,
	_chunk,
	_worker,
	users,
	positives,
	negatives,
	count,
	x,
	y,
	bias,
	stride,
	rate,
	regularization,
	keepItems,
) => {
	const keep = Math.fround(1 - Math.fround(rate) * Math.fround(regularization));
	for (let step = 0; step < count; step++) {
		const [positive, negative] = [m.word(positives, step), m.int(negatives, step)];
		if (negative < 0) continue;
		const [user, i, j] = [m.word(users, step) * stride, positive * stride, negative * stride];
		let z = m.float(bias, positive) - m.float(bias, negative);
		for (let f = 0; f < stride; f++)
			z += m.float(x, user + f) * (m.float(y, i + f) - m.float(y, j + f));
		const g = rate / (1 + Math.exp(z));
		for (let f = 0; f < stride; f++) {
			const [u, yi, yj] = [m.float(x, user + f), m.float(y, i + f), m.float(y, j + f)];
			m.setFloat(x, user + f, keep * u + g * (yi - yj));
			if (keepItems) continue;
			m.setFloat(y, i + f, keep * yi + g * u);
			m.setFloat(y, j + f, keep * yj - g * u);
		}
		if (keepItems) continue;
		m.setFloat(bias, positive, keep * m.float(bias, positive) + g);
		m.setFloat(bias, negative, keep * m.float(bias, negative) - g);
	}
};

export const recommendTwins = { sweepPanel, sweepUpdate, sparseRows, itemNeighbours, bprSteps };
