/** What most customers buy: the baseline that every recommender must beat, and what customers without a history get. */
import type { Interactions } from './events';

/** Number of customers who kept the product, each counting as much as their last purchase is fresh. */
export function popularity({ matrix, freshness, products }: Interactions): Float32Array {
	return sumFreshness(products.length, matrix.indices, freshness, () => true);
}

function sumFreshness(
	nItems: number,
	items: Uint32Array,
	freshness: Float32Array,
	counts: (entry: number) => boolean,
): Float32Array {
	const total = new Float64Array(nItems);
	for (let entry = 0; entry < items.length; entry++) {
		const item = items[entry] ?? 0;
		if (counts(entry)) total[item] = (total[item] ?? 0) + (freshness[entry] ?? 0);
	}
	return Float32Array.from(total);
}

export interface SegmentPopularity {
	/** Segment names in code-unit order. */
	readonly names: readonly string[];
	/** Row-major, names.length × products. */
	readonly scores: Float32Array;
	/** How many customers with a history each segment has. */
	readonly customers: Uint32Array;
}

export const NO_SEGMENTS: SegmentPopularity = {
	names: [],
	scores: new Float32Array(0),
	customers: new Uint32Array(0),
};

/** Popularity among the customers of each segment. `segmentOf` gives a customer's segment name, or null. */
export function segmentPopularity(
	interactions: Interactions,
	segmentOf: (customer: string) => string | null,
): SegmentPopularity {
	const { customers, products, matrix, freshness } = interactions;
	const segments = customers.map(segmentOf);
	const names = [...new Set(segments.filter((name) => name !== null))].sort();
	const place = new Map(names.map((name, i) => [name, i]));
	const scores = new Float64Array(names.length * products.length);
	const counts = new Uint32Array(names.length);
	segments.forEach((name, customer) => {
		const segment = name === null ? undefined : place.get(name);
		if (segment === undefined) return;
		counts[segment] = (counts[segment] ?? 0) + 1;
		const end = matrix.indptr[customer + 1] ?? 0;
		for (let entry = matrix.indptr[customer] ?? 0; entry < end; entry++) {
			const at = segment * products.length + (matrix.indices[entry] ?? 0);
			scores[at] = (scores[at] ?? 0) + (freshness[entry] ?? 0);
		}
	});
	return { names, scores: Float32Array.from(scores), customers: counts };
}

/** Products by descending score, ties by product id; those with score 0 left out. */
export function ranking(scores: Float32Array): Uint32Array {
	const items = Uint32Array.from(scores.keys()).filter((item) => (scores[item] ?? 0) > 0);
	return items.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}
