/** The mean and standard deviation of each row of scores. */
export interface RowScale {
	readonly mean: Float64Array;
	/** 0 for a row whose scores are all the same: it says nothing. */
	readonly deviation: Float64Array;
}

/** Scales of rows of `width` scores. */
export function rowScale(scores: Float32Array, width: number): RowScale {
	const nRows = width === 0 ? 0 : scores.length / width;
	const mean = new Float64Array(nRows);
	const deviation = new Float64Array(nRows);
	for (let row = 0; row < nRows; row++) {
		let sum = 0;
		for (let at = row * width; at < (row + 1) * width; at++) sum += scores[at] ?? 0;
		const middle = sum / width;
		let squares = 0;
		for (let at = row * width; at < (row + 1) * width; at++) {
			squares += ((scores[at] ?? 0) - middle) ** 2;
		}
		mean[row] = middle;
		// Rounding alone is no opinion.
		const spread = Math.sqrt(squares / width);
		deviation[row] = spread > 1e-7 * Math.abs(middle) ? spread : 0;
	}
	return { mean, deviation };
}

/** to += weight · (scores − mean) / deviation, row by row. */
export function addStandardised(
	to: Float32Array,
	scores: Float32Array,
	weight: number,
	width: number,
) {
	const { mean, deviation } = rowScale(scores, width);
	for (let row = 0; row < mean.length; row++) {
		const spread = deviation[row] ?? 0;
		if (spread === 0) continue;
		const factor = weight / spread;
		const middle = mean[row] ?? 0;
		for (let at = row * width; at < (row + 1) * width; at++) {
			to[at] = (to[at] ?? 0) + factor * ((scores[at] ?? 0) - middle);
		}
	}
}
