import { takeCsrRows, transposeCsr, type CsrMatrix } from '../../math';
import type { ContentIndex } from './contentIndex';

/** Products with weights > 0: what a customer bought, or a single product. */
export interface ContentQuery {
	/** Rows of the index; −1 = not in it, says nothing. */
	readonly rows: ArrayLike<number>;
	readonly weights: ArrayLike<number>;
}

/** Cosines between what a customer bought (weighted sum of the products' vectors) and chosen products. */
export class ContentScorer {
	private readonly byTerm: CsrMatrix;
	/** Weighted sum of the query, by term; 0 outside of `touched`. */
	private readonly profile: Float64Array;
	private readonly touched: Uint32Array;
	/** 1 a term in `touched`. */
	private readonly seen: Uint8Array;

	/** `targets`: rows of the index that are to be scored. */
	constructor(
		private readonly index: ContentIndex,
		readonly targets: Uint32Array,
	) {
		this.byTerm = transposeCsr(takeCsrRows(index.vectors, targets));
		this.profile = new Float64Array(index.vectors.nCols);
		this.touched = new Uint32Array(index.vectors.nCols);
		this.seen = new Uint8Array(index.vectors.nCols);
	}

	/** Cosine −1..1 with each target (without embeddings 0..1); 0 when nothing is said about the query or the target. */
	score(query: ContentQuery): Float64Array {
		const scores = new Float64Array(this.targets.length);
		const terms = this.collect(query);
		let square = 0;
		for (let i = 0; i < terms; i++) {
			const term = this.touched[i] ?? 0;
			const weight = this.profile[term] ?? 0;
			this.profile[term] = 0;
			this.seen[term] = 0;
			square += weight * weight;
			this.addTerm(term, weight, scores);
		}
		const length = Math.sqrt(square);
		if (length === 0) return scores;
		return scores.map((score) => Math.max(-1, Math.min(1, score / length)));
	}

	/** Sums the query's vectors into `profile`; how many terms were touched. */
	private collect({ rows, weights }: ContentQuery): number {
		const { indptr, indices, values } = this.index.vectors;
		const { profile, touched, seen } = this;
		let count = 0;
		for (let i = 0; i < rows.length; i++) {
			const [row, weight] = [rows[i] ?? -1, weights[i] ?? 0];
			if (row < 0 || weight <= 0) continue;
			const end = indptr[row + 1] ?? 0;
			for (let at = indptr[row] ?? 0; at < end; at++) {
				const term = indices[at] ?? 0;
				if (seen[term] === 0) touched[count++] = term;
				seen[term] = 1;
				profile[term] = (profile[term] ?? 0) + weight * (values[at] ?? 0);
			}
		}
		return count;
	}

	private addTerm(term: number, weight: number, scores: Float64Array): void {
		const { indptr, indices, values } = this.byTerm;
		const end = indptr[term + 1] ?? 0;
		for (let at = indptr[term] ?? 0; at < end; at++) {
			const target = indices[at] ?? 0;
			scores[target] = (scores[target] ?? 0) + weight * (values[at] ?? 0);
		}
	}
}

/** Cosine of two products of the index. */
export function contentCosine({ vectors }: ContentIndex, a: number, b: number): number {
	const { indptr, indices, values } = vectors;
	let [i, j] = [indptr[a] ?? 0, indptr[b] ?? 0];
	const [endA, endB] = [indptr[a + 1] ?? 0, indptr[b + 1] ?? 0];
	let sum = 0;
	while (i < endA && j < endB) {
		const difference = (indices[i] ?? 0) - (indices[j] ?? 0);
		if (difference === 0) sum += (values[i] ?? 0) * (values[j] ?? 0);
		if (difference <= 0) i++;
		if (difference >= 0) j++;
	}
	return Math.max(-1, Math.min(1, sum));
}

/** Of a query's products the one that adds most to the likeness with `target` (ties: the first); −1 when none does. */
export function closestOf(index: ContentIndex, { rows, weights }: ContentQuery, target: number) {
	let best = -1;
	let most = 0;
	for (let i = 0; i < rows.length; i++) {
		const row = rows[i] ?? -1;
		if (row < 0 || row === target) continue;
		const part = (weights[i] ?? 0) * contentCosine(index, row, target);
		if (part > most) [best, most] = [i, part];
	}
	return best;
}
