/** What each product is bought together with: the frequent pairs of it that chance does not explain. */
import type { ItemSets } from './itemSets';
import { ruleMeasures, type Measure, type RuleMeasures } from './measures';

export interface Partner extends RuleMeasures {
	readonly product: number;
	/** Baskets that hold both. */
	readonly baskets: number;
}

export interface PartnerOptions {
	readonly baskets: number;
	readonly sortBy: Measure;
	readonly topN: number;
	/** Whether a product may be shown as a partner. */
	readonly allowed: (product: number) => boolean;
}

const downwards = (a: number, b: number) => (a === b ? 0 : b > a ? 1 : -1);

const comparePartners = (by: Measure) => (a: Partner, b: Partner) =>
	downwards(a[by], b[by]) ||
	downwards(a.confidence, b.confidence) ||
	downwards(a.support, b.support) ||
	a.product - b.product;

/** Per product number its partners, best first; products that are bought together more often than by chance (lift above 1). */
export function partnersOf(
	{ tree, products }: ItemSets,
	{ baskets, sortBy, topN, allowed }: PartnerOptions,
): ReadonlyMap<number, readonly Partner[]> {
	const lists = new Map<number, Partner[]>();
	const countOf = (rank: number) => tree.count[tree.child(0, rank)] ?? 0;
	const add = (from: number, to: number, both: number) => {
		const counts = { baskets, antecedent: countOf(from), consequent: countOf(to), both };
		const partner = { product: products[to] ?? 0, baskets: both, ...ruleMeasures(counts) };
		if (partner.lift <= 1 || !allowed(partner.product)) return;
		const product = products[from] ?? 0;
		const list = lists.get(product);
		if (list) list.push(partner);
		else lists.set(product, [partner]);
	};
	for (let node = 1; node < tree.size; node++) {
		const parent = tree.parent[node] ?? 0;
		if (parent === 0 || tree.parent[parent] !== 0) continue;
		const [a, b, both] = [tree.item[parent] ?? 0, tree.item[node] ?? 0, tree.count[node] ?? 0];
		add(a, b, both);
		add(b, a, both);
	}
	for (const list of lists.values()) list.sort(comparePartners(sortBy)).splice(topN);
	return lists;
}
