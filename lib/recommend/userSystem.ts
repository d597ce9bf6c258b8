/**
 * One customer's place in the taste space, exactly: Hu, Koren and Volinsky, "Collaborative filtering for implicit feedback
 * datasets" (2008), equations 4 and 7. With the products' factors Y fixed, x = A⁻¹ Σ bⱼ yⱼ, so the score of product i,
 * yᵢᵀx, is the sum over the bought products j of bⱼ · yᵢᵀA⁻¹yⱼ: what each purchase adds to the recommendation.
 * Cost a customer: O(f² · purchases + f³), f = factors.
 */
import type { History } from './history';

/**
 * A = YᵀY + Σ alpha·w·y·yᵀ + λᵤ·I, b = Σ (1 + alpha·w)·y over the purchases of strength w. λᵤ = regularization × the
 * customer's confidence mass / meanMass (Rendle et al., "Revisiting the performance of iALS", 2022), as in training.
 */
export interface Confidence {
	readonly alpha: number;
	readonly regularization: number;
	readonly meanMass: number;
}

/** Sum of the confidences of a row: 1 a product and alpha·w a purchase. */
export function confidenceMass(nItems: number, alpha: number, weight: number): number {
	return nItems + alpha * weight;
}

const { sqrt } = Math;

/** A solved customer: the taste vector, and the factor L of A = LLᵀ that explanations need. */
export interface Solved {
	readonly taste: Float64Array;
	readonly lower: Float64Array;
}

export class UserSystem {
	private readonly gram: Float64Array;

	/** `itemFactors` is row-major, products × factors. */
	constructor(
		private readonly itemFactors: Float32Array,
		readonly factors: number,
		private readonly confidence: Confidence,
	) {
		this.gram = gramMatrix(itemFactors, factors);
	}

	/** Solves the customer's system. */
	solve({ items, weights }: History): Solved {
		const { factors, itemFactors, confidence } = this;
		const lower = this.gram.slice();
		const lambda = this.lambda(weights);
		for (let i = 0; i < factors; i++) {
			lower[i * factors + i] = (lower[i * factors + i] ?? 0) + lambda;
		}
		const taste = new Float64Array(factors);
		for (let entry = 0; entry < items.length; entry++) {
			const weight = weights[entry] ?? 0;
			if (weight <= 0) continue;
			const from = (items[entry] ?? 0) * factors;
			addEntry(lower, taste, itemFactors.subarray(from, from + factors), confidence.alpha * weight);
		}
		choleskyInPlace(lower, factors);
		solveInPlace(lower, factors, taste);
		return { taste, lower };
	}

	private lambda(weights: Float32Array): number {
		const { alpha, regularization, meanMass } = this.confidence;
		const weight = weights.reduce((sum, value) => sum + value, 0);
		const nItems = this.itemFactors.length / this.factors;
		return (regularization * confidenceMass(nItems, alpha, weight)) / meanMass;
	}

	/** What each entry of the solved customer's history adds to the score of `item`; returned products add 0. */
	explain({ lower }: Solved, { items, weights }: History, item: number): Float64Array {
		const { factors, itemFactors } = this;
		const work = Float64Array.from(itemFactors.subarray(item * factors, (item + 1) * factors));
		solveInPlace(lower, factors, work);
		return Float64Array.from(items, (bought, entry) => {
			const weight = weights[entry] ?? 0;
			if (weight <= 0) return 0;
			let similarity = 0;
			for (let i = 0; i < factors; i++) {
				similarity += (work[i] ?? 0) * (itemFactors[bought * factors + i] ?? 0);
			}
			return (1 + this.confidence.alpha * weight) * similarity;
		});
	}
}

/** lower += extra · y·yᵀ (lower triangle), taste += (1 + extra) · y. */
function addEntry(lower: Float64Array, taste: Float64Array, y: Float32Array, extra: number): void {
	const factors = y.length;
	for (let i = 0; i < factors; i++) {
		const value = y[i] ?? 0;
		taste[i] = (taste[i] ?? 0) + (1 + extra) * value;
		const scaled = extra * value;
		const row = i * factors;
		for (let j = 0; j <= i; j++) lower[row + j] = (lower[row + j] ?? 0) + scaled * (y[j] ?? 0);
	}
}

/** Lower triangle of YᵀY. */
function gramMatrix(itemFactors: Float32Array, factors: number): Float64Array {
	const gram = new Float64Array(factors * factors);
	for (let from = 0; from < itemFactors.length; from += factors) {
		for (let i = 0; i < factors; i++) {
			const value = itemFactors[from + i] ?? 0;
			for (let j = 0; j <= i; j++) {
				gram[i * factors + j] = (gram[i * factors + j] ?? 0) + value * (itemFactors[from + j] ?? 0);
			}
		}
	}
	return gram;
}

/** Replaces the lower triangle of a positive definite matrix by its Cholesky factor. */
function choleskyInPlace(a: Float64Array, n: number): void {
	for (let i = 0; i < n; i++) {
		for (let j = 0; j <= i; j++) {
			let rest = a[i * n + j] ?? 0;
			for (let k = 0; k < j; k++) rest -= (a[i * n + k] ?? 0) * (a[j * n + k] ?? 0);
			a[i * n + j] = i === j ? sqrt(rest) : rest / (a[j * n + j] ?? 1);
		}
	}
}

/** Solves L·Lᵀ·x = b, x in place of b. */
function solveInPlace(lower: Float64Array, n: number, x: Float64Array): void {
	for (let i = 0; i < n; i++) {
		let rest = x[i] ?? 0;
		for (let k = 0; k < i; k++) rest -= (lower[i * n + k] ?? 0) * (x[k] ?? 0);
		x[i] = rest / (lower[i * n + i] ?? 1);
	}
	for (let i = n - 1; i >= 0; i--) {
		const value = (x[i] ?? 0) / (lower[i * n + i] ?? 1);
		x[i] = value;
		for (let k = 0; k < i; k++) x[k] = (x[k] ?? 0) - (lower[i * n + k] ?? 0) * value;
	}
}
