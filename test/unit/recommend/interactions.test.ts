import fc from 'fast-check';
import { readEvents } from '../../../lib/recommend/events';
import { codeIds, SortedIds } from '../../../lib/recommend/ids';
import { buildInteractions, positiveOnly } from '../../../lib/recommend/interactions';
import { popularity, ranking } from '../../../lib/recommend/popularity';
import { numberColumn, stringColumn, Table } from '../../../lib/table';
import { EVENT_COLUMNS, eventsTable, type PlantedEvent } from './plantedTastes';

const DAY = 86_400_000;
const event = (customer: string, product: string, quantity = 1, day = 0): PlantedEvent => ({
	customer,
	product,
	quantity,
	date: day * DAY,
});

function strength(events: readonly PlantedEvent[], options: object = {}) {
	const read = readEvents(eventsTable(events), EVENT_COLUMNS).events;
	const { interactions, returnedPairs } = buildInteractions(read, {
		weighting: 'linear',
		...options,
	});
	return { ...interactions, values: Array.from(interactions.matrix.values), returnedPairs };
}

describe('building interactions', () => {
	it('adds up quantities and takes returns off', () => {
		const { values, returnedPairs } = strength([
			event('a', 'x', 3),
			event('a', 'x', 2),
			event('a', 'x', -4),
		]);
		expect(values[0]).toBeCloseTo(1, 6);
		expect(returnedPairs).toBe(0);
	});

	it('keeps a pair that came back in full with strength 0, outside the training matrix', () => {
		const { matrix, values, returnedPairs } = strength([
			event('a', 'x', 2),
			event('a', 'x', -2),
			event('a', 'y'),
		]);
		expect(values).toEqual([0, 1]);
		expect(returnedPairs).toBe(1);
		expect(Array.from(positiveOnly(matrix).indices)).toEqual([1]);
		expect(Array.from(positiveOnly(matrix).indptr)).toEqual([0, 1]);
	});

	it('counts an event half after one half-life', () => {
		const { values, freshness } = strength([event('a', 'x', 4, 0), event('a', 'y', 4, 30)], {
			halfLifeDays: 30,
		});
		expect(values).toEqual([2, 4]);
		expect(Array.from(freshness)).toEqual([0.5, 1]);
	});

	it('lets ten pieces count log2(11) times one with log weighting, and once with binary', () => {
		expect(strength([event('a', 'x', 10)], { weighting: 'log' }).values[0]).toBeCloseTo(
			Math.log2(11),
			6,
		);
		expect(strength([event('a', 'x', 10)], { weighting: 'binary' }).values).toEqual([1]);
	});

	it('numbers customers and products in code-unit order, whatever the order of rows', () => {
		const { customers, products } = strength([
			event('b', 'Z'),
			event('a', 'é'),
			event('B', '10'),
			event('b', '9'),
		]);
		expect(customers).toEqual(['B', 'a', 'b']);
		expect(products).toEqual(['10', '9', 'Z', 'é']);
	});

	it('gives the same bytes for the same rows in any order', () => {
		const one = fc.record({
			customer: fc.constantFrom('a', 'b', 'c'),
			product: fc.constantFrom('x', 'y', 'z'),
			quantity: fc.integer({ min: -3, max: 5 }),
			date: fc.integer({ min: 0, max: 50 }).map((day) => day * DAY),
		});
		fc.assert(
			fc.property(fc.array(one, { minLength: 1, maxLength: 40 }), (events) => {
				const options = { halfLifeDays: 7, weighting: 'log' };
				expect(strength([...events].reverse(), options)).toEqual(strength(events, options));
			}),
		);
	});

	it('never ages an event to nothing', () => {
		const { values } = strength([event('a', 'x', 1, 0), event('a', 'y', 1, 1e6)], {
			halfLifeDays: 1,
		});
		expect(values[0]).toBeGreaterThan(0);
	});

	it('counts odd quantities as 1 and says how many', () => {
		const table = new Table([
			['customer_id', stringColumn(['a', 'b', 'c'])],
			['product_id', stringColumn(['x', 'x', 'x'])],
			['quantity', numberColumn([null, 2, 3])],
		]);
		const columns = {
			customerColumn: 'customer_id',
			productColumn: 'product_id',
			quantityColumn: 'quantity',
		};
		const { events, report } = readEvents(table, columns);
		expect(report.withoutQuantity).toBe(1);
		expect(Array.from(events.quantity)).toEqual([1, 2, 3]);
	});
});

describe('popularity', () => {
	it('counts customers, not pieces, and breaks ties by product id', () => {
		const read = readEvents(
			eventsTable([event('a', 'x', 50), event('a', 'y'), event('b', 'y'), event('b', 'w')]),
			EVENT_COLUMNS,
		).events;
		const { interactions } = buildInteractions(read, {});
		const scores = popularity(interactions);
		expect(interactions.products).toEqual(['w', 'x', 'y']);
		expect(Array.from(scores)).toEqual([1, 1, 2]);
		expect(Array.from(ranking(scores))).toEqual([2, 0, 1]);
	});
});

describe('ids', () => {
	it('are found again by binary search, and only those', () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.string()), fc.string(), (list, other) => {
				const sorted = [...list].sort((a, b) => (a < b ? -1 : 1));
				const ids = SortedIds.from(sorted);
				sorted.forEach((id, i) => expect(ids.indexOf(id.toWellFormed())).toBe(i));
				if (!list.includes(other)) expect(ids.indexOf(other)).toBe(-1);
			}),
		);
	});

	it('treat empty text and missing cells as no id', () => {
		const { codes } = codeIds(new Table([['id', stringColumn(['', null, 'a', '0'])]]), 'id');
		expect(Array.from(codes, (code) => code < 0)).toEqual([true, true, false, false]);
	});
});
