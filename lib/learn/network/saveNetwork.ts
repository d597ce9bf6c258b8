import type { Activation } from '../../kernels';
import type { Json, TypedArray } from '../../table';
import { Design } from '../dense/design';
import { corruptModel, featuresToJson, SavedReader } from '../dense/savedChecks';
import type { SavedEstimator, Task } from '../estimator';
import type { FittedNetwork } from './fittedNetwork';
import { ACTIVATIONS, MOST_LAYERS, MOST_UNITS } from './options';
import type { Training } from './training';

const KIND = 'neuralNetwork';
const VERSION = 1;
const MOST_CLASSES = 100_000;
const TASKS: readonly Task[] = ['classification', 'regression'];
const DESIGN = ['fill', 'mean', 'scale', 'indicator'] as const;

export function saveNetwork(fitted: FittedNetwork, activation: Activation): SavedEstimator {
	const { features, design, sizes, nClasses, weights, scale, training } = fitted;
	const tensors: Record<string, TypedArray> = {
		...design.toTensors(),
		target: Float64Array.of(scale.mean, scale.scale),
	};
	weights.forEach((tensor, l) => (tensors[`layer${l}`] = tensor));
	const meta: Record<string, Json> = {
		version: VERSION,
		task: nClasses === 0 ? 'regression' : 'classification',
		activation,
		nClasses,
		hiddenLayers: sizes.slice(1, -1),
		features: featuresToJson(features),
		training: { ...training },
	};
	return { kind: KIND, meta, tensors };
}

/** Throws CORRUPT_FILE unless every part fits the others. */
export function readNetwork(saved: SavedEstimator): {
	fitted: FittedNetwork;
	task: Task;
	activation: Activation;
} {
	const reader = new SavedReader(saved, KIND, VERSION);
	const task = reader.choice('task', TASKS);
	const activation = reader.choice('activation', ACTIVATIONS);
	const nClasses = reader.whole('nClasses', 0, MOST_CLASSES);
	if (nClasses === 1 || (nClasses === 0) !== (task === 'regression'))
		throw corruptModel(KIND, `${nClasses} classes do not fit ${task}`);
	const features = reader.features();
	const design = Design.fromTensors(features, (name) => reader.numbers(name, features.length));
	if (!design) throw corruptModel(KIND, `${DESIGN.join(', ')} are out of range`);
	const [mean = 0, scale = 1] = reader.numbers('target', 2);
	if (scale <= 0) throw corruptModel(KIND, 'its target has no scale');
	const sizes = [design.nCols, ...hiddenLayers(saved), nClasses > 2 ? nClasses : 1];
	const weights = sizes
		.slice(1)
		.map((units, l) => layerOf(saved, `layer${l}`, ((sizes[l] ?? 0) + 1) * units));
	const training = trainingOf(saved.meta['training']);
	const target = { mean, scale };
	return {
		fitted: { features, design, sizes, nClasses, weights, scale: target, training },
		task,
		activation,
	};
}

function hiddenLayers({ meta }: SavedEstimator): number[] {
	const value = meta['hiddenLayers'];
	const fits = (units: unknown): units is number =>
		typeof units === 'number' && Number.isInteger(units) && units >= 1 && units <= MOST_UNITS;
	if (Array.isArray(value) && value.length <= MOST_LAYERS && value.every(fits)) return value;
	throw corruptModel(KIND, 'its layers are damaged');
}

function layerOf({ tensors }: SavedEstimator, name: string, length: number): Float32Array {
	const tensor = Object.hasOwn(tensors, name) ? tensors[name] : undefined;
	const fits = tensor instanceof Float32Array && tensor.length === length;
	if (fits && tensor.every(Number.isFinite)) return tensor;
	throw corruptModel(KIND, `"${name}" is not ${length} finite numbers`);
}

function trainingOf(value: Json | undefined): Training {
	const damaged = () => corruptModel(KIND, 'the record of its training is damaged');
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged();
	const fields = new Map<string, Json | undefined>(Object.entries(value));
	const whole = (name: string) => {
		const field = fields.get(name);
		if (typeof field === 'number' && Number.isInteger(field) && field >= 0) return field;
		throw damaged();
	};
	const list = (name: string) => {
		const field: unknown = fields.get(name);
		if (Array.isArray(field) && field.every((item) => typeof item === 'number')) return field;
		throw damaged();
	};
	const backend = fields.get('backend');
	if (typeof backend !== 'string') throw damaged();
	return {
		backend,
		epochs: whole('epochs'),
		bestEpoch: whole('bestEpoch'),
		validationRows: whole('validationRows'),
		losses: list('losses'),
		validationLosses: list('validationLosses'),
	};
}
