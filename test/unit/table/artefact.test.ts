import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { decodeArtefact, encodeArtefact, tensorOf, type Artefact } from '../../../lib/table';
import { LibraryError } from '../../../lib/errors';

const MODEL: Artefact = {
	kind: 'test.model',
	version: 3,
	meta: { columns: ['a', 'b'], k: 2, nested: { z: 1, a: null } },
	tensors: {
		weights: Float64Array.of(1.5, -2, 1e300),
		ids: Int32Array.of(7, 8, 9),
		flags: Uint8Array.of(1),
	},
};

interface Header {
	[key: string]: unknown;
	tensors: { name: string; dtype: string; shape: number[]; data_offsets: number[] }[];
}

/** Splits a file, lets the test forge its parts, fixes the checksum, and puts it together again. */
function forge(
	change: (header: Header) => void,
	data?: Uint8Array,
	fixChecksum = true,
): Uint8Array {
	const bytes = encodeArtefact(MODEL);
	const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
	const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
	change(header);
	const body = data ?? bytes.subarray(8 + length);
	if (fixChecksum) {
		const { kind, meta, tensors, version } = header;
		const sorted = JSON.stringify({ kind, meta, tensors: tensors.map(sortKeys), version });
		header.sha256 = createHash('sha256').update(sorted).update(body).digest('hex');
	}
	return join(new TextEncoder().encode(JSON.stringify(header)), body);
}

const sortKeys = (object: object) =>
	Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

function setTensor(header: Header, i: number, change: Partial<Header['tensors'][number]>): void {
	header.tensors = header.tensors.map((t, n) => (n === i ? { ...t, ...change } : t));
}

function join(header: Uint8Array, data: Uint8Array, claimed = BigInt(header.length)): Uint8Array {
	const out = new Uint8Array(8 + header.length + data.length);
	new DataView(out.buffer).setBigUint64(0, claimed, true);
	out.set(header, 8);
	out.set(data, 8 + header.length);
	return out;
}

function codeOf(bytes: Uint8Array, kind = 'test.model'): string {
	try {
		decodeArtefact(bytes, kind);
		return 'no error';
	} catch (error) {
		return error instanceof LibraryError ? error.code : `foreign error: ${String(error)}`;
	}
}

test('a Buffer that is a part of larger memory is read like its bytes alone', () => {
	const bytes = encodeArtefact(MODEL);
	const within = Buffer.concat([Buffer.alloc(24, 1), bytes, Buffer.alloc(8, 1)]);
	const part = within.subarray(24, 24 + bytes.length);
	expect(decodeArtefact(part, 'test.model')).toEqual(decodeArtefact(bytes, 'test.model'));
});

