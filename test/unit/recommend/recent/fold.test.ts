import fc from 'fast-check';
import { readEvents } from '../../../../lib/recommend';
import { DAY_MS } from '../../../../lib/recommend/events';
import { historyOf, NO_HISTORY, type History } from '../../../../lib/recommend/history';
import { buildInteractions } from '../../../../lib/recommend/interactions';
import { countingOf, USUAL_COUNTING } from '../../../../lib/recommend/recent/counting';
import { fold } from '../../../../lib/recommend/recent/fold';
import { EVENT_COLUMNS, eventsTable, pad, START, type PlantedEvent } from '../plantedTastes';

/** What was bought on one day: pieces of a product by nobody in particular. */
const purchase = fc.record({
	product: fc.integer({ min: 0, max: 5 }).map((p) => `p${pad(p)}`),
	date: fc.integer({ min: 0, max: 400 }).map((day) => START + day * DAY_MS),
	quantity: fc.integer({ min: 1, max: 9 }),
});
const counting = fc.record({
	weighting: fc.constantFrom('log', 'linear', 'binary'),
	halfLifeDays: fc.constantFrom(undefined, 20, 200),
});
type Purchase = Omit<PlantedEvent, 'customer'>;
type Choice = { weighting: 'log' | 'linear' | 'binary'; halfLifeDays: number | undefined };

/** Every product once, long ago, by another customer: so that products have the same numbers in both trainings. */
const EVERYTHING: PlantedEvent[] = Array.from({ length: 6 }, (_, p) => ({
	...{ customer: 'other', product: `p${pad(p)}`, date: START, quantity: 1 },
}));

function trained(purchases: readonly Purchase[], { weighting, halfLifeDays }: Choice) {
	const own = purchases.map((event) => ({ ...event, customer: 'me' }));
	const options = { ...EVENT_COLUMNS, weighting, ...(halfLifeDays && { halfLifeDays }) };
	const { events } = readEvents(eventsTable([...EVERYTHING, ...own]), options);
	const { interactions } = buildInteractions(events, options);
	const row = interactions.customers.indexOf('me');
	const history = row < 0 ? NO_HISTORY : historyOf(interactions.matrix, row);
	return { history, counting: countingOf(events, options) };
}

const asRecent = ({ product, date, quantity }: Purchase) => ({
	...{ item: Number(product.slice(1)), amount: quantity, bought: true, time: date },
});

const expectSame = (a: History, b: History) => {
	expect([...a.items]).toEqual([...b.items]);
	b.weights.forEach((weight, i) => expect(a.weights[i]).toBeCloseTo(weight, 4));
};

describe('fresh events put into a history', () => {
	it('give the row that training makes of all events together, however they age', () => {
		const law = (before: Purchase[], after: Purchase[], choice: Choice) => {
			const known = trained(before, choice);
			const start = known.counting.latest ?? START;
			const fresh = after.map((event) => ({ ...event, date: event.date - START + start }));
			const folded = fold(known.history, fresh.map(asRecent), known.counting, true);
			// One person is judged by the own newest event; training by the newest of all, which is among these.
			expectSame(folded, trained([...before, ...fresh], choice).history);
		};
		fc.assert(fc.property(fc.array(purchase), fc.array(purchase), counting, law), {
			numRuns: 200,
		});
	});

	it('make a history for somebody who had none', () => {
		const events = [{ item: 4, amount: 3, bought: true, time: null }];
		const { items, weights } = fold(NO_HISTORY, events, USUAL_COUNTING, true);
		expect([...items, ...weights]).toEqual([4, 2]); // log2(1 + 3)
	});

	it('change nothing where there are none, and never the history itself', () => {
		const history = { items: Uint32Array.of(1, 4), weights: Float32Array.of(1, 2) };
		expect(fold(history, [], USUAL_COUNTING, true)).toBe(history);
		fold(history, [{ item: 4, amount: 9, bought: true, time: null }], USUAL_COUNTING, true);
		expect([...history.weights]).toEqual([1, 2]);
	});

	it('take returned pieces off, and nothing more than there was', () => {
		const history = { items: Uint32Array.of(1, 4), weights: Float32Array.of(2, 2) };
		const back = [
			{ item: 1, amount: -2, bought: true, time: null },
			{ item: 4, amount: -99, bought: true, time: null },
		];
		const { weights } = fold(history, back, USUAL_COUNTING, true);
		expect([...weights]).toEqual([1, 0]); // 3 pieces less 2 are 1; log2(1 + 1) = 1
	});

	it('remember what was only looked at, and hide it when that is wanted', () => {
		const history = { items: Uint32Array.of(1, 2), weights: Float32Array.of(1, 0) };
		const look = (item: number) => ({ item, amount: 1, bought: false, time: null });
		const seen = fold(history, [look(1), look(2), look(3)], USUAL_COUNTING, true);
		expect([[...(seen.lookedAt ?? [])], [...(seen.hidden ?? [])]]).toEqual([
			[2, 3],
			[2, 3],
		]);
		// Product 2 came back once: a look does not bring it into the list again.
		const shown = fold(history, [look(1), look(2), look(3)], USUAL_COUNTING, false);
		expect([...(shown.hidden ?? [])]).toEqual([2]);
	});
});
