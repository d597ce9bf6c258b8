/**
 * Files in the safetensors layout (https://github.com/huggingface/safetensors, format section): 8 bytes header length
 * (little-endian), a JSON header of `__metadata__` (texts) and one entry a tensor, then the tensors back to back without holes.
 * Readable by any safetensors library. Tensors are written in order of falling element size, so that each is aligned.
 */
import { isUtf8 } from 'node:buffer';
import { LibraryError } from '../../errors';
import { canonicalJson } from './encode';
import {
	align,
	bytesPerElement,
	dtypeOf,
	isDtype,
	LENGTH_BYTES,
	toTyped,
	type Dtype,
	type TypedArray,
} from './format';

const METADATA = '__metadata__';
/** Ours is at most 1 MB of description and as much again for escapes. */
const MAX_HEADER = 4 * 2 ** 20;

export interface Safetensors {
	readonly metadata: ReadonlyMap<string, string>;
	readonly tensors: ReadonlyMap<string, TypedArray>;
}

/** The bytes of a file; the same content always gives the same bytes. Throws UNSUPPORTED for more than 4 MB of header. */
export function writeSafetensors({ metadata, tensors }: Safetensors): Uint8Array {
	const entries = [...tensors].sort(
		([a, x], [b, y]) => y.BYTES_PER_ELEMENT - x.BYTES_PER_ELEMENT || (a < b ? -1 : 1),
	);
	const header: Record<string, unknown> = Object.create(null);
	header[METADATA] = Object.fromEntries(metadata);
	let at = 0;
	for (const [name, array] of entries) {
		const to = at + array.byteLength;
		header[name] = { dtype: dtypeOf(array), shape: [array.length], data_offsets: [at, to] };
		at = to;
	}
	const text = new TextEncoder().encode(canonicalJson(header));
	const length = align(text.length);
	if (length > MAX_HEADER) throw damaged(`its description takes ${length} bytes`);
	const out = new Uint8Array(LENGTH_BYTES + length + at);
	new DataView(out.buffer).setBigUint64(0, BigInt(length), true);
	out.fill(32, LENGTH_BYTES, LENGTH_BYTES + length).set(text, LENGTH_BYTES);
	at = LENGTH_BYTES + length;
	for (const [, array] of entries) {
		out.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
		at += array.byteLength;
	}
	return out;
}

/** Reads a file. Everything is checked before a tensor is made; allocates no more than the file itself. Throws CORRUPT_FILE. */
export function readSafetensors(bytes: Uint8Array): Safetensors {
	const length = headerLength(bytes);
	const header = readHeader(bytes.slice(LENGTH_BYTES, LENGTH_BYTES + length));
	const data = bytes.subarray(LENGTH_BYTES + length);
	const entries = [...header].filter(([name]) => name !== METADATA).map(readEntry);
	checkLayout(entries, data.length);
	const tensors = entries.map(({ name, dtype, from, to }): [string, TypedArray] => [
		name,
		toTyped(data.subarray(from, to), dtype),
	]);
	return { metadata: readMetadata(header.get(METADATA)), tensors: new Map(tensors) };
}

const MAGIC: readonly (readonly [string, string])[] = [
	['PK\u0003', 'a zip archive (PyTorch, Keras?)'],
	['\u0089HDF', 'an HDF5 file (Keras?)'],
	['\u0080\u0002', 'a Python pickle, which could run code'],
	['\u0080\u0003', 'a Python pickle, which could run code'],
	['\u0080\u0004', 'a Python pickle, which could run code'],
	['\u0080\u0005', 'a Python pickle, which could run code'],
	['\u001f\u008b', 'a gzip file'],
	['{', 'a JSON file'],
	['[', 'a JSON file'],
];

function headerLength(bytes: Uint8Array): number {
	const head = String.fromCharCode(...bytes.slice(0, LENGTH_BYTES));
	const claimed =
		bytes.length < LENGTH_BYTES + 2
			? null
			: new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES).getBigUint64(0, true);
	if (claimed !== null && claimed <= BigInt(MAX_HEADER) && claimed >= 2n) {
		if (claimed > BigInt(bytes.length - LENGTH_BYTES)) throw damaged('it ends inside its header');
		return Number(claimed);
	}
	const foreign = MAGIC.find(([magic]) => head.startsWith(magic));
	if (foreign) throw damaged(`it is ${foreign[1]}, not a model of this package`);
	if (claimed === null) throw damaged(`it has only ${bytes.length} bytes`);
	throw damaged('the length of its header is impossible');
}

type Entries = ReadonlyMap<string, unknown>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function readHeader(bytes: Uint8Array): Entries {
	if (!isUtf8(bytes)) throw damaged('its header is not UTF-8 text');
	const text = new TextDecoder().decode(bytes);
	if (!text.startsWith('{')) throw damaged('its header does not begin as it should');
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		throw damaged('its header is not JSON');
	}
	if (!isObject(json)) throw damaged('its header is not an object');
	return new Map(Object.entries(json));
}

function readMetadata(value: unknown): Map<string, string> {
	if (value === undefined) return new Map();
	if (!isObject(value)) throw damaged('its metadata are malformed');
	const texts = Object.entries(value).map(([key, text]): [string, string] => {
		if (typeof text === 'string') return [key, text];
		throw damaged('its metadata are malformed');
	});
	return new Map(texts);
}

interface Entry {
	readonly name: string;
	readonly dtype: Dtype;
	readonly from: number;
	readonly to: number;
}

function readEntry([name, entry]: [string, unknown]): Entry {
	const shown = JSON.stringify(name.slice(0, 60));
	if (!isObject(entry) || !isDtype(entry['dtype']))
		throw damaged(`tensor ${shown} has an unknown type`);
	const { dtype, shape, data_offsets: offsets } = entry;
	if (!areLengths(shape) || !areLengths(offsets) || offsets.length !== 2)
		throw damaged(`tensor ${shown} has a malformed shape or place`);
	const [from = 0, to = 0] = offsets;
	const size = bytesPerElement(dtype);
	if (to - from !== shape.reduce((product, n) => product * n, 1) * size)
		throw damaged(`tensor ${shown} does not have the size that its type and shape say`);
	return { name, dtype, from, to };
}

const areLengths = (value: unknown): value is number[] =>
	Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);

/** Tensors must fill the data without overlap, hole or rest. */
function checkLayout(entries: readonly Entry[], size: number): void {
	let at = 0;
	for (const { name, from, to } of [...entries].sort((a, b) => a.from - b.from || a.to - b.to)) {
		if (from !== at)
			throw damaged(
				`tensor ${JSON.stringify(name.slice(0, 60))} overlaps another or leaves a hole`,
			);
		at = to;
	}
	if (at > size) throw damaged('it is cut off at the end');
	if (at < size) throw damaged('it has extra bytes at the end');
}

const damaged = (what: string) =>
	new LibraryError(
		'CORRUPT_FILE',
		`The model file cannot be read: ${what}.`,
		'Export the model again and send the file without changes.',
	);