describe('a saved model', () => {
	test('comes back with the same metadata and tensors', () => {
		const model = decodeArtefact(encodeArtefact(MODEL), 'test.model');
		expect(model.version).toBe(3);
		expect(model.meta).toEqual(MODEL.meta);
		expect(Object.fromEntries(model.tensors)).toEqual(MODEL.tensors);
		expect(tensorOf(model, 'weights', Float64Array)[2]).toBe(1e300);
		expect(() => tensorOf(model, 'weights', Int32Array)).toThrow(/no Int32Array "weights"/);
	});

	test('has the same bytes after save, load, save, whatever the order of keys', () => {
		const once = encodeArtefact(MODEL);
		const { kind, version, meta, tensors } = decodeArtefact(once, 'test.model');
		expect(encodeArtefact({ kind, version, meta, tensors: Object.fromEntries(tensors) })).toEqual(
			once,
		);
		const { flags, ids, weights } = Object.fromEntries(tensors);
		if (!flags || !ids || !weights) throw new Error('a tensor is missing');
		const meta2 = { nested: { a: null, z: 1 }, k: 2, columns: ['a', 'b'] };
		expect(
			encodeArtefact({ kind, version, meta: meta2, tensors: { flags, weights, ids } }),
		).toEqual(once);
	});

	test('keeps names such as __proto__ and pollutes nothing', () => {
		const tensors = Object.fromEntries([['__proto__', Float32Array.of(1)]]);
		const meta = JSON.parse('{"__proto__": {"polluted": true}}');
		const model = decodeArtefact(encodeArtefact({ kind: 'k', version: 1, meta, tensors }), 'k');
		expect([...model.tensors.keys()]).toEqual(['__proto__']);
		expect(Object.keys(model.meta)).toEqual(['__proto__']);
		expect('polluted' in {}).toBe(false);
	});

	test('is refused at every length it can be cut to', () => {
		const bytes = encodeArtefact(MODEL);
		const codes = Array.from({ length: bytes.length }, (_, n) => codeOf(bytes.slice(0, n)));
		expect(new Set(codes)).toEqual(new Set(['CORRUPT_FILE']));
	});

	test('is refused with any one byte changed, and never with a foreign error', () => {
		const bytes = encodeArtefact(MODEL);
		fc.assert(
			fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
				const changed = bytes.slice();
				changed[at] = (changed[at] ?? 0) ^ mask;
				expect(['CORRUPT_FILE', 'UNSUPPORTED']).toContain(codeOf(changed));
			}),
			{ numRuns: 500 },
		);
	});

	test('is refused when the blanks that pad its header were changed', () => {
		const bytes = encodeArtefact({ ...MODEL, kind: 'x' });
		const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
		expect(bytes[7 + length]).toBe(32);
		bytes[7 + length] = 10;
		expect(codeOf(bytes, 'x')).toBe('CORRUPT_FILE');
	});

	test.each([
		['a header length of 2^63', () => join(new Uint8Array(20), new Uint8Array(0), 2n ** 63n)],
		['a header length past the end', () => join(new Uint8Array(20), new Uint8Array(0), 1000n)],
		['a zip file', () => Uint8Array.from([0x50, 0x4b, 3, 4, ...new Array(40).fill(0)])],
		['an HDF5 file', () => Uint8Array.from([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
		['a Python pickle', () => Uint8Array.from([0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0])],
		[
			'JSON that is not a header',
			() => join(new TextEncoder().encode('[1,2,3]'), new Uint8Array(0)),
		],
		['bytes that are not UTF-8', () => join(Uint8Array.of(123, 255, 254, 125), new Uint8Array(0))],
		['overlapping tensors', () => forge((h) => setTensor(h, 1, { data_offsets: [0, 12] }))],
		['a hole between tensors', () => forge((h) => setTensor(h, 1, { data_offsets: [16, 28] }))],
		['offsets past the end', () => forge((h) => setTensor(h, 2, { data_offsets: [24, 1048] }))],
		['a size that the type does not give', () => forge((h) => setTensor(h, 2, { dtype: 'F32' }))],
		['an unknown type', () => forge((h) => setTensor(h, 2, { dtype: 'constructor' }))],
		['a negative shape', () => forge((h) => setTensor(h, 2, { shape: [-3] }))],
		['a shape of 2^60', () => forge((h) => setTensor(h, 2, { shape: [2 ** 60] }))],
		['two tensors of one name', () => forge((h) => setTensor(h, 1, { name: 'flags' }))],
		['no tensor list', () => forge((h) => Object.assign(h, { tensors: [null] }), undefined, false)],
		['NaN weights', () => forge(() => {}, new Uint8Array(48).fill(255))],
		[
			'bytes after the end',
			() => Uint8Array.from([...encodeArtefact(MODEL), 0, 0, 0, 0, 0, 0, 0, 0]),
		],
	])('is refused as corrupt: %s', (_, make) => {
		expect(codeOf(make())).toBe('CORRUPT_FILE');
	});

	test('of a forged but whole file is read, so the forging itself is not what fails', () => {
		expect(codeOf(forge(() => {}))).toBe('no error');
	});

	test('with a name of 1 MB or hostile nesting is refused without a crash', () => {
		expect(codeOf(forge((h) => setTensor(h, 2, { name: 'x'.repeat(2 ** 20) })))).toBe(
			'CORRUPT_FILE',
		);
		const bytes = encodeArtefact(MODEL);
		const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
		const text = new TextDecoder().decode(bytes.subarray(8, 8 + length)).trim();
		const deep = text.replace('"z":1', `"z":${'['.repeat(300_000)}${']'.repeat(300_000)}`);
		expect(codeOf(join(new TextEncoder().encode(deep), bytes.subarray(8 + length)))).toBe(
			'CORRUPT_FILE',
		);
	});

	test('of a newer layout or another kind is refused as unsupported, saying which', () => {
		expect(codeOf(forge((h) => void (h['formatVersion'] = 2)))).toBe('UNSUPPORTED');
		expect(() => decodeArtefact(encodeArtefact(MODEL), 'segment.kmeans')).toThrow(
			'The saved model is a "test.model"; a "segment.kmeans" is needed here.',
		);
	});

	test('is not written with weights that are not finite, or a description beyond 1 MB', () => {
		const bad = { ...MODEL, tensors: { w: Float32Array.of(1, NaN) } };
		expect(() => encodeArtefact(bad)).toThrow(/"w" holds NaN or Infinity/);
		const wide = { ...MODEL, meta: { text: 'x'.repeat(2 ** 20) } };
		expect(() => encodeArtefact(wide)).toThrow(/at most 1048576/);
	});
});

test('a header of any length is read, also one whose length looks like the beginning of a pickle', () => {
	const lengths = new Set<number>();
	for (let spaces = 0; spaces < 1_400; spaces++) {
		const bytes = encodeArtefact({ ...MODEL, meta: { note: ' '.repeat(spaces) } });
		lengths.add(new DataView(bytes.buffer, bytes.byteOffset).getUint16(0, true));
		expect(decodeArtefact(bytes, 'test.model').meta).toEqual({ note: ' '.repeat(spaces) });
	}
	// 0x0380 and 0x0480: the bytes 80 03 and 80 04.
	expect([lengths.has(896), lengths.has(1152)]).toEqual([true, true]);
});
