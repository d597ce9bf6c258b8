import type { CsrMatrix } from '../../math';
import { normaliseText } from '../normalise';
import { TfidfVectors, vectorise } from '../vectors/tfidf';

/**
 * Texts as vectors for linear models: tf-idf of single words and pairs beside tf-idf of runs of one to five characters, which
 * also serve languages without spaces and words with many forms. `further` columns of numbers may stand behind them.
 */
export class TextVectors {
	constructor(readonly blocks: readonly TfidfVectors[]) {}

	/** Learns the n-grams of these texts; runs of characters of fewer than `minTexts` texts are left out, words of fewer than `minWordTexts`. */
	static fit(texts: readonly string[], minTexts = 2, minWordTexts = 1): TextVectors {
		const read = texts.map(normaliseText);
		return new TextVectors([
			TfidfVectors.fit(read, { of: 'words', lengths: [1, 2], minTexts: minWordTexts }),
			TfidfVectors.fit(read, { of: 'characters', lengths: [1, 5], minTexts }),
		]);
	}

	get nColumns(): number {
		return this.blocks.reduce((sum, { nColumns }) => sum + nColumns, 0);
	}

	/** One row a text. */
	transform(texts: readonly string[], further?: FurtherColumns): CsrMatrix {
		const matrix = vectorise(texts.map(normaliseText), this.blocks);
		return further ? beside(matrix, texts.map(further.of), further.count) : matrix;
	}
}

/** Numbers of a text that are not n-grams, such as the score of the rules; about −1 … 1. */
export interface FurtherColumns {
	readonly count: number;
	readonly of: (text: string) => readonly number[];
}

function beside(
	matrix: CsrMatrix,
	further: readonly (readonly number[])[],
	count: number,
): CsrMatrix {
	const { nRows, nCols } = matrix;
	const size = matrix.indices.length + nRows * count;
	const indices = new Uint32Array(size);
	const values = new Float32Array(size);
	const indptr = new Uint32Array(nRows + 1);
	for (let row = 0; row < nRows; row++) {
		const [from, to] = [matrix.indptr[row] ?? 0, matrix.indptr[row + 1] ?? 0];
		const at = from + row * count;
		indices.set(matrix.indices.subarray(from, to), at);
		values.set(matrix.values.subarray(from, to), at);
		const end = at + to - from;
		for (let i = 0; i < count; i++) {
			indices[end + i] = nCols + i;
			values[end + i] = further[row]?.[i] ?? 0;
		}
		indptr[row + 1] = end + count;
	}
	return { nRows, nCols: nCols + count, indptr, indices, values };
}
