/** A classifier of texts as bytes: kind `text.classifier`, version 3 (planes by ratios beside the others); 1 and 2 are read. */
import { LibraryError } from '../../errors';
import { decodeArtefact, encodeArtefact, tensorOf, type DecodedArtefact } from '../../table';
import { packWeights, unpackWeights } from '../linear/grid';
import { Planes } from '../linear/planes';
import type { BlendScale } from '../linear/blendScale';
import { SparseNetwork } from '../network/sparseNetwork';
import { HASH_SPACE } from '../vectors/ngrams';
import { TfidfVectors, type TfidfOptions } from '../vectors/tfidf';
import { modelsOf, NETWORK_GRID, PLANE_GRID, type FittedTexts } from './fittedTexts';
import { RatioPlanes, STRENGTH_GRID } from './ratioPlanes';
import { readLanguages, RuleColumns, type TextRules } from './ruleColumns';
import { TextVectors } from './textVectors';

export const TEXT_CLASSIFIER_KIND = 'text.classifier';
const VERSION = 3;
const READ: readonly number[] = [1, 2, VERSION];
const MOST_CLASSES = 2000;
export const LONGEST_LABEL = 500;

export interface SavedClassifier {
	/** Names of the classes, each once, in the order of their numbers. */
	readonly classes: readonly string[];
	readonly fitted: FittedTexts;
	readonly scale: BlendScale;
}

/** The same classifier gives the same bytes. */
export function encodeClassifier({ classes, fitted, scale }: SavedClassifier): Uint8Array {
	const { vectors, planes, ratio, network, rules } = fitted;
	const plane = packWeights(planes.weights, planes.bias.length, PLANE_GRID);
	const strengths = ratio && packWeights(ratio.strengths, 1, STRENGTH_GRID);
	const weighed = ratio && packWeights(ratio.planes.weights, ratio.planes.bias.length, PLANE_GRID);
	const first = network && packWeights(network.first, network.nUnits, NETWORK_GRID);
	const tensors = Object.fromEntries(
		vectors.blocks.flatMap(({ hashes, idf }, i) => [
			[`hashes${i}`, hashes],
			[`idf${i}`, idf],
		]),
	);
	const { slopes, shifts } = scale;
	return encodeArtefact({
		kind: TEXT_CLASSIFIER_KIND,
		version: VERSION,
		meta: {
			classes: [...classes],
			network: network !== null,
			ratio: ratio !== null,
			rules: rules && rules.languages.map((pair) => [...pair]),
			blocks: vectors.blocks.map(({ options: { of, lengths, minTexts } }) => {
				return { of, lengths: [...lengths], minTexts };
			}),
		},
		tensors: {
			...tensors,
			...{ slopes, shifts, bias: planes.bias },
			...{ steps: plane.steps, exponents: plane.exponents },
			...(strengths &&
				weighed && {
					strengthSteps: strengths.steps,
					strengthExponents: strengths.exponents,
					ratioSteps: weighed.steps,
					ratioExponents: weighed.exponents,
					ratioBias: ratio.planes.bias,
				}),
			...(network &&
				first && {
					firstSteps: first.steps,
					firstExponents: first.exponents,
					firstBias: network.firstBias,
					secondWeights: network.second,
					secondBias: network.secondBias,
				}),
		},
	});
}

/**
 * Reads and checks the bytes; `rules` are needed where `needsRules`. Throws CORRUPT_FILE, or UNSUPPORTED for another kind of model.
 */
export function decodeClassifier(bytes: Uint8Array, rules?: TextRules): SavedClassifier {
	const artefact = decodeArtefact(bytes, TEXT_CLASSIFIER_KIND);
	if (!READ.includes(artefact.version))
		throw corrupt(`its version is ${artefact.version}, not ${READ.join(', ')}`);
	const classes = readClasses(artefact.meta['classes']);
	const vectors = readVectors(artefact);
	const columns = readRules(artefact, rules);
	const nCols = vectors.nColumns + (columns?.count ?? 0);
	const size = { nCols, nClasses: classes.length };
	const planes = readPlanes(artefact, PLANES, size);
	const ratio = readRatio(artefact, vectors.nColumns, size);
	const network = readNetwork(artefact, size);
	const scale = readScale(artefact, modelsOf({ ratio, network }), classes.length);
	return { classes, fitted: { vectors, planes, ratio, network, rules: columns }, scale };
}

/** Whether the rules of sentiment are a part of it, which are to be opened first. */
export function needsRules(bytes: Uint8Array): boolean {
	const { rules = null } = decodeArtefact(bytes, TEXT_CLASSIFIER_KIND).meta;
	return rules !== null;
}

function readRules({ meta }: DecodedArtefact, rules: TextRules | undefined): RuleColumns | null {
	const { rules: saved = null } = meta;
	if (saved === null) return null;
	const languages = readLanguages(saved);
	if (!languages) throw corrupt('its languages are damaged');
	if (rules) return new RuleColumns(rules, languages);
	throw new RangeError('a classifier with rules is opened by openTextClassifier');
}

interface WeightNames {
	readonly whole: string;
	readonly steps: string;
	readonly exponents: string;
}

const PLANES = { whole: 'weights', steps: 'steps', exponents: 'exponents', bias: 'bias' };
const RATIO_PLANES = {
	whole: 'ratioWeights',
	steps: 'ratioSteps',
	exponents: 'ratioExponents',
	bias: 'ratioBias',
};
const STRENGTHS = {
	whole: 'strengths',
	steps: 'strengthSteps',
	exponents: 'strengthExponents',
};

