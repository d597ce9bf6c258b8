/** The files of a TensorFlow.js layers model: model.json (topology and list of weights) and the weights' bytes. */
import { LIMITS, tooLarge, unreadable } from './limits';
import { layersOf } from './topology';
import { isZip, unzip } from './unzip';

export interface NamedFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** One entry of the list, as TensorFlow.js decodes it. */
export interface WeightSpec {
	readonly name: string;
	readonly shape: number[];
	readonly dtype: 'float32';
	readonly quantization?: { dtype: 'uint8' | 'uint16' | 'float16'; scale?: number; min?: number };
}

export interface ModelFiles {
	readonly topology: Readonly<Record<string, unknown>>;
	readonly layers: readonly string[];
	readonly specs: readonly WeightSpec[];
	/** All weights, in the order of the list. */
	readonly data: Uint8Array;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const baseName = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

/** `model`: model.json or a zip of everything; `others`: weight files by their names. Throws CORRUPT_FILE, UNSUPPORTED. */
export function readModelFiles(model: NamedFile, others: readonly NamedFile[]): ModelFiles {
	const files = new Map(others.map(({ name, bytes }) => [baseName(name), bytes]));
	const json = isZip(model.bytes) ? fromZip(model.bytes, files) : model.bytes;
	if (json.length > LIMITS.topologyBytes) throw tooLarge('its model.json is larger than 8 MB');
	const parsed = parse(json);
	if (parsed['format'] !== undefined && parsed['format'] !== 'layers-model')
		throw unreadable(`it is a ${String(parsed['format']).slice(0, 40)}, not a layers model`);
	const topology = parsed['modelTopology'];
	if (!isObject(topology)) throw unreadable('model.json has no "modelTopology"');
	const layers = layersOf(topology);
	const manifest = parsed['weightsManifest'];
	if (!Array.isArray(manifest)) throw unreadable('model.json has no "weightsManifest"');
	const groups = manifest.map(groupOf);
	const specs = groups.flatMap((group) => group.specs);
	if (specs.length > LIMITS.weights) throw tooLarge(`it has ${specs.length} weights`);
	return {
		topology,
		layers,
		specs,
		data: joined(
			groups.flatMap(({ paths }) => paths),
			files,
			specs,
		),
	};
}

function fromZip(bytes: Uint8Array, files: Map<string, Uint8Array>): Uint8Array {
	const unpacked = unzip(bytes);
	for (const [name, content] of unpacked) files.set(baseName(name), content);
	const json = [...unpacked].filter(([name]) => baseName(name) === 'model.json');
	const [only] = json;
	if (only && json.length === 1) return only[1];
	throw unreadable(`its zip archive holds ${json.length} files named model.json`);
}

function parse(bytes: Uint8Array): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(
			new TextDecoder('utf-8', { fatal: true }).decode(bytes.slice()),
		);
		if (isObject(value)) return value;
	} catch {
		throw unreadable('its model file is neither JSON nor a zip archive');
	}
	throw unreadable('its model.json is no object');
}

function groupOf(group: unknown): { paths: string[]; specs: WeightSpec[] } {
	const { paths, weights } = isObject(group) ? group : {};
	const areTexts = (list: unknown): list is string[] =>
		Array.isArray(list) && list.every((path) => typeof path === 'string');
	if (!areTexts(paths) || !Array.isArray(weights))
		throw unreadable('its list of weights is damaged');
	return { paths, specs: weights.map(specOf) };
}

function specOf(weight: unknown): WeightSpec {
	const { name, shape, dtype, quantization } = isObject(weight) ? weight : {};
	const isShape =
		Array.isArray(shape) &&
		shape.length <= 6 &&
		shape.every((n) => Number.isSafeInteger(n) && n >= 0);
	if (typeof name !== 'string' || !isShape) throw unreadable('its list of weights is damaged');
	if (dtype !== 'float32')
		throw unreadable(
			`weight "${name.slice(0, 100)}" holds ${String(dtype).slice(0, 20)}, not float32`,
		);
	const spec = { name, shape: shape.map(Number), dtype } as const;
	return quantization === undefined ? spec : { ...spec, quantization: packing(name, quantization) };
}

function packing(name: string, value: unknown): WeightSpec['quantization'] & object {
	const { dtype, scale, min } = isObject(value) ? value : {};
	if (dtype === 'float16') return { dtype };
	const isNumber = (part: unknown): part is number => Number.isFinite(part);
	if ((dtype === 'uint8' || dtype === 'uint16') && isNumber(scale) && isNumber(min))
		return { dtype, scale, min };
	throw unreadable(`weight "${name.slice(0, 100)}" is packed in an unknown way`);
}

const WIDTH = { float32: 4, float16: 2, uint16: 2, uint8: 1 } as const;
const bytesOf = ({ shape, quantization }: WeightSpec) =>
	shape.reduce((product, n) => product * n, 1) * WIDTH[quantization?.dtype ?? 'float32'];

function joined(
	paths: readonly string[],
	files: ReadonlyMap<string, Uint8Array>,
	specs: readonly WeightSpec[],
): Uint8Array {
	const parts = paths.map((path) => {
		const found = files.get(baseName(path));
		if (found) return found;
		const there = [...files.keys()].slice(0, 10).join(', ') || 'none';
		throw unreadable(`the weight file "${path.slice(0, 100)}" is missing (there are: ${there})`);
	});
	const expected = specs.reduce((sum, spec) => sum + bytesOf(spec), 0);
	const total = parts.reduce((sum, part) => sum + part.length, 0);
	if (!(total <= LIMITS.bytes)) throw tooLarge('its weights are larger than 512 MB');
	if (total !== expected)
		throw unreadable(`its weight files have ${total} bytes, its list of weights says ${expected}`);
	const out = new Uint8Array(total);
	let at = 0;
	for (const part of parts) {
		out.set(part, at);
		at += part.length;
	}
	return out;
}
