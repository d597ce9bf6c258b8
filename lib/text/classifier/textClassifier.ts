import { LibraryError } from '../../errors';
import { joined, stratifiedFolds } from '../../math';
import { blendProbabilities, fitBlendScale, type BlendScale } from '../linear/blendScale';
import {
	decisionsOf,
	fitTexts,
	type FitRun,
	type FitSettings,
	type FittedTexts,
} from './fittedTexts';
import type { TextRules } from './ruleColumns';
import { decodeClassifier, encodeClassifier } from './saved';
import type { FurtherColumns } from './textVectors';

export interface TextClassifierOptions extends FitRun {
	/** Weight of errors against the size of the weights, above 0; default 0.5, from eight classes on 1. */
	readonly c?: number | undefined;
	readonly seed?: number | undefined;
	/** Whether a network learns beside the hyperplanes where there are few enough texts for it; default `auto`: from eight classes on. */
	readonly network?: FitSettings['network'] | undefined;
	/** Columns beside the n-grams. */
	readonly further?: FurtherColumns | undefined;
	/** Rules of sentiment, used where the labels go with them; see `openTextRules`. */
	readonly rules?: TextRules | undefined;
	/** Names of the classes, one a class number; default "0", "1", … */
	readonly classes?: readonly string[] | undefined;
}

export interface Classified {
	readonly label: string;
	/** Probability of the label, 0..1. */
	readonly confidence: number;
	/** One a class, in the order of `classes`; they add up to 1. */
	readonly probabilities: Float64Array;
}

/** Parts of the training texts that are predicted by a model of the others, for the probabilities. */
const FOLDS = 3;
/** Texts that are turned into numbers at a time. */
const BLOCK = 1024;

/**
 * Texts to classes: linear support vectors over words and runs of characters, beside others by ratios where classes are few and a
 * small network where they are many and there are few enough texts for it, blended with probabilities calibrated on texts that the models had not learned from. Same texts + same seed =
 * same numbers.
 */
export class TextClassifier {
	constructor(
		/** Names of the classes, in the order of their numbers. */
		readonly classes: readonly string[],
		readonly fitted: FittedTexts,
		readonly scale: BlendScale,
		private readonly further?: FurtherColumns,
	) {}

	/** `labels`: class numbers 0 … nClasses − 1, each at least once. Throws CANCELLED. */
	static fit(
		texts: readonly string[],
		labels: ArrayLike<number>,
		nClasses: number,
		options: TextClassifierOptions = {},
	): TextClassifier {
		const { c = null, seed = 1, network = 'auto', further, rules, signal, progress } = options;
		const classes = options.classes ?? Array.from({ length: nClasses }, (_, i) => String(i));
		const lesson = { texts, labels, nClasses, further, rules, settings: { c, seed, network } };
		const part = (step: number) =>
			progress && ((done: number, text: string) => progress((step + done) / (FOLDS + 1), text));
		const scale = calibrate(lesson, (fold) => ({ signal, progress: part(fold) }));
		const run = { signal, further, rules, progress: part(FOLDS) };
		const fitted = fitTexts(texts, labels, nClasses, lesson.settings, run);
		return new TextClassifier(classes, fitted, scale, further);
	}

	/**
	 * Reads a saved classifier; one with rules of sentiment needs them, see `openTextClassifier`. Throws CORRUPT_FILE, or UNSUPPORTED
	 * for another kind of model.
	 */
	static fromArtefact(bytes: Uint8Array, rules?: TextRules): TextClassifier {
		const { classes, fitted, scale } = decodeClassifier(bytes, rules);
		return new TextClassifier(classes, fitted, scale);
	}

	/** The classifier as bytes; the same classifier gives the same bytes. Throws UNSUPPORTED when it has further columns. */
	save(): Uint8Array {
		if (!this.further) return encodeClassifier(this);
		throw new LibraryError(
			'UNSUPPORTED',
			'A classifier with columns beside its words cannot be saved.',
			'Train it without further columns.',
		);
	}

	/** Texts × classes, row-major, each row adding up to 1. */
	probabilities(texts: readonly string[]): Float64Array {
		const nClasses = this.classes.length;
		const all = new Float64Array(texts.length * nClasses);
		for (let from = 0; from < texts.length; from += BLOCK) {
			const block = texts.slice(from, from + BLOCK);
			const decisions = decisionsOf(this.fitted, block, this.further);
			all.set(blendProbabilities(decisions, this.scale), from * nClasses);
		}
		return all;
	}

	/** The likeliest class of each text. */
	classify(texts: readonly string[]): Classified[] {
		const all = this.probabilities(texts);
		const nClasses = this.classes.length;
		return texts.map((_, row) => {
			const probabilities = all.slice(row * nClasses, (row + 1) * nClasses);
			const confidence = Math.max(...probabilities);
			const label = this.classes[probabilities.indexOf(confidence)] ?? '';
			return { label, confidence, probabilities };
		});
	}
}

interface Lesson {
	readonly texts: readonly string[];
	readonly labels: ArrayLike<number>;
	readonly nClasses: number;
	readonly further: FurtherColumns | undefined;
	readonly rules: TextRules | undefined;
	readonly settings: FitSettings;
}

function calibrate(lesson: Lesson, runOf: (fold: number) => FitRun): BlendScale {
	const { texts, labels, nClasses, further, rules, settings } = lesson;
	const folds = stratifiedFolds(labels, FOLDS, settings.seed);
	const parts: { found: Float64Array[]; labels: number[] }[] = [];
	for (let fold = 0; fold < FOLDS; fold++) {
		const train = rowsWhere(folds, (own) => own !== fold);
		const test = rowsWhere(folds, (own) => own === fold);
		const fitted = fitTexts(take(texts, train), numbers(labels, train), nClasses, settings, {
			...runOf(fold),
			further,
			rules,
		});
		const found = decisionsOf(fitted, take(texts, test), further);
		parts.push({ found, labels: numbers(labels, test) });
	}
	// A fold may have been too large for the network while another was not.
	const nModels = Math.min(...parts.map(({ found }) => found.length));
	const decisions = Array.from({ length: nModels }, (_, model) =>
		joined(parts.map(({ found }) => found[model] ?? new Float64Array(0))),
	);
	return fitBlendScale(
		decisions,
		parts.flatMap((part) => part.labels),
		nClasses,
	);
}

const take = (texts: readonly string[], rows: readonly number[]) =>
	rows.map((row) => texts[row] ?? '');

const numbers = (labels: ArrayLike<number>, rows: readonly number[]) =>
	rows.map((row) => labels[row] ?? 0);

/** The rows of which the fold passes. */
const rowsWhere = (folds: Int32Array, keep: (fold: number) => boolean): number[] =>
	[...folds.keys()].filter((row) => keep(folds[row] ?? 0));
