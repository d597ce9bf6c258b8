/**
 * The path of unique features in TreeSHAP (Lundberg, Erion, Lee 2018, algorithm 2): for each feature that was asked on the way,
 * the share of training rows that would go on when it is unknown (zero), whether this row goes on when it is known (one), and
 * the weights of subsets by their size. Every level of the tree has a copy of its own in the same arrays.
 */
export class ShapPath {
	private readonly feature: Int32Array;
	private readonly zero: Float64Array;
	private readonly one: Float64Array;
	private readonly weight: Float64Array;

	constructor(
		levels: number,
		readonly width: number,
	) {
		this.feature = new Int32Array(levels * width);
		this.zero = new Float64Array(levels * width);
		this.one = new Float64Array(levels * width);
		this.weight = new Float64Array(levels * width);
	}

	/** Copies the first `length` elements of a level to the next one. */
	descend(level: number, length: number): void {
		const [from, to] = [level * this.width, (level + 1) * this.width];
		for (const array of [this.feature, this.zero, this.one, this.weight]) {
			array.copyWithin(to, from, from + length);
		}
	}

	featureAt = (level: number, at: number) => this.feature[level * this.width + at] ?? -1;
	zeroAt = (level: number, at: number) => this.zero[level * this.width + at] ?? 0;
	oneAt = (level: number, at: number) => this.one[level * this.width + at] ?? 0;

	/** Place of a feature among elements 1 .. length − 1, or −1. */
	find(level: number, length: number, feature: number): number {
		for (let at = 1; at < length; at++) if (this.featureAt(level, at) === feature) return at;
		return -1;
	}

	/** Puts an element at place `length`. */
	extend(level: number, length: number, zero: number, one: number, feature: number): void {
		const { weight } = this;
		const base = level * this.width;
		this.feature[base + length] = feature;
		this.zero[base + length] = zero;
		this.one[base + length] = one;
		weight[base + length] = length === 0 ? 1 : 0;
		for (let i = length - 1; i >= 0; i--) {
			const own = weight[base + i] ?? 0;
			const above = weight[base + i + 1] ?? 0;
			weight[base + i + 1] = above + (one * own * (i + 1)) / (length + 1);
			weight[base + i] = (zero * own * (length - i)) / (length + 1);
		}
	}

	/** Takes element `at` out of `length` + 1 elements (0 .. length). */
	unwind(level: number, length: number, at: number): void {
		const base = level * this.width;
		const { feature, zero, one, weight } = this;
		this.unwound(level, length, at, (i, value) => (weight[base + i] = value));
		for (let i = base + at; i < base + length; i++) {
			feature[i] = feature[i + 1] ?? 0;
			zero[i] = zero[i + 1] ?? 0;
			one[i] = one[i + 1] ?? 0;
		}
	}

	/** Sum of the weights when element `at` is taken out. */
	unwoundSum(level: number, length: number, at: number): number {
		let total = 0;
		this.unwound(level, length, at, (_, value) => (total += value));
		return total;
	}

	private unwound(
		level: number,
		length: number,
		at: number,
		give: (place: number, weight: number) => void,
	): void {
		const base = level * this.width;
		const [zero, one] = [this.zeroAt(level, at), this.oneAt(level, at)];
		let next = this.weight[base + length] ?? 0;
		for (let i = length - 1; i >= 0; i--) {
			const own = this.weight[base + i] ?? 0;
			if (one !== 0) {
				const value = (next * (length + 1)) / ((i + 1) * one);
				next = own - (value * zero * (length - i)) / (length + 1);
				give(i, value);
			} else {
				give(i, zero === 0 ? 0 : (own * (length + 1)) / (zero * (length - i)));
			}
		}
	}
}
