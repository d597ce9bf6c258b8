import fc from 'fast-check';
import type { Frame } from '../../../lib/features';
import { NearestNeighbours } from '../../../lib/learn';

const line = (values: readonly number[]): Frame => ({
	nRows: values.length,
	features: [{ name: 'x', kind: 'number' }],
	columns: [Float64Array.from(values)],
});
const numbers = (values: readonly number[]) => ({
	task: 'regression' as const,
	values: Float64Array.from(values),
});

describe('NearestNeighbours', () => {
	const points = [0, 1, 2, 10];

	it('gives the mean of the nearest rows', () => {
		const model = new NearestNeighbours({ task: 'regression', nNeighbors: 2 });
		model.fit(line(points), numbers([5, 7, 20, 100]));
		expect([...model.predict(line([0.4, 1.9, 50]))]).toEqual([6, 13.5, 60]);
	});

	it('weighs by 1 / distance, and an equal row alone', () => {
		const model = new NearestNeighbours({ task: 'regression', nNeighbors: 2, weights: 'distance' });
		model.fit(line(points), numbers([4, 8, 20, 100]));
		const [between, equal] = model.predict(line([0.25, 2]));
		// Distances ¼ and ¾: weights 3 to 1.
		expect(between).toBeCloseTo((3 * 4 + 8) / 4, 5);
		expect(equal).toBe(20);
	});

	it('asks the rows of its last fit, whatever it was asked before', () => {
		const model = new NearestNeighbours({ task: 'regression', nNeighbors: 1 });
		model.fit(line(points), numbers([5, 7, 20, 100]));
		expect([...model.predict(line([9])), ...model.predict(line([0.1]))]).toEqual([100, 5]);
		model.fit(line([0, 9]), numbers([1, 2]));
		expect([...model.predict(line([9])), ...model.predict(line([0.1]))]).toEqual([2, 1]);
	});

	it('lets the nearest rows vote, as often as their weight says', () => {
		const model = new NearestNeighbours({ task: 'classification', nNeighbors: 3 });
		const target = {
			task: 'classification' as const,
			values: Int32Array.of(0, 1, 1, 0),
			nClasses: 2,
		};
		model.fit(line(points), target, { sampleWeight: Float64Array.of(2, 1, 1, 1) });
		expect([...model.predict(line([0]))]).toEqual([0.5, 0.5]);
	});

	it('finds what a comparison with every row finds', () => {
		const value = fc.integer({ min: -1000, max: 1000 });
		fc.assert(
			fc.property(
				fc.uniqueArray(value, { minLength: 3, maxLength: 60 }),
				fc.array(value, { minLength: 1, maxLength: 9 }),
				fc.integer({ min: 1, max: 5 }),
				(rows, queries, k) => {
					const model = new NearestNeighbours({ task: 'regression', nNeighbors: k });
					model.fit(line(rows), numbers(rows));
					const found = model.predict(line(queries));
					queries.forEach((query, i) => {
						const size = Math.min(k, rows.length);
						const sorted = rows.map((row) => Math.abs(row - query)).sort((a, b) => a - b);
						// Two rows at the same distance on either side: any of them may be taken.
						if (size < rows.length && sorted[size] === sorted[size - 1]) return;
						const near = rows.filter((row) => Math.abs(row - query) <= (sorted[size - 1] ?? 0));
						const mean = near.reduce((sum, row) => sum + row, 0) / near.length;
						expect(found[i]).toBeCloseTo(mean, 6);
					});
				},
			),
			{ numRuns: 60 },
		);
	});

	it('refuses options out of range', () => {
		expect(() => new NearestNeighbours({ task: 'regression', nNeighbors: 0 })).toThrow(
			expect.objectContaining({ code: 'INVALID_PARAMETER' }) as Error,
		);
	});
});
