/** A trained model with all that predicting needs; its form in the store: kind `learn.model`, version 2. No customer data. */
import { LibraryError } from '../../errors';
import { FrameRecipe, questionJson, readQuestion, type Question } from '../../features';
import { decodeArtefact, encodeArtefact, type Json, type TypedArray } from '../../table';
import { loadCalibrator, saveCalibrator, type Calibrator } from '../calibrate/calibrator';
import { originJson, readOrigin, type ModelOrigin } from '../champion/origin';
import type { ConformalIntervals } from '../conformal';
import { loadDriftReference, saveDriftReference, type DriftReference } from '../drift';
import type { Estimator, Task } from '../estimator';
import { loadEstimator } from '../loadEstimator';
import { groupDecisionJson, readGroupDecision, type GroupDecision } from './fairnessDecision';

export const LEARN_MODEL_KIND = 'learn.model';
/** Version 2 is version 1 with more fields in its meta, each null (or missing) where a model has none. */
const VERSION = 2;
const OLDEST = 1;
const ESTIMATOR = 'estimator.';
const REFERENCE = 'reference';
const USUAL = 'usual';

export interface TrainedModel {
	readonly task: Task;
	readonly target: string;
	/** Name of each class number; empty for numbers. */
	readonly classes: readonly string[];
	/** Name of the algorithm, as in `ALGORITHMS`. */
	readonly algorithm: string;
	readonly recipe: FrameRecipe;
	readonly estimator: Estimator;
	readonly calibrator: Calibrator | null;
	/** Two classes: probability from which "yes" is predicted. */
	readonly threshold: number | null;
	/** Numbers: how far around the prediction a new value lies with probability `coverage`; null with too few rows. */
	readonly interval: ConformalIntervals | null;
	/** What features and predictions looked like in training, in bins. */
	readonly usual: DriftReference;
	/** What explaining a row needs (see explain/contributions); null: this model gives no reasons. */
	readonly reference: Float64Array | null;
	/** The model card as JSON (see card.ts); null in models of version 1. */
	readonly card: Json | null;
	/** The ready question that it answers and how its features are made from orders; null: it predicts a column. */
	readonly question: Question | null;
	/** Its settings and which rows it learnt from; null in models of version 1. */
	readonly origin: ModelOrigin | null;
	/** Thresholds per group; null: all rows have the common one. */
	readonly groups: GroupDecision | null;
}

export function encodeTrainedModel(model: TrainedModel): Uint8Array {
	const { task, target, classes, algorithm, recipe, calibrator, threshold } = model;
	const { kind, meta, tensors } = model.estimator.save();
	const calibration = calibrator && saveCalibrator(calibrator);
	const all: Record<string, TypedArray> = { ...calibration?.tensors };
	const usual = saveDriftReference(model.usual);
	all[USUAL] = usual.numbers;
	if (model.reference) all[REFERENCE] = model.reference;
	for (const [name, tensor] of Object.entries(tensors)) all[ESTIMATOR + name] = tensor;
	return encodeArtefact({
		kind: LEARN_MODEL_KIND,
		version: VERSION,
		meta: {
			task,
			target,
			classes,
			algorithm,
			recipe: recipe.toJSON(),
			estimator: { kind, meta },
			calibration: calibration?.meta ?? null,
			threshold,
			interval: model.interval && { ...model.interval },
			usual: usual.meta,
			card: model.card,
			question: model.question && questionJson(model.question),
			groups: groupDecisionJson(model.groups),
			origin: model.origin && originJson(model.origin),
		},
		tensors: all,
	});
}

/** Reads and checks an artefact. Throws CORRUPT_FILE. */
export function decodeTrainedModel(bytes: Uint8Array): TrainedModel {
	const { version, meta, tensors } = decodeArtefact(bytes, LEARN_MODEL_KIND);
	if (version < OLDEST || version > VERSION)
		throw corrupt(`its version is ${version}, this package reads ${OLDEST} to ${VERSION}`);
	const { task, target, classes, algorithm, threshold } = meta;
	if (task !== 'classification' && task !== 'regression') throw corrupt('its task is unknown');
	if (typeof target !== 'string' || typeof algorithm !== 'string')
		throw corrupt('names are missing');
	if (!areTexts(classes)) throw corrupt('its classes are damaged');
	if (threshold !== null && !isFinite(threshold)) throw corrupt('its threshold is no number');
	const all = Object.fromEntries(tensors);
	const estimator = readEstimator(meta['estimator'], all);
	if (estimator.task !== task) throw corrupt('its estimator has another task');
	return {
		task,
		target,
		classes,
		algorithm,
		recipe: FrameRecipe.fromJSON(meta['recipe']),
		estimator,
		calibrator: meta['calibration'] === null ? null : loadCalibrator(meta['calibration'], all),
		threshold,
		interval: readInterval(meta['interval']),
		usual: loadDriftReference(meta['usual'], numbersOf(all, USUAL)),
		reference: numbersOf(all, REFERENCE),
		card: meta['card'] ?? null,
		question: readQuestion(meta['question']),
		groups: readGroupDecision(meta['groups']),
		origin: readOrigin(meta['origin']),
	};
}

function readEstimator(saved: unknown, tensors: Record<string, TypedArray>): Estimator {
	if (!isObject(saved)) throw corrupt('it has no estimator');
	const { kind, meta } = saved;
	if (typeof kind !== 'string' || !isJsonObject(meta)) throw corrupt('its estimator is damaged');
	const own = Object.entries(tensors)
		.filter(([name]) => name.startsWith(ESTIMATOR))
		.map(([name, tensor]): [string, TypedArray] => [name.slice(ESTIMATOR.length), tensor]);
	return loadEstimator({ kind, meta, tensors: Object.fromEntries(own) });
}

function numbersOf(tensors: Record<string, TypedArray>, name: string): Float64Array | null {
	const tensor = tensors[name];
	if (tensor === undefined) return null;
	if (tensor instanceof Float64Array) return tensor;
	throw corrupt(`"${name}" is damaged`);
}

function readInterval(value: unknown): TrainedModel['interval'] {
	if (value === null) return null;
	if (!isObject(value)) throw corrupt('its interval is damaged');
	const { coverage, lower, upper, scaled, rows } = value;
	if (![coverage, lower, upper, rows].every(isFinite) || scaled !== false)
		throw corrupt('its interval is damaged');
	return {
		coverage: Number(coverage),
		lower: Number(lower),
		upper: Number(upper),
		scaled: false,
		rows: Number(rows),
	};
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
/** What comes out of an artefact's header is JSON: an object there is a JSON object. */
const isJsonObject = (value: unknown): value is { readonly [key: string]: Json } => isObject(value);
const isFinite = (value: unknown): value is number => Number.isFinite(value);
const areTexts = (value: unknown): value is string[] =>
	Array.isArray(value) && value.every((item) => typeof item === 'string');

const corrupt = (what: string) =>
	new LibraryError(
		'CORRUPT_FILE',
		`The saved model cannot be used: ${what}.`,
		'Train the model again, or pick another saved version.',
	);
