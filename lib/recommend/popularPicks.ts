import type { RecommendModel } from './model';
import {
	excludedItems,
	isAllowedFor,
	type Choices,
	type PickRules,
	type Recommended,
	type Shopper,
} from './pickRules';
import { ranking } from './popularity';
import { Caps, ListBuilder, type Candidate } from './rerank';

/** Segments with fewer customers say too little: their customers get what is popular overall. */
const MIN_SEGMENT_CUSTOMERS = 10;

/** Popular products of a person's segment, then of everybody. */
interface Order {
	readonly segment: Uint32Array;
	readonly overall: Uint32Array;
}

/** What customers without a history get: what is popular in their segment, then overall. */
export class PopularPicks {
	private readonly overall: Uint32Array;
	private readonly bySegment = new Map<number, Uint32Array>();
	private readonly lists: ListBuilder;

	constructor(
		private readonly model: RecommendModel,
		private readonly eligible: Choices,
		private readonly rules: PickRules,
	) {
		this.overall = this.allowedOnly(ranking(model.popularity));
		this.lists = new ListBuilder(rules);
	}

	pick(shopper: Shopper): Recommended[] {
		const place = this.segmentPlace(shopper.segment);
		const segment = place >= 0 ? this.segmentRanking(place) : new Uint32Array(0);
		const order = { segment, overall: this.overall };
		const excluded = new Set(excludedItems(shopper, this.rules));
		const most = this.lists.shortlistLength;
		const best = inOrder(order, excluded, most, () => true);
		const list = this.lists.build(shopper, {
			best,
			complete: best.length < most,
			all: (wanted) => inOrder(order, excluded, Infinity, wanted),
			scoreOf: (item) => (excluded.has(item) ? NaN : (this.model.popularity[item] ?? 0)),
		});
		return list.map(({ item, explored }) => this.recommended(item, place, explored ?? false));
	}

	/** When every allowed product is bought already: what this customer bought most, unless that is not wanted. */
	boughtBefore(shopper: Shopper): Recommended[] {
		const { items, weights, lookedAt } = shopper.history;
		const { whenNothingLeft, topN, caps } = this.rules;
		if (whenNothingLeft === 'empty') return [];
		const cap = new Caps(caps);
		return Array.from(items, (item, entry) => ({ item, weight: weights[entry] ?? 0 }))
			.filter(({ item, weight }) => weight > 0 && !lookedAt?.has(item))
			.filter(({ item }) => this.eligible.allowed[item] === 1 && isAllowedFor(shopper, item))
			.sort((a, b) => b.weight - a.weight || a.item - b.item)
			.filter(({ item }) => cap.take(item))
			.slice(0, topN)
			.map(({ item, weight }) => ({ item, score: weight, source: 'boughtBefore', because: [] }));
	}

	/** With the share of customers (of the segment, where it knows the product) as score. */
	private recommended(item: number, place: number, explored: boolean): Recommended {
		const { popularity, customers, products, segments } = this.model;
		const inSegment = place < 0 ? 0 : (segments.scores[place * products.size + item] ?? 0);
		const score =
			inSegment > 0
				? inSegment / (segments.customers[place] ?? 1)
				: (popularity[item] ?? 0) / customers.size;
		const source = explored ? 'exploration' : inSegment > 0 ? 'segment' : 'popular';
		return { item, score, source, because: [] };
	}

	private segmentPlace(segment: string | null): number {
		const { names, customers } = this.model.segments;
		const place = segment === null ? -1 : names.indexOf(segment);
		return (customers[place] ?? 0) >= MIN_SEGMENT_CUSTOMERS ? place : -1;
	}

	private segmentRanking(place: number): Uint32Array {
		const known = this.bySegment.get(place);
		if (known) return known;
		const size = this.model.products.size;
		const scores = this.model.segments.scores.subarray(place * size, (place + 1) * size);
		const order = this.allowedOnly(ranking(scores));
		this.bySegment.set(place, order);
		return order;
	}

	private allowedOnly(items: Uint32Array): Uint32Array {
		return items.filter((item) => this.eligible.allowed[item] === 1);
	}
}

/**
 * At most `most` candidates: the segment's products, then the others. Shares of a segment and of everybody do not compare,
 * so boost and diversity see the place in this order: 1 / log2(place + 1).
 */
function inOrder(
	{ segment, overall }: Order,
	excluded: ReadonlySet<number>,
	most: number,
	wanted: (item: number) => boolean,
): Candidate[] {
	const taken = new Set<number>();
	const list: Candidate[] = [];
	for (const order of [segment, overall]) {
		for (const item of order) {
			if (list.length === most) return list;
			if (excluded.has(item) || taken.has(item) || !wanted(item)) continue;
			taken.add(item);
			list.push({ item, score: 1 / Math.log2(list.length + 2) });
		}
	}
	return list;
}
