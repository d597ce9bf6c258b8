import type { JobContext } from '../ports';
import { CategoryCap } from './capped';
import type { History } from './history';
import type { RecommendModel } from './model';
import { excludedItems, type Choices, type PickRules, type Recommended } from './pickRules';
import { topItems, type Scored } from './topItems';
import { UserSystem, type Solved } from './userSystem';

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
		const solved = histories.map((history) => this.system.solve(history));
		const users = new Float32Array(histories.length * model.factors);
		solved.forEach(({ taste }, i) => users.set(taste, i * model.factors));
		const excluded = histories.map((history) => this.excludedPlaces(history));
		// A category cap passes some of the best by: a longer list usually holds enough others.
		const wanted = rules.maxPerCategory > 0 ? rules.topN * 4 + 16 : rules.topN;
		const k = Math.min(eligible.items.length, wanted);
		const lists = topItems(
			{ users, items: this.factors, factors: model.factors, k, excluded },
			context,
		);
		return solved.map((solution, i) => {
			const list = lists[i] ?? [];
			const history = histories[i];
			let taken = this.capped(list);
			const thereAreMore = list.length === k && k < eligible.items.length;
			if (taken.length < rules.topN && thereAreMore) {
				taken = this.capped(this.scoreAll(solution, excluded[i]));
			}
			return taken.map((scored) => this.explained(scored, history, solution));
		});
	}

	private excludedPlaces(history: History): Uint32Array {
		return excludedItems(history, this.rules)
			.filter((item) => (this.place[item] ?? -1) >= 0)
			.map((item) => this.place[item] ?? 0);
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
	private scoreAll({ taste }: Solved, excluded: Uint32Array | undefined): Scored[] {
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

	private explained(
		{ place, score }: Scored,
		history: History | undefined,
		solution: Solved,
	): Recommended {
		const item = this.eligible.items[place] ?? 0;
		const because = history && this.rules.explain ? this.reasons(item, history, solution) : [];
		return { item, score, source: 'personal', because };
	}

	/** The one or two purchases that add most to the score (never the product itself). */
	private reasons(item: number, history: History, solution: Solved): number[] {
		const parts = this.system.explain(solution, history, item);
		let first = -1;
		let second = -1;
		parts.forEach((part, entry) => {
			if (part <= 0 || history.items[entry] === item) return;
			if (first < 0 || part > (parts[first] ?? 0)) [first, second] = [entry, first];
			else if (second < 0 || part > (parts[second] ?? 0)) second = entry;
		});
		if (first < 0) return [];
		const strong = second >= 0 && (parts[second] ?? 0) >= SECOND_REASON * (parts[first] ?? 0);
		return (strong ? [first, second] : [first]).map((entry) => history.items[entry] ?? 0);
	}
}
