import { createBitmap, isSet, setBit, type Bitmap } from '../bitmap';
import type { Column, ColumnType } from '../column';
import { Dictionary } from '../dictionary';
import { bytes, float64, int32 } from '../memory';
import { ByteDictionary } from './byteDictionary';
import type { ColumnPart } from './sinks/columnPart';

const INT32_MAX = 2 ** 31 - 1;

/**
 * One column from its parts, in order. Dictionary codes are those that reading in one piece would give, because each
 * part's strings are entered in their order of appearance.
 */
export function mergeParts(parts: readonly ColumnPart[], type: ColumnType): Column {
	const length = parts.reduce((sum, part) => sum + part.length, 0);
	const validity = mergeValidity(parts, length);
	switch (type) {
		case 'string':
			return { type, length, validity, ...mergeTexts(parts, length), json: false };
		case 'boolean':
			return { type, length, validity, values: join(parts, bytes(length)) };
		case 'integer': {
			const small = parts.every((part) =>
				part.values.every((value) => Math.abs(value) <= INT32_MAX),
			);
			const values = small ? join(parts, int32(length)) : join(parts, float64(length));
			return { type, length, validity, values };
		}
		case 'number':
		case 'date':
			return { type, length, validity, values: join(parts, float64(length)) };
	}
}

function join<T extends Float64Array | Int32Array | Uint8Array>(
	parts: readonly ColumnPart[],
	out: T,
): T {
	let at = 0;
	for (const part of parts) {
		out.set(part.values, at);
		at += part.length;
	}
	return out;
}

function mergeValidity(parts: readonly ColumnPart[], length: number): Bitmap | null {
	if (parts.every((part) => part.validity === null)) return null;
	const merged = createBitmap(length, true);
	let at = 0;
	for (const { validity, length: rows } of parts) {
		for (let row = 0; validity && row < rows; row++) {
			if (!isSet(validity, row)) setBit(merged, at + row, false);
		}
		at += rows;
	}
	return merged;
}

function mergeTexts(parts: readonly ColumnPart[], length: number) {
	const [only] = parts;
	if (parts.length === 1 && only?.dictionary && only.values instanceof Int32Array) {
		const { bytes: text, offsets } = only.dictionary;
		return { values: only.values, dictionary: new Dictionary(text, offsets) };
	}
	const dictionary = new ByteDictionary();
	const values = int32(length);
	let at = 0;
	for (const part of parts) {
		const codes = enter(dictionary, part);
		for (let row = 0; row < part.length; row++)
			values[at + row] = codes[part.values[row] ?? 0] ?? 0;
		at += part.length;
	}
	return { values, dictionary: dictionary.finish() };
}

/** The merged code of each code of a part. */
function enter(dictionary: ByteDictionary, { dictionary: own }: ColumnPart): Int32Array {
	const size = own ? own.offsets.length - 1 : 0;
	const codes = new Int32Array(size);
	for (let code = 0; own && code < size; code++) {
		codes[code] = dictionary.add(own.bytes, own.offsets[code] ?? 0, own.offsets[code + 1] ?? 0);
	}
	return codes;
}
