import fc from 'fast-check';
import { buildCsr, sliceCsr, transposeCsr, type CsrMatrix } from '../../../lib/math';

const anyEntries = fc.array(fc.tuple(fc.nat(6), fc.nat(4), fc.integer({ min: -5, max: 5 })));

const build = (entries: [number, number, number][]): CsrMatrix =>
	buildCsr(7, 5, {
		rows: entries.map(([row]) => row),
		columns: entries.map(([, column]) => column),
		values: entries.map(([, , value]) => value),
	});

function toDense({ nRows, nCols, indptr, indices, values }: CsrMatrix): number[][] {
	const dense = Array.from({ length: nRows }, () => new Array<number>(nCols).fill(0));
	for (let row = 0; row < nRows; row++) {
		for (let at = indptr[row]!; at < indptr[row + 1]!; at++)
			dense[row]![indices[at]!]! += values[at]!;
	}
	return dense;
}

describe('buildCsr', () => {
	it('sorts entries and adds up repeats', () => {
		const matrix = buildCsr(2, 3, {
			rows: [1, 0, 1, 1],
			columns: [2, 1, 0, 2],
			values: [5, 1, 2, 3],
		});
		expect([...matrix.indptr]).toEqual([0, 1, 3]);
		expect([...matrix.indices]).toEqual([1, 0, 2]);
		expect([...matrix.values]).toEqual([1, 2, 8]);
	});

	it('counts 1 for each entry when no values are given', () => {
		const matrix = buildCsr(1, 2, { rows: [0, 0], columns: [1, 1] });
		expect([...matrix.values]).toEqual([2]);
	});

	it('holds what the entries add up to, in any order', () => {
		fc.assert(
			fc.property(anyEntries, (entries) => {
				const dense = Array.from({ length: 7 }, () => new Array<number>(5).fill(0));
				for (const [row, column, value] of entries) dense[row]![column]! += value;
				expect(toDense(build(entries))).toEqual(dense);
				expect(toDense(build([...entries].reverse()))).toEqual(dense);
			}),
		);
	});

	it('refuses an index outside the matrix', () => {
		expect(() => buildCsr(2, 2, { rows: [2], columns: [0] })).toThrow(
			'Row of entry 0 must be 0..1, got 2.',
		);
		expect(() => buildCsr(2, 2, { rows: [0], columns: [-1] })).toThrow('Column of entry 0');
		expect(() => buildCsr(2, 2, { rows: [0], columns: [Number.NaN] })).toThrow('got NaN');
	});

	it('refuses lists of different lengths', () => {
		expect(() => buildCsr(2, 2, { rows: [0, 1], columns: [0] })).toThrow('lists of one length');
	});
});

describe('transposeCsr', () => {
	it('gives the matrix back when done twice', () => {
		fc.assert(
			fc.property(anyEntries, (entries) => {
				const matrix = build(entries);
				expect(transposeCsr(transposeCsr(matrix))).toEqual(matrix);
			}),
		);
	});
});

describe('sliceCsr', () => {
	it('holds the rows of its range', () => {
		fc.assert(
			fc.property(anyEntries, (entries) => {
				const matrix = build(entries);
				expect(toDense(sliceCsr(matrix, 2, 5))).toEqual(toDense(matrix).slice(2, 5));
			}),
		);
	});
});
