import type { JobContext } from '../ports';
import { CategoryCap } from './capped';
import type { History } from './history';
import type { RecommendModel } from './model';
import { excludedItems, type Choices, type PickRules, type Recommended } from './pickRules';
import { topItems, type Scored } from './topItems';
import { UserSystem } from './userSystem';

/** A second reason is named when it adds at least this share of the first. */
const SECOND_REASON = 0.5;

/** The products with the highest scores by the model, and which purchases they come from. */
export class PersonalPicks {
	private readonly system: UserSystem;
	/** Factors of the eligible products only. */
	private readonly factors: Float32Array;
	/** Row of a product in `factors`, −1 = not eligible. */
	private readonly place: Int32Array;

	constructor(
		private readonly model: RecommendModel,
		private readonly eligible: Choices,
		private readonly rules: PickRules,
	) {
		const { itemFactors, factors, products } = model;
		this.system = new UserSystem(itemFactors, factors, model);
		this.place = new Int32Array(products.size).fill(-1);
		this.factors = new Float32Array(eligible.items.length * factors);
		eligible.items.forEach((item, at) => {
			this.place[item] = at;
			this.factors.set(itemFactors.subarray(item * factors, (item + 1) * factors), at * factors);
		});
	}

	/** One list a history (each with at least one purchase). */
	pick(histories: readonly History[], context: JobContext): Recommended[][] {
		const { eligible, model, rules } = this;
		const tastes = this.system.solve(histories, context);
		const excluded = histories.map((history) => this.excludedPlaces(history));
		// A category cap passes some of the best by: a longer list usually holds enough others.
		const wanted = rules.maxPerCategory > 0 ? rules.topN * 4 + 16 : rules.topN;
		const k = Math.min(eligible.items.length, wanted);
		const { factors } = model;
		const users = Float32Array.from(tastes);
		const lists = topItems({ users, items: this.factors, factors, k, excluded }, context);
		const taken = lists.map((list, i) => {
			const short = this.capped(list);
			const thereAreMore = list.length === k && k < eligible.items.length;
			if (short.length === rules.topN || !thereAreMore) return short;
			const taste = tastes.subarray(i * factors, (i + 1) * factors);
			return this.capped(this.scoreAll(taste, excluded[i]));
		});
		const reasons = rules.explain ? this.reasons(histories, taken, context) : [];
		return taken.map((list, i) =>
			list.map(({ place, score }, rank) => ({
				item: eligible.items[place] ?? 0,
				score,
				source: 'personal',
				because: reasons[i]?.[rank] ?? [],
			})),
		);
	}

	private excludedPlaces(history: History): Uint32Array {
		const items = excludedItems(history, this.rules);
		const places = new Uint32Array(items.length);
		let count = 0;
		for (let i = 0; i < items.length; i++) {
			const place = this.place[items[i] ?? 0] ?? -1;
			if (place >= 0) places[count++] = place;
		}
		return places.subarray(0, count);
	}

	private capped(list: readonly Scored[]): Scored[] {
		const cap = new CategoryCap(this.rules.maxPerCategory, this.rules.categoryOf);
		const taken: Scored[] = [];
		for (const scored of list) {
			if (taken.length === this.rules.topN) break;
			if (cap.take(this.eligible.items[scored.place] ?? 0)) taken.push(scored);
		}
		return taken;
	}

	/** Every product by score: for the rare list that ran out under a category cap. */
	private scoreAll(taste: Float64Array, excluded: Uint32Array | undefined): Scored[] {
		const { factors } = this.model;
		const without = new Set(excluded);
		const all: Scored[] = [];
		for (let place = 0; place < this.eligible.items.length; place++) {
			if (without.has(place)) continue;
			let score = 0;
			for (let f = 0; f < factors; f++) {
				score += (taste[f] ?? 0) * (this.factors[place * factors + f] ?? 0);
			}
			all.push({ place, score });
		}
		return all.sort((a, b) => b.score - a.score || a.place - b.place);
	}

	/** For each list and each of its products the one or two purchases that add most to the score. */
	private reasons(
		histories: readonly History[],
		lists: readonly (readonly Scored[])[],
		context: JobContext,
	): number[][][] {
		const k = lists.reduce((most, list) => Math.max(most, list.length), 0);
		const items = new Int32Array(histories.length * k).fill(-1);
		lists.forEach((list, row) => {
			list.forEach(({ place }, i) => (items[row * k + i] = this.eligible.items[place] ?? 0));
		});
		const found: number[][][] = histories.map(() => []);
		this.system.explain(histories, { items, k }, context, (row, i, parts) => {
			const item = items[row * k + i] ?? -1;
			const bought = histories[row]?.items;
			if (item >= 0 && bought) found[row]?.push(strongest(parts, bought, item));
		});
		return found;
	}
}

/** The one or two purchases with the largest parts, never `item` itself. */
function strongest(parts: Float64Array, bought: Uint32Array, item: number): number[] {
	let first = -1;
	let second = -1;
	for (let entry = 0; entry < parts.length; entry++) {
		const part = parts[entry] ?? 0;
		if (part <= 0 || bought[entry] === item) continue;
		if (first < 0 || part > (parts[first] ?? 0)) {
			second = first;
			first = entry;
		} else if (second < 0 || part > (parts[second] ?? 0)) second = entry;
	}
	if (first < 0) return [];
	const strong = second >= 0 && (parts[second] ?? 0) >= SECOND_REASON * (parts[first] ?? 0);
	return (strong ? [first, second] : [first]).map((entry) => bought[entry] ?? 0);
}
