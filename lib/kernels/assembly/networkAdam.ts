/**
 * Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015) with the bias corrections in the rate. `settings`:
 * beta1, 1 − beta1, beta2, 1 − beta2, epsilon, L2 strength.
 */
import { layer, word } from './networkLayers';

function setting(settings: usize, index: usize): v128 {
	return v128.load32_splat(settings + (index << 2));
}

/** One step for `count` floats from byte `from` on; the gradient is the chunks' sum in chunk order, over `rows`. */
function step(
	params: usize, moments: usize, squares: usize, gradients: usize, size: usize, chunks: i32,
	from: usize, count: i32, inverse: f32, rate: f32, settings: usize, decay: v128,
): void {
	const beta1 = setting(settings, 0), other1 = setting(settings, 1);
	const beta2 = setting(settings, 2), other2 = setting(settings, 3), epsilon = setting(settings, 4);
	const scale = f32x4.splat(inverse), rates = f32x4.splat(rate);
	const end = from + (<usize>count << 2);
	for (let at = from; at < end; at += 16) {
		const w = v128.load(params + at);
		let g = v128.load(gradients + at);
		for (let c = 1; c < chunks; c++) g = f32x4.add(g, v128.load(gradients + <usize>c * size + at));
		g = f32x4.mul(f32x4.add(g, f32x4.mul(decay, w)), scale);
		const m = f32x4.add(f32x4.mul(beta1, v128.load(moments + at)), f32x4.mul(other1, g));
		const v = f32x4.add(f32x4.mul(beta2, v128.load(squares + at)), f32x4.mul(other2, f32x4.mul(g, g)));
		v128.store(moments + at, m);
		v128.store(squares + at, v);
		v128.store(params + at, f32x4.sub(w, f32x4.div(f32x4.mul(rates, m), f32x4.add(f32x4.sqrt(v), epsilon))));
	}
}

/** to[j][i] = from[i][j]; both sides multiples of 4. */
export function turn(from: usize, rows: i32, width: i32, to: usize): void {
	const out = <usize>rows << 2;
	const stride = <usize>width << 2;
	for (let i = 0; i < rows; i += 4) {
		for (let j = 0; j < width; j += 4) {
			const at = from + <usize>i * stride + (<usize>j << 2);
			const a = v128.load(at), b = v128.load(at + stride);
			const c = v128.load(at + 2 * stride), d = v128.load(at + 3 * stride);
			const ab = i32x4.shuffle(a, b, 0, 4, 1, 5), ab2 = i32x4.shuffle(a, b, 2, 6, 3, 7);
			const cd = i32x4.shuffle(c, d, 0, 4, 1, 5), cd2 = i32x4.shuffle(c, d, 2, 6, 3, 7);
			const put = to + <usize>j * out + (<usize>i << 2);
			v128.store(put, i32x4.shuffle(ab, cd, 0, 1, 4, 5));
			v128.store(put + out, i32x4.shuffle(ab, cd, 2, 3, 6, 7));
			v128.store(put + 2 * out, i32x4.shuffle(ab2, cd2, 0, 1, 4, 5));
			v128.store(put + 3 * out, i32x4.shuffle(ab2, cd2, 2, 3, 6, 7));
		}
	}
}

/** One step of Adam for the whole network; weights, not biases, shrink. */
export function adam(
	spec: usize, params: usize, transposed: usize, moments: usize, squares: usize, gradients: usize, chunks: i32,
	rows: i32, rate: f32, settings: usize,
): void {
	const size = <usize>word(spec, 5) << 2;
	const inverse: f32 = <f32>1 / <f32>rows;
	for (let l = 0; l < word(spec, 0); l++) {
		const depth = layer(spec, l, 0);
		const width = layer(spec, l, 2);
		const weights = <usize>layer(spec, l, 3);
		step(params, moments, squares, gradients, size, chunks, weights, depth * width, inverse, rate, settings, setting(settings, 5));
		step(params, moments, squares, gradients, size, chunks, <usize>layer(spec, l, 4), width, inverse, rate, settings, f32x4.splat(0));
		if (l > 0) turn(params + weights, depth, width, transposed + <usize>layer(spec, l, 5));
	}
}
