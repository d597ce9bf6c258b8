/** From one person's scored shortlist to the final list. Every kind of list (personal, popular) is built here. */
import type { PickRules, Shopper } from '../pickRules';
import { Caps } from './caps';

export interface Candidate {
	/** Product number of the model. */
	readonly item: number;
	readonly score: number;
}

/** What one person may get: eligible products without those that are excluded for this person. */
export interface Shortlist {
	/** Best first, ties to the lower product number. */
	readonly best: readonly Candidate[];
	/** Whether `best` holds all of them. */
	readonly complete: boolean;
	/** All of them that `wanted` lets through, in the same order. Asked only when `best` ran out. */
	all(wanted: (item: number) => boolean): readonly Candidate[];
	/** Score of one eligible product. */
	scoreOf(item: number): number;
}

export class ListBuilder {
	constructor(private readonly rules: PickRules) {}

	/** How many products the shortlists should hold, where there are as many. */
	get shortlistLength(): number {
		const { topN, caps } = this.rules;
		// A cap passes some of the best by: a longer list usually holds enough others.
		return caps.length > 0 ? topN * 4 + 16 : topN;
	}

	/** The person's list, best first: topN products where as many may be taken. */
	build(_shopper: Shopper, shortlist: Shortlist): readonly Candidate[] {
		const { topN } = this.rules;
		const list = this.take(shortlist.best);
		if (list.length === topN || shortlist.complete) return list;
		return this.take(shortlist.all(() => true));
	}

	private take(candidates: readonly Candidate[]): readonly Candidate[] {
		const { topN, caps: limits } = this.rules;
		if (limits.length === 0) return candidates.slice(0, topN);
		const caps = new Caps(limits);
		const taken: Candidate[] = [];
		for (const candidate of candidates) {
			if (taken.length === topN) break;
			if (caps.take(candidate.item)) taken.push(candidate);
		}
		return taken;
	}
}
