/** A rating model as bytes: kind `recommend.ratings`, version 1. */
import { LibraryError } from '../../errors';
import { decodeArtefact, encodeArtefact, tensorOf, type DecodedArtefact } from '../../table';
import { checkMethod, checkSettings, type RatingMethod } from './options';
import type { RatingSettings, RatingState } from './state';

export const RATINGS_MODEL_KIND = 'recommend.ratings';
const VERSION = 1;

export interface SavedRatings {
	readonly method: RatingMethod;
	readonly settings: RatingSettings;
	readonly state: RatingState;
	/** Of the training's ratings. */
	readonly mean: number;
	readonly deviation: number;
	/** Predictions stay within these. */
	readonly low: number;
	readonly high: number;
}

export function encodeRatings(model: SavedRatings): Uint8Array {
	const { state, settings, method, mean, deviation, low, high } = model;
	const { factors, ...tensors } = state;
	return encodeArtefact({
		kind: RATINGS_MODEL_KIND,
		version: VERSION,
		meta: { method, settings: { ...settings }, vectorLength: factors, mean, deviation, low, high },
		tensors,
	});
}

function corrupt(what: string): LibraryError {
	return new LibraryError(
		'CORRUPT_FILE',
		`The saved rating model cannot be used: ${what}.`,
		'Train it again, or pick another saved version.',
	);
}

function numberOf(values: object, name: string): number {
	const value: unknown = Object.hasOwn(values, name) ? Reflect.get(values, name) : undefined;
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	throw corrupt(`${name} is ${String(value)}`);
}

function readSettings({ meta }: DecodedArtefact): Pick<SavedRatings, 'method' | 'settings'> {
	const { settings, method } = meta;
	if (typeof settings !== 'object' || settings === null) throw corrupt('its settings are missing');
	const number = (name: string) => numberOf(settings, name);
	const given = {
		factors: number('factors'),
		epochs: number('epochs'),
		learningRate: number('learningRate'),
		regularization: number('regularization'),
	};
	try {
		const known = checkMethod(String(method));
		return { method: known, settings: checkSettings({ method: known, ...given }) };
	} catch (error) {
		throw corrupt(error instanceof Error ? error.message : 'its settings are damaged');
	}
}

function readState(artefact: DecodedArtefact): RatingState {
	const factors = numberOf(artefact.meta, 'vectorLength');
	const tensor = (name: string) => tensorOf(artefact, name, Float64Array);
	const state: RatingState = {
		factors,
		customerBias: tensor('customerBias'),
		productBias: tensor('productBias'),
		customerFactors: tensor('customerFactors'),
		productFactors: tensor('productFactors'),
		impliedFactors: tensor('impliedFactors'),
	};
	const { customerFactors, productFactors, impliedFactors, customerBias, productBias } = state;
	const fits =
		customerFactors.length === customerBias.length * factors &&
		productFactors.length === productBias.length * factors &&
		[0, productFactors.length].includes(impliedFactors.length);
	const tensors = [customerFactors, productFactors, impliedFactors, customerBias, productBias];
	if (!fits) throw corrupt('its vectors do not fit each other');
	if (tensors.every((values) => values.every(Number.isFinite))) return state;
	throw corrupt('it holds numbers that are not finite');
}

/** Reads and checks the bytes. Throws CORRUPT_FILE, or UNSUPPORTED for another kind of model. */
export function decodeRatings(bytes: Uint8Array): SavedRatings {
	const artefact = decodeArtefact(bytes, RATINGS_MODEL_KIND);
	if (artefact.version !== VERSION) throw corrupt(`its version is ${artefact.version}`);
	const number = (name: string) => numberOf(artefact.meta, name);
	const model = {
		...readSettings(artefact),
		state: readState(artefact),
		mean: number('mean'),
		deviation: number('deviation'),
		low: number('low'),
		high: number('high'),
	};
	if (model.deviation > 0 && model.low <= model.high) return model;
	throw corrupt('its scale is damaged');
}
