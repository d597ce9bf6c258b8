import { Team } from '../kernels';
import type { JobContext } from '../ports';
import type { History } from './history';
import type { FusedModel } from './model';
import {
	excludedItems,
	type Choices,
	type PickRules,
	type Recommended,
	type Shopper,
} from './pickRules';
import { ListBuilder, type Candidate } from './rerank';
import { reasonsFor } from './reasons';
import { holdItems, topItems, type HeldItems, type Scored } from './topItems';
import { UserSystem } from './userSystem';

/** The products with the highest scores by the model, and which purchases they come from. */
export class PersonalPicks {
	private readonly system: UserSystem;
	/** Factors of the eligible products only. */
	private readonly factors: Float32Array;
	/** Row of a product in `factors`, −1 = not eligible. */
	private readonly place: Int32Array;
	private readonly lists: ListBuilder;
	private held: HeldItems | null = null;

	constructor(
		private readonly model: FusedModel,
		private readonly eligible: Choices,
		private readonly rules: PickRules,
	) {
		const { itemFactors, factors, products } = model;
		this.lists = new ListBuilder(rules);
		this.system = new UserSystem(itemFactors, factors, model);
		this.place = new Int32Array(products.size).fill(-1);
		this.factors = new Float32Array(eligible.items.length * factors);
		eligible.items.forEach((item, at) => {
			this.place[item] = at;
			this.factors.set(itemFactors.subarray(item * factors, (item + 1) * factors), at * factors);
		});
	}

	/** Keeps the products where kernels find them: a request of a few people then costs their own work only. */
	hold(): void {
		if (this.eligible.items.length === 0) return;
		const team = new Team({ threads: 1 });
		this.system.hold(team);
		this.held = holdItems(team, this.factors, this.model.factors);
	}

	/** One list a shopper (each with at least one purchase). */
	pick(shoppers: readonly Shopper[], context: JobContext): Recommended[][] {
		const { eligible, model, rules, held } = this;
		const histories = shoppers.map(({ history }) => history);
		const tastes = this.system.solve(histories, context);
		const excluded = shoppers.map((shopper) => this.excludedPlaces(shopper));
		const k = Math.min(eligible.items.length, this.lists.shortlistLength);
		const { factors } = model;
		const users = Float32Array.from(tastes);
		const lists = topItems({ users, items: this.factors, factors, k, excluded, held }, context);
		const taken = shoppers.map((shopper, i) => {
			const taste = tastes.subarray(i * factors, (i + 1) * factors);
			return this.lists.build(shopper, {
				best: this.candidates(lists[i] ?? []),
				complete: (lists[i]?.length ?? 0) < k || k === eligible.items.length,
				all: (wanted) => this.scoreAll(taste, excluded[i], wanted),
				scoreOf: (item) => this.scoreFor(taste, excluded[i], this.place[item] ?? -1),
			});
		});
		const reasons = rules.explain ? this.reasons(histories, taken, context) : [];
		return taken.map((list, i) =>
			list.map(({ item, score, explored }, rank) => ({
				item,
				score,
				source: explored ? 'exploration' : 'personal',
				because: explored ? [] : (reasons[i]?.[rank] ?? []),
			})),
		);
	}

	private excludedPlaces(shopper: Shopper): Uint32Array {
		const items = excludedItems(shopper, this.rules);
		const places = new Uint32Array(items.length);
		let count = 0;
		for (let i = 0; i < items.length; i++) {
			const place = this.place[items[i] ?? 0] ?? -1;
			if (place >= 0) places[count++] = place;
		}
		return places.subarray(0, count);
	}

	private candidates(list: readonly Scored[]): Candidate[] {
		return list.map(({ place, score }) => ({ item: this.eligible.items[place] ?? 0, score }));
	}

	private reasons(
		histories: readonly History[],
		lists: readonly (readonly Candidate[])[],
		context: JobContext,
	): number[][][] {
		const items = lists.map((list) => list.map(({ item }) => item));
		return reasonsFor(histories, items, (wanted, each) =>
			this.system.explain(histories, wanted, context, each),
		);
	}

	/** Every product by score: for the rare list that ran out under the rules. */
	private scoreAll(
		taste: Float64Array,
		excluded: Uint32Array | undefined,
		wanted: (item: number) => boolean,
	): Candidate[] {
		const without = new Set(excluded);
		const all: Candidate[] = [];
		for (let place = 0; place < this.eligible.items.length; place++) {
			const item = this.eligible.items[place] ?? 0;
			if (without.has(place) || !wanted(item)) continue;
			all.push({ item, score: this.scoreOf(taste, place) });
		}
		return all.sort((a, b) => b.score - a.score || a.item - b.item);
	}

	/** NaN for a product that this person may not get. */
	private scoreFor(taste: Float64Array, excluded: Uint32Array | undefined, place: number): number {
		return place < 0 || excluded?.includes(place) ? NaN : this.scoreOf(taste, place);
	}

	private scoreOf(taste: Float64Array, place: number): number {
		const { factors } = this.model;
		let score = 0;
		for (let f = 0; f < factors; f++) {
			score += (taste[f] ?? 0) * (this.factors[place * factors + f] ?? 0);
		}
		return score;
	}
}
