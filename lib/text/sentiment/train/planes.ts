/**
 * The first storey: a support vector plane over the n-grams of texts, each row counts · idf ÷ √(number of n-grams). The idf is
 * folded into the plane, so that reading needs one weight a bucket.
 */
import type { CsrMatrix } from '../../../math';
import { fitSupportVectors } from '../../linear/supportVectors';
import { BUCKETS } from '../ngramBuckets';
import type { ReadText } from './labelledTexts';

/** Weight of errors; chosen by cross-validation within the training texts (0.25 … 4 differ by less than 0.005 of F1). */
const C = 2;
/** Buckets of fewer training texts teach nothing: names and slips of the pen. */
const LEAST_TEXTS = 2;
/** Brings rows to a length of about 1. */
const UNIT = 0.25;

/** A weight a bucket, the bias last. */
export type Plane = Float64Array;

/** `sides` 1 or −1 a text. Same texts + same seed = same plane. */
export function fitPlane(texts: readonly ReadText[], sides: Int8Array, seed: number): Plane {
	const idf = idfOf(texts);
	const plane = fitSupportVectors(rowsOf(texts, idf), sides, { c: C, seed });
	return plane.map((weight, bucket) =>
		bucket === BUCKETS ? weight : weight * (idf[bucket] ?? 0) * UNIT,
	);
}

/** How far each text lies on the positive side. */
export const decisionsBy = (plane: Plane, texts: readonly ReadText[]): Float64Array =>
	Float64Array.from(texts, ({ buckets, counts, length }) => {
		const sum = buckets.reduce((s, bucket, i) => s + (plane[bucket] ?? 0) * (counts[i] ?? 0), 0);
		return sum / Math.sqrt(Math.max(1, length)) + (plane[BUCKETS] ?? 0);
	});

function idfOf(texts: readonly ReadText[]): Float64Array {
	const inTexts = new Float64Array(BUCKETS);
	for (const { buckets } of texts)
		for (const bucket of buckets) inTexts[bucket] = (inTexts[bucket] ?? 0) + 1;
	return inTexts.map((count) =>
		count < LEAST_TEXTS ? 0 : Math.log((1 + texts.length) / (1 + count)) + 1,
	);
}

function rowsOf(texts: readonly ReadText[], idf: Float64Array): CsrMatrix {
	const indptr = new Uint32Array(texts.length + 1);
	texts.forEach(({ buckets }, i) => (indptr[i + 1] = (indptr[i] ?? 0) + buckets.length));
	const size = indptr[texts.length] ?? 0;
	const indices = new Uint32Array(size);
	const values = new Float32Array(size);
	texts.forEach(({ buckets, counts, length }, row) => {
		const from = indptr[row] ?? 0;
		indices.set(buckets, from);
		const share = UNIT / Math.sqrt(Math.max(1, length));
		buckets.forEach((bucket, i) => {
			values[from + i] = (counts[i] ?? 0) * (idf[bucket] ?? 0) * share;
		});
	});
	return { nRows: texts.length, nCols: BUCKETS, indptr, indices, values };
}
