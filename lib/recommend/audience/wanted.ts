/** The products that customers are wanted for. */
import { LibraryError } from '../../errors';
import type { Catalogue } from '../catalogue';
import { buildContentIndex, type ContentIndex } from '../content';
import { compareIds } from '../ids';
import type { RecommendModel } from '../model';
import type { AudienceOptions } from './options';

export interface Wanted {
	/** Ids in the order asked for; every product once. */
	readonly ids: readonly string[];
	/** Of each product its number in the model, −1 = unknown to it. */
	readonly items: Int32Array;
	/** What products are like; null when every wanted product is known, or nothing is said about products. */
	readonly content: ContentIndex | null;
	/** Wanted products for which nobody can be found: unknown to the model and nothing said about them. */
	readonly nothingKnown: readonly string[];
}

function chosenIds(
	{ productIds }: AudienceOptions,
	catalogue: Catalogue | null,
): readonly string[] {
	const given = productIds ?? [...(catalogue?.ids() ?? [])].sort(compareIds);
	const isForSale = (id: string) =>
		productIds !== undefined || !catalogue || (catalogue.inStock(id) && !catalogue.isBlocked(id));
	const ids = [...new Set(given)].filter((id) => id !== '' && isForSale(id));
	if (ids.length > 0) return ids;
	throw new LibraryError(
		'EMPTY_INPUT',
		catalogue && productIds === undefined
			? 'No product is for sale.'
			: 'There is no product to find customers for.',
		'Give product IDs, or connect the products.',
	);
}

/** Looks the wanted products up. Throws EMPTY_INPUT without any, and as `buildContentIndex`. */
export function wantedProducts(
	model: RecommendModel,
	options: AudienceOptions,
	catalogue: Catalogue | null,
): Wanted {
	const ids = chosenIds(options, catalogue);
	const items = Int32Array.from(ids, (id) => model.products.indexOf(id));
	const index =
		catalogue && items.includes(-1)
			? buildContentIndex(catalogue.table, catalogue.options, options.content)
			: null;
	const isDescribed = (id: string) => {
		const row = index?.rowOf.get(id);
		if (row === undefined || !index) return false;
		return (index.vectors.indptr[row + 1] ?? 0) > (index.vectors.indptr[row] ?? 0);
	};
	return {
		ids,
		items,
		content: index,
		nothingKnown: ids.filter((id, at) => (items[at] ?? -1) < 0 && !isDescribed(id)),
	};
}
