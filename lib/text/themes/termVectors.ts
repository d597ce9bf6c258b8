import type { CsrMatrix } from '../../math';

export interface TermOptions {
	/** Words in fewer texts are not learned, ≥ 1. */
	readonly minTexts: number;
	/** Words in a greater share of the texts are not learned, 0..1. */
	readonly mostShare: number;
	/** Of the rest the most frequent ones, so many at most. */
	readonly mostTerms: number;
}

/** The words of one text, each as its stem, as often as it stands there. */
export type Words = readonly string[];

function countsOf(words: Words): Map<string, number> {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}

/**
 * Texts as rows of tf-idf weights over their words: (1 + ln count) · (ln((1 + texts) / (1 + texts with it)) + 1), each row of
 * length 1. As TfidfVectors, but over the stems of whole words instead of hashed n-grams: themes are told apart by words.
 */
export class TermVectors {
	private constructor(
		private readonly columns: ReadonlyMap<string, number>,
		private readonly idf: Float32Array,
	) {}

	/** Same texts in any order: same columns. */
	static fit(
		texts: readonly Words[],
		{ minTexts, mostShare, mostTerms }: TermOptions,
	): TermVectors {
		const inTexts = new Map<string, number>();
		for (const words of texts) {
			for (const word of new Set(words)) inTexts.set(word, (inTexts.get(word) ?? 0) + 1);
		}
		const most = Math.max(minTexts, mostShare * texts.length);
		const kept = [...inTexts]
			.filter(([, count]) => count >= minTexts && count <= most)
			.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
			.slice(0, mostTerms);
		const idf = kept.map(([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1);
		return new TermVectors(
			new Map(kept.map(([word], column) => [word, column] as const)),
			Float32Array.from(idf),
		);
	}

	get nColumns(): number {
		return this.idf.length;
	}

	/** The column of each known word, in order of reading. */
	columnsOf(words: Words): number[] {
		return words.flatMap((word) => this.columns.get(word) ?? []);
	}

	/** One row a text; empty where no word is known. */
	rows(texts: readonly Words[]): CsrMatrix {
		const indptr = new Uint32Array(texts.length + 1);
		const indices: number[] = [];
		const values: number[] = [];
		texts.forEach((words, row) => {
			for (const [column, value] of this.row(words)) {
				indices.push(column);
				values.push(value);
			}
			indptr[row + 1] = indices.length;
		});
		return {
			...{ nRows: texts.length, nCols: this.nColumns, indptr },
			...{ indices: Uint32Array.from(indices), values: Float32Array.from(values) },
		};
	}

	private row(words: Words): [column: number, value: number][] {
		const entries: [number, number][] = [];
		let squares = 0;
		for (const [word, count] of countsOf(words)) {
			const column = this.columns.get(word);
			if (column === undefined) continue;
			const value = (1 + Math.log(count)) * (this.idf[column] ?? 0);
			entries.push([column, value]);
			squares += value * value;
		}
		const scale = 1 / Math.sqrt(squares);
		return entries
			.map(([column, value]): [number, number] => [column, value * scale])
			.sort(([a], [b]) => a - b);
	}
}
