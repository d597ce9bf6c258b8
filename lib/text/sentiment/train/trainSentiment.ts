/**
 * Learns the weights of a language. First storey: two planes over n-grams (for against against, on texts that take a side; either
 * side against neutral, on texts of sets that have neutral ones). Second storey: logistic regressions over the planes'
 * decisions about texts that they had not seen and over the rules, so that the probabilities are calibrated.
 */
import { stratifiedFolds } from '../../../math';
import type { LanguageWeights } from '../evidence';
import { BUCKETS } from '../ngramBuckets';
import type { NgramWeights } from '../ngramModel';
import { logOdds, type StackWeights } from '../stack';
import type { ReadText } from './labelledTexts';
import { fitLogistic } from './logistic';
import { decisionsBy, fitPlane, type Plane } from './planes';

const FOLDS = 5;
const NEUTRAL = 1;

export interface TrainOptions {
	readonly seed: number;
	/** Number of a part for each text: each part is judged by planes of the others. Default: five random parts. */
	readonly parts?: ArrayLike<number> | undefined;
}

/** Same texts + same seed = same weights, on every machine. */
export function trainSentiment(
	texts: readonly ReadText[],
	{ seed, parts }: TrainOptions,
): LanguageWeights {
	const folds = parts ?? stratifiedFolds(texts.map(foldClass), FOLDS, seed);
	const polarity = storey(texts, folds, seed, takesSide, (text) => text.label > NEUTRAL);
	const leaning = storey(texts, folds, seed, hasNeutral, (text) => text.label !== NEUTRAL);
	const stack = fitStack(texts, polarity.decisions, leaning.decisions);
	return { stack, ngrams: quantise(polarity.plane, leaning.plane) };
}

/** Sets with and without neutral texts are spread evenly over the parts. */
const foldClass = ({ label, threeClasses }: ReadText) => label + (threeClasses ? 0 : 3);
const takesSide = (text: ReadText | undefined) => text !== undefined && text.label !== NEUTRAL;
const hasNeutral = (text: ReadText | undefined) => text?.threeClasses === true;

interface Storey {
	readonly plane: Plane;
	/** About every text, by planes that had not seen it. */
	readonly decisions: Float64Array;
}

function storey(
	texts: readonly ReadText[],
	parts: ArrayLike<number>,
	seed: number,
	counts: (text: ReadText) => boolean,
	side: (text: ReadText) => boolean,
): Storey {
	const learn = (known: readonly ReadText[]) =>
		fitPlane(
			known,
			Int8Array.from(known, (text) => (side(text) ? 1 : -1)),
			seed,
		);
	const decisions = new Float64Array(texts.length);
	for (const part of new Set(Array.from(parts))) {
		const plane = learn(texts.filter((text, i) => parts[i] !== part && counts(text)));
		decisionsBy(plane, texts).forEach((decision, i) => {
			if (parts[i] === part) decisions[i] = decision;
		});
	}
	return { plane: learn(texts.filter(counts)), decisions };
}

/** The coefficients of the second storey from the decisions about each text. */
export function fitStack(
	texts: readonly ReadText[],
	polarities: Float64Array,
	leanings: Float64Array,
): StackWeights {
	const forPolarity = texts.map((text, i) => replaced(text.polarity, [polarities[i] ?? 0]));
	const sided = [...texts.keys()].filter((i) => takesSide(texts[i]));
	const polarity = logistic(sided, forPolarity, (i) => (texts[i]?.label ?? 0) > NEUTRAL);
	const forLeaning = texts.map((text, i) => {
		const odds = logOdds(polarity, forPolarity[i] ?? new Float64Array());
		return replaced(text.leaning, [leanings[i] ?? 0, Math.abs(odds)]);
	});
	const open = [...texts.keys()].filter((i) => hasNeutral(texts[i]));
	const leaning = logistic(open, forLeaning, (i) => texts[i]?.label !== NEUTRAL);
	return { polarity, leaning };
}

function replaced(features: Float64Array, first: readonly number[]): Float64Array {
	const copy = Float64Array.from(features);
	copy.set(first);
	return copy;
}

function logistic(
	rows: readonly number[],
	features: readonly Float64Array[],
	side: (row: number) => boolean,
): number[] {
	const columns = features[0]?.length ?? 0;
	const matrix = new Float64Array(rows.length * columns);
	rows.forEach((row, i) => matrix.set(features[row] ?? [], i * columns));
	return fitLogistic(
		matrix,
		columns,
		rows.map((row) => (side(row) ? 1 : 0)),
	);
}

/** Both planes side by side as bytes: the largest weight of each is 127. */
function quantise(polarity: Plane, leaning: Plane): NgramWeights {
	const planes = new Int8Array(2 * BUCKETS);
	const scales = [polarity, leaning].map((plane, side) => {
		const weights = plane.subarray(0, BUCKETS);
		const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / 127;
		weights.forEach((weight, i) => (planes[2 * i + side] = Math.round(weight / scale)));
		return scale;
	});
	return {
		planes,
		scales: [scales[0] ?? 1, scales[1] ?? 1],
		biases: [polarity[BUCKETS] ?? 0, leaning[BUCKETS] ?? 0],
	};
}
