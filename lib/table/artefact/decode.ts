import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { LibraryError } from '../../errors';
import { canonicalJson, isFiniteTensor, type Json } from './encode';
import {
	align,
	ALIGNMENT,
	bytesPerElement,
	corrupt,
	FORMAT,
	FORMAT_VERSION,
	isDtype,
	LENGTH_BYTES,
	MAX_HEADER_BYTES,
	toTyped,
	type Dtype,
	type TypedArray,
} from './format';

export interface DecodedArtefact {
	readonly kind: string;
	readonly version: number;
	readonly meta: { readonly [key: string]: Json | undefined };
	/** By name, in a Map: no name can touch a prototype. */
	readonly tensors: ReadonlyMap<string, TypedArray>;
}

interface TensorEntry {
	readonly name: string;
	readonly dtype: Dtype;
	readonly from: number;
	readonly to: number;
}

interface Header {
	readonly kind: string;
	readonly version: number;
	readonly meta: { readonly [key: string]: Json | undefined };
	readonly tensors: readonly unknown[];
	readonly sha256: string;
}

type Fields = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isMeta = (value: unknown): value is Header['meta'] => isObject(value);

/**
 * Reads a saved model. Every length, offset, type and the checksum are checked before a tensor is made.
 * Throws CORRUPT_FILE for a damaged or foreign file, UNSUPPORTED for a newer layout or another kind of model than
 * `expectedKind`. Which `version` of the kind it takes is the caller's check.
 */
export function decodeArtefact(bytes: Uint8Array, expectedKind: string): DecodedArtefact {
	const headerLength = readHeaderLength(bytes);
	const header = readHeader(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + headerLength));
	const data = bytes.subarray(LENGTH_BYTES + headerLength);
	const entries = header.tensors.map(readEntry);
	checkLayout(entries, data.length);
	checkSum(header, data);
	if (header.kind !== expectedKind) throw wrongKind(header.kind, expectedKind);
	const tensors = new Map(
		entries.map(({ name, dtype, from, to }) => [name, toTyped(data.subarray(from, to), dtype)]),
	);
	for (const [name, tensor] of tensors) {
		if (!isFiniteTensor(tensor)) throw corrupt(`"${name.slice(0, 60)}" holds NaN or Infinity`);
	}
	return { kind: header.kind, version: header.version, meta: header.meta, tensors };
}

function readHeaderLength(bytes: Uint8Array): number {
	if (bytes.length < LENGTH_BYTES + 2) throw corrupt(`it has only ${bytes.length} bytes`);
	const view = new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES);
	const length = view.getBigUint64(0, true);
	if (length > BigInt(MAX_HEADER_BYTES)) throw corrupt(foreignFile(bytes));
	if (length > BigInt(bytes.length - LENGTH_BYTES)) throw corrupt('it ends inside its header');
	return Number(length);
}

/** What a file is whose first eight bytes cannot be the length of a header of ours. Those of a short header can look like a pickle's. */
function foreignFile(bytes: Uint8Array): string {
	const head = new TextDecoder('latin1').decode(bytes.slice(0, 8));
	if (head.startsWith('PK\u0003'))
		return 'it is a zip archive (PyTorch, Keras?), not a model of this package';
	if (head.startsWith('\u0089HDF'))
		return 'it is an HDF5 file (Keras?), not a model of this package';
	if (head.startsWith('\u0080\u0004') || head.startsWith('\u0080\u0003'))
		return 'it is a Python pickle, which could run code; not a model of this package';
	return 'its header claims more than 1 MB';
}

function readHeader(bytes: Uint8Array): Header {
	const json = parseJson(bytes);
	if (!isObject(json) || json['format'] !== FORMAT)
		throw corrupt('it is not a model of this package');
	const { formatVersion, kind, version, meta, tensors, sha256 } = json;
	if (typeof formatVersion !== 'number' || formatVersion < 1)
		throw corrupt('its version is missing');
	if (formatVersion > FORMAT_VERSION) throw tooNew(formatVersion);
	if (typeof kind !== 'string' || typeof version !== 'number' || !Number.isSafeInteger(version)) {
		throw corrupt('its kind or version is missing');
	}
	if (!isMeta(meta) || !Array.isArray(tensors) || typeof sha256 !== 'string') {
		throw corrupt('its header lacks parts');
	}
	return { kind, version, meta, tensors, sha256 };
}

