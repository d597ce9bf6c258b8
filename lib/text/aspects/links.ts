import type { Terrain } from './terrain';

/** A stretch of a text. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** Something that opinions may be about. */
export interface Thing extends Span {
	/** Whether it is only the name of a product: what it has ("the scent of the candle") comes first. */
	readonly minor: boolean;
}

/** Where adjectives stand, and how far apart a thing and an opinion may be. */
export interface LinkRules {
	/** Most distance between a thing and what is said of it after it. */
	readonly mostBefore: number;
	/** Most distance between an opinion and the thing that follows it. */
	readonly mostAfter: number;
	/** Added to the distance of things that follow: above 0 where adjectives follow their nouns. */
	readonly afterCost: number;
	/** Taken off where an "is" stands between the thing and the opinion. */
	readonly linkGain: number;
	/** Most distance of "the scent" and "of the candle". */
	readonly genitive: number;
	/** Distance up to which "is a perfect gift" is about what stands before "is". */
	readonly predicate: number;
}

export interface Link {
	/** Place in the list of things, −1 = none is near enough. */
	readonly target: number;
	readonly cost: number;
}

const NONE: Link = { target: -1, cost: Infinity };

/**
 * For each opinion the thing that it is most likely about: the nearest before or after it in the same part of the text.
 * Both lists are in order of the text; cost is linear in their length.
 */
export function linkOpinions(
	opinions: readonly Span[],
	targets: readonly Thing[],
	terrain: Terrain,
	rules: LinkRules,
): Link[] {
	let next = 0;
	return opinions.map((opinion) => {
		while (next < targets.length && (targets[next]?.from ?? 0) < opinion.from) next++;
		const before = linkBefore(targets, next - 1, opinion, terrain, rules);
		const after = linkAfter(targets, next, opinion, terrain, rules);
		const product = targets[next]?.minor === true && before.cost <= rules.predicate;
		const linked = product && terrain.linked(targets[before.target]?.to ?? 0, opinion.from);
		return linked || before.cost <= after.cost ? before : after;
	});
}

function linkBefore(
	targets: readonly Thing[],
	at: number,
	opinion: Span,
	terrain: Terrain,
	rules: LinkRules,
): Link {
	const target = targets[at];
	if (!target || !terrain.together(target.from, opinion.from)) return NONE;
	if (target.to > opinion.from) return { target: at, cost: 0 };
	const far = terrain.between(target.to, opinion.from);
	if (far > rules.mostBefore) return NONE;
	const gain = terrain.linked(target.to, opinion.from) ? rules.linkGain : 0;
	const owner = target.minor ? ownerOf(targets, at, terrain, rules) : at;
	return { target: owner, cost: Math.max(0, far - gain) };
}

/** "The scent of the candle is": what is said is said of the scent. */
function ownerOf(targets: readonly Thing[], at: number, terrain: Terrain, rules: LinkRules) {
	const [head, target] = [targets[at - 1], targets[at]];
	if (!head || !target || head.minor || !terrain.together(head.from, target.from)) return at;
	return terrain.between(head.to, target.from) <= rules.genitive ? at - 1 : at;
}

function linkAfter(
	targets: readonly Thing[],
	at: number,
	opinion: Span,
	terrain: Terrain,
	rules: LinkRules,
): Link {
	const target = targets[at];
	if (!target || !terrain.together(target.from, opinion.from)) return NONE;
	if (target.from < opinion.to) return { target: at, cost: 0 };
	const far = terrain.between(opinion.to, target.from);
	return far > rules.mostAfter ? NONE : { target: at, cost: far + rules.afterCost };
}
