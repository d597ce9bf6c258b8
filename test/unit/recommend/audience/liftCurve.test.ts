import { BANDS, bandOf, liftCurve, type Hit } from '../../../../lib/recommend/audience/liftCurve';
import { testContext } from '../../../support/context';

const { signal } = testContext();
const hit = (customer: number, rank: number, more: Partial<Hit> = {}): Hit => ({
	...{ customer, rank, activityRank: 999, candidates: 1000 },
	...more,
});
const curveOf = (hits: readonly Hit[]) => liftCurve(hits, 1000, { seed: 1, signal });
const at = (curve: ReturnType<typeof curveOf>, share: number) =>
	curve.curve.find(({ topShare }) => topShare === share);

describe('the lift curve', () => {
	it('puts ranks into bands by their middle', () => {
		expect([0, 9, 10, 49, 50, 999].map((rank) => BANDS[bandOf(rank, 1000)])).toEqual([
			0.01, 0.01, 0.02, 0.05, 0.1, 1,
		]);
		expect(bandOf(0, 1)).toBe(BANDS.length - 1);
	});

	it('is 1 everywhere for buyers spread evenly over all ranks', () => {
		const hits = Array.from({ length: 1000 }, (_, rank) => hit(rank, rank, { activityRank: rank }));
		const found = curveOf(hits);
		for (const point of found.curve) {
			expect(point.lift).toBeCloseTo(1, 10);
			expect(point.mostActive).toBeCloseTo(1, 10);
		}
		expect(found.expected.every((lift) => Math.abs(lift - 1) < 1e-9)).toBe(true);
	});

	it('is what was worked out by hand: half of the buyers in the first 10 % is five times chance', () => {
		const hits = Array.from({ length: 20 }, (_, i) => hit(i, i < 10 ? 5 * i + 50 : 600));
		const found = curveOf(hits);
		expect(at(found, 0.1)?.lift).toBeCloseTo(5, 10);
		expect(at(found, 0.05)?.lift).toBe(0);
		expect(at(found, 1)?.lift).toBeCloseTo(1, 10);
		expect(found.purchases).toBe(20);
		// Nobody in the first 5 %, ten in the next 5 %: pooled, as the best must not have less than the next.
		expect(found.expected.slice(0, 4)).toEqual(
			[5, 5, 5, 5].map((lift) => expect.closeTo(lift, 9) as number),
		);
		// Nobody from 10 to 50 %, ten below: pooled to 10 purchases where chance gives 2 + 6 + 10.
		expect(found.expected[6]).toBeCloseTo(10 / 18, 10);
	});

	it('never expects more of customers further down', () => {
		const hits = Array.from({ length: 60 }, (_, i) => hit(i, (i * 7919) % 1000));
		const { expected } = curveOf(hits);
		expected.forEach((lift, band) => expect(lift).toBeLessThanOrEqual(expected[band - 1] ?? lift));
	});

	it('has wider intervals for fewer buyers, around the lift', () => {
		const width = (n: number) => {
			const hits = Array.from({ length: n }, (_, i) => hit(i, i % 2 === 0 ? 10 : 700));
			const point = at(curveOf(hits), 0.1);
			expect(point?.low).toBeLessThan(point?.lift ?? 0);
			expect(point?.high).toBeGreaterThan(point?.lift ?? 0);
			return (point?.high ?? 0) - (point?.low ?? 0);
		};
		expect(width(20)).toBeGreaterThan(width(500));
	});
});
