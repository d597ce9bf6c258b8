/** How alike two products are, 0 (nothing in common) … 1 (the same): what diversity is measured with. */
import { transposeCsr, type CsrMatrix } from '../../math';
import type { RecommendModel } from '../model';

/** Symmetric; the likeness of a product with itself is not asked. */
export type Likeness = (a: number, b: number) => number;

/** Pairs whose likeness is remembered: about 100 MB of a Map. */
const MOST_PAIRS = 1_000_000;

/** 1 when both products have a group (category, brand) in common. */
export function groupLikeness(groups: readonly ((item: number) => string | null)[]): Likeness {
	const same = (group: (item: number) => string | null, a: number, b: number) => {
		const first = group(a);
		return first !== null && first === group(b);
	};
	return (a, b) => (groups.some((group) => same(group, a, b)) ? 1 : 0);
}

/** Cosine of the products' taste vectors (row-major, products × factors); negative ones count 0. */
export function factorLikeness(itemFactors: Float32Array, factors: number): Likeness {
	const unit = Float64Array.from(itemFactors);
	for (let from = 0; from < unit.length; from += factors) {
		const row = unit.subarray(from, from + factors);
		const length = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0));
		if (length > 0) for (let f = 0; f < factors; f++) row[f] = (row[f] ?? 0) / length;
	}
	return (a, b) => {
		let dot = 0;
		for (let f = 0, i = a * factors, j = b * factors; f < factors; f++, i++, j++) {
			dot += (unit[i] ?? 0) * (unit[j] ?? 0);
		}
		return Math.min(1, Math.max(0, dot));
	};
}

/** Cosine of the products as vectors over customers (who bought how much); each pair is worked out once. */
export function buyerLikeness(history: CsrMatrix): Likeness {
	const { indptr, indices, values } = transposeCsr(history);
	const lengths = Float64Array.from({ length: history.nCols }, (_, item) => {
		let square = 0;
		for (let at = indptr[item] ?? 0; at < (indptr[item + 1] ?? 0); at++)
			square += (values[at] ?? 0) ** 2;
		return Math.sqrt(square);
	});
	const known = new Map<number, number>();
	return (a, b) => {
		const [low, high] = a < b ? [a, b] : [b, a];
		const key = low * history.nCols + high;
		const found = known.get(key);
		if (found !== undefined) return found;
		if (known.size >= MOST_PAIRS) known.clear();
		const scale = (lengths[low] ?? 0) * (lengths[high] ?? 0);
		const cosine = scale > 0 ? sparseDot(low, high) / scale : 0;
		known.set(key, cosine);
		return cosine;
	};

	function sparseDot(a: number, b: number): number {
		let [i, j] = [indptr[a] ?? 0, indptr[b] ?? 0];
		const [endA, endB] = [indptr[a + 1] ?? 0, indptr[b + 1] ?? 0];
		let dot = 0;
		while (i < endA && j < endB) {
			const [left, right] = [indices[i] ?? 0, indices[j] ?? 0];
			if (left === right) dot += (values[i] ?? 0) * (values[j] ?? 0);
			if (left <= right) i++;
			if (right <= left) j++;
		}
		return dot;
	}
}

/** What the model knows of its products: their taste vectors where it has some, else who bought them. */
export function modelLikeness(model: RecommendModel): Likeness {
	return model.recommender === null
		? factorLikeness(model.itemFactors, model.factors)
		: buyerLikeness(model.history);
}

/** 1 − mean likeness of all pairs of the list; null for fewer than two products. */
export function listDiversity(items: readonly number[], likeness: Likeness): number | null {
	if (items.length < 2) return null;
	let sum = 0;
	for (let i = 1; i < items.length; i++) {
		for (let j = 0; j < i; j++) sum += likeness(items[i] ?? 0, items[j] ?? 0);
	}
	return 1 - sum / ((items.length * (items.length - 1)) / 2);
}
