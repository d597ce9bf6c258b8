/** An imported model on TensorFlow.js: the user's own tfjs-node where it loads, else the one inside this package. */
import { LibraryError } from '../../errors';
import type { CancelSignal } from '../../ports';
import { openTensorFlow, type OpenedTensorFlow } from '../network/tensorflow/tensorFlow';
import type { LayersModel } from '../network/tensorflow/tfjs.vendor';
import type { ImportedModel } from './importedModel';
import { unreadable } from './limits';

/** Rows that go through the layers together. */
const BLOCK_ROWS = 4096;

export interface RunningModel {
	readonly backend: OpenedTensorFlow['backend'];
	readonly nOutputs: number;
	/** nRows × inputs in, nRows × outputs out. Throws WRONG_TYPE for output that is not finite, CANCELLED. */
	predict(rows: Float32Array, nRows: number, signal?: CancelSignal): Float64Array;
	/** Gives the tensors back. */
	close(): void;
}

/** Builds the layers and checks that columns go in and classes come out. Throws CORRUPT_FILE, INVALID_PARAMETER, UNSUPPORTED. */
export async function openLayersModel(model: ImportedModel): Promise<RunningModel> {
	const opened = await openTensorFlow();
	const layers = await load(opened, model);
	const width = model.columns.length;
	const nOutputs = outputsOf(layers, model);
	return {
		backend: opened.backend,
		nOutputs,
		predict(rows, nRows, signal) {
			const out = new Float64Array(nRows * nOutputs);
			for (let from = 0; from < nRows; from += BLOCK_ROWS) {
				signal?.throwIfCancelled();
				const to = Math.min(nRows, from + BLOCK_ROWS);
				const part = rows.subarray(from * width, to * width);
				out.set(block(opened, layers, part, [to - from, width]), from * nOutputs);
			}
			if (out.every(Number.isFinite)) return out;
			throw new LibraryError(
				'WRONG_TYPE',
				'The imported model gave NaN or Infinity for some rows.',
				'Look for columns that are scaled otherwise than in its training.',
			);
		},
		close: () => void layers.dispose(),
	};
}

/** Numbers a row that come out. Gives the layers back when they do not fit columns and classes. */
function outputsOf(layers: LayersModel, { columns, classes, task }: ImportedModel): number {
	const [input, ...inputs] = layers.inputs.map(({ shape }) => shape);
	const [output, ...outputs] = layers.outputs.map(({ shape }) => shape);
	const nOutputs = output?.at(-1) ?? 0;
	const wanted = task === 'regression' ? [1] : classes.length === 2 ? [1, 2] : [classes.length];
	const fits = (shape: typeof input) => shape?.length === 2 && shape[0] === null;
	const problem =
		inputs.length > 0 || !fits(input) || input?.[1] !== columns.length
			? `takes ${shown(layers.inputs)}, but ${columns.length} input columns were named`
			: outputs.length > 0 || !fits(output) || !wanted.includes(nOutputs)
				? `gives ${shown(layers.outputs)}, which does not fit ${task === 'regression' ? 'one number a row' : `${classes.length} classes`}`
				: null;
	if (problem === null) return nOutputs;
	layers.dispose();
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The TensorFlow.js model ${problem}.`,
		'Name each input column once, in the order of the model, and each class in the order of its outputs.',
	);
}

const shown = (tensors: LayersModel['inputs']) =>
	tensors.map(({ shape }) => `[${shape.map((n) => n ?? 'rows').join(', ')}]`).join(' and ');

async function load(opened: OpenedTensorFlow, model: ImportedModel): Promise<LayersModel> {
	const { topology, specs, weights } = model;
	const weightSpecs = specs.map(({ name, shape }) => ({
		name,
		shape: [...shape],
		dtype: 'float32' as const,
	}));
	const weightData = Float32Array.from(weights).buffer;
	try {
		return await opened.loadLayersModel({
			load: async () =>
				await Promise.resolve({
					modelTopology: structuredClone(topology),
					weightSpecs,
					weightData,
				}),
		});
	} catch (error) {
		const text = error instanceof Error ? error.message : String(error);
		throw unreadable(`TensorFlow.js refuses it (${text.slice(0, 300)})`);
	}
}

function block(
	{ tf }: OpenedTensorFlow,
	layers: LayersModel,
	rows: Float32Array,
	shape: [number, number],
) {
	return tf.tidy(() => {
		const said = layers.predictOnBatch(tf.tensor2d(rows, shape));
		const [first] = Array.isArray(said) ? said : [said];
		return Float32Array.from(first?.dataSync() ?? []);
	});
}
