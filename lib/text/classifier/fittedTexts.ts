import type { CancelSignal, Progress } from '../../ports';
import type { CsrMatrix } from '../../math';
import { roundToGrid } from '../linear/grid';
import { fitOneVsRest } from '../linear/oneVsRest';
import { Planes } from '../linear/planes';
import { fitSparseNetwork } from '../network/fitSparseNetwork';
import type { SparseNetwork } from '../network/sparseNetwork';
import { RatioPlanes } from './ratioPlanes';
import { ruleColumnsFor, type RuleColumns, type TextRules } from './ruleColumns';
import { TextVectors, type FurtherColumns } from './textVectors';

export interface FitSettings {
	/** Weight of errors against the size of the weights, above 0; null: by the number of classes. */
	readonly c: number | null;
	/** Whether a network learns beside the hyperplanes, where there are few enough entries for it; `auto`: from eight classes on. */
	readonly network: 'auto' | 'always' | 'never';
	readonly seed: number;
}

export interface FitRun {
	readonly signal?: CancelSignal | undefined;
	readonly progress?: Progress | undefined;
}

/** What was learned from texts: n-grams, hyperplanes and, where they pay, further models. Their decisions are not yet probabilities. */
export interface FittedTexts {
	readonly vectors: TextVectors;
	readonly planes: Planes;
	/** Beside the hyperplanes where classes are few. */
	readonly ratio: RatioPlanes | null;
	readonly network: SparseNetwork | null;
	/** Columns of what the rules of sentiment say, behind the n-grams; null: the labels have nothing to do with it. */
	readonly rules: RuleColumns | null;
}

/** Weights are saved on grids that are this fine or coarser, see grid.ts. */
export const PLANE_GRID = -6;
export const NETWORK_GRID = -5;

/** Fewer classes gain nothing from a network that takes ten times as long (on waimai and the three uci sets). */
const MANY_CLASSES = 8;
/** Weight of errors: many classes have few examples each, and follow them more closely. */
const [FEW_C, MANY_C] = [0.5, 1];
/** Hidden units of the network: as many as keep it small. */
const UNITS = [256, 128, 64];
const EPOCHS = 12;
const DROPOUT = 0.6;
/** Entries of all rows together, and weights of the network, up to which it learns in seconds and holds 0.3 GB at most. */
const MOST_ENTRIES = 4e6;
const MOST_WEIGHTS = 2 ** 24;

/** What may stand beside the n-grams. */
export interface Beside {
	readonly further?: FurtherColumns | undefined;
	/** Used where the labels go with them, unless `further` is given. */
	readonly rules?: TextRules | undefined;
}

/** Learns from texts of classes 0 … nClasses − 1. Same texts + same seed = same numbers. Throws CANCELLED. */
export function fitTexts(
	texts: readonly string[],
	labels: ArrayLike<number>,
	nClasses: number,
	{ c, network: wanted, seed }: FitSettings,
	{ signal, progress, ...beside }: FitRun & Beside = {},
): FittedTexts {
	const vectors = fitVectors(texts, nClasses);
	const rules = beside.rules ? ruleColumnsFor(beside.rules, texts, labels, nClasses) : null;
	const rows = vectors.transform(texts, beside.further ?? rules ?? undefined);
	const isWanted = wanted === 'always' || (wanted === 'auto' && nClasses >= MANY_CLASSES);
	const units = isWanted ? unitsFor(rows) : null;
	const deep = units !== null;
	const few = nClasses < MANY_CLASSES;
	const share = 1 / (1 + Number(few) + Number(deep));
	const part = (before: number) =>
		progress && ((done: number, text: string) => progress((before + done) * share, text));
	const linear = { c: c ?? (few ? FEW_C : MANY_C), seed, signal };
	const planes = fitOneVsRest(rows, labels, nClasses, { ...linear, progress: part(0) });
	const ratio = few
		? RatioPlanes.fit(rows, vectors.nColumns, labels, nClasses, { ...linear, progress: part(1) })
		: null;
	const options = {
		epochs: EPOCHS,
		dropout: DROPOUT,
		seed,
		signal,
		progress: part(1 + Number(few)),
	};
	const network = deep ? fitSparseNetwork(rows, labels, nClasses, { ...options, units }) : null;
	return rounded({ vectors, planes: Planes.of(planes), ratio, network, rules });
}

/** As it will be after saving and loading. */
function rounded(fitted: FittedTexts): FittedTexts {
	const { planes, ratio, network } = fitted;
	if (ratio) roundToGrid(ratio.planes.weights, ratio.planes.bias.length, PLANE_GRID);
	roundToGrid(planes.weights, planes.bias.length, PLANE_GRID);
	if (network) roundToGrid(network.first, network.nUnits, NETWORK_GRID);
	return fitted;
}

/** Weights of all hyperplanes together: 0.4 GB while they are learned. */
const MOST_PLANE_WEIGHTS = 2 ** 25;
/** Fewest texts of a run of characters and of words; the first that keeps the weights few enough counts. */
const RARITY: readonly (readonly [number, number])[] = [
	[2, 1],
	[3, 2],
	[5, 3],
	[10, 5],
	[30, 15],
	[100, 50],
];

function fitVectors(texts: readonly string[], nClasses: number): TextVectors {
	let vectors = new TextVectors([]);
	for (const [characters, words] of RARITY) {
		vectors = TextVectors.fit(texts, characters, words);
		if (vectors.nColumns * nClasses <= MOST_PLANE_WEIGHTS) break;
	}
	return vectors;
}

/** Null: too many entries or columns for a network. */
function unitsFor({ indices, nCols }: CsrMatrix): number | null {
	if (indices.length > MOST_ENTRIES) return null;
	return UNITS.find((units) => nCols * units <= MOST_WEIGHTS) ?? null;
}

/** How many models decide. */
export const modelsOf = ({ ratio, network }: Pick<FittedTexts, 'ratio' | 'network'>): number =>
	1 + Number(ratio !== null) + Number(network !== null);

/** Of each model texts × classes, row-major: hyperplanes, those by ratios, network. */
export function decisionsOf(
	{ vectors, planes, ratio, network, rules }: FittedTexts,
	texts: readonly string[],
	further?: FurtherColumns,
): Float64Array[] {
	const rows = vectors.transform(texts, further ?? rules ?? undefined);
	return [planes, ratio, network].flatMap((model) => model?.decisions(rows) ?? []);
}
