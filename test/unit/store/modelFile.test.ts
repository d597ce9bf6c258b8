import { readModelFile, writeModelFile } from '../../../lib/store';
import {
	decodeArtefact,
	encodeArtefact,
	readSafetensors,
	writeSafetensors,
} from '../../../lib/table';

const FACTS = {
	name: 'Churn 90',
	version: 3,
	createdAt: 1_760_000_000_000,
	libraryVersion: '0.1.0',
	info: { rows: 7, note: 'Grüße 你好' },
};
const ARTEFACT = encodeArtefact({
	kind: 'segment.kmeans',
	version: 1,
	meta: { columns: ['a'], deep: { list: [1, null, 'x'] } },
	tensors: {
		flags: Uint8Array.of(1, 0, 1),
		centres: Float64Array.of(1.5, -2),
		counts: Int32Array.of(7),
		small: Float32Array.of(0.5, 0.25, 0.125),
		none: new Float64Array(0),
	},
});
const FILE = writeModelFile(FACTS, decodeArtefact(ARTEFACT, 'segment.kmeans'));

const header = (file: Uint8Array) => {
	const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
	const json: unknown = JSON.parse(new TextDecoder().decode(file.slice(8, 8 + length)));
	return { length, json: json as Record<string, Record<string, unknown>> };
};

/** A file with this header text. */
function withHeader(text: string, data = new Uint8Array(0), length = BigInt(text.length)) {
	const out = new Uint8Array(8 + text.length + data.length);
	new DataView(out.buffer).setBigUint64(0, length, true);
	out.set(new TextEncoder().encode(text), 8);
	out.set(data, 8 + text.length);
	return out;
}

function code(bytes: Uint8Array): string {
	try {
		readModelFile(bytes);
		return 'read';
	} catch (error) {
		return error instanceof Error && 'code' in error ? String(error.code) : 'foreign error';
	}
}

describe('a model file', () => {
	it('gives back what went in, byte for byte', () => {
		const read = readModelFile(FILE);
		expect(read).toEqual({ ...FACTS, kind: 'segment.kmeans', artefact: expect.any(Uint8Array) });
		expect(Buffer.from(read.artefact).equals(Buffer.from(ARTEFACT))).toBe(true);
		const again = writeModelFile(read, decodeArtefact(read.artefact, read.kind));
		expect(Buffer.from(again).equals(Buffer.from(FILE))).toBe(true);
	});

	it('is in the safetensors layout: texts as metadata, aligned tensors without holes', () => {
		const { length, json } = header(FILE);
		expect(length % 8).toBe(0);
		const { __metadata__: metadata = {}, ...tensors } = json;
		expect(Object.values(metadata).every((value) => typeof value === 'string')).toBe(true);
		const places = Object.values(tensors).map(({ dtype, shape, data_offsets: at }) => {
			const [from = 0, to = 0] = at as number[];
			const size = { F64: 8, F32: 4, I32: 4, U8: 1 }[String(dtype)] ?? 0;
			expect(from % size).toBe(0);
			expect(to - from).toBe(((shape as number[])[0] ?? 0) * size);
			return [from, to];
		});
		places.sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
		let end = 0;
		for (const [from, to = 0] of places) {
			expect(from).toBe(end);
			end = to;
		}
		expect(8 + length + end).toBe(FILE.length);
	});

	it('is refused when any of its bits was changed', () => {
		const places = Array.from({ length: 100 }, (_, i) => Math.floor((i * FILE.length) / 100));
		for (const [i, place] of places.entries()) {
			const flipped = FILE.slice();
			flipped[place] = (flipped[place] ?? 0) ^ (1 << (i % 8));
			expect(['CORRUPT_FILE', 'UNSUPPORTED']).toContain(code(flipped));
		}
	});

	it('is refused when it is cut off anywhere, or longer than it was', () => {
		for (let length = 0; length < FILE.length; length += 13)
			expect(code(FILE.slice(0, length))).toBe('CORRUPT_FILE');
		expect(code(Uint8Array.of(...FILE, 0))).toBe('CORRUPT_FILE');
	});

	it.each([
		['nothing', new Uint8Array(0), 'only 0 bytes'],
		['a JSON file', new TextEncoder().encode('{"a": [1, 2, 3], "b": 4}'), 'a JSON file'],
		['a pickle', Uint8Array.of(0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0x2e), 'Python pickle'],
		['a zip', new TextEncoder().encode('PK\u0003\u0004 and so on'), 'zip archive'],
		['a header of 2^63 bytes', withHeader('{}', undefined, 2n ** 63n), 'impossible'],
		[
			'a header of 3 MB in a small file',
			withHeader('{}', undefined, 3_000_000n),
			'inside its header',
		],
		['no metadata', withHeader('{}'), 'not a model of this package'],
		['a header that is a list', withHeader('[1]'), 'does not begin'],
		[
			'metadata with numbers',
			withHeader('{"__metadata__":{"format":1}}'),
			'metadata are malformed',
		],
		['a tensor without type', withHeader('{"a":{"shape":[1]}}'), 'unknown type'],
		[
			'a tensor past the end',
			withHeader('{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}'),
			'cut off',
		],
		[
			'overlapping tensors',
			withHeader(
				'{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}',
				new Uint8Array(3),
			),
			'overlaps',
		],
		[
			'a size that overflows',
			withHeader('{"a":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,8]}}'),
			'size',
		],
	])('is refused: %s', (_, bytes, message) => {
		expect(() => readModelFile(bytes)).toThrow(message);
		expect(code(bytes)).toBe('CORRUPT_FILE');
	});

	it('of a future format version says to update', () => {
		const { metadata, tensors } = readSafetensors(FILE);
		const future = new Map([...metadata, ['formatVersion', '2']]);
		expect(() => readModelFile(writeSafetensors({ metadata: future, tensors }))).toThrow(
			'format version 2',
		);
	});

	it('with names like __proto__ changes no prototype and is refused', () => {
		const { metadata, tensors } = readSafetensors(FILE);
		const named = new Map([...tensors, ['__proto__', Uint8Array.of(1)]]);
		expect(code(writeSafetensors({ metadata, tensors: named }))).toBe('CORRUPT_FILE');
		const text = '{"__proto__":{"polluted":1},"__metadata__":{"__proto__":"x","format":"y"}}';
		expect(code(withHeader(text))).toBe('CORRUPT_FILE');
		const meta = new Map([...metadata, ['meta', '{"__proto__":{"polluted":1}}']]);
		expect(code(writeSafetensors({ metadata: meta, tensors }))).toBe('CORRUPT_FILE');
		expect(Object.prototype).not.toHaveProperty('polluted');
	});
});
