/** Job `learn.importTensorFlow`: a user's own TensorFlow.js layers model becomes a saved model that Predict can use. */
import { readFile, stat } from 'node:fs/promises';
import { LibraryError } from '../../errors';
import type { Table } from '../../table';
import type { Task } from '../estimator';
import { openTensorFlow } from '../network/tensorflow/tensorFlow';
import { encodeImportedModel, IMPORTED_MODEL_KIND, type ImportedModel } from './importedModel';
import { openLayersModel } from './layersModel';
import { LIMITS, tooLarge } from './limits';
import { readModelFiles, type ModelFiles, type NamedFile } from './modelFiles';

/** A file by its name, in memory or on this machine. */
export type GivenFile = { readonly name: string } & (
	{ readonly bytes: Uint8Array } | { readonly path: string }
);

export interface ImportOptions {
	/** model.json, or a zip archive that holds it and the weights. */
	readonly model: GivenFile;
	/** Weight files, found by the names that model.json gives them. */
	readonly weights?: readonly GivenFile[] | undefined;
	/** Input columns, in the order of the model's input. */
	readonly columns: readonly string[];
	readonly task: Task;
	/** Classification: name of each output, in order; for one output that of 0 and that of 1. */
	readonly classes?: readonly string[] | undefined;
	/** What it predicts; for reports. */
	readonly target: string;
}

export interface ImportResult {
	readonly artefact: Uint8Array;
	readonly kind: typeof IMPORTED_MODEL_KIND;
	readonly info: {
		readonly task: Task;
		readonly target: string;
		readonly algorithm: string;
		readonly parameters: number;
	};
	readonly report: {
		readonly layers: readonly string[];
		readonly parameters: number;
		readonly columns: readonly string[];
		readonly classes: readonly string[];
		/** Which TensorFlow.js tried it. */
		readonly backend: string;
	};
}

/** Throws CORRUPT_FILE, UNSUPPORTED (a layer that holds code, too large), INVALID_PARAMETER (columns or classes do not fit), WRONG_TYPE. */
export async function importTensorFlow(
	_table: Table,
	options: ImportOptions,
): Promise<ImportResult> {
	const { columns, task, target } = options;
	const classes = task === 'regression' ? [] : (options.classes ?? []);
	checkNames(columns, task, classes);
	const [model, ...weights] = await readAll([options.model, ...(options.weights ?? [])]);
	if (!model) throw new Error('There is always a model file.');
	const files = readModelFiles(model, weights);
	const imported = { ...{ task, target, columns, classes }, ...(await weightsOf(files)) };
	const running = await openLayersModel(imported);
	try {
		running.predict(new Float32Array(columns.length), 1);
	} finally {
		running.close();
	}
	const { layers } = files;
	const parameters = imported.weights.length;
	return {
		artefact: encodeImportedModel(imported),
		kind: IMPORTED_MODEL_KIND,
		info: { task, target, algorithm: 'tensorFlowImported', parameters },
		report: { layers, parameters, columns, classes, backend: running.backend },
	};
}

function checkNames(columns: readonly string[], task: Task, classes: readonly string[]): void {
	const twice = (names: readonly string[]) => new Set(names).size !== names.length;
	const problem =
		columns.length === 0 || columns.length > LIMITS.columns || twice(columns)
			? `columns must be 1..${LIMITS.columns} different names, got ${columns.length}`
			: task === 'classification' &&
				  (classes.length < 2 || classes.length > LIMITS.classes || twice(classes))
				? `classes must be 2..${LIMITS.classes} different names, got ${classes.length}`
				: null;
	if (problem === null) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The ${problem}.`,
		'Name them in the order of the model.',
	);
}

async function readAll(given: readonly GivenFile[]): Promise<NamedFile[]> {
	let total = 0;
	const files: NamedFile[] = [];
	for (const file of given) {
		total += 'path' in file ? (await stat(file.path)).size : file.bytes.length;
		if (total > LIMITS.bytes) throw tooLarge('its files are larger than 512 MB');
		const bytes = 'path' in file ? Uint8Array.from(await readFile(file.path)) : file.bytes;
		files.push({ name: file.name, bytes });
	}
	return files;
}

/** Weights as plain float32, also where the file packs them. */
async function weightsOf(
	files: ModelFiles,
): Promise<Pick<ImportedModel, 'topology' | 'specs' | 'weights'>> {
	const { topology, specs, data } = files;
	const { tf } = await openTensorFlow();
	const decoded = tf.io.decodeWeights(Uint8Array.from(data).buffer, [...specs]);
	const parts = specs.map(({ name }) => Float32Array.from(decoded[name]?.dataSync() ?? []));
	tf.dispose(decoded);
	const weights = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		weights.set(part, at);
		at += part.length;
	}
	return { topology, specs: specs.map(({ name, shape }) => ({ name, shape })), weights };
}
