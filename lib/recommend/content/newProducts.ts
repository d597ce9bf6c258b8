/** Products that nobody bought yet, in the lists of customers who bought something like them. */
import { LibraryError } from '../../errors';
import type { CancelSignal } from '../../ports';
import type { Catalogue } from '../catalogue';
import { checkNumber } from '../checkNumber';
import { eligibleItems } from '../eligible';
import { hasPurchases, NO_HISTORY } from '../history';
import { compareIds, SortedIds } from '../ids';
import type { RecommendModel } from '../model';
import type { ProductFacts } from '../output';
import type { PickRules, Recommended, Shopper } from '../pickRules';
import { Caps } from '../rerank';
import type { ListOptions } from '../rerank/options';
import type { ProductRule } from '../rerank/productRules';
import type { NewProductOptions } from './coldOptions';
import { buildContentIndex, type ContentIndex } from './contentIndex';
import { closestOf, ContentScorer } from './contentScorer';

/** The groups that lists are capped by, in the order of the caps. */
type Groups = readonly ((id: string) => string | null)[];

interface Settings {
	readonly most: number;
	readonly minLikeness: number;
	readonly groups: Groups;
}

/** Puts new products into finished lists; made once for a model and a catalogue. */
export class NewProducts {
	private readonly scorer: ContentScorer;

	private constructor(
		private readonly model: RecommendModel,
		private readonly catalogue: Catalogue,
		private readonly index: ContentIndex,
		/** Ids of the products that may be shown; their numbers go on from the model's size. */
		private readonly ids: readonly string[],
		private readonly settings: Settings,
	) {
		const rows = Uint32Array.from(ids, (id) => index.rowOf.get(id) ?? 0);
		this.scorer = new ContentScorer(index, rows);
	}

	/** Null when no new products are wanted. Throws INVALID_PARAMETER, MISSING_COLUMN, WRONG_TYPE. */
	static open(
		model: RecommendModel,
		options: NewProductOptions & Pick<ListOptions, 'maxPerCategory' | 'maxPerBrand'>,
		catalogue: Catalogue | null,
		blocked: ReadonlySet<string>,
		rules: readonly ProductRule[],
	): NewProducts | null {
		const { newProducts = 0, minLikeness = 0.2, content } = options;
		checkNumber('newProducts', newProducts, 0, 100);
		checkNumber('minLikeness', minLikeness, 0, 1, false);
		if (newProducts === 0) return null;
		if (!catalogue) throw noCatalogue();
		const unknown = [...catalogue.ids()].filter((id) => model.products.indexOf(id) < 0);
		const sorted = SortedIds.from(unknown.sort(compareIds));
		const { items } = eligibleItems(sorted, catalogue, blocked, rules);
		const ids = Array.from(items, (item) => sorted.get(item));
		const index = buildContentIndex(catalogue.table, catalogue.options, content);
		const groups = groupsOf(options, catalogue);
		return new NewProducts(model, catalogue, index, ids, {
			most: newProducts,
			minLikeness,
			groups,
		});
	}

	/** Facts of the model's products and of the new ones. */
	facts(known: ProductFacts): ProductFacts {
		const { model, catalogue } = this;
		const { size } = model.products;
		const idOf = (item: number) => this.ids[item - size] ?? '';
		return {
			id: (item) => (item < size ? known.id(item) : idOf(item)),
			name: (item) => (item < size ? known.name(item) : catalogue.name(idOf(item))),
			facts: (item) => (item < size ? known.facts(item) : catalogue.facts(idOf(item))),
		};
	}

	/** Lists with the most fitting new products in their last places. Only personal lists change. Throws CANCELLED. */
	into(
		lists: readonly (readonly Recommended[])[],
		shoppers: readonly Shopper[],
		rules: Pick<PickRules, 'topN' | 'caps'>,
		signal: CancelSignal,
	): (readonly Recommended[])[] {
		return lists.map((list, row) => {
			if (row % 256 === 0) signal.throwIfCancelled();
			const shopper = shoppers[row];
			const isPersonal =
				list[0]?.source === 'personal' && hasPurchases(shopper?.history ?? NO_HISTORY);
			// What a customer has excluded is known of the model's products only.
			if (!shopper || !isPersonal || shopper.limits) return list;
			return this.merged(list, this.fitting(shopper), rules);
		});
	}

	/** The new products most like what the customer bought, best first, ties to the lower id. */
	private fitting({ history }: Shopper): Recommended[] {
		const { model, index } = this;
		const rows = Array.from(
			history.items,
			(item) => index.rowOf.get(model.products.get(item)) ?? -1,
		);
		const query = { rows, weights: history.weights };
		const scores = this.scorer.score(query);
		const order = [...scores.keys()]
			.filter((at) => (scores[at] ?? 0) > 0 && (scores[at] ?? 0) >= this.settings.minLikeness)
			.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
			.slice(0, 4 * this.settings.most + 16);
		return order.map((at) => {
			const closest = history.items[closestOf(index, query, this.scorer.targets[at] ?? -1)];
			return {
				item: model.products.size + at,
				score: scores[at] ?? 0,
				source: 'content',
				because: closest === undefined ? [] : [closest],
			};
		});
	}

	/** Takes new products until their limit while every cap keeps room; the last of the list make way. */
	private merged(
		list: readonly Recommended[],
		fitting: readonly Recommended[],
		{ topN, caps }: Pick<PickRules, 'topN' | 'caps'>,
	): readonly Recommended[] {
		const all = this.capsOf(caps);
		const added: Recommended[] = [];
		for (const pick of fitting) {
			if (added.length === Math.min(this.settings.most, topN)) break;
			const room = new Caps(all);
			for (const { item } of list.slice(0, topN - added.length - 1)) room.take(item);
			for (const { item } of added) room.take(item);
			if (room.take(pick.item)) added.push(pick);
		}
		return [...list.slice(0, topN - added.length), ...added];
	}

	/** The caps of the lists, for new products too. */
	private capsOf(caps: PickRules['caps']): PickRules['caps'] {
		const { size } = this.model.products;
		return caps.map(({ limit, groupOf }, at) => {
			const group = this.settings.groups[at];
			const ofNew = (item: number) => group?.(this.ids[item - size] ?? '') ?? null;
			return { limit, groupOf: (item: number) => (item < size ? groupOf(item) : ofNew(item)) };
		});
	}
}

/** As `capsOf` of the list rules makes them. */
function groupsOf(
	{ maxPerCategory = 0, maxPerBrand = 0 }: Pick<ListOptions, 'maxPerCategory' | 'maxPerBrand'>,
	catalogue: Catalogue,
): Groups {
	const category = (id: string) => catalogue.category(id);
	const brand = (id: string) => catalogue.brand(id);
	return [...(maxPerCategory > 0 ? [category] : []), ...(maxPerBrand > 0 ? [brand] : [])];
}

const noCatalogue = () =>
	new LibraryError(
		'INVALID_PARAMETER',
		'New products are wanted in the lists, but there are no products.',
		'Connect the products, or set "New Products a List" to 0.',
	);
