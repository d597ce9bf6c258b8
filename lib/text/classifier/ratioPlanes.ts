/**
 * Hyperplanes over n-grams weighed by how differently the classes use them: each n-gram of a text counts with its strength, the
 * root of the mean square over the classes of log(its share among the n-grams of that class ÷ of all others), once or often, and
 * those of a text have length 1 in all (naive Bayes features for support vectors: Wang and Manning, "Baselines and Bigrams", 2012).
 */
import type { CsrMatrix } from '../../math';
import { roundToGrid } from '../linear/grid';
import { fitOneVsRest, type OneVsRestOptions } from '../linear/oneVsRest';
import { Planes } from '../linear/planes';

/** Strengths are saved on a grid that is this fine or coarser, see grid.ts. */
export const STRENGTH_GRID = -4;

/** What the columns behind the n-grams weigh, of which all together have length 1. */
const FURTHER = 0.5;

export class RatioPlanes {
	/** `strengths`: one an n-gram, not negative; `planes`: over the n-grams and the columns behind them. */
	constructor(
		readonly strengths: Float32Array,
		readonly planes: Planes,
	) {}

	/** `rows` as for other hyperplanes, the first `nNgrams` columns of n-grams. Same data + same seed = same numbers. Throws CANCELLED. */
	static fit(
		rows: CsrMatrix,
		nNgrams: number,
		labels: ArrayLike<number>,
		nClasses: number,
		options: OneVsRestOptions,
	): RatioPlanes {
		const strengths = strengthsOf(rows, nNgrams, labels, nClasses);
		roundToGrid(strengths, 1, STRENGTH_GRID);
		const planes = fitOneVsRest(weighed(rows, strengths), labels, nClasses, options);
		return new RatioPlanes(strengths, Planes.of(planes));
	}

	/** Rows × classes, row-major: how much each class is spoken for. */
	decisions(rows: CsrMatrix): Float64Array {
		return this.planes.decisions(weighed(rows, this.strengths));
	}
}

/** Of each n-gram the root of the mean square of its log-ratios, counting it once a text and once more than there is. */
function strengthsOf(
	{ nRows, indptr, indices }: CsrMatrix,
	nNgrams: number,
	labels: ArrayLike<number>,
	nClasses: number,
): Float32Array {
	const counts = Array.from({ length: nClasses }, () => new Uint32Array(nNgrams));
	const all = new Uint32Array(nNgrams);
	for (let row = 0; row < nRows; row++) {
		const own = counts[labels[row] ?? 0];
		for (let at = indptr[row] ?? 0; at < (indptr[row + 1] ?? 0); at++) {
			const column = indices[at] ?? 0;
			if (column >= nNgrams) continue;
			all[column] = (all[column] ?? 0) + 1;
			if (own) own[column] = (own[column] ?? 0) + 1;
		}
	}
	const total = sum(all);
	const strengths = new Float32Array(nNgrams);
	for (const own of counts) {
		const size = sum(own);
		const shift = Math.log((nNgrams + total - size) / (nNgrams + size));
		for (let column = 0; column < nNgrams; column++) {
			const inside = own[column] ?? 0;
			const ratio = shift + Math.log((1 + inside) / (1 + (all[column] ?? 0) - inside));
			strengths[column] = (strengths[column] ?? 0) + ratio * ratio;
		}
	}
	return strengths.map((squares) => Math.sqrt(squares / nClasses));
}

const sum = (list: Uint32Array) => list.reduce((total, value) => total + value, 0);

/** The rows with the strengths of their n-grams for values. */
function weighed(rows: CsrMatrix, strengths: Float32Array): CsrMatrix {
	const { nRows, indptr, indices } = rows;
	const values = new Float32Array(rows.values.length);
	for (let row = 0; row < nRows; row++) {
		const [from, to] = [indptr[row] ?? 0, indptr[row + 1] ?? 0];
		let squares = 0;
		for (let at = from; at < to; at++) squares += (strengths[indices[at] ?? 0] ?? 0) ** 2;
		const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
		for (let at = from; at < to; at++) {
			const strength = strengths[indices[at] ?? 0];
			values[at] = strength === undefined ? FURTHER * (rows.values[at] ?? 0) : strength * scale;
		}
	}
	return { ...rows, values };
}
