/** How many segments: k-means for every number in the range, the one with the highest mean silhouette wins. */
import { LibraryError } from '../errors';
import type { JobContext } from '../ports';
import { assignRows, fitCentres } from './clusterer';
import type { CheckedOptions } from './options';
import { everyNth, gatherRows } from './rowOrder';
import { silhouettes } from './silhouette';

/** Rows that each candidate is fitted on, and rows whose silhouette is computed (exactly, among themselves). */
export const FIT_SAMPLE = 20_000;
export const SILHOUETTE_SAMPLE = 4_000;

export interface Candidate {
	readonly nClusters: number;
	/** Mean silhouette, −1 … 1. */
	readonly silhouette: number;
	/** Sum of squared distances to the centres, of the rows it was fitted on, in scaled units. */
	readonly inertia: number;
}

export interface Choice {
	readonly nClusters: number;
	readonly candidates: readonly Candidate[];
	readonly fittedRows: number;
	readonly silhouetteRows: number;
}

/** `rows` scaled rows in canonical order, `width` values each. */
interface Points {
	readonly matrix: Float32Array;
	readonly width: number;
	readonly order: Uint32Array;
	readonly distinct: number;
}

function candidateRange({ minClusters, maxClusters }: CheckedOptions, distinct: number): number[] {
	// With as many clusters as different rows every point is its own cluster: no silhouette can judge that.
	const highest = Math.min(maxClusters, distinct - 1);
	const lowest = Math.min(minClusters, highest);
	if (highest >= 2) {
		return Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i);
	}
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The number of segments cannot be chosen from ${distinct} different ${distinct === 1 ? 'row' : 'rows'}; at least 3 are needed.`,
		'Add customers, or set the number of segments to 1.',
	);
}

/** Tries the range and picks; ties go to fewer segments. Large data: on evenly spaced rows of the canonical order. */
export function chooseK(points: Points, options: CheckedOptions, context: JobContext): Choice {
	const { matrix, width, order, distinct } = points;
	const range = candidateRange(options, distinct);
	const fitRows = everyNth(order, FIT_SAMPLE);
	const fitPoints = gatherRows(matrix, width, fitRows);
	const judgedRows = everyNth(order, SILHOUETTE_SAMPLE);
	const judged = gatherRows(matrix, width, judgedRows);
	const fits = [];
	for (const [i, nClusters] of range.entries()) {
		context.signal.throwIfCancelled();
		context.progress((0.5 * i) / range.length, `Trying ${nClusters} segments`);
		const fit = fitCentres(fitPoints, width, { ...options, nClusters }, context);
		const { labels } = assignRows(judged, width, fit.centres, context);
		fits.push({ nClusters, labels, inertia: fit.inertia });
	}
	const values = silhouettes(judged, width, fits, context);
	const candidates = fits.map(({ nClusters, inertia }, i) => ({
		nClusters,
		silhouette: values[i] ?? 0,
		inertia,
	}));
	const best = candidates.reduce((a, b) => (b.silhouette > a.silhouette ? b : a));
	return {
		nClusters: best.nClusters,
		candidates,
		fittedRows: fitRows.length,
		silhouetteRows: judgedRows.length,
	};
}
