/** Which purchases a recommendation comes from. */
import type { WantedParts } from '../kernels';
import type { History } from './history';
import type { EachParts } from './recommender';

/** A second reason is named when it adds at least this share of the first. */
const SECOND_REASON = 0.5;

/**
 * For each list and each of its products the one or two purchases that add most to the score. `explain` gives the parts
 * of the wanted products, as `Recommender.explain`; where it gives none there is no reason.
 */
export function reasonsFor(
	histories: readonly History[],
	lists: readonly (readonly number[])[],
	explain: (wanted: WantedParts, each: EachParts) => void,
): number[][][] {
	const k = lists.reduce((most, list) => Math.max(most, list.length), 0);
	const items = new Int32Array(histories.length * k).fill(-1);
	lists.forEach((list, row) => items.set(list, row * k));
	const found: number[][][] = lists.map((list) => list.map(() => []));
	explain({ items, k }, (row, place, parts) => {
		const item = items[row * k + place] ?? -1;
		const bought = histories[row]?.items;
		const own = found[row];
		if (item >= 0 && bought && own) own[place] = strongest(parts, bought, item);
	});
	return found;
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
