/** e^x of four floats, relative error below 3e-7: x = n·ln 2 + r, |r| <= ln 2 / 2, the power series of e^r to r⁷. x is held to −87 … 88. */
export function exp4(x: v128): v128 {
	x = f32x4.min(f32x4.max(x, f32x4.splat(-87)), f32x4.splat(88));
	const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.4426950408889634)));
	let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
	r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-0.00021219444005469057)));
	let p = f32x4.splat(<f32>(1.0 / 5040.0));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>(1.0 / 720.0)));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>(1.0 / 120.0)));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>(1.0 / 24.0)));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(<f32>(1.0 / 6.0)));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.5));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1));
	const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
	return f32x4.mul(p, power);
}

/** 1 / (1 + e^−x). */
// @ts-ignore: decorators are AssemblyScript
@inline
export function logistic4(x: v128): v128 {
	const one = f32x4.splat(1);
	return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(x))));
}

/** 1 − 2 / (e^2x + 1): absolute error below 2e-7. */
// @ts-ignore: decorators are AssemblyScript
@inline
export function tanh4(x: v128): v128 {
	const e = exp4(f32x4.add(x, x));
	const one = f32x4.splat(1);
	return f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(e, one)));
}

/** 24 random bits in each lane, a function of the four counters alone (two rounds of multiply and shift). */
// @ts-ignore: decorators are AssemblyScript
@inline
export function bits4(counters: v128): v128 {
	let z = i32x4.mul(v128.xor(counters, i32x4.shr_u(counters, 16)), i32x4.splat(0x21f0aaad));
	z = i32x4.mul(v128.xor(z, i32x4.shr_u(z, 15)), i32x4.splat(0x735a2d97));
	return i32x4.shr_u(v128.xor(z, i32x4.shr_u(z, 15)), 8);
}

/** As the lanes of bits4. */
export function bits1(counter: i32): i32 {
	return i32x4.extract_lane(bits4(i32x4.splat(counter)), 0);
}
