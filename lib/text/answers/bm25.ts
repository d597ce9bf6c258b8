/**
 * Okapi BM25 (Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, equation 3.15) over an
 * inverted index: score(q, d) = Σ idf(t) · tf · (k1 + 1) / (tf + k1 · (1 − b + b · length / mean length)), with
 * idf(t) = ln(1 + (N − n + ½) / (n + ½)), which is never negative. A query costs the postings of its terms.
 */
export interface Bm25Options {
	/** How soon repeats of a term stop to count, ≥ 0; default 1.2. */
	readonly k1?: number | undefined;
	/** How much long documents are marked down, 0..1; default 0.75. */
	readonly b?: number | undefined;
}

interface Posting {
	readonly document: number;
	readonly count: number;
}

export class Bm25 {
	private constructor(
		readonly nDocuments: number,
		private readonly terms: ReadonlyMap<string, number>,
		/** Postings of term t: starts[t] .. starts[t + 1] − 1. */
		private readonly starts: Uint32Array,
		private readonly documents: Uint32Array,
		private readonly weights: Float64Array,
	) {}

	/** `documents`: their terms, in any order, with repeats. */
	static fit(
		documents: readonly (readonly string[])[],
		{ k1 = 1.2, b = 0.75 }: Bm25Options = {},
	): Bm25 {
		const postings = postingsOf(documents);
		const total = documents.reduce((sum, terms) => sum + terms.length, 0);
		const mean = total / Math.max(1, documents.length) || 1;
		const places = documents.map(({ length }) => k1 * (1 - b + (b * length) / mean));
		const starts = new Uint32Array(postings.size + 1);
		const flat = [...postings.values()];
		flat.forEach((list, term) => (starts[term + 1] = (starts[term] ?? 0) + list.length));
		const weights = flat.flatMap((list) => {
			const idf = inverseFrequency(documents.length, list.length);
			return list.map(
				({ document, count }) => (idf * count * (k1 + 1)) / (count + (places[document] ?? 0)),
			);
		});
		return new Bm25(
			documents.length,
			new Map([...postings.keys()].map((term, at) => [term, at])),
			starts,
			Uint32Array.from(flat.flatMap((list) => list.map(({ document }) => document))),
			Float64Array.from(weights),
		);
	}

	/** Adds the scores of a query's terms (each counts once) to `into`, one place a document, all 0 before. */
	addScores(query: Iterable<string>, into: Float64Array): void {
		for (const term of new Set(query)) {
			const at = this.terms.get(term);
			if (at === undefined) continue;
			const end = this.starts[at + 1] ?? 0;
			for (let i = this.starts[at] ?? 0; i < end; i++) {
				const document = this.documents[i] ?? 0;
				into[document] = (into[document] ?? 0) + (this.weights[i] ?? 0);
			}
		}
	}
}

/** ln(1 + (N − n + ½) / (n + ½)) for a term in n of N documents. */
export function inverseFrequency(nDocuments: number, withTerm: number): number {
	return Math.log(1 + (nDocuments - withTerm + 0.5) / (withTerm + 0.5));
}

function postingsOf(documents: readonly (readonly string[])[]): Map<string, Posting[]> {
	const postings = new Map<string, Posting[]>();
	documents.forEach((terms, document) => {
		const counts = new Map<string, number>();
		for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
		for (const [term, count] of counts) {
			const list = postings.get(term) ?? [];
			list.push({ document, count });
			postings.set(term, list);
		}
	});
	return postings;
}
