import fc from 'fast-check';
import { numberColumn, stringColumn, Table } from '../../../lib/table';
import { featureNames, readFeature } from '../../../lib/segment/featureColumns';
import { applyScaler, fitScaler } from '../../../lib/segment/scaler';
import golden from '../../golden/segment-iris.json';
import { IRIS, IRIS_COLUMNS } from './iris';

const feature = (values: (number | null)[]) =>
	readFeature(new Table([['x', numberColumn(values)]]), 'x');

describe('the scaler', () => {
	it('has numpy’s means and population deviations on iris', () => {
		const features = IRIS_COLUMNS.map((column) => readFeature(IRIS.table, column));
		const { scales } = fitScaler(features, 'none');
		scales.forEach(({ mean, deviation }, i) => {
			expect(mean).toBeCloseTo(golden.means[i] ?? NaN, 12);
			expect(deviation).toBeCloseTo(golden.deviations[i] ?? NaN, 12);
		});
	});

	it('gives columns of mean 0 and deviation 1', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 5 }), (values) => {
				fc.pre(new Set(values).size > 1);
				const x = feature(values);
				const matrix = applyScaler(fitScaler([x], 'none').scales, [x], values.length);
				const mean = matrix.reduce((a, b) => a + b, 0) / matrix.length;
				const square = matrix.reduce((a, b) => a + b * b, 0) / matrix.length;
				expect([mean, square]).toEqual([expect.closeTo(0, 4), expect.closeTo(1, 4)]);
			}),
		);
	});

	it('fills missing cells with the median', () => {
		const x = feature([1, null, 2, 9]);
		const { scales } = fitScaler([x], 'none');
		expect(scales[0]?.median).toBe(2);
		const matrix = applyScaler(scales, [x], 4);
		expect(matrix[1]).toBe(matrix[2]);
	});

	it('takes the logarithm of skewed columns without negative values only', () => {
		const skewed = [1, 1, 2, 2, 3, 3, 4, 400];
		expect(fitScaler([feature(skewed)], 'auto').scales[0]?.log).toBe(true);
		expect(fitScaler([feature([-1, ...skewed])], 'auto').scales[0]?.log).toBe(false);
		expect(fitScaler([feature([1, 2, 3, 4, 5])], 'auto').scales[0]?.log).toBe(false);
		expect(fitScaler([feature(skewed)], 'none').scales[0]?.log).toBe(false);
		expect(fitScaler([feature([1, 2, 3])], ['x']).scales[0]?.log).toBe(true);
	});

	it('scales log columns by ln(1 + x)', () => {
		const x = feature([0, Math.E - 1]);
		const { mean, deviation } = fitScaler([x], ['x']).scales[0] ?? { mean: NaN, deviation: NaN };
		expect([mean, deviation]).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)]);
	});

	it('drops empty and constant columns with the reason, and refuses when nothing is left', () => {
		const table = new Table([
			['empty', numberColumn([null, null])],
			['same', numberColumn([7, 7])],
			['good', numberColumn([1, 2])],
		]);
		const features = table.names.map((name) => readFeature(table, name));
		const { scales, dropped } = fitScaler(features, 'auto');
		expect(scales.map(({ column }) => column)).toEqual(['good']);
		expect(dropped).toEqual([
			{ column: 'empty', reason: 'it has no value in any row' },
			{ column: 'same', reason: 'it has the same value in every row' },
		]);
		expect(() => fitScaler(features.slice(0, 2), 'auto')).toThrow(
			expect.objectContaining({ code: 'INVALID_PARAMETER' }),
		);
	});

	it('treats a constant column with rounding noise as constant', () => {
		const x = feature([0.1 + 0.2, 0.3, 0.1 + 0.2]);
		expect(() => fitScaler([x], 'none')).toThrow(/same value/);
	});

	it('learns the same scale, to the last bit, in any row order', () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 2, maxLength: 40 }),
				(values) => {
					fc.pre(new Set(values).size > 1);
					let forward;
					try {
						forward = fitScaler([feature(values)], 'auto');
					} catch {
						return; // equal up to rounding: refused in any order (tested above)
					}
					expect(fitScaler([feature([...values].reverse())], 'auto')).toEqual(forward);
				},
			),
		);
	});
});

describe('feature columns', () => {
	it('counts infinite and huge cells apart from missing ones, and treats both as missing', () => {
		const column = { type: 'number', length: 5, validity: null } as const;
		const values = Float64Array.from([1, Infinity, -Infinity, NaN, 1e200]);
		const x = readFeature(new Table([['x', { ...column, values }]]), 'x');
		expect([x.missing, x.infinite]).toEqual([0, 4]);
		expect(Array.from(x.values)).toEqual([1, NaN, NaN, NaN, NaN]);
	});

	it('uses every number column that is not an id when none is picked', () => {
		const table = new Table([
			['customer_id', numberColumn([1])],
			['customerId', numberColumn([1])],
			['name', stringColumn(['a'])],
			['recency', numberColumn([1])],
			['paid', numberColumn([1])],
		]);
		expect(featureNames(table, [])).toEqual(['recency', 'paid']);
	});

	it('refuses text columns and tables without numbers', () => {
		const table = new Table([['name', stringColumn(['a'])]]);
		expect(() => readFeature(table, 'name')).toThrow(
			expect.objectContaining({ code: 'WRONG_TYPE' }),
		);
		expect(() => featureNames(table, undefined)).toThrow(
			expect.objectContaining({ code: 'WRONG_TYPE' }),
		);
	});
});
