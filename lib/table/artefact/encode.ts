import { createHash } from 'node:crypto';
import { LibraryError } from '../../errors';
import {
	align,
	dtypeOf,
	FORMAT,
	FORMAT_VERSION,
	LENGTH_BYTES,
	MAX_HEADER_BYTES,
	type TypedArray,
} from './format';

export type Json =
	string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

export interface Artefact {
	/** What it is, `room.model`: "segment.kmeans". Reading asks for a kind and refuses any other. */
	readonly kind: string;
	/** The version of that kind's own schema, a whole number >= 1. The room decides which versions it reads. */
	readonly version: number;
	/** Plain JSON: parameters, column names, profiles. At most 1 MB with the list of tensors. */
	readonly meta: { readonly [key: string]: Json | undefined };
	/** Weights by name. NaN and ±Infinity are refused: a model that holds them did not converge. */
	readonly tensors: Readonly<Record<string, TypedArray>>;
}

interface Entry {
	readonly name: string;
	readonly array: TypedArray;
	readonly from: number;
}

/**
 * The bytes of a model: the same artefact always gives the same bytes (tensors and metadata keys are sorted by name).
 * Throws UNSUPPORTED when metadata and tensor list need more than 1 MB, WRONG_TYPE for weights that are not finite.
 */
export function encodeArtefact(artefact: Artefact): Uint8Array {
	const entries = layOut(artefact.tensors);
	const last = entries.at(-1);
	const data = new Uint8Array(align(last ? last.from + last.array.byteLength : 0));
	for (const { array, from } of entries) {
		data.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), from);
	}
	const header = headerBytes(artefact, entries, data);
	const out = new Uint8Array(LENGTH_BYTES + header.length + data.length);
	new DataView(out.buffer).setBigUint64(0, BigInt(header.length), true);
	out.set(header, LENGTH_BYTES);
	out.set(data, LENGTH_BYTES + header.length);
	return out;
}

function layOut(tensors: Readonly<Record<string, TypedArray>>): Entry[] {
	let at = 0;
	return Object.keys(tensors)
		.sort()
		.flatMap((name) => {
			const array = tensors[name];
			if (!array) return [];
			if (!isFiniteTensor(array)) throw notFinite(name);
			const from = at;
			at = align(from + array.byteLength);
			return [{ name, array, from }];
		});
}

function headerBytes(artefact: Artefact, entries: readonly Entry[], data: Uint8Array): Uint8Array {
	const tensors = entries.map(({ name, array, from }) => ({
		name,
		dtype: dtypeOf(array),
		shape: [array.length],
		data_offsets: [from, from + array.byteLength],
	}));
	const { kind, version, meta } = artefact;
	const sha256 = createHash('sha256')
		.update(canonicalJson({ kind, version, meta, tensors }))
		.update(data)
		.digest('hex');
	const text = canonicalJson({
		format: FORMAT,
		formatVersion: FORMAT_VERSION,
		kind,
		version,
		meta,
		tensors,
		sha256,
	});
	const header = new TextEncoder().encode(text);
	if (header.length + ALIGN_SLACK > MAX_HEADER_BYTES) throw headerTooLarge(header.length);
	return padded(header);
}

const ALIGN_SLACK = 8;

/** Blanks after the JSON bring the data to a multiple of 8. */
function padded(header: Uint8Array): Uint8Array {
	const out = new Uint8Array(align(header.length)).fill(32);
	out.set(header);
	return out;
}

/** JSON with keys in code-unit order, so that equal metadata gives equal bytes. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? sortedCopy(inner)
			: inner,
	);
}

function sortedCopy(value: object): object {
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
	const copy: Record<string, unknown> = Object.create(null);
	for (const [key, inner] of entries) copy[key] = inner;
	return copy;
}

export function isFiniteTensor(array: TypedArray): boolean {
	if (!(array instanceof Float64Array) && !(array instanceof Float32Array)) return true;
	return array.every((value) => Number.isFinite(value));
}

function notFinite(name: string): LibraryError {
	return new LibraryError(
		'WRONG_TYPE',
		`The model cannot be saved: "${name}" holds NaN or Infinity.`,
		'Check the training data for extreme values, scale the columns, or use stronger regularisation.',
	);
}

function headerTooLarge(size: number): LibraryError {
	return new LibraryError(
		'UNSUPPORTED',
		`The model's description takes ${size} bytes; at most ${MAX_HEADER_BYTES} are saved.`,
		'Use fewer categories or columns.',
	);
}
