/**
 * One pass of a few rows through a network, and back. The network is described by `spec` (32-bit words), written by
 * lib/kernels/network.ts: 0 layers · 1 activation (0 ReLU, 1 tanh, 2 logistic) · 2 output (0 identity, 1 logistic, 2 softmax) ·
 * 3 units kept of 2²⁴ (dropout) · 4 most rows of a pass · 5 floats of the parameters; then eight words a layer: inputs, units, padded
 * units, bytes from the parameters to its weights (inputs × padded units) and to its biases, bytes from `transposed` to the
 * weights turned round, bytes from the scratch to its outputs and to its slopes. All widths are padded to multiples of 4
 * with units that are always 0. Scratch begins with the inputs of the pass.
 */
import { bits1, bits4, exp4, logistic4, tanh4 } from './networkMath';
import { product } from './networkTile';

// @ts-ignore: decorators are AssemblyScript
@inline
export function word(spec: usize, index: i32): i32 {
	return load<i32>(spec + (<usize>index << 2));
}

// @ts-ignore: decorators are AssemblyScript
@inline
export function layer(spec: usize, index: i32, field: i32): i32 {
	return word(spec, 8 + index * 8 + field);
}

/** outputs = activation(outputs), slopes = its derivative; padding stays 0. */
function activate(kind: i32, outputs: usize, slopes: usize, bytes: usize): void {
	const one = f32x4.splat(1);
	for (let at: usize = 0; at < bytes; at += 16) {
		const z = v128.load(outputs + at);
		let a: v128, slope: v128;
		if (kind == 0) {
			const positive = f32x4.gt(z, f32x4.splat(0));
			a = v128.and(z, positive);
			slope = v128.and(one, positive);
		} else if (kind == 1) {
			a = tanh4(z);
			slope = f32x4.sub(one, f32x4.mul(a, a));
		} else {
			a = logistic4(z);
			slope = f32x4.mul(a, f32x4.sub(one, a));
		}
		v128.store(outputs + at, a);
		v128.store(slopes + at, slope);
	}
}

function clearPadding(outputs: usize, rows: i32, units: i32, padded: i32): void {
	for (let row = 0; row < rows; row++) {
		for (let unit = units; unit < padded; unit++) store<f32>(outputs + (<usize>(row * padded + unit) << 2), 0);
	}
}

/** Drops units at random (a function of `key` and their place) and scales up those that stay. */
function drop(kept: i32, scale: f32, key: i32, outputs: usize, slopes: usize, bytes: usize): void {
	const limit = i32x4.splat(kept);
	const factor = f32x4.splat(scale);
	let counters = i32x4.add(i32x4.splat(key), i32x4(0, 1, 2, 3));
	for (let at: usize = 0; at < bytes; at += 16) {
		const keep = v128.and(factor, i32x4.lt_s(bits4(counters), limit));
		v128.store(outputs + at, f32x4.mul(v128.load(outputs + at), keep));
		v128.store(slopes + at, f32x4.mul(v128.load(slopes + at), keep));
		counters = i32x4.add(counters, i32x4.splat(4));
	}
}

/** Outputs of the last layer before its own function. `scale` > 0: units are dropped by `key`. Rows: a multiple of 4. */
export function forward(spec: usize, params: usize, input: usize, scratch: usize, rows: i32, scale: f32, key: i32): usize {
	const layers = word(spec, 0);
	for (let l = 0; l < layers; l++) {
		const depth = layer(spec, l, 0);
		const width = layer(spec, l, 2);
		const out = scratch + <usize>layer(spec, l, 6);
		const slopes = scratch + <usize>layer(spec, l, 7);
		product(input, <usize>depth << 2, 4, rows, params + <usize>layer(spec, l, 3), width, depth, params + <usize>layer(spec, l, 4), out);
		input = out;
		if (l == layers - 1) break;
		const bytes = (<usize>rows * <usize>width) << 2;
		const kind = word(spec, 1);
		activate(kind, out, slopes, bytes);
		if (kind == 2) clearPadding(out, rows, layer(spec, l, 1), width);
		if (scale > 0) drop(word(spec, 3), scale, bits1(key + l) * 256, out, slopes, bytes);
	}
	return input;
}

