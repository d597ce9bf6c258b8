import { fitScale, scoreOn } from '../../../lib/features';

const scoresOf = (values: number[]) => {
	const scale = fitScale(Float64Array.from(values));
	return values.map((value) => scoreOn(scale, value));
};

describe('quintile scores', () => {
	it('cut ten different values into five pairs', () => {
		expect(scoresOf([10, 1, 9, 2, 8, 3, 7, 4, 6, 5])).toEqual([5, 1, 5, 1, 4, 2, 4, 2, 3, 3]);
	});

	it('give a group of equals the lowest score of the quintiles it spans', () => {
		// Seven of ten are 1: edges 1, 1, 1, 2. The 2 has 7 below: three fifths and more, so 4.
		expect(scoresOf([1, 1, 1, 1, 1, 1, 1, 2, 3, 4])).toEqual([1, 1, 1, 1, 1, 1, 1, 4, 5, 5]);
	});

	it('give 3 to all when all are equal, and rank newcomers around that value', () => {
		const scale = fitScale(Float64Array.of(4, 4, 4));
		expect([3, 4, 5].map((value) => scoreOn(scale, value))).toEqual([1, 3, 5]);
	});

	it('never rank a larger value lower', () => {
		const scale = fitScale(Float64Array.of(0, 5, 5, 80, -3, 12, 12, 900));
		const scores = Array.from({ length: 1000 }, (_, i) => scoreOn(scale, i - 10));
		expect(scores).toEqual([...scores].sort((a, b) => a - b));
	});
});
