/** Which products of a model may be recommended at all, whoever the customer is, and why the others may not. */
import type { Catalogue } from './catalogue';
import type { SortedIds } from './ids';
import type { ProductRule } from './rerank/productRules';

export interface Eligible {
	/** Product numbers of the model, ascending. */
	readonly items: Uint32Array;
	/** 1 a product of the model that may be recommended. */
	readonly allowed: Uint8Array;
	readonly report: EligibleReport;
}

export interface EligibleReport {
	/** Products that customers had to do with. */
	readonly known: number;
	readonly allowed: number;
	readonly notInCatalogue: number;
	readonly outOfStock: number;
	readonly blocked: number;
	/** How many the other rules leave out, in words ("above 100"); a product counts under the first that does. */
	readonly leftOut: readonly { readonly why: string; readonly products: number }[];
	/** Products of the catalogue that nobody bought yet: nothing is known about their buyers. */
	readonly neverBought: number;
}

/** Checks every product of the model once. Without a catalogue only `blocked` and `rules` count. */
export function eligibleItems(
	products: SortedIds,
	catalogue: Catalogue | null,
	blocked: ReadonlySet<string>,
	rules: readonly ProductRule[] = [],
): Eligible {
	const allowed = new Uint8Array(products.size);
	const counts = { notInCatalogue: 0, outOfStock: 0, blocked: 0 };
	const byRule = new Uint32Array(rules.length);
	let inBoth = 0;
	for (let item = 0; item < products.size; item++) {
		const id = products.get(item);
		if (catalogue?.has(id)) inBoth++;
		if (blocked.has(id) || catalogue?.isBlocked(id)) counts.blocked++;
		else if (catalogue && !catalogue.has(id)) counts.notInCatalogue++;
		else if (catalogue && !catalogue.inStock(id)) counts.outOfStock++;
		else {
			const rule = rules.findIndex(({ leavesOut }) => leavesOut(id));
			if (rule >= 0) byRule[rule] = (byRule[rule] ?? 0) + 1;
			else allowed[item] = 1;
		}
	}
	const items = Uint32Array.from(allowed.keys()).filter((item) => allowed[item] === 1);
	const leftOut = rules.map(({ why }, rule) => ({ why, products: byRule[rule] ?? 0 }));
	const neverBought = catalogue ? catalogue.size - inBoth : 0;
	return {
		items,
		allowed,
		report: { known: products.size, allowed: items.length, ...counts, leftOut, neverBought },
	};
}
