import { LibraryError } from '../../errors';
import { LIMITS, tooLarge, unreadable } from './limits';

/** Layers whose meaning is data alone. Anything else would be code of somebody else's, or is not known here. */
const LAYERS = new Set([
	...[
		'InputLayer',
		'Dense',
		'Dropout',
		'Activation',
		'Flatten',
		'Reshape',
		'Permute',
		'RepeatVector',
	],
	...[
		'BatchNormalization',
		'LayerNormalization',
		'GaussianNoise',
		'GaussianDropout',
		'AlphaDropout',
	],
	...['ReLU', 'LeakyReLU', 'PReLU', 'ELU', 'Softmax', 'ThresholdedReLU', 'Embedding', 'Masking'],
	...['Add', 'Average', 'Concatenate', 'Dot', 'Maximum', 'Minimum', 'Multiply', 'Rescaling'],
	...['Conv1D', 'GlobalAveragePooling1D', 'GlobalMaxPooling1D', 'MaxPooling1D', 'AveragePooling1D'],
	...['SimpleRNN', 'GRU', 'LSTM', 'Bidirectional', 'TimeDistributed'],
	...['SimpleRNNCell', 'GRUCell', 'LSTMCell', 'StackedRNNCells', 'RNN'],
	...['Sequential', 'Functional', 'Model'],
]);
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const DEEPEST = 64;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Class names of all layers, in order. Throws UNSUPPORTED with the name of a layer that is not known; CORRUPT_FILE. */
export function layersOf(topology: unknown): string[] {
	const found: string[] = [];
	walk(topology, '', 0, found);
	if (found.length === 0) throw unreadable('its topology names no layers');
	if (found.length > LIMITS.layers) throw tooLarge(`it has ${found.length} layers`);
	const foreign = found.find((name) => !LAYERS.has(name));
	if (foreign === undefined) return found;
	throw new LibraryError(
		'UNSUPPORTED',
		`The TensorFlow.js model has a layer "${foreign.slice(0, 100)}", which is not one that can be imported.`,
		'Lambda and custom layers hold code. Replace the layer by built-in ones, or put its work into the columns.',
		{ layer: foreign.slice(0, 100) },
	);
}

/** A layer is what stands in a list called `layers`, or wraps one as `layer`; models nest. */
function walk(value: unknown, key: string, depth: number, found: string[]): void {
	if (depth > DEEPEST) throw unreadable('its topology is nested too deeply');
	if (Array.isArray(value)) {
		for (const part of value) walk(part, key, depth + 1, found);
		return;
	}
	if (!isObject(value)) return;
	const { class_name: name } = value;
	const isLayer =
		typeof name === 'string' && (LAYER_KEYS.has(key) || ('config' in value && LAYERS.has(name)));
	if (isLayer) found.push(name);
	if (typeof name === 'string' && name.startsWith('Lambda')) found.push(name);
	for (const [own, part] of Object.entries(value)) {
		if (FORBIDDEN.has(own)) throw unreadable(`its topology has a key "${own}"`);
		walk(part, own, depth + 1, found);
	}
}

const LAYER_KEYS = new Set(['layers', 'layer', 'cell', 'cells', 'model_config']);
