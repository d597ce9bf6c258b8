import type { FeatureProfile } from '../../../lib/segment';
import { describeSegment, suggestNames } from '../../../lib/segment/segmentNames';

const profile = (column: string, difference: number, median = 1): FeatureProfile => ({
	column,
	mean: median,
	median,
	overallMean: 2,
	overallMedian: 2,
	difference,
});

describe('suggested names', () => {
	it('say what sets a segment apart in marketing words', () => {
		const names = suggestNames([
			[profile('recency', -0.9), profile('frequency', 0.2), profile('monetary', 1.5)],
			[profile('recency', 1.4), profile('frequency', -0.7), profile('monetary', 0.1)],
			[profile('recency', 0), profile('frequency', 0.1), profile('monetary', -0.1)],
		]);
		expect(names).toEqual([
			'Big spenders, bought recently',
			'Rare buyers, not seen for long',
			'Average customers',
		]);
	});

	it('know common column names, snake case and camel case', () => {
		const one = (column: string) => suggestNames([[profile(column, 1)]])[0];
		expect(one('totalSpent')).toBe('Big spenders');
		expect(one('order_count')).toBe('Frequent buyers');
		expect(one('days_since_last_order')).toBe('Not seen for long');
		expect(one('recencyScore')).toBe('Bought recently');
		expect(one('page_views')).toBe('High page views');
	});

	it('tell two alike apart by the column in which they differ most', () => {
		const names = suggestNames([
			[profile('monetary', 2), profile('visits', 1.5)],
			[profile('monetary', 1.9), profile('visits', 0.9)],
		]);
		expect(names).toEqual([
			'Big spenders, frequent buyers (higher visits)',
			'Big spenders, frequent buyers (lower visits)',
		]);
	});

	it('are all different, by a further trait or by a number', () => {
		const shared = [profile('monetary', 2), profile('frequency', 1)];
		expect(
			suggestNames([
				[...shared, profile('recency', 0.5)],
				[...shared, profile('recency', -0.5)],
			]),
		).toEqual([
			'Big spenders, frequent buyers, not seen for long',
			'Big spenders, frequent buyers, bought recently',
		]);
		expect(suggestNames([shared, shared])).toEqual([
			'Big spenders, frequent buyers (1)',
			'Big spenders, frequent buyers (2)',
		]);
	});
});

describe('descriptions', () => {
	it('give size, share and the strongest differences first', () => {
		const text = describeSegment(124, 0.2067, [
			profile('frequency', 0.1, 2),
			profile('monetary', 1.4, 812.345),
		]);
		expect(text).toBe(
			'124 customers (20.7 % of all). Typical monetary 812.3 against 2 overall (much higher); frequency 2 against 2 overall (about the same).',
		);
	});

	it('have a singular', () => {
		expect(describeSegment(1, 1, [])).toBe('1 customer (100.0 % of all).');
	});
});
