import type { RecommendModel } from './model';
import {
	excludedItems,
	type Choices,
	type PickRules,
	type Recommended,
	type Shopper,
	type Source,
} from './pickRules';
import { ranking } from './popularity';
import { Caps } from './rerank';

/** Segments with fewer customers say too little: their customers get what is popular overall. */
const MIN_SEGMENT_CUSTOMERS = 10;

/** What customers without a history get: what is popular in their segment, then overall. */
export class PopularPicks {
	private readonly overall: Uint32Array;
	private readonly bySegment = new Map<number, Uint32Array>();

	constructor(
		private readonly model: RecommendModel,
		private readonly eligible: Choices,
		private readonly rules: PickRules,
	) {
		this.overall = this.allowedOnly(ranking(model.popularity));
	}

	pick(shopper: Shopper): Recommended[] {
		const { model, rules } = this;
		const { scores, customers } = model.segments;
		const cap = new Caps(rules.caps);
		const taken = new Set(excludedItems(shopper, rules));
		const picks: Recommended[] = [];
		const add = (order: Uint32Array, source: Source, share: (item: number) => number) => {
			for (const item of order) {
				if (picks.length === rules.topN) return;
				if (taken.has(item) || !cap.take(item)) continue;
				taken.add(item);
				picks.push({ item, score: share(item), source, because: [] });
			}
		};
		const place = this.segmentPlace(shopper.segment);
		if (place >= 0) {
			const from = place * model.products.size;
			const size = customers[place] ?? 1;
			add(this.segmentRanking(place), 'segment', (item) => (scores[from + item] ?? 0) / size);
		}
		add(this.overall, 'popular', (item) => (model.popularity[item] ?? 0) / model.customers.size);
		return picks;
	}

	/** When every allowed product is bought already: what this customer bought most, unless that is not wanted. */
	boughtBefore({ history: { items, weights, lookedAt } }: Shopper): Recommended[] {
		const { whenNothingLeft, topN, caps } = this.rules;
		if (whenNothingLeft === 'empty') return [];
		const cap = new Caps(caps);
		return Array.from(items, (item, entry) => ({ item, weight: weights[entry] ?? 0 }))
			.filter(({ item, weight }) => weight > 0 && !lookedAt?.has(item))
			.filter(({ item }) => this.eligible.allowed[item] === 1)
			.sort((a, b) => b.weight - a.weight || a.item - b.item)
			.filter(({ item }) => cap.take(item))
			.slice(0, topN)
			.map(({ item, weight }) => ({ item, score: weight, source: 'boughtBefore', because: [] }));
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
