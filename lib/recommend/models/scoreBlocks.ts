import { sliceCsr, type CsrMatrix } from '../../math';
import type { Recommender, RecommenderRun } from '../recommender';

/** Scores held at once: 64 MB. */
const MOST_SCORES = 2 ** 24;

/** Histories whose scores fit into one block. */
export const rowsPerBlock = (nProducts: number) =>
	Math.max(1, Math.floor(MOST_SCORES / Math.max(1, nProducts)));

/** Scores histories block by block: `each(from, to, scores)` gets rows from..to − 1, row-major. */
export function scoreBlocks(
	model: Pick<Recommender, 'score'>,
	histories: CsrMatrix,
	run: RecommenderRun,
	each: (from: number, to: number, scores: Float32Array) => void,
): void {
	const rows = rowsPerBlock(histories.nCols);
	for (let from = 0; from < histories.nRows; from += rows) {
		run.signal?.throwIfCancelled();
		const to = Math.min(histories.nRows, from + rows);
		each(from, to, model.score(sliceCsr(histories, from, to), { ...run, progress: undefined }));
		run.progress?.(to / histories.nRows, `Scored ${to} of ${histories.nRows} customers`);
	}
}
