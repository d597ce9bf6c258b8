import { LibraryError } from '../../errors';
import type { Json } from '../../table';
import type { DriftReference, FeatureReference, NumberReference } from './reference';

/** The reference as plain JSON, for a model file. */
export function driftJson({ version, rows, features, prediction }: DriftReference): Json {
	return {
		version,
		rows,
		features: features.map((feature) => ({ ...feature })),
		prediction: prediction && { ...prediction },
	};
}

/** Reads what `driftJson` gave. Throws CORRUPT_FILE for anything else. */
export function readDriftReference(value: unknown): DriftReference {
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
