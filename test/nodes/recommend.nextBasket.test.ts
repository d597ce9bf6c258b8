import { closePool } from '../../lib/compute';
import { Recommend } from '../../nodes/Recommend/Recommend.node';
import { fakeExecute, items } from '../support/fakeExecute';

afterAll(closePool);

const date = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);

/** Two customers: coffee every week, tea now and then; and an order of the year 2999. */
const LINES = [
	...Array.from({ length: 12 }, (_, week) => ['007', 'coffee', date(7 * week)]),
	['007', 'soap', date(20)],
	...[0, 30, 60].map((day) => ['8', 'tea', date(day)]),
	['8', 'tea', '2999-01-01'],
];
const orders = items(
	...LINES.map(([customer_id, product_id, order_date]) => ({
		customer_id,
		product_id,
		order_date,
	})),
);
const products = items(
	{ product_id: 'coffee', name: 'Coffee' },
	{ product_id: 'tea', name: 'Tea' },
	{ product_id: 'soap', name: 'Soap' },
);

const PARAMETERS = {
	operation: 'nextBasket',
	customerColumn: 'customer_id',
	productColumn: 'product_id',
	dateColumn: 'order_date',
	quantityColumn: '',
	customersIdColumn: 'id',
	topN: 2,
	horizonDays: 14,
	productsToList: 'all',
	catalogueIdColumn: 'product_id',
	catalogueNameColumn: 'name',
	options: {},
};

async function run(parameters = {}, inputs: (typeof orders | undefined)[] = [undefined, orders]) {
	const fake = fakeExecute({ parameters: { ...PARAMETERS, ...parameters }, inputs, outputs: 2 });
	const [out = [], report = []] = await new Recommend().execute.call(fake.node);
	return { out, report, files: fake.files };
}

describe('Recommend: Predict Next Basket', () => {
	it('gives everybody in the orders a list, paired with the orders behind it, and a report', async () => {
		const { out, report } = await run({}, [undefined, orders, products]);
		expect(out.map(({ json }) => json['customer_id'])).toEqual(['007', '8']);
		expect(out[0]?.json['nextBasket']).toEqual([
			expect.objectContaining({
				name: 'Coffee',
				timesBought: 12,
				reason: 'Bought 12 times, about every 7 days, last today',
				dueDate: date(84),
			}),
			expect.anything(),
		]);
		expect(out[1]?.pairedItem).toEqual([13, 14, 15, 16].map((item) => ({ item, input: 1 })));
		expect(report[0]?.json).toMatchObject({
			customers: 2,
			from: `${date(78)}T00:00:00.000Z`,
			to: `${date(92)}T00:00:00.000Z`,
			events: { future: 1 },
			evaluation: { customers: 1, verdict: expect.stringMatching(/^Next basket/) as string },
		});
		expect(report[0]?.pairedItem).toHaveLength(17);
	});

	it('adds the list to each customer as it came, and gives strangers bestsellers', async () => {
		const customers = items(
			{ id: '8', email: 'b@example.com' },
			{ id: '7', email: 'a@example.com' },
		);
		const { out } = await run({}, [customers, orders]);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(out[0]?.json).toMatchObject({ email: 'b@example.com', nextBasketSource: 'personal' });
		expect(out[1]?.json).toMatchObject({ email: 'a@example.com', nextBasketSource: 'popular' });
		expect(customers[0]?.json).toEqual({ id: '8', email: 'b@example.com' });
	});

	it('lists repeat purchases alone, above a chance, when asked to', async () => {
		const { out } = await run({ productsToList: 'boughtBefore', options: { minChance: 0.5 } });
		const lists = out.map(({ json }) => json['nextBasket'] as { productId: string }[]);
		expect(lists[0]?.map(({ productId }) => productId)).toEqual(['coffee']);
		expect(lists[1]?.every(({ productId }) => productId === 'tea')).toBe(true);
	});

	it('writes one row a product into a file', async () => {
		const { out, files } = await run({ outputFormat: 'csv' });
		expect(out).toHaveLength(1);
		const lines = (files.get('next-basket.csv')?.toString() ?? '').trim().split(/\r?\n/);
		expect(lines[0]).toBe(
			'customer_id,rank,productId,productName,chance,timesBought,lastBought,usualDays,dueDate,reason,fallback',
		);
		expect(lines).toHaveLength(5);
	});

	it('says what is missing when there is no date column', async () => {
		await expect(run({ dateColumn: '' })).rejects.toThrow(/needs dates/);
	});
});
