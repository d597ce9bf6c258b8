import type { Frame } from '../../../lib/features';
import { NaiveBayes } from '../../../lib/learn';

const target = (values: number[]) => ({
	task: 'classification' as const,
	values: Int32Array.from(values),
	nClasses: 2,
});

const normal = (x: number, mean: number, variance: number) =>
	Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);

describe('NaiveBayes', () => {
	const frame: Frame = {
		nRows: 6,
		features: [
			{ name: 'visits', kind: 'number' },
			{ name: 'channel', kind: 'category', categories: ['mail', 'shop'] },
		],
		columns: [Float64Array.of(1, 3, 2, 10, 14, NaN), Float64Array.of(0, 0, 1, 1, 1, NaN)],
	};
	const model = new NaiveBayes().fit(frame, target([0, 0, 0, 1, 1, 1]));

	it('multiplies the prior, the normal densities and the smoothed shares', () => {
		const row: Frame = { ...frame, nRows: 1, columns: [Float64Array.of(6), Float64Array.of(1)] };
		// Class 0: visits 1, 3, 2: mean 2, variance 2/3; shop 1 of 3, so (1 + 1) / (3 + 2).
		const no = normal(6, 2, 2 / 3) * (2 / 5);
		// Class 1: visits 10, 14: mean 12, variance 4; shop 2 of 2, so (2 + 1) / (2 + 2).
		const yes = normal(6, 12, 4) * (3 / 4);
		const [p0 = NaN, p1 = NaN] = model.predict(row);
		expect(p0).toBeCloseTo(no / (no + yes), 6);
		expect(p1).toBeCloseTo(yes / (no + yes), 6);
	});

	it('says the prior where nothing is known', () => {
		const row: Frame = {
			...frame,
			nRows: 1,
			columns: [Float64Array.of(NaN), Float64Array.of(NaN)],
		};
		const weighted = new NaiveBayes().fit(frame, target([0, 0, 0, 1, 1, 1]), {
			sampleWeight: Float64Array.of(1, 1, 1, 3, 3, 3),
		});
		expect([...weighted.predict(row)].map((p) => Math.round(p * 1e9) / 1e9)).toEqual([0.25, 0.75]);
	});

	it('refuses options out of range', () => {
		for (const options of [{ alpha: 0 }, { varSmoothing: NaN }]) {
			expect(() => new NaiveBayes(options)).toThrow(
				expect.objectContaining({ code: 'INVALID_PARAMETER' }) as Error,
			);
		}
	});
});
