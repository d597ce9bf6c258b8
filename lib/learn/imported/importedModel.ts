/** A user's own TensorFlow.js layers model; its form in the store: kind `learn.tfjs`, version 1. */
import { LibraryError } from '../../errors';
import { decodeArtefact, encodeArtefact, type Json } from '../../table';
import type { Task } from '../estimator';
import { LIMITS } from './limits';
import { layersOf } from './topology';

export const IMPORTED_MODEL_KIND = 'learn.tfjs';
const VERSION = 1;

export interface ImportedModel {
	readonly task: Task;
	/** What it predicts, in the user's words. */
	readonly target: string;
	/** Input columns, in the order of the model's input. */
	readonly columns: readonly string[];
	/** Name of each class; empty for numbers. */
	readonly classes: readonly string[];
	/** Layers, as model.json describes them: data, never code. */
	readonly topology: Readonly<Record<string, unknown>>;
	readonly specs: readonly { readonly name: string; readonly shape: readonly number[] }[];
	/** All weights, in the order of `specs`. */
	readonly weights: Float32Array;
}

/** Throws WRONG_TYPE for weights that are not finite. */
export function encodeImportedModel(model: ImportedModel): Uint8Array {
	const { task, target, columns, classes, topology, specs, weights } = model;
	return encodeArtefact({
		kind: IMPORTED_MODEL_KIND,
		version: VERSION,
		meta: {
			...{ task, target, columns, classes },
			specs: specs.map(({ name, shape }): Json => ({ name, shape })),
		},
		tensors: { topology: new TextEncoder().encode(JSON.stringify(topology)), weights },
	});
}

/** Reads and checks an artefact. Throws CORRUPT_FILE, UNSUPPORTED. */
export function decodeImportedModel(bytes: Uint8Array): ImportedModel {
	const { version, meta, tensors } = decodeArtefact(bytes, IMPORTED_MODEL_KIND);
	if (version !== VERSION)
		throw damaged(`its version is ${version}, this package reads ${VERSION}`);
	const { task, target, columns, classes, specs } = meta;
	if (task !== 'classification' && task !== 'regression') throw damaged('its task is unknown');
	if (typeof target !== 'string') throw damaged('it does not say what it predicts');
	if (!areTexts(columns) || columns.length > LIMITS.columns)
		throw damaged('its columns are damaged');
	if (!areTexts(classes) || classes.length > LIMITS.classes)
		throw damaged('its classes are damaged');
	if (!areSpecs(specs)) throw damaged('its list of weights is damaged');
	const weights = tensors.get('weights');
	const size = specs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
	if (!(weights instanceof Float32Array) || weights.length !== size)
		throw damaged('its weights do not fit their list');
	const topology = readTopology(tensors.get('topology'));
	layersOf(topology);
	return { task, target, columns, classes, topology, specs, weights };
}

function readTopology(tensor: unknown): ImportedModel['topology'] {
	if (!(tensor instanceof Uint8Array)) throw damaged('its topology is missing');
	try {
		const value: unknown = JSON.parse(new TextDecoder().decode(tensor));
		if (isObject(value)) return value;
	} catch {
		throw damaged('its topology is not JSON');
	}
	throw damaged('its topology is no object');
}

export const sizeOf = (shape: readonly number[]) => shape.reduce((product, n) => product * n, 1);

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const areTexts = (value: unknown): value is string[] =>
	Array.isArray(value) && value.every((item) => typeof item === 'string');
const areSpecs = (value: unknown): value is { name: string; shape: number[] }[] =>
	Array.isArray(value) &&
	value.length <= LIMITS.weights &&
	value.every(
		(spec: unknown) =>
			isObject(spec) &&
			typeof spec['name'] === 'string' &&
			Array.isArray(spec['shape']) &&
			spec['shape'].every((n: unknown) => Number.isSafeInteger(n) && Number(n) >= 0),
	);

const damaged = (what: string) =>
	new LibraryError(
		'CORRUPT_FILE',
		`The imported model cannot be used: ${what}.`,
		'Import it again, or pick another saved version.',
	);
