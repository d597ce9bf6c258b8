import type { Views } from './views';

const { fround } = Math;

export const word = (m: Views, spec: number, index: number) => m.int(spec, index);
export const layer = (m: Views, spec: number, index: number, field: number) =>
	m.int(spec, 8 + index * 8 + field);

/** e^x in float32 steps, as the kernel takes them. */
export function exp32(value: number): number {
	const x = fround(Math.min(88, Math.max(-87, value)));
	const n = nearest(fround(x * fround(Math.LOG2E)));
	let r = fround(x - fround(n * 0.693359375));
	r = fround(r - fround(n * fround(-0.00021219444005469057)));
	let p = fround(1 / 5040);
	for (const term of [1 / 720, 1 / 120, 1 / 24, 1 / 6, 0.5, 1, 1]) {
		p = fround(fround(p * r) + fround(term));
	}
	return fround(p * 2 ** n);
}

/** To the nearest whole number, halves to the even one. */
function nearest(x: number): number {
	const low = Math.floor(x);
	const rest = x - low;
	if (rest === 0.5) return low % 2 === 0 ? low : low + 1;
	return rest < 0.5 ? low : low + 1;
}

export const logistic32 = (x: number) => fround(1 / fround(1 + exp32(-x)));
export const tanh32 = (x: number) => fround(1 - fround(2 / fround(exp32(fround(x + x)) + 1)));

/** 24 random bits, a function of the counter alone. */
export function bits24(counter: number): number {
	let z = Math.imul(counter ^ (counter >>> 16), 0x21f0aaad);
	z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
	return (z ^ (z >>> 15)) >>> 8;
}

export interface Factor {
	readonly at: number;
	/** Bytes from row to row, and from k to k. */
	readonly row: number;
	readonly k: number;
}

/** out[row][n] = start[n] + Σ a(row, k) · b[k][n], k in order; start 0: zeros. */
export function product(
	m: Views,
	a: Factor,
	b: number,
	sizes: { rows: number; width: number; depth: number },
	start: number,
	out: number,
): void {
	const { rows, width, depth } = sizes;
	for (let row = 0; row < rows; row++) {
		for (let n = 0; n < width; n++) {
			let total = start === 0 ? 0 : m.float(start, n);
			for (let k = 0; k < depth; k++) {
				const term = m.float(a.at + row * a.row + k * a.k, 0) * m.float(b, k * width + n);
				total = fround(total + fround(term));
			}
			m.setFloat(out, row * width + n, total);
		}
	}
}

function activation(kind: number, z: number): readonly [number, number] {
	if (kind === 0) return z > 0 ? [z, 1] : [0, 0];
	if (kind === 1) {
		const a = tanh32(z);
		return [a, fround(1 - fround(a * a))];
	}
	const a = logistic32(z);
	return [a, fround(a * fround(1 - a))];
}

export interface Dropout {
	/** 1 / share kept; 0: nothing is dropped. */
	readonly scale: number;
	readonly key: number;
}

function activate(
	m: Views,
	spec: number,
	l: number,
	scratch: number,
	rows: number,
	drop: Dropout,
): void {
	const [units, width] = [layer(m, spec, l, 1), layer(m, spec, l, 2)];
	const out = scratch + layer(m, spec, l, 6);
	const slopes = scratch + layer(m, spec, l, 7);
	const base = Math.imul(bits24(drop.key + l), 256);
	for (let at = 0; at < rows * width; at++) {
		const [value, slope] = activation(word(m, spec, 1), m.float(out, at));
		const dropped = drop.scale > 0 && bits24((base + at) | 0) >= word(m, spec, 3);
		const factor = drop.scale > 0 ? (dropped ? 0 : drop.scale) : 1;
		m.setFloat(out, at, at % width < units ? value * factor : 0);
		m.setFloat(slopes, at, slope * factor);
	}
}

/** See assembly/networkLayers.ts. */
export function forward(
	m: Views,
	spec: number,
	params: number,
	input: number,
	scratch: number,
	rows: number,
	drop: Dropout,
): number {
	const layers = word(m, spec, 0);
	for (let l = 0; l < layers; l++) {
		const depth = layer(m, spec, l, 0);
		const width = layer(m, spec, l, 2);
		const out = scratch + layer(m, spec, l, 6);
		const a = { at: input, row: depth * 4, k: 4 };
		const start = params + layer(m, spec, l, 4);
		product(m, a, params + layer(m, spec, l, 3), { rows, width, depth }, start, out);
		if (l < layers - 1) activate(m, spec, l, scratch, rows, drop);
		input = out;
	}
	return input;
}

/** See assembly/networkLayers.ts. */
export function softmax(m: Views, z: number, units: number, to: number): number {
	let most = m.float(z, 0);
	for (let c = 1; c < units; c++) most = Math.max(most, m.float(z, c));
	let total = 0;
	for (let c = 0; c < units; c++) {
		const e = exp32(fround(m.float(z, c) - most));
		m.setFloat(to, c, e);
		total = fround(total + e);
	}
	for (let c = 0; c < units; c++) m.setFloat(to, c, m.float(to, c) / total);
	return Math.log1p(total - 1) + most;
}

/** See assembly/networkLayers.ts. */
export function rowLoss(
	m: Views,
	kind: number,
	units: number,
	z: number,
	slope: number,
	target: number,
	weight: number,
): number {
	const value = m.float(z, 0);
	if (kind === 0) {
		const off = fround(value - target);
		m.setFloat(slope, 0, off * weight);
		return 0.5 * off * off * weight;
	}
	if (kind === 1) {
		const e = exp32(-Math.abs(value));
		const p = fround((value >= 0 ? 1 : e) / fround(1 + e));
		m.setFloat(slope, 0, fround(p - target) * weight);
		return (Math.max(value, 0) - value * target + Math.log1p(e)) * weight;
	}
	const own = m.float(z, target);
	const all = softmax(m, z, units, slope);
	m.setFloat(slope, target, m.float(slope, target) - 1);
	for (let c = 0; c < units; c++) m.setFloat(slope, c, m.float(slope, c) * weight);
	return (all - own) * weight;
}

function columnTotals(m: Views, values: number, rows: number, width: number, to: number): void {
	for (let n = 0; n < width; n++) {
		let total = 0;
		for (let row = 0; row < rows; row++) total = fround(total + m.float(values, row * width + n));
		m.setFloat(to, n, total);
	}
}

/** See assembly/networkLayers.ts. */
export function backward(
	m: Views,
	spec: number,
	transposed: number,
	scratch: number,
	rows: number,
	gradient: number,
): void {
	for (let l = word(m, spec, 0) - 1; l >= 0; l--) {
		const depth = layer(m, spec, l, 0);
		const width = layer(m, spec, l, 2);
		const slopes = scratch + layer(m, spec, l, 7);
		const input = l === 0 ? scratch : scratch + layer(m, spec, l - 1, 6);
		const turned = { at: input, row: 4, k: depth * 4 };
		const to = gradient + layer(m, spec, l, 3);
		product(m, turned, slopes, { rows: depth, width, depth: rows }, 0, to);
		columnTotals(m, slopes, rows, width, gradient + layer(m, spec, l, 4));
		if (l === 0) return;
		const a = { at: slopes, row: width * 4, k: 4 };
		const weights = transposed + layer(m, spec, l, 5);
		product(m, a, weights, { rows, width: depth, depth: width }, 0, input);
		const before = scratch + layer(m, spec, l - 1, 7);
		for (let at = 0; at < rows * depth; at++) {
			m.setFloat(before, at, m.float(before, at) * m.float(input, at));
		}
	}
}
