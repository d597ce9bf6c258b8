import { TfidfVectors } from '../vectors/tfidf';

const RUNS = { of: 'characters', lengths: [3, 5], minTexts: 1 } as const;

/** Runs in more texts than both of these are left out. */
const FEW_TEXTS = 100;
const MOST_SHARE = 0.05;

/**
 * Cosines between a text and many others by tf-idf of runs of 3 to 5 characters within words: finds what is misspelt, bent or
 * joined otherwise. An inverted index: a query costs the postings of its runs; runs of many texts cost most and tell least, and are
 * left out.
 */
export class NearTexts {
	private constructor(
		private readonly vectors: TfidfVectors,
		private readonly starts: Uint32Array,
		private readonly texts: Uint32Array,
		private readonly values: Float32Array,
	) {}

	/** `texts` as `normaliseText` gives them. */
	static fit(texts: readonly string[]): NearTexts {
		const vectors = TfidfVectors.fit(texts, RUNS);
		const rows = texts.map((text) => vectors.row(text));
		const starts = new Uint32Array(vectors.nColumns + 1);
		for (const { columns } of rows) {
			for (const column of columns) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
		}
		const most = Math.max(FEW_TEXTS, texts.length * MOST_SHARE);
		const common = starts.map((count) => (count > most ? 1 : 0));
		starts.forEach((count, at) => (starts[at] = common[at] ? 0 : count));
		for (let at = 0; at < vectors.nColumns; at++)
			starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
		const next = starts.slice();
		const size = starts[vectors.nColumns] ?? 0;
		const [owners, values] = [new Uint32Array(size), new Float32Array(size)];
		rows.forEach((row, text) =>
			row.columns.forEach((column, i) => {
				if (common[column + 1]) return;
				const place = next[column] ?? 0;
				next[column] = place + 1;
				owners[place] = text;
				values[place] = row.values[i] ?? 0;
			}),
		);
		return new NearTexts(vectors, starts, owners, values);
	}

	/** Adds the cosines with a text (as `normaliseText` gives it) to `into`, one place a text, all 0 before. */
	addCosines(text: string, into: Float64Array): void {
		const { columns, values } = this.vectors.row(text);
		columns.forEach((column, i) => {
			const value = values[i] ?? 0;
			const end = this.starts[column + 1] ?? 0;
			for (let at = this.starts[column] ?? 0; at < end; at++) {
				const owner = this.texts[at] ?? 0;
				into[owner] = (into[owner] ?? 0) + value * (this.values[at] ?? 0);
			}
		});
	}
}
