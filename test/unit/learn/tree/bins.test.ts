import { binColumn, binFrame, fitBins, MISSING_BIN } from '../../../../lib/learn/tree/bins';
import type { Frame } from '../../../../lib/features';
import { Random } from '../../../../lib/math';

const numbers = (values: number[]): Frame => ({
	nRows: values.length,
	features: [{ name: 'x', kind: 'number' }],
	columns: [Float64Array.from(values)],
});

const coded = (codes: number[], nCategories: number): Frame => ({
	nRows: codes.length,
	features: [
		{ name: 'c', kind: 'category', categories: Array.from({ length: nCategories }, String) },
	],
	columns: [Float64Array.from(codes)],
});

const codesOf = (frame: Frame, maxBins?: number) =>
	Array.from(binFrame(fitBins(frame, { maxBins }), frame).codes);

describe('bins', () => {
	it('gives few different values a bin each, cut in the middle', () => {
		const [bins] = fitBins(numbers([3, 1, 1, NaN, 7]));
		expect(bins).toEqual({ kind: 'number', nBins: 3, thresholds: Float64Array.of(2, 5) });
		expect(codesOf(numbers([3, 1, 1, NaN, 7]))).toEqual([1, 0, 0, MISSING_BIN, 2]);
	});

	it('cuts many values into equal shares', () => {
		const frame = numbers(Array.from({ length: 1001 }, (_, i) => i));
		// Quantiles 1/4, 2/4, 3/4 of 0..1000 are 250, 500, 750.
		expect(fitBins(frame, { maxBins: 4 })[0]).toMatchObject({
			thresholds: Float64Array.of(250, 500, 750),
		});
	});

	it('keeps the largest doubles apart', () => {
		expect(codesOf(numbers([1e308, -1e308, 1.7e308]))).toEqual([1, 0, 2]);
		expect(codesOf(numbers([1, 1 + Number.EPSILON]))).toEqual([0, 1]);
	});

	it('makes one bin of a constant and none but the missing of an empty column', () => {
		expect(codesOf(numbers([5, 5]))).toEqual([0, 0]);
		expect(codesOf(numbers([NaN, NaN]))).toEqual([MISSING_BIN, MISSING_BIN]);
	});

	it('lets the rare of 1,000 categories share the last bin', () => {
		const codes = Array.from({ length: 1000 }, (_, i) => i).concat(
			Array.from({ length: 254 }, (_, i) => 2 * i),
		);
		const frame = coded(codes, 1000);
		const out = codesOf(frame);
		expect(out.slice(0, 6)).toEqual([0, 254, 1, 254, 2, 254]);
		expect(Math.max(...out)).toBe(254);
	});

	it('treats unknown categories as missing', () => {
		const [bins] = fitBins(coded([0, 1], 2));
		const out = new Uint8Array(2);
		if (bins) binColumn(bins, Float64Array.of(7, NaN), out);
		expect(Array.from(out)).toEqual([MISSING_BIN, MISSING_BIN]);
	});

	it('keeps order: a larger value never gets a smaller bin, also from a sample', () => {
		const random = new Random(3);
		const values = Array.from({ length: 150_000 }, () => random.normal());
		const frame = numbers(values);
		const out = codesOf(frame);
		const byValue = values.map((value, row) => ({ value, code: out[row] ?? 0 }));
		byValue.sort((a, b) => a.value - b.value);
		expect(byValue.every(({ code }, i) => i === 0 || code >= (byValue[i - 1]?.code ?? 0))).toBe(
			true,
		);
		const counts = new Float64Array(255);
		for (const code of out) counts[code] = (counts[code] ?? 0) + 1;
		expect(Math.min(...counts)).toBeGreaterThan(400);
		expect(Math.max(...counts)).toBeLessThan(800);
	});

	it('refuses 1 and 256 bins', () => {
		expect(() => fitBins(numbers([1]), { maxBins: 1 })).toThrow('maxBins');
		expect(() => fitBins(numbers([1]), { maxBins: 256 })).toThrow('maxBins');
	});
});
