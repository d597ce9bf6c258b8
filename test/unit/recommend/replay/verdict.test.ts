import { meanIntervals, valuesOf } from '../../../../lib/recommend/replay/listScores';
import { verdictOf } from '../../../../lib/recommend/replay/verdict';
import { testContext } from '../../../support/context';

const { signal } = testContext();
const at = (mean: number, low: number, high: number) => ({ mean, low, high });

describe('what a replay makes of its numbers', () => {
	it('says better only when the interval lies above zero', () => {
		const rates = { ours: at(0.3, 0.2, 0.4), theirs: at(0.2, 0.1, 0.3) };
		expect(verdictOf('popular products', { ...rates, gain: at(0.1, 0.02, 0.18) })).toBe(
			'Better than popular products: 30.0 % of the customers bought something from the model’s list, 20.0 % from popular products (difference 10.0 points, 95 % interval 2.0 to 18.0).',
		);
		expect(verdictOf('x', { ...rates, gain: at(0.1, 0, 0.18) })).toMatch(/^No difference/);
		expect(verdictOf('x', { ...rates, gain: at(-0.1, -0.2, -0.01) })).toMatch(/^Worse/);
	});

	it('scores a list as worked out by hand', () => {
		const values = valuesOf([[7, 1, 2, 3]], [new Set([1, 3, 9])], 4);
		expect(values.hitRate[0]).toBe(1);
		expect(values.precision[0]).toBe(0.5);
		expect(values.recall[0]).toBeCloseTo(2 / 3, 12);
		expect(values.map[0]).toBeCloseTo((1 / 2 + 2 / 4) / 3, 12);
		const gain = 1 / Math.log2(3) + 1 / Math.log2(5);
		expect(values.ndcg[0]).toBeCloseTo(gain / (1 + 1 / Math.log2(3) + 0.5), 12);
	});

	it('gives the interval of the normal approximation for many customers, the same for the same seed', () => {
		const values = Float64Array.from({ length: 2000 }, (_, i) => (i % 4 === 0 ? 1 : 0));
		const find = () => meanIntervals(new Map([['x', values]]), { seed: 3, signal }).get('x');
		const half = 1.96 * Math.sqrt((0.25 * 0.75) / 2000);
		expect(find()?.mean).toBe(0.25);
		expect(find()?.low).toBeCloseTo(0.25 - half, 2);
		expect(find()?.high).toBeCloseTo(0.25 + half, 2);
		expect(find()).toEqual(find());
	});
});
