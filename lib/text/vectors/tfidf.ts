import type { CsrMatrix } from '../../math';
import { countNgrams, HASH_SPACE, type NgramOptions } from './ngrams';

export interface TfidfOptions extends NgramOptions {
	/** N-grams in fewer texts of the training data are not learned, ≥ 1. */
	readonly minTexts: number;
}

/**
 * Texts as rows of tf-idf weights over hashed n-grams: (1 + ln count) · (ln((1 + texts) / (1 + texts with it)) + 1), each row
 * of length 1 (scikit-learn's TfidfVectorizer with sublinear_tf). N-grams that the training data did not hold are left out.
 */
export class TfidfVectors {
	/** `hashes` ascending: their places are the columns; `idf` beside them. */
	constructor(
		readonly options: TfidfOptions,
		readonly hashes: Uint32Array,
		readonly idf: Float32Array,
	) {}

	/** Learns which n-grams there are. `texts` as `normaliseText` gives them. */
	static fit(texts: readonly string[], options: TfidfOptions): TfidfVectors {
		const inTexts = new Uint32Array(HASH_SPACE);
		for (const text of texts) {
			for (const hash of countNgrams(text, options).hashes)
				inTexts[hash] = (inTexts[hash] ?? 0) + 1;
		}
		const kept: number[] = [];
		for (let hash = 0; hash < HASH_SPACE; hash++)
			if ((inTexts[hash] ?? 0) >= options.minTexts) kept.push(hash);
		const hashes = Uint32Array.from(kept);
		const idf = Float32Array.from(hashes, (hash) => {
			return Math.log((1 + texts.length) / (1 + (inTexts[hash] ?? 0))) + 1;
		});
		return new TfidfVectors(options, hashes, idf);
	}

	get nColumns(): number {
		return this.hashes.length;
	}

	/** The row of one text: columns ascending, values of length 1 in all; empty where nothing is known. */
	row(text: string): { columns: number[]; values: number[] } {
		const { hashes, counts } = countNgrams(text, this.options);
		const columns: number[] = [];
		const values: number[] = [];
		let squares = 0;
		let column = 0;
		hashes.forEach((hash, i) => {
			column = placeOf(this.hashes, hash, column);
			if (this.hashes[column] !== hash) return;
			const value = (1 + Math.log(counts[i] ?? 1)) * (this.idf[column] ?? 0);
			columns.push(column);
			values.push(value);
			squares += value * value;
		});
		const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
		return { columns, values: values.map((value) => value * scale) };
	}
}

/** First place from `from` on whose hash is not smaller: by halves, as both lists ascend. */
function placeOf(hashes: Uint32Array, hash: number, from: number): number {
	let [low, high] = [from, hashes.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((hashes[middle] ?? 0) < hash) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The rows of several vectorizers side by side, one text a row. */
export function vectorise(texts: readonly string[], blocks: readonly TfidfVectors[]): CsrMatrix {
	const indptr = new Uint32Array(texts.length + 1);
	const indices: number[] = [];
	const values: number[] = [];
	texts.forEach((text, row) => {
		let offset = 0;
		for (const block of blocks) {
			const found = block.row(text);
			for (const column of found.columns) indices.push(offset + column);
			for (const value of found.values) values.push(value);
			offset += block.nColumns;
		}
		indptr[row + 1] = indices.length;
	});
	const nCols = blocks.reduce((sum, block) => sum + block.nColumns, 0);
	return {
		nRows: texts.length,
		nCols,
		indptr,
		indices: Uint32Array.from(indices),
		values: Float32Array.from(values),
	};
}
