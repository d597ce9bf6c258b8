import { buildCsr } from '../../lib/math';
import { ImplicitALS, recommendForCustomers, trainRecommender } from '../../lib/recommend';
import { testContext } from '../support/context';
import { eventsTable, plantedEvents } from '../unit/recommend/plantedTastes';
import { recommenderContract } from './recommender.contract';

recommenderContract('iALS', {
	train: async (events, { seed, threads }) =>
		await trainRecommender(
			events,
			{
				customerColumn: 'customer_id',
				productColumn: 'product_id',
				...(events.has('quantity') && { quantityColumn: 'quantity' }),
				...(events.has('order_date') && { dateColumn: 'order_date', halfLifeDays: 90 }),
				factors: 16,
				seed,
			},
			testContext({ threads }),
		),
	recommend: async (artefact, customers, topN) =>
		await recommendForCustomers(
			customers,
			{ artefact, customerColumn: 'customer_id', topN, whenNothingLeft: 'empty' },
			testContext(),
		),
	events: eventsTable(plantedEvents(60, 24)),
});

describe('ImplicitALS', () => {
	it('throws NOT_FITTED when it is asked before it was fitted', () => {
		expect(() => new ImplicitALS().model).toThrow(expect.objectContaining({ code: 'NOT_FITTED' }));
		const none = buildCsr(1, 1, { rows: [0], columns: [0] });
		expect(() => new ImplicitALS().foldIn(none)).toThrow(
			expect.objectContaining({ code: 'NOT_FITTED' }),
		);
	});

	it('gives the same factors on one thread and on two', () => {
		// 4,000 × 500 with 40 entries a row: enough work for a second thread.
		const rows = Array.from({ length: 160_000 }, (_, i) => Math.floor(i / 40));
		const columns = rows.map((row, i) => (row * 7 + (i % 40) * 13) % 500);
		const csr = buildCsr(4_000, 500, { rows, columns });
		const fit = (threads: number) =>
			new ImplicitALS({ factors: 32, iterations: 2, seed: 1, threads }).fit(csr).itemFactors;
		expect(fit(2)).toEqual(fit(1));
	});
});
