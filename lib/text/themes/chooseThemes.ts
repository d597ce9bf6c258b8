/** How many themes there are: few, whose clusters stand apart about as well as any. */
import type { RunOptions, Team } from '../../kernels';
import { Random, sampleIndices, type DenseMatrix } from '../../math';
import { sphericalKMeans, type Clusters } from './sphericalKMeans';

const CANDIDATES = [5, 6, 8, 10, 12, 15, 20, 25, 30, 40];
/** Silhouettes are taken over so many rows at most. */
const MOST_ROWS = 4000;
/** Fewer themes are easier to read: they may stand apart so much less well than the best number. */
const TOLERANCE = 0.05;
/** A theme should have so many texts on average. */
const TEXTS_A_THEME = 20;

export interface Tried {
	readonly themes: number;
	readonly silhouette: number;
}

/**
 * The smallest number among 5 … 40 (at most one for 20 texts) whose mean silhouette lies at most 0.05 below the best one. The
 * silhouette of a text is (cosine to its own centre − cosine to the next) / (1 − cosine to the next): the simplified silhouette
 * (Hruschka et al. 2004).
 */
export function chooseThemes(
	team: Team,
	matrix: DenseMatrix,
	{ seed, run, onTry }: { seed: number; run: RunOptions; onTry: (share: number) => void },
): { themes: number; tried: Tried[] } {
	const rows = someRows(matrix, seed);
	const fitting = CANDIDATES.filter((count) => count * TEXTS_A_THEME <= matrix.nRows);
	const few = Math.max(2, Math.min(5, Math.floor(matrix.nRows / 5)));
	if (fitting.length < 2) return { themes: Math.min(few, matrix.nRows), tried: [] };
	const tried = fitting.map((themes, at) => {
		onTry(at / fitting.length);
		const clusters = sphericalKMeans(team, rows, { nClusters: themes, seed, nInit: 2, run });
		return { themes, silhouette: meanSilhouette(rows, clusters) };
	});
	const best = Math.max(...tried.map(({ silhouette }) => silhouette));
	const chosen = tried.find(({ silhouette }) => silhouette >= best - TOLERANCE);
	return { themes: chosen?.themes ?? few, tried };
}

function someRows(matrix: DenseMatrix, seed: number): DenseMatrix {
	const { data, nRows, nCols } = matrix;
	if (nRows <= MOST_ROWS) return matrix;
	const picked = sampleIndices(nRows, MOST_ROWS, new Random(seed));
	const out = new Float32Array(MOST_ROWS * nCols);
	picked.forEach((row, at) => out.set(data.subarray(row * nCols, (row + 1) * nCols), at * nCols));
	return { data: out, nRows: MOST_ROWS, nCols };
}

function meanSilhouette(
	{ data, nRows, nCols }: DenseMatrix,
	{ centres, labels }: Clusters,
): number {
	let total = 0;
	for (let row = 0; row < nRows; row++) {
		let [own, next] = [0, -1];
		for (let c = 0; c < centres.nRows; c++) {
			let cosine = 0;
			for (let i = 0; i < nCols; i++)
				cosine += (data[row * nCols + i] ?? 0) * (centres.data[c * nCols + i] ?? 0);
			if (c === labels[row]) own = cosine;
			else if (cosine > next) next = cosine;
		}
		if (next < 1) total += (own - next) / Math.max(1 - Math.min(own, next), 1e-9);
	}
	return total / Math.max(1, nRows);
}
