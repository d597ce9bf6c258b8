import { LibraryError } from '../../errors';

/** What a user's own model may be at most. */
export const LIMITS = {
	/** Bytes of all files together, unpacked. */
	bytes: 512 * 2 ** 20,
	/** Bytes of model.json. */
	topologyBytes: 8 * 2 ** 20,
	files: 1000,
	layers: 1000,
	weights: 5000,
	columns: 5000,
	classes: 1000,
} as const;

/** The file is no model that can be taken, as CORRUPT_FILE. */
export const unreadable = (what: string) =>
	new LibraryError(
		'CORRUPT_FILE',
		`The TensorFlow.js model cannot be imported: ${what}.`,
		'Give the model.json of a layers model and its weight files, as tensorflowjs_converter or model.save() write them.',
	);

export const tooLarge = (what: string) =>
	new LibraryError(
		'UNSUPPORTED',
		`The TensorFlow.js model is too large: ${what}.`,
		'Import a smaller model.',
	);
