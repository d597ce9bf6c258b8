import { LibraryError } from '../errors';
import type { ModelMeta } from '../ports';

/** NOT_FOUND that says what there is instead. */
export function modelNotFound(
	name: string,
	version: number | undefined,
	known: { readonly versions: readonly number[]; readonly names: readonly string[] },
): LibraryError {
	const versioned = version !== undefined && known.versions.length > 0;
	return new LibraryError(
		'NOT_FOUND',
		versioned
			? `Model "${name}" has no version ${version}. It has: ${known.versions.slice(0, 20).join(', ')}.`
			: `There is no model "${name}" in the store. It holds: ${known.names.join(', ') || 'no models yet'}.`,
		versioned
			? 'Choose one of these versions, or leave the version empty for the current one.'
			: 'Train and save a model under this name first, or choose one that exists.',
		{ name, ...known },
	);
}

/** CORRUPT_FILE: the bytes that came out are not the bytes that went in. */
export function corruptModel(meta: ModelMeta, found: number): LibraryError {
	return new LibraryError(
		'CORRUPT_FILE',
		`Model "${meta.name}" version ${meta.version} is damaged: ${found} of ${meta.bytes} bytes, wrong checksum.`,
		'Make an earlier version current, or train and save the model again.',
		{ name: meta.name, version: meta.version },
	);
}
