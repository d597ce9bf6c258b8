/**
 * Lists of different things: maximal marginal relevance (Carbonell and Goldstein 1998). Place by place it takes the
 * candidate with the largest (1 − strength) · relevance − strength · (largest likeness to a product taken before), where
 * relevance is scaled to 0 … 1 over the person's candidates. Ties go to the candidate that ranked higher, so strength 0 is
 * the plain ranking. Costs candidates × places likenesses a person.
 */
import type { Ranked } from './boost';
import type { Caps } from './caps';
import type { Likeness } from './likeness';

export interface Diversity {
	/** 0 … 1: share of the likeness in the choice. */
	readonly strength: number;
	readonly likeness: Likeness;
}

/** Hands out one person's candidates one by one, as long as the caps have room. */
export interface Selection {
	/** The next one, counted by the caps; null when none is left that has room. */
	next(): Ranked | null;
}

/** In the order given. */
export function inOrder(ranked: readonly Ranked[], caps: Caps): Selection {
	let at = 0;
	return {
		next() {
			while (at < ranked.length) {
				const candidate = ranked[at++];
				if (candidate && caps.take(candidate.item)) return candidate;
			}
			return null;
		},
	};
}

function scaled(ranked: readonly Ranked[]): Float64Array {
	const relevance = Float64Array.from(ranked, (candidate) => candidate.relevance);
	const [low, high] = [relevance.reduce((a, b) => Math.min(a, b), Infinity), relevance[0] ?? 0];
	return relevance.map((value) => (high > low ? (value - low) / (high - low) : 0));
}

/** Different things first: the first `most` candidates by marginal relevance, then the others in order. */
export function varied(
	ranked: readonly Ranked[],
	caps: Caps,
	{ strength, likeness }: Diversity,
	most: number,
): Selection {
	const head = ranked.slice(0, most);
	const rest = inOrder(ranked.slice(most), caps);
	const relevance = scaled(head);
	const nearest = new Float64Array(head.length);
	const open = new Uint8Array(head.length).fill(1);
	const best = () => {
		let place = -1;
		let most = -Infinity;
		for (let at = 0; at < head.length; at++) {
			if (open[at] === 0) continue;
			const value = (1 - strength) * (relevance[at] ?? 0) - strength * (nearest[at] ?? 0);
			if (value > most) [place, most] = [at, value];
		}
		return place;
	};
	const take = (place: number, taken: Ranked) => {
		open[place] = 0;
		for (let at = 0; at < head.length; at++) {
			if (open[at] === 0) continue;
			const alike = likeness(head[at]?.item ?? 0, taken.item);
			if (alike > (nearest[at] ?? 0)) nearest[at] = alike;
		}
	};
	return {
		next() {
			for (let place = best(); place >= 0; place = best()) {
				const candidate = head[place];
				open[place] = 0;
				if (!candidate || !caps.take(candidate.item)) continue;
				take(place, candidate);
				return candidate;
			}
			return rest.next();
		},
	};
}
