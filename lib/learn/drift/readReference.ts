import { LibraryError } from '../../errors';
import type { Json } from '../../table';
import type { DriftReference, FeatureReference, NumberReference } from './reference';

/** Lists of numbers of a `NumberReference`, in the order in which they stand in the tensor. */
const LISTS = ['edges', 'shares', 'points', 'below', 'upTo'] as const;

export interface SavedDriftReference {
	/** Small: each list of numbers is only its length. */
	readonly meta: Json;
	/** All lists of numbers, one after the other: wide tables have too many for a description. */
	readonly numbers: Float64Array;
}

/** The reference for a model file. */
export function saveDriftReference(reference: DriftReference): SavedDriftReference {
	const numbers: number[] = [];
	const short = (feature: FeatureReference): Json => {
		if (feature.kind === 'category') return { ...feature };
		for (const list of LISTS) for (const value of feature[list]) numbers.push(value);
		const lengths = LISTS.map((list): [string, number] => [list, feature[list].length]);
		return { kind: feature.kind, name: feature.name, ...Object.fromEntries(lengths) };
	};
	const { version, rows, features, prediction } = reference;
	const meta = { version, rows, features: features.map(short) };
	const whole = { ...meta, prediction: prediction && short(prediction) };
	return { meta: whole, numbers: Float64Array.from(numbers) };
}

/**
 * Reads what `saveDriftReference` gave; or, without numbers, the form of models of version 1, whose lists stand in the
 * description. Throws CORRUPT_FILE for anything else.
 */
export function loadDriftReference(meta: unknown, numbers: Float64Array | null): DriftReference {
	if (numbers === null) return readDriftReference(meta);
	if (!isObject(meta) || !Array.isArray(meta['features'])) throw corrupt('it has no features');
	let at = 0;
	const whole = (feature: unknown): unknown => {
		if (!isObject(feature) || feature['kind'] !== 'number') return feature;
		const lists = LISTS.map((list): [string, number[]] => {
			const from = at;
			at += lengthOf(feature[list], numbers.length - from);
			return [list, Array.from(numbers.subarray(from, at))];
		});
		return { ...feature, ...Object.fromEntries(lists) };
	};
	const features = meta['features'].map(whole);
	const reference = readDriftReference({
		...meta,
		features,
		prediction: whole(meta['prediction']),
	});
	if (at !== numbers.length) throw corrupt('its numbers do not fit its features');
	return reference;
}

function lengthOf(length: unknown, most: number): number {
	if (isNumber(length) && Number.isInteger(length) && length >= 0 && length <= most) return length;
	throw corrupt('its numbers do not fit its features');
}

function readDriftReference(value: unknown): DriftReference {
	if (!isObject(value) || value['version'] !== 1) throw corrupt('its version is unknown');
	const { rows, features, prediction } = value;
	if (!isNumber(rows) || rows < 1) throw corrupt('it has no rows');
	if (!Array.isArray(features) || !features.every(isFeature)) throw corrupt('a feature is damaged');
	if (prediction !== null && !isNumberReference(prediction))
		throw corrupt('its predictions are damaged');
	return { version: 1, rows, features, prediction };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const areNumbers = (value: unknown): value is number[] =>
	Array.isArray(value) && value.every(isNumber);

function isNumberReference(value: unknown): value is NumberReference {
	if (!isObject(value) || value['kind'] !== 'number' || typeof value['name'] !== 'string')
		return false;
	const { edges, shares, points, below, upTo } = value;
	return (
		areNumbers(edges) &&
		areNumbers(shares) &&
		shares.length === edges.length + 2 &&
		areNumbers(points) &&
		areNumbers(below) &&
		areNumbers(upTo) &&
		below.length === points.length &&
		upTo.length === points.length
	);
}

function isFeature(value: unknown): value is FeatureReference {
	if (!isObject(value) || value['kind'] !== 'category') return isNumberReference(value);
	const { name, categories, shares } = value;
	return (
		typeof name === 'string' &&
		Array.isArray(categories) &&
		categories.every((text) => typeof text === 'string') &&
		areNumbers(shares) &&
		shares.length === categories.length + 2
	);
}

const corrupt = (what: string) =>
	new LibraryError(
		'CORRUPT_FILE',
		`The saved description of the training data cannot be used: ${what}.`,
		'Train the model again, or pick another saved version.',
	);
