/** Learns the themes of some texts: word space, clusters, and what each theme is called. */
import { withTeam, type RunOptions, type Team } from '../../kernels';
import type { DenseMatrix } from '../../math';
import type { CancelSignal } from '../../ports';
import { chooseThemes, type Tried } from './chooseThemes';
import { cosinesTo, sphericalKMeans } from './sphericalKMeans';
import { TermVectors, type Words } from './termVectors';
import { positiveInformation } from './togetherness';
import { fitWordSpace, project } from './wordSpace';

const DIMENSIONS = 100;
const TERMS = { mostShare: 0.5, mostTerms: 10_000 };
/** Below so many texts, words in two of them are learnt. */
const FEW_TEXTS = 1000;

export interface LearnOptions {
	readonly themes: number | 'auto';
	readonly seed: number;
	readonly threads?: number;
	readonly signal?: CancelSignal;
	readonly progress?: (share: number, text: string) => void;
}

/** Which theme a text belongs to: number from 0 (−1: none) and cosine to its middle. */
export interface Assigned {
	readonly labels: Int32Array;
	readonly fits: Float32Array;
}

export interface LearntThemes {
	/** How many; 0 where no words stand in several texts. */
	readonly count: number;
	readonly tried: readonly Tried[];
	/** Of the texts that were learnt from. */
	readonly own: Assigned;
	/** Of any texts; blocks the thread, so give some thousand at once. */
	assign(texts: readonly Words[]): Assigned;
	/** The texts as unit vectors, for comparing them with each other. */
	vectors(texts: readonly Words[]): DenseMatrix;
	/** Cosine of each text to the middle of a theme. */
	nearness(texts: readonly Words[], theme: number): number[];
}

/** Work on kernels that is worth a second thread. */
const LARGE = 1e9;

/** Same texts in the same order and seed: same themes, on any number of threads. Throws CANCELLED. */
export function learnThemes(texts: readonly Words[], options: LearnOptions): LearntThemes {
	const { signal, threads } = options;
	const run: RunOptions = signal ? { signal } : {};
	const minTexts = texts.length < FEW_TEXTS ? 2 : 3;
	const terms = TermVectors.fit(texts, { minTexts, ...TERMS });
	const cost = texts.length > 2000 ? LARGE : 0;
	return withTeam(threads === undefined ? {} : { threads }, cost, (team) => {
		const words = wordSpaceOf(team, texts, terms, options, run);
		const matrix = project(team, terms.rows(texts), words, run);
		return themesOf(team, matrix, { terms, words, options, run });
	});
}

function wordSpaceOf(
	team: Team,
	texts: readonly Words[],
	terms: TermVectors,
	{ seed, signal, progress }: LearnOptions,
	run: RunOptions,
): DenseMatrix {
	progress?.(0, 'Learning which words stand together');
	const columns = texts.map((text) => terms.columnsOf(text));
	const information = positiveInformation(columns, terms.nColumns, (word) => {
		if (word % 64 === 0) signal?.throwIfCancelled();
	});
	progress?.(0.3, 'Learning which words mean alike');
	if (terms.nColumns === 0) return { data: new Float32Array(0), nRows: 0, nCols: 1 };
	return fitWordSpace(team, information, { dimensions: DIMENSIONS, seed, run });
}

interface Space {
	readonly terms: TermVectors;
	readonly words: DenseMatrix;
	readonly options: LearnOptions;
	readonly run: RunOptions;
}

/** Rows of a matrix that are not 0. */
function usedRows({ data, nRows, nCols }: DenseMatrix): number[] {
	const used: number[] = [];
	for (let row = 0; row < nRows; row++) {
		for (let i = row * nCols; i < (row + 1) * nCols; i++) {
			if (data[i] === 0) continue;
			used.push(row);
			break;
		}
	}
	return used;
}

function takeRows({ data, nCols }: DenseMatrix, rows: readonly number[]): DenseMatrix {
	const out = new Float32Array(rows.length * nCols);
	rows.forEach((row, at) => out.set(data.subarray(row * nCols, (row + 1) * nCols), at * nCols));
	return { data: out, nRows: rows.length, nCols };
}

function themesOf(team: Team, matrix: DenseMatrix, space: Space): LearntThemes {
	const { terms, words, options, run } = space;
	const { seed, themes, progress } = options;
	const used = usedRows(matrix);
	const rows = takeRows(matrix, used);
	const onTry = (share: number) => progress?.(0.4 + 0.4 * share, 'Choosing the number of themes');
	const chosen =
		themes === 'auto' && used.length > 1
			? chooseThemes(team, rows, { seed, run, onTry })
			: { themes: themes === 'auto' ? used.length : Math.min(themes, used.length), tried: [] };
	progress?.(0.8, `Finding ${chosen.themes} themes`);
	const centres = centresOf(team, rows, chosen.themes, seed, run);
	const nearest = (all: DenseMatrix) => nearestThemes(all, centres);
	const vectors = (texts: readonly Words[]): DenseMatrix =>
		withTeam({ threads: 1 }, 0, (own) => project(own, terms.rows(texts), words));
	return {
		...{ count: centres.nRows, tried: chosen.tried, vectors },
		own: nearest(matrix),
		assign: (texts) => nearest(vectors(texts)),
		nearness: (texts, theme) => [
			...cosinesTo(vectors(texts), centres, new Int32Array(texts.length).fill(theme)),
		],
	};
}

/** Centres of clusters that have texts, the largest first. */
function centresOf(
	team: Team,
	rows: DenseMatrix,
	nClusters: number,
	seed: number,
	run: RunOptions,
): DenseMatrix {
	if (nClusters === 0) return { data: new Float32Array(0), nRows: 0, nCols: rows.nCols };
	const { centres, labels } = sphericalKMeans(team, rows, { nClusters, seed, run });
	const sizes = new Uint32Array(nClusters);
	for (let row = 0; row < labels.length; row++) {
		const label = labels[row] ?? 0;
		sizes[label] = (sizes[label] ?? 0) + 1;
	}
	const order = Array.from(sizes.keys())
		.filter((at) => (sizes[at] ?? 0) > 0)
		.sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
	return takeRows(centres, order);
}

function nearestThemes(matrix: DenseMatrix, centres: DenseMatrix): Assigned {
	const { data, nRows, nCols } = matrix;
	const labels = new Int32Array(nRows).fill(-1);
	if (centres.nRows === 0) return { labels, fits: new Float32Array(nRows) };
	const used = usedRows(matrix);
	for (const row of used) {
		let [best, most] = [0, -2];
		for (let c = 0; c < centres.nRows; c++) {
			let cosine = 0;
			for (let i = 0; i < nCols; i++)
				cosine += (data[row * nCols + i] ?? 0) * (centres.data[c * nCols + i] ?? 0);
			if (cosine > most) [best, most] = [c, cosine];
		}
		labels[row] = best;
	}
	// Rows of no theme are 0: their cosine to any centre is 0.
	const known = labels.map((label) => Math.max(0, label));
	return { labels, fits: cosinesTo(matrix, centres, known) };
}
