import { addStandardised } from '../blend/standardise';
import { joinShortlists, shortlistsOf, type Shortlists } from '../blend/shortlists';
import { sliceCsr } from '../../math';
import type { Panel } from '../protocol/judge';
import type { Recommender, RecommenderRun } from '../recommender';

export interface Trained {
	readonly model: Recommender;
	/** What it took so far; scoring is added. */
	seconds: number;
}

/** Scores that each model holds at once: 16 MB. */
const MOST_SCORES = 2 ** 22;

/** The products that the models put forward for each customer of the panel, with all models' scores, block by block. */
export function scoreShortlists(
	trained: readonly Trained[],
	panel: Panel,
	length: number,
	{ signal, threads }: RecommenderRun,
): Shortlists {
	const { nRows, nCols } = panel.histories;
	const rows = Math.max(1, Math.floor(MOST_SCORES / nCols));
	const parts: Shortlists[] = [];
	for (let from = 0; from < nRows; from += rows) {
		const block = slicePanel(panel, from, Math.min(nRows, from + rows));
		const scores = trained.map((one) => {
			signal?.throwIfCancelled();
			return standardised(one, block, { signal, threads });
		});
		parts.push(shortlistsOf(scores, block, length));
	}
	return joinShortlists(parts);
}

function standardised(one: Trained, { histories }: Panel, run: RecommenderRun): Float32Array {
	const begin = performance.now();
	const raw = one.model.score(histories, run);
	one.seconds += (performance.now() - begin) / 1000;
	const scores = new Float32Array(raw.length);
	addStandardised(scores, raw, 1, histories.nCols);
	return scores;
}

function slicePanel(
	{ customers, histories, hidden, barred, train }: Panel,
	from: number,
	to: number,
) {
	return {
		customers: customers.subarray(from, to),
		histories: sliceCsr(histories, from, to),
		hidden: hidden.slice(from, to),
		barred: barred?.slice(from, to),
		train,
	};
}
