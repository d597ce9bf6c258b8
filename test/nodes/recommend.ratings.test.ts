import { Recommend } from '../../nodes/Recommend/Recommend.node';
import { fakeExecute, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';

useOwnStore();

/** Two tastes: even customers love even products; two of three are rated. */
const RATED = Array.from({ length: 30 * 20 }, (_, i) => [i % 30, Math.floor(i / 30)] as const)
	.filter(([who, what]) => (who * 7 + what * 5) % 3 !== 0)
	.map(([who, what]) => ({
		customer_id: `0${who}`,
		product_id: `p${what}`,
		rating: (who + what) % 2 === 0 ? 5 : 2,
		rated_at: `2026-01-${String(1 + (who % 28)).padStart(2, '0')}`,
	}));
const ratings = items(...RATED, { customer_id: '01', product_id: 'p1', rated_at: '2026-02-01' });

const PARAMETERS = {
	customerColumn: 'customer_id',
	productColumn: 'product_id',
	ratingColumn: 'rating',
	ratingDateColumn: '',
	saveAs: 'stars',
	model: 'stars',
	options: { method: 'als', factors: 3 },
};

async function run(operation: string, inputs: unknown[], parameters: object = {}) {
	const fake = fakeExecute({
		parameters: { operation, ...PARAMETERS, ...parameters },
		inputs: inputs as (typeof ratings)[],
		outputs: 2,
	});
	const [out = [], report = []] = await new Recommend().execute.call(fake.node);
	return { out, report, files: fake.files };
}

describe('Recommend: ratings', () => {
	it('trains, saves, and reports the error beside averages; customers pass through', async () => {
		const customers = items({ customer_id: '01' });
		const { out, report } = await run('trainRatings', [customers, ratings]);
		expect(out).toEqual([{ json: { customer_id: '01' }, pairedItem: { item: 0 } }]);
		expect(report[0]?.json).toMatchObject({
			model: { name: 'stars', version: 1 },
			training: {
				method: 'als',
				customers: 30,
				products: 20,
				ratings: { used: RATED.length, withoutRating: 1 },
				evaluation: { split: 'random', scores: [{ method: 'als' }, { method: 'baseline' }] },
				notes: [
					'The model beats the averages of customers and products.',
					'Rows without a rating, left out: 1.',
				],
			},
		});
	});

	it('predicts ratings beside the rows as they came, and says where it only knows averages', async () => {
		const rows = items(
			{ customer_id: '00', product_id: 'p0', note: 'love' },
			{ customer_id: '00', product_id: 'p3', note: 'not' },
			{ customer_id: '0', product_id: 'p3' },
		);
		const { out, report } = await run('predictRatings', [rows]);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(out[0]?.json).toMatchObject({ note: 'love', ratingSource: 'personal' });
		expect(Number(out[0]?.json['predictedRating'])).toBeGreaterThan(4);
		expect(Number(out[1]?.json['predictedRating'])).toBeLessThan(3);
		expect(out[2]?.json).toMatchObject({ ratingSource: 'productAverage' });
		expect(report[0]?.json).toMatchObject({
			rows: 3,
			unknownCustomers: 1,
			model: { name: 'stars', version: 1 },
			notes: ['Rows of unknown customers or products, predicted by averages: 1 of 3.'],
		});
	});

	it('writes a file of predictions', async () => {
		const rows = items({ customer_id: '00', product_id: 'p0' });
		const { files } = await run('predictRatings', [rows], { outputFormat: 'csv' });
		const lines = (files.get('predicted-ratings.csv')?.toString() ?? '').trim().split(/\r?\n/);
		expect(lines[0]).toBe('customer_id,product_id,predictedRating,ratingSource');
	});

	it('says what is missing: the ratings, or the rating column', async () => {
		await expect(run('trainRatings', [undefined, undefined])).rejects.toThrow(/Orders/);
		await expect(
			run('trainRatings', [undefined, ratings], { ratingColumn: 'star' }),
		).rejects.toThrow(/star/);
	});
});
