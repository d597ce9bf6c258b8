import { FUSED } from './fused';

/** a·b + c. One rounding in the relaxed build (fused multiply-add where the machine has it), two in the strict build. */
// @ts-ignore: decorators are AssemblyScript
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
	return FUSED
		? f32x4.relaxed_madd(a, b, c)
		: f32x4.add(c, f32x4.mul(a, b));
}

/** Four copies of the float at `address`. */
// @ts-ignore: decorators are AssemblyScript
@inline
export function splatAt(address: usize): v128 {
	return v128.load32_splat(address);
}

/** Sum of the four lanes, always in the order (0 + 2) + (1 + 3). */
// @ts-ignore: decorators are AssemblyScript
@inline
export function lanesSum(v: v128): f32 {
	const half = f32x4.add(v, i32x4.shuffle(v, v, 2, 3, 0, 1));
	return f32x4.extract_lane(half, 0) + f32x4.extract_lane(half, 1);
}

/** The lane sums of four vectors as one vector: [sum a, sum b, sum c, sum d], each (0 + 2) + (1 + 3). */
// @ts-ignore: decorators are AssemblyScript
@inline
export function lanesSum4(a: v128, b: v128, c: v128, d: v128): v128 {
	const ab = f32x4.add(i32x4.shuffle(a, b, 0, 1, 4, 5), i32x4.shuffle(a, b, 2, 3, 6, 7));
	const cd = f32x4.add(i32x4.shuffle(c, d, 0, 1, 4, 5), i32x4.shuffle(c, d, 2, 3, 6, 7));
	return f32x4.add(i32x4.shuffle(ab, cd, 0, 2, 4, 6), i32x4.shuffle(ab, cd, 1, 3, 5, 7));
}
