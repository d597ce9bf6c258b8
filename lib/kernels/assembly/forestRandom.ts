/** xoshiro128** as in lib/math/random; its four words of state lie at `state`. */
// @ts-ignore: decorators are AssemblyScript
@inline
export function nextBits(state: usize): u32 {
	const a = load<u32>(state);
	const b = load<u32>(state, 4);
	const c = load<u32>(state, 8) ^ a;
	const d = load<u32>(state, 12) ^ b;
	store<u32>(state, a ^ d);
	store<u32>(state, b ^ c, 4);
	store<u32>(state, c ^ (b << 9), 8);
	store<u32>(state, rotl<u32>(d, 11), 12);
	return rotl<u32>(b * 5, 7) * 9;
}

/** A whole number in 0..limit−1 without bias (Lemire 2019). */
export function nextBelow(state: usize, limit: u32): u32 {
	let product = <u64>nextBits(state) * <u64>limit;
	if (<u32>product < limit) {
		const reject: u32 = (<u32>0 - limit) % limit;
		while (<u32>product < reject) product = <u64>nextBits(state) * <u64>limit;
	}
	return <u32>(product >> 32);
}

/**
 * Natural logarithm of a positive, normal number: mantissa in √½..√2, then 2·artanh by its series, 12 terms (error below
 * 2 units in the last place). Its own, because the standard library's needs a table in the memory that the arena owns.
 */
export function logarithm(x: f64): f64 {
	const bits = reinterpret<u64>(x);
	let exponent = <i32>(bits >> 52) - 1023;
	let m = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
	if (m > 1.4142135623730951) {
		m *= 0.5;
		exponent++;
	}
	const s = (m - 1) / (m + 1);
	const z = s * s;
	let sum: f64 = 1.0 / 25.0;
	for (let odd: f64 = 23; odd > 0; odd -= 2) sum = sum * z + 1.0 / odd;
	return 2 * s * sum + <f64>exponent * 0.6931471805599453;
}
