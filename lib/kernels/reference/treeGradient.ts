import type { Twin, Views } from './views';

const [LOG, SOFTMAX, POISSON] = [1, 2, 3];
const QUANTILE = 4;

/** Halves to even, as processors round. */
function nearest(x: number): number {
	const down = Math.floor(x);
	const rest = x - down;
	if (rest !== 0.5) return Math.round(x);
	return down % 2 === 0 ? down : down + 1;
}

const bits = new DataView(new ArrayBuffer(8));

/** 2^n for −1022 <= n <= 1023, exactly. */
function powerOfTwo(n: number): number {
	bits.setUint32(0, (n + 1023) << 20);
	bits.setUint32(4, 0);
	return bits.getFloat64(0);
}

function exp(value: number): number {
	const x = Math.min(Math.max(value, -700), 700);
	const n = nearest(x * 1.4426950408889634);
	const r = x - n * 0.6931471803691238 - n * 1.9082149292705877e-10;
	const linear = (one: number, other: number) => one + other * r;
	const square = r * r;
	const fourth = square * square;
	const low = linear(1, 1) + linear(0.5, 1 / 6) * square;
	const high = linear(1 / 24, 1 / 120) + linear(1 / 720, 1 / 5040) * square;
	const top = high + (1 / 40320) * fourth;
	return (low + top * fourth) * powerOfTwo(n);
}

const single = Math.fround;

/** e^x in float32, step by step as the kernel does it. */
function expSingle(value: number): number {
	const x = Math.min(Math.max(value, -87), 87);
	const times = (a: number, b: number) => single(a * b);
	const plus = (a: number, b: number) => single(a + b);
	const n = nearest(times(x, single(1.44269504)));
	const rest = single(x - times(n, single(0.693359375)));
	const r = plus(rest, times(n, single(2.1219444e-4)));
	const terms = [1 / 720, 1 / 120, 1 / 24, 1 / 6, 0.5, 1, 1];
	const p = terms.reduce((sum, term) => plus(single(term), times(r, sum)), single(1 / 5040));
	return single(p * powerOfTwo(n));
}

/** Gradient and hessian of the log loss in float32. */
function logGradient(score: number, y: number): [number, number] {
	const p = single(1 / single(1 + expSingle(-score)));
	return [single(p - y), single(p * single(1 - p))];
}

function put(m: Views, gh: number, row: number, g: number, h: number): void {
	m.setInt(gh, row * 2, g);
	m.setInt(gh, row * 2 + 1, h);
}

const clampInt = (x: number) =>
	Number.isNaN(x) ? 0 : Math.min(Math.max(nearest(x), -(2 ** 31)), 2 ** 31 - 1);

function gradientOf(loss: number, s: number, y: number, alpha: number): [number, number] {
	if (loss === LOG) return logGradient(s, y);
	if (loss === POISSON) return [exp(s) - y, exp(s)];
	if (loss === QUANTILE) return [s >= y ? 1 - alpha : -alpha, 1];
	return [s - y, 1];
}

const treeGradient: Twin = (
	m,
	chunk,
	_worker,
	loss,
	scores,
	target,
	weights,
	nRows,
	rowsPerChunk,
	gh,
	scaleG,
	scaleH,
	alpha,
	nOutputs,
	stride,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	const isSingle = loss === LOG || loss === SOFTMAX;
	const small = loss === LOG || (loss === SOFTMAX && nOutputs <= 256);
	const score = (at: number) => (isSingle ? m.float(scores, at) : m.double(scores, at));
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const y = small ? (m.u8[target + row] ?? 0) : m.double(target, row);
		const w = weights === 0 ? 1 : m.double(weights, row);
		const write = (at: number, g: number, h: number) =>
			put(m, gh, at, clampInt(g * w * scaleG), clampInt(h * w * scaleH));
		if (loss !== SOFTMAX) {
			write(row, ...gradientOf(loss, score(row), y, alpha));
			continue;
		}
		const own = Array.from({ length: nOutputs }, (_, k) => score(k * stride + row));
		const most = Math.max(...own);
		const powers = own.map((s) => exp(s - most));
		const total = powers.reduce((sum, power) => sum + power, 0);
		powers.forEach((power, k) => {
			const p = power / total;
			write(k * stride + row, p - (y === k ? 1 : 0), p * (1 - p));
		});
	}
};

const treeRange: Twin = (
	m,
	chunk,
	_worker,
	loss,
	scores,
	target,
	weights,
	nRows,
	rowsPerChunk,
	out,
	nChunks,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	let [g, h] = [0, 0];
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const s = m.double(scores, row);
		const w = weights === 0 ? 1 : m.double(weights, row);
		const mean = loss === POISSON ? exp(s) : s;
		g = Math.max(g, Math.abs((mean - m.double(target, row)) * w));
		h = Math.max(h, (loss === POISSON ? mean : 1) * w);
	}
	m.setDouble(out, chunk, g);
	m.setDouble(out, nChunks + chunk, h);
};

export const treeGradientTwins = { treeGradient, treeRange };