/** Softmax of one row into `to` (which may be the row itself); gives log Σ e^(z − max) + max. */
export function softmax(z: usize, units: i32, to: usize): f64 {
	let most = load<f32>(z);
	for (let c = 1; c < units; c++) most = max(most, load<f32>(z + (<usize>c << 2)));
	let total: f32 = 0;
	for (let c = 0; c < units; c++) {
		const e = f32x4.extract_lane(exp4(f32x4.splat(load<f32>(z + (<usize>c << 2)) - most)), 0);
		store<f32>(to + (<usize>c << 2), e);
		total += e;
	}
	for (let c = 0; c < units; c++) store<f32>(to + (<usize>c << 2), load<f32>(to + (<usize>c << 2)) / total);
	return NativeMath.log1p(<f64>total - 1) + <f64>most;
}

/** Loss of one row times its weight; the slope of the loss by each output goes to `slope`, padding 0. */
export function rowLoss(kind: i32, units: i32, z: usize, slope: usize, target: f32, weight: f32): f64 {
	const value = load<f32>(z);
	if (kind == 0) {
		const off = value - target;
		store<f32>(slope, off * weight);
		return 0.5 * <f64>off * <f64>off * <f64>weight;
	}
	if (kind == 1) {
		const e = f32x4.extract_lane(exp4(f32x4.splat(-abs(value))), 0);
		const p = (value >= 0 ? <f32>1 : e) / (<f32>1 + e);
		store<f32>(slope, (p - target) * weight);
		return (<f64>max(value, <f32>0) - <f64>value * <f64>target + NativeMath.log1p(<f64>e)) * <f64>weight;
	}
	const wanted = <usize>(<i32>target) << 2;
	const own = <f64>load<f32>(z + wanted);
	const all = softmax(z, units, slope);
	store<f32>(slope + wanted, load<f32>(slope + wanted) - 1);
	for (let c = 0; c < units; c++) store<f32>(slope + (<usize>c << 2), load<f32>(slope + (<usize>c << 2)) * weight);
	return (all - own) * <f64>weight;
}

/** Sums of the columns: gradients of biases. */
function columnTotals(values: usize, rows: i32, width: i32, to: usize): void {
	const stride = <usize>width << 2;
	for (let at: usize = 0; at < stride; at += 16) {
		let total = f32x4.splat(0);
		for (let row = 0; row < rows; row++) total = f32x4.add(total, v128.load(values + <usize>row * stride + at));
		v128.store(to + at, total);
	}
}

/** From the slopes of the last layer to the gradient of every parameter (laid out as the parameters), summed over the rows. */
export function backward(spec: usize, transposed: usize, scratch: usize, rows: i32, gradient: usize): void {
	for (let l = word(spec, 0) - 1; l >= 0; l--) {
		const depth = layer(spec, l, 0);
		const width = layer(spec, l, 2);
		const slopes = scratch + <usize>layer(spec, l, 7);
		const input = l == 0 ? scratch : scratch + <usize>layer(spec, l - 1, 6);
		product(input, 4, <usize>depth << 2, depth, slopes, width, rows, 0, gradient + <usize>layer(spec, l, 3));
		columnTotals(slopes, rows, width, gradient + <usize>layer(spec, l, 4));
		if (l == 0) return;
		// The layer's inputs are not needed any more: their place takes the slopes by them.
		product(slopes, <usize>width << 2, 4, rows, transposed + <usize>layer(spec, l, 5), depth, width, 0, input);
		const before = scratch + <usize>layer(spec, l - 1, 7);
		const bytes = (<usize>rows * <usize>depth) << 2;
		for (let at: usize = 0; at < bytes; at += 16) {
			v128.store(before + at, f32x4.mul(v128.load(before + at), v128.load(input + at)));
		}
	}
}