function parseJson(bytes: Uint8Array): unknown {
	const copy = bytes.slice();
	if (!isUtf8(copy)) throw corrupt('its header is not UTF-8 text');
	const text = new TextDecoder().decode(copy);
	if (!/\} *$/.test(text.slice(-ALIGNMENT)))
		throw corrupt('its header does not end where it should');
	try {
		return JSON.parse(text);
	} catch (error) {
		throw corrupt(`its header is not JSON (${error instanceof Error ? error.message : 'unknown'})`);
	}
}

function readEntry(entry: unknown): TensorEntry {
	if (!isObject(entry)) throw corrupt('its tensor list is malformed');
	const { name, dtype, shape, data_offsets: offsets } = entry;
	if (typeof name !== 'string' || !isDtype(dtype))
		throw corrupt('a tensor has no name or an unknown type');
	if (!isLengths(shape) || !isLengths(offsets) || offsets.length !== 2) {
		throw corrupt(`tensor "${name.slice(0, 60)}" has a malformed shape or place`);
	}
	const [from = 0, to = 0] = offsets;
	const length = shape.reduce((product, n) => product * n, 1) * bytesPerElement(dtype);
	if (to - from !== length || from % bytesPerElement(dtype) !== 0) {
		throw corrupt(
			`tensor "${name.slice(0, 60)}" does not have the size that its type and shape say`,
		);
	}
	return { name, dtype, from, to };
}

function isLengths(value: unknown): value is number[] {
	return (
		Array.isArray(value) &&
		value.every((n) => typeof n === 'number' && Number.isSafeInteger(n) && n >= 0)
	);
}

/** Tensors must fill the data in order, without overlap, gap (beyond alignment) or rest, under distinct names. */
function checkLayout(entries: readonly TensorEntry[], size: number): void {
	let at = 0;
	for (const { name, from, to } of entries) {
		if (from !== at)
			throw corrupt(`tensor "${name.slice(0, 60)}" overlaps another or leaves a hole`);
		if (to > size) throw corrupt(`it ends inside tensor "${name.slice(0, 60)}"`);
		at = align(to);
	}
	if (at !== size)
		throw corrupt(at > size ? 'it is cut off at the end' : 'it has extra bytes at the end');
	if (new Set(entries.map(({ name }) => name)).size !== entries.length) {
		throw corrupt('two tensors have the same name');
	}
}

function checkSum(header: Header, data: Uint8Array): void {
	const { kind, version, meta, tensors } = header;
	const sha256 = createHash('sha256')
		.update(nestedJson({ kind, version, meta, tensors }))
		.update(data)
		.digest('hex');
	if (sha256 !== header.sha256) throw corrupt('its checksum does not match its content');
}

/** JSON.stringify is recursive: hostile nesting must end in a clear error, not in a stack overflow. */
function nestedJson(value: unknown): string {
	try {
		return canonicalJson(value);
	} catch {
		throw corrupt('its header is nested too deeply');
	}
}

/** The tensor of that name and array type, e.g. `tensorOf(model, 'centres', Float64Array)`; CORRUPT_FILE when there is none. */
export function tensorOf<T extends TypedArray>(
	artefact: DecodedArtefact,
	name: string,
	type: abstract new (...args: never[]) => T,
): T {
	const tensor = artefact.tensors.get(name);
	if (tensor instanceof type) return tensor;
	throw corrupt(`it has no ${type.name} "${name}"`);
}

function wrongKind(found: string, expected: string): LibraryError {
	return new LibraryError(
		'UNSUPPORTED',
		`The saved model is a "${found.slice(0, 60)}"; a "${expected}" is needed here.`,
		'Pick a model that this operation trained.',
		{ found, expected },
	);
}

function tooNew(version: number): LibraryError {
	return new LibraryError(
		'UNSUPPORTED',
		`The model was saved in format version ${version}; this version of the package reads up to ${FORMAT_VERSION}.`,
		'Update n8n-nodes-marketing-ai.',
	);
}
