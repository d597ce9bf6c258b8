/**
 * A saved model as one file that can be handed over: the safetensors layout, readable by any safetensors library, with what
 * it is as texts in `__metadata__` and a SHA-256 of everything. No code, no customer data (see lib/modelFileJobs.ts).
 */
import { createHash } from 'node:crypto';
import { LibraryError } from '../errors';
import {
	encodeArtefact,
	readSafetensors,
	writeSafetensors,
	type Artefact,
	type Json,
	type Safetensors,
} from '../table';
import { jsonObject, kindName } from './check';

export const MODEL_FILE_FORMAT = 'n8n-nodes-marketing-ai/model';
const FORMAT_VERSION = 1;
export const MOST_FILE_BYTES = 512 * 2 ** 20;

/** What stands in the file beside the model. */
export interface ModelFileFacts {
	/** Name and version in the store that it came from. */
	readonly name: string;
	readonly version: number;
	/** UTC ms. */
	readonly createdAt: number;
	/** The package that wrote it. */
	readonly libraryVersion: string;
	readonly info: Readonly<Record<string, unknown>>;
}

export interface ModelFile extends ModelFileFacts {
	readonly kind: string;
	/** As the store keeps it; its room checks what is inside. */
	readonly artefact: Uint8Array;
}

/** The bytes of the file; the same model always gives the same bytes. Throws UNSUPPORTED above 512 MB. */
export function writeModelFile(
	{ name, version, createdAt, libraryVersion, info }: ModelFileFacts,
	{
		kind,
		version: kindVersion,
		meta,
		tensors,
	}: Omit<Artefact, 'tensors'> & Pick<Safetensors, 'tensors'>,
): Uint8Array {
	const metadata = new Map([
		['format', MODEL_FILE_FORMAT],
		['formatVersion', String(FORMAT_VERSION)],
		...Object.entries({ kind, name, libraryVersion }),
		['kindVersion', String(kindVersion)],
		['version', String(version)],
		['createdAt', String(createdAt)],
		['info', JSON.stringify(info)],
		['meta', JSON.stringify(meta)],
	]);
	const sealed = withChecksum({ metadata, tensors });
	if (sealed.length <= MOST_FILE_BYTES) return sealed;
	throw new LibraryError(
		'UNSUPPORTED',
		`The model takes ${sealed.length} bytes; files of up to ${MOST_FILE_BYTES} are exported.`,
		'Train a smaller model.',
	);
}

/** The file with the SHA-256 of the file without it. */
function withChecksum({ metadata, tensors }: Safetensors): Uint8Array {
	const sha256 = createHash('sha256').update(writeSafetensors({ metadata, tensors })).digest('hex');
	return writeSafetensors({ metadata: new Map([...metadata, ['sha256', sha256]]), tensors });
}

/**
 * Reads and checks a file; any changed byte is found. Throws CORRUPT_FILE for a damaged or foreign file, UNSUPPORTED for one
 * of a newer package or of more than 512 MB.
 */
export function readModelFile(bytes: Uint8Array): ModelFile {
	if (bytes.length > MOST_FILE_BYTES) throw tooLarge(bytes.length);
	const { metadata, tensors } = readSafetensors(bytes);
	const text = (key: string) => {
		const value = metadata.get(key);
		if (value === undefined) throw damaged(`it does not say its ${key}`);
		return value;
	};
	if (metadata.get('format') !== MODEL_FILE_FORMAT)
		throw damaged('it is a safetensors file, but not a model of this package');
	const whole = (key: string) => wholeOf(key, text(key));
	if (whole('formatVersion') > FORMAT_VERSION) throw tooNew(whole('formatVersion'));
	checkSeal(bytes, metadata, tensors);
	const kind = kindName(text('kind'));
	const meta = jsonMeta(text('meta'));
	const version = whole('kindVersion');
	const named = Object.fromEntries(tensors);
	return {
		kind,
		name: text('name'),
		version: whole('version'),
		createdAt: whole('createdAt'),
		libraryVersion: text('libraryVersion'),
		info: jsonObject('the model file', text('info')),
		artefact: encodeArtefact({ kind, version, meta, tensors: named }),
	};
}

/** The file must be byte for byte what this content gives, its checksum included. */
function checkSeal(
	bytes: Uint8Array,
	metadata: ReadonlyMap<string, string>,
	tensors: Safetensors['tensors'],
): void {
	const open = new Map([...metadata].filter(([key]) => key !== 'sha256'));
	const again = withChecksum({ metadata: open, tensors });
	if (Buffer.compare(again, bytes) !== 0) throw damaged('its checksum does not match its content');
}

function jsonMeta(text: string): Artefact['meta'] {
	const value = jsonObject('the model file', text);
	if (isJsonObject(value)) return value;
	throw damaged('its description is damaged');
}

/** What JSON.parse gave is JSON. */
const isJsonObject = (
	value: Record<string, unknown>,
): value is { readonly [key: string]: Json | undefined } => !Array.isArray(value);

function wholeOf(key: string, text: string): number {
	const value = Number(text);
	if (/^\d{1,15}$/.test(text) && Number.isSafeInteger(value)) return value;
	throw damaged(`its ${key} is no whole number`);
}

const damaged = (what: string) =>
	new LibraryError(
		'CORRUPT_FILE',
		`The model file cannot be read: ${what}.`,
		'Export the model again and send the file without changes.',
	);

const tooNew = (version: number) =>
	new LibraryError(
		'UNSUPPORTED',
		`The model file is of format version ${version}; this package reads up to ${FORMAT_VERSION}.`,
		'Update n8n-nodes-marketing-ai.',
	);

export const tooLarge = (size: number) =>
	new LibraryError(
		'UNSUPPORTED',
		`The file has ${size} bytes; model files have at most ${MOST_FILE_BYTES}.`,
		'Pick the file that "Export to File" made.',
	);
