import { readEvents } from '../../../lib/recommend/events';
import { interval, scoreList } from '../../../lib/recommend/metrics';
import { splitByTime, splitLeaveOneOut } from '../../../lib/recommend/split';
import { EVENT_COLUMNS, eventsTable, plantedEvents, type PlantedEvent } from './plantedTastes';

describe('scores of a list', () => {
	it('are those of the textbook', () => {
		// Hits at ranks 1 and 3 of 3 hidden: DCG = 1 + 1/2, ideal = 1 + 1/log2(3) + 1/2.
		const scores = scoreList([7, 1, 8, 2], new Set([7, 8, 9]), 4);
		expect(scores.precision).toBe(0.5);
		expect(scores.recall).toBeCloseTo(2 / 3, 12);
		expect(scores.ndcg).toBeCloseTo(1.5 / (1.5 + 1 / Math.log2(3)), 12);
		expect(scores.hitRate).toBe(1);
	});

	it('are 1 for a perfect list and 0 for a useless one', () => {
		expect(scoreList([1, 2], new Set([1, 2]), 2)).toEqual({
			precision: 1,
			recall: 1,
			ndcg: 1,
			hitRate: 1,
		});
		expect(scoreList([3], new Set([1]), 2)).toEqual({
			precision: 0,
			recall: 0,
			ndcg: 0,
			hitRate: 0,
		});
	});

	it('have the interval mean ± 1.96 standard errors', () => {
		// Values 0, 1, 2: mean 1, deviation 1, standard error 1/√3.
		const { mean, low, high } = interval([0, 1, 2]);
		expect([mean, low, high]).toEqual([
			1,
			expect.closeTo(1 - 1.96 / Math.sqrt(3), 12),
			expect.closeTo(1 + 1.96 / Math.sqrt(3), 12),
		]);
	});
});

const read = (events: readonly PlantedEvent[]) =>
	readEvents(eventsTable(events), EVENT_COLUMNS).events;

describe('splits', () => {
	it('by time hide the newest events: nothing trained on is as new as the cutoff', () => {
		const split = splitByTime(read(plantedEvents()), 0.2);
		const total = (split?.trainEvents ?? 0) + (split?.testEvents ?? 0);
		expect(total).toBe(plantedEvents().length);
		expect((split?.testEvents ?? 0) / total).toBeCloseTo(0.2, 1);
		expect(Math.max(...(split?.train.date ?? []))).toBeLessThan(split?.cutoff ?? 0);
	});

	it('by time are impossible when all events have one date', () => {
		const events = plantedEvents().map((event) => ({ ...event, date: 5 }));
		expect(splitByTime(read(events), 0.2)).toBeNull();
	});

	it('leave one out hides all events of the product that came last', () => {
		const events: PlantedEvent[] = [
			{ customer: 'a', product: 'x', date: 1, quantity: 1 },
			{ customer: 'a', product: 'y', date: 2, quantity: 1 },
			{ customer: 'a', product: 'x', date: 3, quantity: 1 },
			{ customer: 'a', product: 'y', date: 4, quantity: 1 },
			{ customer: 'b', product: 'x', date: 9, quantity: 1 },
		];
		const split = splitLeaveOneOut(read(events), 1);
		expect([...(split?.hidden ?? [])]).toEqual([[0, [1]]]); // y was new last; b has one product only
		expect(Array.from(split?.train.product ?? [])).toEqual([0, 0, 0]);
	});

	it('leave one out is the same for the same seed without dates', () => {
		const plain = readEvents(eventsTable(plantedEvents()), {
			customerColumn: 'customer_id',
			productColumn: 'product_id',
		}).events;
		const hidden = (seed: number) => [...(splitLeaveOneOut(plain, seed)?.hidden ?? [])];
		expect(hidden(1)).toEqual(hidden(1));
		expect(hidden(1)).not.toEqual(hidden(2));
		expect(hidden(1)).toHaveLength(90);
	});
});
