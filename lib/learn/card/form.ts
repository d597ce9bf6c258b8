/**
 * The model card as JSON, form 1: what a model was made from, how good it is on rows it has not seen, and what it is not good
 * for. It is written by training, travels in the saved model and holds no row of the data: only counts, averages and
 * the names of columns, classes and frequent categories. Lists are cut to what a person reads; `more…` says how many are
 * left out. Nothing in it depends on the clock.
 */
import { LibraryError } from '../../errors';
import { decodeArtefact } from '../../table';
import {
	count,
	flag,
	list,
	nullable,
	number,
	object,
	oneOf,
	record,
	share,
	text,
	type Guarded,
} from './guards';

const point = object({ x: number, y: number });

const metric = object({
	value: nullable(number),
	/** 95 % bootstrap interval. */
	low: nullable(number),
	high: nullable(number),
	/** The same metric of the baseline on the same rows. */
	baseline: nullable(number),
	reason: nullable(text),
});

/** One class against the rest, on out-of-fold probabilities. */
const curve = object({
	name: text,
	/** Of the rows that are of this class. */
	share,
	auc: nullable(number),
	/** x: share of the other rows taken by mistake, y: share of the class found. */
	roc: list(point),
	/** x: share of the class found, y: share of those taken that are right. */
	precisionRecall: list(point),
});

const gainPoint = object({ depth: share, gain: share, lift: count, threshold: number });
const calibrationBin = object({ predicted: share, actual: share, weight: count });

/** Rows that get about the same prediction. */
const numberBin = object({
	predicted: number,
	actual: number,
	/** Eight of ten actual values lie between. */
	low: number,
	high: number,
	rows: count,
});

const residuals = object({
	/** Bin i holds truth − prediction from edges[i] to edges[i + 1]. */
	edges: list(number),
	rows: list(count),
	/** Rows outside the edges. */
	below: count,
	above: count,
});

const feature = object({
	column: text,
	kind: oneOf('number', 'date', 'category'),
	/** In a sentence, how the column is used. */
	use: text,
	/** Frequent categories, most frequent first; rare and personal ones are not shown. */
	categories: list(text),
	moreCategories: count,
});

/** What "yes" from the threshold on means, on rows not seen. */
const decision = object({
	threshold: number,
	goal: text,
	/** Of all rows, the share that gets a yes. */
	share,
	/** Of the class to find, the share that gets a yes. */
	recall: nullable(share),
	/** Of those that get a yes, the share that is right. */
	precision: nullable(share),
});

const rates = object({
	/** Share that gets the favourable decision. */
	favourable: nullable(share),
	truePositiveRate: nullable(share),
	falsePositiveRate: nullable(share),
	precision: nullable(share),
});
const bounded = object({ value: nullable(number), low: nullable(number), high: nullable(number) });

/** Decisions compared between groups, on rows not seen, before and after mitigation. */
const fairness = object({
	audited: text,
	/** The class that is good for those who get it. */
	favourableClass: text,
	columns: list(
		object({
			column: text,
			/** The largest first; `small`: too few rows to say anything. */
			groups: list(
				object({ name: text, rows: count, small: flag, before: rates, after: nullable(rates) }),
			),
			moreGroups: count,
			measures: record(object({ before: bounded, after: nullable(bounded) })),
		}),
	),
	mitigation: nullable(object({ method: oneOf('reweigh', 'thresholds'), column: text })),
	accuracy: object({ before: share, after: nullable(share), price: nullable(number) }),
	policy: object({ passed: flag, reasons: list(text) }),
	notes: list(text),
});

export const isModelCard = object({
	form: (value: unknown): value is 1 => value === 1,
	libraryVersion: text,
	inShort: object({
		predicts: text,
		trust: oneOf('yes', 'careful', 'no'),
		because: text,
		use: text,
	}),
	intendedUse: list(text),
	notFor: list(text),
	limits: list(text),
	task: oneOf('classification', 'regression'),
	target: text,
	classes: list(object({ name: text, rows: count })),
	moreClasses: count,
	rows: count,
	rowsWithoutTarget: count,
	rowsJudged: count,
	fingerprint: object({
		/** SHA-256 over names, types and values of the columns learnt from and the target, in the order of the rows. */
		sha256: text,
		columns: list(object({ name: text, type: text })),
		moreColumns: count,
	}),
	features: list(feature),
	moreFeatures: count,
	leftOut: list(object({ column: text, reason: text })),
	moreLeftOut: count,
	leaks: list(object({ feature: text, value: number })),
	validation: object({ kind: text, text, splits: count }),
	seed: count,
	algorithm: text,
	settings: text,
	reason: text,
	leaderboard: list(
		object({
			label: text,
			variant: text,
			value: nullable(number),
			low: nullable(number),
			high: nullable(number),
			rows: count,
		}),
	),
	notTried: list(text),
	metric: text,
	metrics: record(metric),
	baseline: text,
	beatsBaseline: flag,
	/** A simple rule on the same rows, in the deciding metric; `gain`: model minus rule. Null: none was compared. */
	rival: nullable(
		object({
			name: text,
			value: nullable(number),
			gain: nullable(object({ value: number, low: number, high: number })),
			beaten: flag,
		}),
	),
	curves: list(curve),
	/** Rows by actual class (outer) and predicted class (inner); null for numbers and for more than 12 classes. */
	confusion: nullable(list(list(count))),
	ranking: nullable(object({ gain: list(gainPoint), calibration: list(calibrationBin) })),
	numbers: nullable(object({ bins: list(numberBin), residuals: nullable(residuals) })),
	decision: nullable(decision),
	interval: nullable(object({ coverage: share, lower: number, upper: number, rows: count })),
	importance: list(object({ feature: text, importance: number, low: number, high: number })),
	moreImportance: count,
	fairness: nullable(fairness),
});

export type ModelCard = Guarded<typeof isModelCard>;
export type CardMetric = Guarded<typeof metric>;
export type ClassCurve = Guarded<typeof curve>;
export type CardPoint = Guarded<typeof point>;
export type NumberBin = Guarded<typeof numberBin>;
export type ResidualHistogram = Guarded<typeof residuals>;
export type CardDecision = Guarded<typeof decision>;
export type CardFairness = Guarded<typeof fairness>;
export type CardFeature = Guarded<typeof feature>;

/**
 * The card in a saved model of Train Model; null when it was saved by a version that wrote none. Throws CORRUPT_FILE for a
 * damaged file or card, UNSUPPORTED for another kind of model.
 */
export function readModelCard(artefact: Uint8Array): ModelCard | null {
	const card = decodeArtefact(artefact, 'learn.model').meta['card'] ?? null;
	return card === null ? null : checkModelCard(card);
}

/** Throws CORRUPT_FILE for anything that is no card. */
export function checkModelCard(card: unknown): ModelCard {
	if (isModelCard(card)) return card;
	throw new LibraryError(
		'CORRUPT_FILE',
		'The model card cannot be read: parts are missing or damaged.',
		'Train the model again, or update n8n-nodes-marketing-ai if the card is newer.',
	);
}
