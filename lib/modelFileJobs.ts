/** Saved models out of the store as files and back: what may leave, and how each kind is checked when it comes in. */
import { readFile, stat } from 'node:fs/promises';
import { systemClock } from './adapters';
import { LibraryError } from './errors';
import type { ModelMeta, StoreConfig } from './ports';
import { MOST_FILE_BYTES, readModelFile, tooLarge, useStore, writeModelFile } from './store';
import { decodeArtefact, type FileSource, type Table } from './table';

export interface ExportModelOptions {
	readonly store: StoreConfig;
	readonly name: string;
	/** Default: the current one. */
	readonly version?: number | undefined;
}

export interface ExportModelResult {
	readonly meta: ModelMeta;
	readonly file: Uint8Array;
}

export interface ImportModelOptions {
	readonly store: StoreConfig;
	readonly file: FileSource;
	/** Default: the name in the file. */
	readonly name?: string | undefined;
	/** Default true. */
	readonly makeCurrent?: boolean | undefined;
}

export interface ImportModelResult {
	readonly meta: ModelMeta;
	/** What the file says of itself. */
	readonly from: {
		readonly name: string;
		readonly version: number;
		readonly libraryVersion: string;
	};
}

interface Kind {
	/** The artefact without anything of single customers, or UNSUPPORTED. */
	readonly handOver: (artefact: Uint8Array) => Promise<Uint8Array> | Uint8Array;
	/** Throws for a model that the package could not use. */
	readonly check: (artefact: Uint8Array) => Promise<unknown>;
}

/** A kind that is not listed here never leaves the store and is never taken in. */
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
	[
		'learn.model',
		{
			handOver: async (artefact) => (await import('./learn/index.js')).handOverModel(artefact),
			check: async (artefact) =>
				(await import('./learn/train/model.js')).decodeTrainedModel(artefact),
		},
	],
	[
		'segment.kmeans',
		{
			handOver: (artefact) => artefact,
			check: async (artefact) => (await import('./segment/model.js')).decodeModel(artefact),
		},
	],
	[
		'features.rfm',
		{
			handOver: (artefact) => artefact,
			check: async (artefact) => (await import('./features/rfm/recipe.js')).decodeRecipe(artefact),
		},
	],
]);

/**
 * Job `store.exportModel`: a version as one file without customer data. Throws NOT_FOUND, CORRUPT_FILE, and UNSUPPORTED for models that
 * hold customers' data and cannot do without.
 */
export async function exportModelJob(
	_: Table,
	{ store: config, name, version }: ExportModelOptions,
): Promise<ExportModelResult> {
	const { meta, artefact } = await useStore(
		config,
		systemClock,
		async (store) => await store.models.load(name, version),
	);
	if (meta.kind.startsWith('recommend.'))
		throw refused(
			'a recommendation model holds the ids of your customers and what each of them bought',
			"Train it anew in the other shop, from that shop's own orders.",
		);
	const kind = KINDS.get(meta.kind);
	if (!kind)
		throw refused(`nothing is known of models of the kind "${meta.kind}"`, 'Update the package.');
	const free = await kind.handOver(artefact);
	const { LIBRARY_VERSION: libraryVersion } = await import('./learn/index.js');
	const file = writeModelFile({ ...meta, libraryVersion }, decodeArtefact(free, meta.kind));
	checkAddresses(file);
	return { meta, file };
}

/**
 * Job `store.importModel`: checks the file wholly, then saves a new version. Throws CORRUPT_FILE and UNSUPPORTED (nothing is saved
 * then), INVALID_PARAMETER for an impossible name.
 */
export async function importModelJob(
	_: Table,
	{ store: config, file, name, makeCurrent = true }: ImportModelOptions,
): Promise<ImportModelResult> {
	const read = readModelFile(await bytesOf(file));
	const kind = KINDS.get(read.kind);
	if (!kind) throw unknownKind(read.kind);
	await kind.check(read.artefact);
	const { libraryVersion, version, name: was } = read;
	const from = { name: was, version, libraryVersion };
	const info = { ...read.info, importedFrom: from };
	const meta = await useStore(
		config,
		systemClock,
		async (store) =>
			await store.models.save({
				...{ name: name ?? was, kind: read.kind, info, artefact: read.artefact, makeCurrent },
				createdAt: systemClock.now(),
			}),
	);
	return { meta, from };
}

async function bytesOf(file: FileSource): Promise<Uint8Array> {
	if ('bytes' in file && file.bytes) return Uint8Array.from(limited(file.bytes));
	if (!('path' in file) || !file.path) throw noFile(file.name);
	const { size } = await stat(file.path);
	if (size > MOST_FILE_BYTES) throw tooLarge(size);
	return await readFile(file.path);
}

function limited(bytes: Uint8Array): Uint8Array {
	if (bytes.length > MOST_FILE_BYTES) throw tooLarge(bytes.length);
	return bytes;
}

/** A last look at the finished header: an e-mail address in any text of it keeps the file here. */
function checkAddresses(file: Uint8Array): void {
	const length = Number(new DataView(file.buffer, file.byteOffset, 8).getBigUint64(0, true));
	const header = new TextDecoder().decode(file.slice(8, 8 + length));
	if (!/[^\s"'\\,;:<>()@]{1,64}@[^\s"'\\,;:<>()@]+\.\p{L}{2,}/u.test(header)) return;
	throw refused(
		'its description holds what looks like an e-mail address, for example as a category or class',
		'Train it again without the column that holds addresses, and export that version.',
	);
}

const refused = (why: string, hint: string) =>
	new LibraryError('UNSUPPORTED', `This model cannot be exported: ${why}.`, hint);

const unknownKind = (kind: string) =>
	new LibraryError(
		'UNSUPPORTED',
		`The file holds a model of the kind "${kind.slice(0, 60)}", which this package does not know.`,
		'Update n8n-nodes-marketing-ai, or pick another file.',
	);

const noFile = (name: string) =>
	new LibraryError('EMPTY_INPUT', `The file "${name}" has no content.`, 'Pick another file.');
