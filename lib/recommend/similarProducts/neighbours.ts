/**
 * Which products are bought by the same customers (item-based neighbours, Sarwar et al. 2001), exactly, with the number of
 * common customers and any filter. Cost: Σ over customers of (products of the customer)²; nothing products × products is held.
 */
import { transposeCsr, type CsrMatrix } from '../../math';
import type { CancelSignal } from '../../ports';

export interface NeighbourOptions {
	/** `cosine` of who bought how much, or `jaccard`: common customers ÷ all customers of the two. */
	readonly similarity: 'cosine' | 'jaccard';
	/** ≥ 0: a similarity that rests on n common customers counts n / (n + shrinkage). */
	readonly shrinkage: number;
	/** Least number of common customers, ≥ 1. */
	readonly minCustomers: number;
	readonly topN: number;
	/** Whether a product may be listed. */
	readonly allowed: (product: number) => boolean;
}

export interface Neighbour {
	readonly product: number;
	/** Above 0, at most 1. */
	readonly score: number;
	/** Customers who bought both. */
	readonly customers: number;
}

class NeighbourFinder {
	private readonly byProduct: CsrMatrix;
	private readonly lengths: Float64Array;
	private readonly allowed: Uint8Array;
	/** Per product: inner product and common customers with the product at hand; cleared by `touched`. */
	private readonly products: Float64Array;
	private readonly common: Uint32Array;
	private readonly touched: Uint32Array;

	constructor(
		private readonly byCustomer: CsrMatrix,
		private readonly options: NeighbourOptions,
	) {
		const { nCols } = byCustomer;
		this.byProduct = transposeCsr(byCustomer);
		this.lengths = lengthsOf(this.byProduct);
		this.allowed = Uint8Array.from({ length: nCols }, (_, product) =>
			options.allowed(product) ? 1 : 0,
		);
		this.products = new Float64Array(nCols);
		this.common = new Uint32Array(nCols);
		this.touched = new Uint32Array(nCols);
	}

	/** Best first; ties: more common customers, then the lower product number. */
	neighboursOf(product: number): Neighbour[] {
		const touched = this.meet(product);
		const best: Neighbour[] = [];
		for (let i = 0; i < touched; i++) {
			const other = this.touched[i] ?? 0;
			const customers = this.common[other] ?? 0;
			const score = this.scoreOf(product, other);
			this.common[other] = 0;
			this.products[other] = 0;
			const counts = other !== product && this.allowed[other] === 1;
			if (counts && customers >= this.options.minCustomers) {
				insert(best, { product: other, score, customers }, this.options.topN);
			}
		}
		return best;
	}

	/** Adds up what the customers of `product` bought; how many products that were. */
	private meet(product: number): number {
		const { byProduct, byCustomer, products, common, touched } = this;
		let count = 0;
		const end = byProduct.indptr[product + 1] ?? 0;
		for (let at = byProduct.indptr[product] ?? 0; at < end; at++) {
			const customer = byProduct.indices[at] ?? 0;
			const strength = byProduct.values[at] ?? 0;
			const last = byCustomer.indptr[customer + 1] ?? 0;
			for (let entry = byCustomer.indptr[customer] ?? 0; entry < last; entry++) {
				const other = byCustomer.indices[entry] ?? 0;
				const seen = common[other] ?? 0;
				if (seen === 0) touched[count++] = other;
				common[other] = seen + 1;
				products[other] = (products[other] ?? 0) + strength * (byCustomer.values[entry] ?? 0);
			}
		}
		return count;
	}

	private scoreOf(product: number, other: number): number {
		const { similarity, shrinkage } = this.options;
		const customers = this.common[other] ?? 0;
		const trust = customers / (customers + shrinkage);
		if (similarity === 'jaccard') {
			return (trust * customers) / (this.buyers(product) + this.buyers(other) - customers);
		}
		const lengths = (this.lengths[product] ?? 0) * (this.lengths[other] ?? 0);
		const cosine = (this.products[other] ?? 0) / lengths;
		return trust * (cosine < 1 ? cosine : 1);
	}

	private buyers(product: number): number {
		return (this.byProduct.indptr[product + 1] ?? 0) - (this.byProduct.indptr[product] ?? 0);
	}
}

function lengthsOf({ nRows, indptr, values }: CsrMatrix): Float64Array {
	return Float64Array.from({ length: nRows }, (_, row) => {
		const own = values.subarray(indptr[row], indptr[row + 1]);
		return Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
	});
}

const better = (a: Neighbour, b: Neighbour) =>
	a.score > b.score ||
	(a.score === b.score &&
		(a.customers > b.customers || (a.customers === b.customers && a.product < b.product)));

function insert(best: Neighbour[], one: Neighbour, limit: number): void {
	const worst = best[limit - 1];
	if (worst && !better(one, worst)) return;
	let at = best.length < limit ? best.length : limit - 1;
	for (; at > 0; at--) {
		const before = best[at - 1];
		if (!before || better(before, one)) break;
		best[at] = before;
	}
	best[at] = one;
}

/** Per product its neighbours, best first. `matrix`: customers × products, values above 0. Throws CANCELLED. */
export function productNeighbours(
	matrix: CsrMatrix,
	options: NeighbourOptions,
	{
		signal,
		progress,
	}: { signal: CancelSignal; progress: (fraction: number, text: string) => void },
): Neighbour[][] {
	const finder = new NeighbourFinder(matrix, options);
	return Array.from({ length: matrix.nCols }, (_, product) => {
		signal.throwIfCancelled();
		if (product % 1000 === 0) {
			progress(product / matrix.nCols, `Product ${product + 1} of ${matrix.nCols}`);
		}
		return finder.neighboursOf(product);
	});
}
