import type { CsrMatrix } from '../../math';
import type { CancelSignal, Progress } from '../../ports';
import { decision, fitSupportVectors, type Hyperplane } from './supportVectors';

export interface OneVsRestOptions {
	/** See SupportVectorOptions. */
	readonly c: number;
	readonly seed: number;
	readonly signal?: CancelSignal | undefined;
	readonly progress?: Progress | undefined;
}

/**
 * One hyperplane a class, that class against all others; for two classes one plane serves both. `labels` are class numbers
 * 0 … nClasses − 1, one a row. Same data + same seed = same numbers. Throws CANCELLED.
 */
export function fitOneVsRest(
	rows: CsrMatrix,
	labels: ArrayLike<number>,
	nClasses: number,
	{ c, seed, signal, progress }: OneVsRestOptions,
): Hyperplane[] {
	const planes = nClasses === 2 ? [1] : Array.from({ length: nClasses }, (_, label) => label);
	return planes.map((label, i) => {
		signal?.throwIfCancelled();
		progress?.(i / planes.length, `Learning class ${i + 1} of ${planes.length}`);
		const sides = Int8Array.from({ length: rows.nRows }, (_, row) =>
			labels[row] === label ? 1 : -1,
		);
		return fitSupportVectors(rows, sides, { c, seed: seed + i, signal });
	});
}

/** Rows × classes, row-major: how much each class is spoken for. */
export function decisionsOf(rows: CsrMatrix, planes: readonly Hyperplane[]): Float64Array {
	const nClasses = Math.max(2, planes.length);
	const decisions = new Float64Array(rows.nRows * nClasses);
	for (let row = 0; row < rows.nRows; row++) {
		planes.forEach((plane, i) => {
			const value = decision(rows, row, plane);
			if (planes.length > 1) decisions[row * nClasses + i] = value;
			else {
				decisions[row * 2] = -value;
				decisions[row * 2 + 1] = value;
			}
		});
	}
	return decisions;
}
