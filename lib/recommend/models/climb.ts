/** A setting that was chosen by how well models with it do. */
export interface Tuned {
	readonly regularization: number;
	/** nDCG of each candidate; empty when there was nothing to judge on. */
	readonly candidates: readonly { regularization: number; ndcg: number }[];
}

type Candidate = Tuned['candidates'][number];

/** Where the search begins. */
const MIDDLE = 3;

/**
 * The best of a list whose quality rises to one peak: the middle and the one before it, then on in the better direction
 * until it gets worse. Three to five of seven are tried.
 */
export function climb(length: number, attempt: (index: number) => Candidate): Candidate[] {
	const tried = [attempt(MIDDLE - 1), attempt(MIDDLE)];
	const [left, right] = tried;
	const step = left && right && left.ndcg > right.ndcg ? -1 : 1;
	let best = Math.max(left?.ndcg ?? 0, right?.ndcg ?? 0);
	for (let at = step < 0 ? MIDDLE - 2 : MIDDLE + 1; at >= 0 && at < length; at += step) {
		const next = attempt(at);
		tried.push(next);
		if (next.ndcg <= best) break;
		best = next.ndcg;
	}
	return tried.sort((a, b) => a.regularization - b.regularization);
}