/** Version 1 holds the weights whole, version 2 the steps of their grids. */
function readWeights(
	artefact: DecodedArtefact,
	names: WeightNames,
	{ nCols, width }: { readonly nCols: number; readonly width: number },
): Float32Array {
	if (artefact.version === 1) return tensorOf(artefact, names.whole, Float32Array);
	const steps = tensorOf(artefact, names.steps, Uint8Array);
	const exponents = tensorOf(artefact, names.exponents, Int8Array);
	const weights = exponents.length === nCols ? unpackWeights({ steps, exponents }, width) : null;
	if (weights) return weights;
	throw corrupt('its weights do not fit its words and classes');
}

interface Size {
	readonly nCols: number;
	readonly nClasses: number;
}

/** Null in versions before 3, and where there are many classes. */
function readRatio(artefact: DecodedArtefact, nNgrams: number, size: Size): RatioPlanes | null {
	const { ratio = false } = artefact.meta;
	if (ratio === false) return null;
	if (ratio !== true) throw corrupt('it does not say whether it has planes by ratios');
	const strengths = readWeights(artefact, STRENGTHS, { nCols: nNgrams, width: 1 });
	return new RatioPlanes(strengths, readPlanes(artefact, RATIO_PLANES, size));
}

function readPlanes(
	artefact: DecodedArtefact,
	names: WeightNames & { readonly bias: string },
	{ nCols, nClasses }: Size,
): Planes {
	const bias = tensorOf(artefact, names.bias, Float32Array);
	const nPlanes = nClasses === 2 ? 1 : nClasses;
	const weights = readWeights(artefact, names, { nCols, width: bias.length });
	if (bias.length === nPlanes && weights.length === nPlanes * nCols)
		return new Planes(weights, bias);
	throw corrupt('its weights do not fit its words and classes');
}

function readNetwork(artefact: DecodedArtefact, { nCols, nClasses }: Size): SparseNetwork | null {
	const { network } = artefact.meta;
	if (network === false) return null;
	if (network !== true) throw corrupt('it does not say whether it has a network');
	const tensor = (name: string) => tensorOf(artefact, name, Float32Array);
	const firstBias = tensor('firstBias');
	const names = { whole: 'firstWeights', steps: 'firstSteps', exponents: 'firstExponents' };
	const first = readWeights(artefact, names, { nCols, width: firstBias.length });
	const [second, secondBias] = [tensor('secondWeights'), tensor('secondBias')];
	const units = firstBias.length;
	const fits =
		units > 0 &&
		first.length === nCols * units &&
		second.length === units * nClasses &&
		secondBias.length === nClasses;
	if (fits) return new SparseNetwork(first, firstBias, second, secondBias);
	throw corrupt('the layers of its network do not fit each other');
}

function readScale(artefact: DecodedArtefact, nModels: number, nClasses: number): BlendScale {
	const slopes = tensorOf(artefact, 'slopes', Float64Array);
	const shifts = tensorOf(artefact, 'shifts', Float64Array);
	const fits = slopes.length === nModels && shifts.length === nClasses;
	if (fits && slopes.every((slope) => slope >= 0)) return { slopes, shifts };
	throw corrupt('its probabilities are damaged');
}

function corrupt(what: string): LibraryError {
	return new LibraryError(
		'CORRUPT_FILE',
		`The saved text classifier cannot be used: ${what}.`,
		'Train it again with "Train a Text Classifier", or pick another saved version.',
	);
}

function readClasses(given: unknown): string[] {
	const list: readonly unknown[] = Array.isArray(given) ? given : [];
	const names = list.filter((name) => typeof name === 'string' && name.length <= LONGEST_LABEL);
	const classes = names.map(String);
	const whole = classes.length === list.length && new Set(classes).size === list.length;
	if (whole && list.length >= 2 && list.length <= MOST_CLASSES) return classes;
	throw corrupt('its list of classes is damaged');
}

function readVectors(artefact: DecodedArtefact): TextVectors {
	const { blocks } = artefact.meta;
	const list: readonly unknown[] = Array.isArray(blocks) ? blocks : [];
	if (list.length < 1 || list.length > 8) throw corrupt('its list of n-grams is damaged');
	return new TextVectors(list.map((block, i) => readBlock(block, i, artefact)));
}

function readBlock(block: unknown, i: number, artefact: DecodedArtefact): TfidfVectors {
	const hashes = tensorOf(artefact, `hashes${i}`, Uint32Array);
	const idf = tensorOf(artefact, `idf${i}`, Float32Array);
	const ascending = hashes.every((hash, at) => hash < HASH_SPACE && hash > (hashes[at - 1] ?? -1));
	if (ascending && hashes.length === idf.length)
		return new TfidfVectors(readOptions(block), hashes, idf);
	throw corrupt('its n-grams are not in order');
}

function readOptions(block: unknown): TfidfOptions {
	const field = (name: string): unknown =>
		typeof block === 'object' && block !== null ? Reflect.get(block, name) : undefined;
	const whole = (value: unknown, most: number): number => {
		if (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most)
			return Number(value);
		throw corrupt('its n-grams have no length');
	};
	const [of, lengths] = [field('of'), field('lengths')];
	const [shortest, longest]: readonly unknown[] = Array.isArray(lengths) ? lengths : [];
	if (of !== 'words' && of !== 'characters') throw corrupt('its n-grams are of an unknown kind');
	const most = whole(longest, 8);
	const minTexts = whole(field('minTexts'), 2 ** 31);
	return { of, lengths: [whole(shortest, most), most], minTexts };
}
