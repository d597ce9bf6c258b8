import { stratifiedFolds, takeCsrRows, type CsrMatrix } from '../../math';
import type { CancelSignal, Progress } from '../../ports';
import { LibraryError } from '../../errors';
import { decisionsOf, fitOneVsRest } from '../linear/oneVsRest';
import { Planes } from '../linear/planes';
import { fitSoftmaxScale, probabilitiesOf, type SoftmaxScale } from '../linear/softmaxScale';
import { decodeClassifier, encodeClassifier } from './saved';
import { TextVectors, type FurtherColumns } from './textVectors';

export interface TextClassifierOptions {
	/** Weight of errors against the size of the weights, above 0; default 0.5. */
	readonly c?: number | undefined;
	readonly seed?: number | undefined;
	/** Columns beside the n-grams. */
	readonly further?: FurtherColumns | undefined;
	/** Names of the classes, one a class number; default "0", "1", … */
	readonly classes?: readonly string[] | undefined;
	readonly signal?: CancelSignal | undefined;
	readonly progress?: Progress | undefined;
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

/**
 * Texts to classes: linear support vectors over words and runs of characters, with probabilities calibrated on texts that the
 * model had not learned from. Same texts + same seed = same numbers.
 */
export class TextClassifier {
	private constructor(
		/** Names of the classes, in the order of their numbers. */
		readonly classes: readonly string[],
		private readonly vectors: TextVectors,
		private readonly planes: Planes,
		private readonly scale: SoftmaxScale,
		private readonly further?: FurtherColumns,
	) {}

	/** Reads a saved classifier. Throws CORRUPT_FILE, or UNSUPPORTED for another kind of model. */
	static fromArtefact(bytes: Uint8Array): TextClassifier {
		const { classes, vectors, planes, scale } = decodeClassifier(bytes);
		return new TextClassifier(classes, vectors, planes, scale);
	}

	/** The classifier as bytes; the same classifier gives the same bytes. Throws UNSUPPORTED when it has further columns. */
	save(): Uint8Array {
		if (!this.further)
			return encodeClassifier({
				classes: this.classes,
				vectors: this.vectors,
				planes: this.planes,
				scale: this.scale,
			});
		throw new LibraryError(
			'UNSUPPORTED',
			'A classifier with columns beside its words cannot be saved.',
			'Train it without further columns.',
		);
	}

	/** `labels`: class numbers 0 … nClasses − 1, each at least once. Throws CANCELLED. */
	static fit(
		texts: readonly string[],
		labels: ArrayLike<number>,
		nClasses: number,
		options: TextClassifierOptions = {},
	): TextClassifier {
		const { c = 0.5, seed = 1, further, signal, progress } = options;
		const classes = options.classes ?? Array.from({ length: nClasses }, (_, i) => String(i));
		const vectors = TextVectors.fit(texts);
		const rows = vectors.transform(texts, further);
		const part = (from: number, to: number): Progress | undefined =>
			progress && ((fraction, text) => progress(from + (to - from) * fraction, text));
		const run = { c, seed, signal };
		const scale = calibrate(rows, labels, nClasses, { ...run, progress: part(0.1, 0.7) });
		const planes = fitOneVsRest(rows, labels, nClasses, { ...run, progress: part(0.7, 1) });
		return new TextClassifier(classes, vectors, Planes.of(planes), scale, further);
	}

	/** Texts × classes, row-major, each row adding up to 1. */
	probabilities(texts: readonly string[]): Float64Array {
		const rows = this.vectors.transform(texts, this.further);
		return probabilitiesOf(this.planes.decisions(rows), this.scale);
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

function calibrate(
	rows: CsrMatrix,
	labels: ArrayLike<number>,
	nClasses: number,
	run: Parameters<typeof fitOneVsRest>[3],
): SoftmaxScale {
	const folds = stratifiedFolds(labels, FOLDS, run.seed);
	const decisions = new Float64Array(rows.nRows * nClasses);
	for (let fold = 0; fold < FOLDS; fold++) {
		const train = rowsWhere(folds, (own) => own !== fold);
		const test = rowsWhere(folds, (own) => own === fold);
		const taught = Array.from(train, (row) => labels[row] ?? 0);
		const planes = fitOneVsRest(takeCsrRows(rows, train), taught, nClasses, run);
		const found = decisionsOf(takeCsrRows(rows, test), planes);
		test.forEach((row, i) =>
			decisions.set(found.subarray(i * nClasses, (i + 1) * nClasses), row * nClasses),
		);
	}
	return fitSoftmaxScale(decisions, labels, nClasses);
}

/** The rows of which the fold passes. */
const rowsWhere = (folds: Int32Array, keep: (fold: number) => boolean): Uint32Array =>
	Uint32Array.from(folds.keys()).filter((row) => keep(folds[row] ?? 0));
