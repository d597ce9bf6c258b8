/**
 * The k best places of a row of scores, best first, ties to the lower place; `excluded` (ascending) never appear, nor do
 * NaN scores. A small sorted list is kept: cost O(n + insertions · k).
 */
export function topOfRow(
	scores: ArrayLike<number>,
	k: number,
	excluded: ArrayLike<number> = [],
): number[] {
	const most = Math.min(k, scores.length);
	const best = new Int32Array(most);
	const values = new Float64Array(most);
	let found = 0;
	let next = 0;
	for (let place = 0; place < scores.length; place++) {
		if (excluded[next] === place) {
			next++;
			continue;
		}
		const score = scores[place] ?? NaN;
		if (found === most ? !(score > (values[most - 1] ?? Infinity)) : Number.isNaN(score)) continue;
		let at = found < most ? found++ : most - 1;
		for (; at > 0 && (values[at - 1] ?? 0) < score; at--) {
			values[at] = values[at - 1] ?? 0;
			best[at] = best[at - 1] ?? 0;
		}
		values[at] = score;
		best[at] = place;
	}
	return Array.from(best.subarray(0, found));
}
