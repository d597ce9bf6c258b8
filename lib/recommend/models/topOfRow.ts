/**
 * The k best places of a row of scores, best first, ties to the lower place; `excluded` (ascending) never appear, nor do
 * NaN scores. A small sorted list is kept: cost O(n + insertions · k).
 */
export function topOfRow(
	scores: ArrayLike<number>,
	k: number,
	excluded: ArrayLike<number> = [],
): number[] {
	const best: number[] = [];
	const values: number[] = [];
	let next = 0;
	let worst = -Infinity;
	for (let place = 0; place < scores.length; place++) {
		if (excluded[next] === place) {
			next++;
			continue;
		}
		const score = scores[place] ?? NaN;
		if (!(score > worst || (best.length < k && score >= worst))) continue;
		let at = best.length;
		while (at > 0 && (values[at - 1] ?? 0) < score) at--;
		best.splice(at, 0, place);
		values.splice(at, 0, score);
		if (best.length > k) {
			best.pop();
			values.pop();
		}
		if (best.length === k) worst = values[k - 1] ?? -Infinity;
	}
	return best;
}
