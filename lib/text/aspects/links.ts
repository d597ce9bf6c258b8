import type { Terrain } from './terrain';

/** A stretch of a text. */
export interface Span {
	readonly from: number;
	readonly to: number;
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
	targets: readonly Span[],
	terrain: Terrain,
	rules: LinkRules,
): Link[] {
	let next = 0;
	return opinions.map((opinion) => {
		while (next < targets.length && (targets[next]?.from ?? 0) < opinion.from) next++;
		const before = costBefore(targets[next - 1], opinion, terrain, rules);
		const after = costAfter(opinion, targets[next], terrain, rules);
		if (Math.min(before, after) === Infinity) return NONE;
		return before <= after ? { target: next - 1, cost: before } : { target: next, cost: after };
	});
}

function costBefore(target: Span | undefined, opinion: Span, terrain: Terrain, rules: LinkRules) {
	if (!target || !terrain.together(target.from, opinion.from)) return Infinity;
	if (target.to > opinion.from) return 0;
	const far = terrain.between(target.to, opinion.from);
	const gain = terrain.linked(target.to, opinion.from) ? rules.linkGain : 0;
	return far > rules.mostBefore ? Infinity : Math.max(0, far - gain);
}

function costAfter(opinion: Span, target: Span | undefined, terrain: Terrain, rules: LinkRules) {
	if (!target || !terrain.together(target.from, opinion.from)) return Infinity;
	if (target.from < opinion.to) return 0;
	const far = terrain.between(opinion.to, target.from);
	return far > rules.mostAfter ? Infinity : far + rules.afterCost;
}
