/** From one person's scored shortlist to the final list. Every kind of list (personal, popular) is built here. */
import type { PickRules, Shopper } from '../pickRules';
import { boosted, type Ranked } from './boost';
import type { Candidate } from './candidate';
import { Caps } from './caps';
import { inOrder, varied, type Selection } from './diversity';
import { Explorer } from './explore';
import { priceFits } from './limits';

/** What one person may get: eligible products without those that are excluded for this person. */
export interface Shortlist {
	/** Best first, ties to the lower product number. */
	readonly best: readonly Candidate[];
	/** Whether `best` holds all of them. */
	readonly complete: boolean;
	/** All of them that `wanted` lets through, in the same order. Asked only when `best` ran out. */
	all(wanted: (item: number) => boolean): readonly Candidate[];
	/** Score of a product; NaN for one that this person may not get. Asked only where there is exploration. */
	scoreOf(item: number): number;
}

export interface Chosen extends Candidate {
	/** Whether the product is there because little is known of it, not because of its rank. */
	readonly explored?: true;
}

/** Boost and diversity choose among this many candidates a place, and at least `LEAST`. */
const CANDIDATES_A_PLACE = 4;
const LEAST = 100;

export class ListBuilder {
	constructor(private readonly rules: PickRules) {}

	/** How many products the shortlists should hold, where there are as many. */
	get shortlistLength(): number {
		const { topN, caps, ownPrices, rerank } = this.rules;
		if (this.reorders || ownPrices) return this.reordered;
		// Caps and exploration pass some of the best by: a longer list usually holds enough others.
		return caps.length > 0 || rerank?.exploration ? topN * 4 + 16 : topN;
	}

	/** The person's list, best first, little known products last: topN products where as many may be taken. */
	build(shopper: Shopper, shortlist: Shortlist): readonly Chosen[] {
		const { topN } = this.rules;
		const fits = (item: number) => priceFits(shopper.limits, item);
		const near = shopper.limits ? shortlist.best.filter(({ item }) => fits(item)) : shortlist.best;
		const list = this.choose(shopper, near, shortlist, fits);
		if (list.length === topN || shortlist.complete) return this.counted(list, near);
		const all = shortlist.all(fits);
		return this.counted(this.choose(shopper, all, shortlist, fits), all);
	}

	private get reorders(): boolean {
		const { boost, diversity } = this.rules.rerank ?? {};
		return (boost?.strength ?? 0) > 0 || (diversity?.strength ?? 0) > 0;
	}

	private get reordered(): number {
		return Math.max(LEAST, this.rules.topN * CANDIDATES_A_PLACE);
	}

	private choose(
		shopper: Shopper,
		candidates: readonly Candidate[],
		{ scoreOf }: Shortlist,
		fits: (item: number) => boolean,
	): readonly Chosen[] {
		const { topN, caps: limits, rerank } = this.rules;
		const exploration = rerank?.exploration ?? null;
		if (limits.length === 0 && !exploration && !this.reorders) return candidates.slice(0, topN);
		const caps = new Caps(limits);
		const selection = this.selection(candidates, caps);
		const explorer = exploration && new Explorer(exploration, shopper.id ?? '', topN);
		const list = taken(selection, topN - (explorer?.places ?? 0));
		if (!explorer) return list;
		const explored: Chosen[] = [];
		for (let place = 0; place < explorer.places && list.length > 0; place++) {
			const mayTake = (item: number) => fits(item) && caps.hasRoom(item);
			const drawn = explorer.draw(scoreOf, mayTake);
			if (!drawn) break;
			caps.take(drawn.item);
			explored.push({ ...drawn, explored: true });
		}
		return [...list, ...taken(selection, topN - list.length - explored.length), ...explored];
	}

	private selection(candidates: readonly Candidate[], caps: Caps): Selection {
		const { boost = null, diversity = null } = this.rules.rerank ?? {};
		const head = boosted(candidates.slice(0, this.reordered), boost);
		// What lies beyond the candidates follows in the plain order, only reached when the caps pass all the others by.
		const rest = boosted(candidates.slice(this.reordered), null);
		const ranked: readonly Ranked[] = rest.length > 0 ? [...head, ...rest] : head;
		return diversity && diversity.strength > 0
			? varied(ranked, caps, diversity, this.reordered)
			: inOrder(ranked, caps);
	}

	private counted(list: readonly Chosen[], candidates: readonly Candidate[]): readonly Chosen[] {
		const { tally = null, diversity = null } = this.rules.rerank ?? {};
		if (!tally) return list;
		tally.count(list.length, list.filter(({ explored }) => explored).length);
		if (!diversity) return list;
		const plain = taken(inOrder(boosted(candidates, null), new Caps(this.rules.caps)), list.length);
		tally.compare(
			plain.map(({ item }) => item),
			list.map(({ item }) => item),
			diversity.likeness,
		);
		return list;
	}
}

function taken(selection: Selection, most: number): Candidate[] {
	const list: Candidate[] = [];
	while (list.length < most) {
		const next = selection.next();
		if (!next) break;
		list.push({ item: next.item, score: next.score });
	}
	return list;
}
