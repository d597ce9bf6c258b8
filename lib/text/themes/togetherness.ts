/**
 * Which words stand together more often than chance has it: positive pointwise mutual information with smoothed contexts (Levy,
 * Goldberg and Dagan 2015, "Improving Distributional Similarity with Lessons Learned from Word Embeddings"; exponent 0.75). Words
 * that are used alike get alike rows, whether or not they ever meet. Cost: at most STRETCH · words.
 */
import { transposeCsr, type CsrMatrix } from '../../math';

/** Words this far apart are not counted as standing together; long texts are cut into stretches of so many. */
const STRETCH = 50;
const SMOOTHING = 0.75;

/** Distinct columns of stretches of the texts, one stretch a row; each row's values are 1 / (columns − 1). */
function stretches(texts: readonly (readonly number[])[], nCols: number): CsrMatrix {
	const indptr = [0];
	const indices: number[] = [];
	const values: number[] = [];
	for (const columns of texts) {
		for (let from = 0; from < columns.length; from += STRETCH) {
			const distinct = [...new Set(columns.slice(from, from + STRETCH))].sort((a, b) => a - b);
			for (const column of distinct) {
				indices.push(column);
				values.push(1 / Math.max(1, distinct.length - 1));
			}
			indptr.push(indices.length);
		}
	}
	return {
		...{ nRows: indptr.length - 1, nCols, indptr: Uint32Array.from(indptr) },
		...{ indices: Uint32Array.from(indices), values: Float32Array.from(values) },
	};
}

/** How often word `word` stands together with each other one: `sums` is filled for the columns returned. */
function together(word: number, rows: CsrMatrix, turned: CsrMatrix, sums: Float64Array): number[] {
	const met: number[] = [];
	for (let at = turned.indptr[word] ?? 0; at < (turned.indptr[word + 1] ?? 0); at++) {
		const row = turned.indices[at] ?? 0;
		const weight = turned.values[at] ?? 0;
		for (let i = rows.indptr[row] ?? 0; i < (rows.indptr[row + 1] ?? 0); i++) {
			const other = rows.indices[i] ?? 0;
			if (other === word) continue;
			if (sums[other] === 0) met.push(other);
			sums[other] = (sums[other] ?? 0) + weight;
		}
	}
	return met.sort((a, b) => a - b);
}

/** Words × words: ln(together · Σ c^0.75 / (own sum · c^0.75)) where it is above 0. `texts`: known columns in order of reading. */
export function positiveInformation(
	texts: readonly (readonly number[])[],
	nCols: number,
	onWord: (word: number) => void = () => undefined,
): CsrMatrix {
	const rows = stretches(texts, nCols);
	const turned = transposeCsr(rows);
	const total = new Float64Array(nCols);
	for (let i = 0; i < rows.indices.length; i++)
		total[rows.indices[i] ?? 0] = (total[rows.indices[i] ?? 0] ?? 0) + 1;
	const contexts = total.map((sum) => sum ** SMOOTHING);
	const all = contexts.reduce((sum, value) => sum + value, 0);
	const sums = new Float64Array(nCols);
	const indptr = new Uint32Array(nCols + 1);
	const [indices, values]: [number[], number[]] = [[], []];
	for (let word = 0; word < nCols; word++) {
		onWord(word);
		const met = together(word, rows, turned, sums);
		const own = met.reduce((sum, other) => sum + (sums[other] ?? 0), 0);
		for (const other of met) {
			const information = Math.log(((sums[other] ?? 0) * all) / (own * (contexts[other] ?? 1)));
			sums[other] = 0;
			if (!(information > 0)) continue;
			indices.push(other);
			values.push(information);
		}
		// A word that meets no other one stands for itself.
		if (indices.length === indptr[word]) {
			indices.push(word);
			values.push(1);
		}
		indptr[word + 1] = indices.length;
	}
	return {
		...{ nRows: nCols, nCols, indptr },
		...{ indices: Uint32Array.from(indices), values: Float32Array.from(values) },
	};
}
