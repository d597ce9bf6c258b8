import { Recommend } from '../../nodes/Recommend/Recommend.node';
import { fakeExecute, fileItem, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';
import { pad, plantedEvents, sameCamp } from '../unit/recommend/plantedTastes';

useOwnStore();

const events = plantedEvents();
const orders = items(
	...events.map(({ customer, product, date, quantity }) => ({
		customer_id: customer,
		product_id: product,
		order_date: new Date(date).toISOString(),
		quantity,
	})),
);
const customers = items(
	...Array.from({ length: 90 }, (_, c) => ({
		customer_id: `c${pad(c)}`,
		email: `c${c}@shop.example`,
	})),
	{ customer_id: 'newcomer', email: 'new@shop.example' },
);
const products = items(
	...Array.from({ length: 30 }, (_, p) => ({
		product_id: `p${pad(p)}`,
		name: `Candle ${p}`,
		category: `camp ${p % 3}`,
		price: p + 0.5,
		url: `https://shop.example/${p}`,
		stock: p === 0 ? 0 : 9,
	})),
);

const BOTH = {
	operation: 'trainAndRecommend',
	customersIdColumn: 'customer_id',
	topN: 3,
	filterBought: true,
	customerColumn: 'customer_id',
	productColumn: 'product_id',
	dateColumn: 'order_date',
	quantityColumn: 'quantity',
	catalogueIdColumn: 'product_id',
	catalogueNameColumn: 'name',
	catalogue: {
		categoryColumn: 'category',
		priceColumn: 'price',
		urlColumn: 'url',
		stockColumn: 'stock',
	},
	saveAs: '',
	options: { factors: 3 },
};

interface Recommendation {
	productId: string;
	name: string;
	reason: string;
	fallback: boolean;
}

async function run(
	parameters: Record<string, unknown>,
	inputs: unknown[] = [customers, orders, products],
	more = {},
) {
	const given = inputs as (typeof customers | undefined)[];
	const fake = fakeExecute({ parameters, inputs: given, outputs: 2, ...more });
	const [out = [], report = []] = await new Recommend().execute.call(fake.node);
	return { out, report, files: fake.files };
}

const listOf = (item: { json: object } | undefined) =>
	(item?.json as { recommendations: Recommendation[] }).recommendations;

describe('Recommend', () => {
	it('gives each customer products with name, price, link and reason, and keeps the rest', async () => {
		const { out } = await run(BOTH);
		expect(out).toHaveLength(91);
		expect(out[7]?.pairedItem).toEqual({ item: 7 });
		expect(out[7]?.json).toMatchObject({ customer_id: 'c007', email: 'c7@shop.example' });
		const [first] = listOf(out[7]);
		const number = Number(first?.productId.slice(1));
		expect(first).toMatchObject({
			name: `Candle ${number}`,
			category: `camp ${number % 3}`,
			price: number + 0.5,
			url: `https://shop.example/${number}`,
			reason: expect.stringMatching(/^Because you bought Candle \d+/) as string,
			fallback: false,
		});
	});

	it('recommends from the own camp, nothing bought, nothing out of stock', async () => {
		const { out } = await run(BOTH);
		const bought = new Set(events.map(({ customer, product }) => `${customer} ${product}`));
		let own = 0;
		let all = 0;
		out.slice(0, 90).forEach(({ json }, c) => {
			for (const { productId } of listOf({ json })) {
				all++;
				if (sameCamp(`c${pad(c)}`, productId)) own++;
				expect(productId).not.toBe('p000');
				expect(bought.has(`c${pad(c)} ${productId}`)).toBe(false);
			}
		});
		expect(own / all).toBeGreaterThan(0.6); // some customers have fewer than three of the own camp left
	});

	it('falls back to popular products for a newcomer and counts it', async () => {
		const { out, report } = await run(BOTH);
		expect(out[90]?.json).toMatchObject({
			recommendationSource: 'popular',
			recommendationFallback: true,
			recommendationNote: expect.stringContaining('No purchases are known') as string,
		});
		expect(report[0]?.json).toMatchObject({
			recommendations: { customers: 91, sources: { personal: 90, popular: 1 } },
			training: {
				evaluation: { split: 'time', verdict: 'The model beats the popularity baseline.' },
			},
		});
	});

	it('trains, saves, and recommends the same later from the saved model', async () => {
		const trained = await run({ ...BOTH, saveAs: 'both' });
		expect(trained.report[0]?.json['model']).toEqual({ name: 'both', version: 1 });
		const later = await run(
			{ ...BOTH, operation: 'forCustomers', model: { __rl: true, mode: 'name', value: 'both' } },
			[customers, undefined, products],
		);
		expect(later.out.map(({ json }) => json)).toEqual(trained.out.map(({ json }) => json));
	});

	it('passes customers through when it only trains', async () => {
		const { out, report } = await run({ ...BOTH, operation: 'train', saveAs: 'only-trained' });
		expect(out.map(({ json }) => json)).toEqual(customers.map(({ json }) => json));
		expect(report[0]?.json).toMatchObject({ model: { name: 'only-trained', version: 1 } });
	});

	it('works without a catalogue: reasons name product ids', async () => {
		const { out } = await run(BOTH, [customers, orders]);
		expect(listOf(out[0])[0]?.reason).toMatch(/^Because you bought p\d{3}/);
	});

	it('reads all three inputs from files and writes one row a recommendation', async () => {
		const csv = (list: typeof orders) => {
			const names = Object.keys(list[0]?.json ?? {});
			const lines = list.map(({ json }) => names.map((name) => String(json[name])).join(','));
			return [names.join(','), ...lines].join('\n');
		};
		const files = {
			...BOTH,
			inputSource: 'file',
			ordersSource: 'file',
			productsSource: 'file',
			outputFormat: 'csv',
		};
		const given = [
			[fileItem(csv(customers), 'customers.csv')],
			[fileItem(csv(orders), 'orders.csv')],
			[fileItem(csv(products), 'products.csv')],
		];
		const { out, files: written } = await run(files, given);
		expect(out).toHaveLength(1);
		const lines = (written.get('recommendations.csv')?.toString() ?? '').trim().split(/\r?\n/);
		expect(lines[0]).toBe('customer_id,rank,productId,productName,score,reason,source');
		expect(lines).toHaveLength(1 + 91 * 3);
		const items = await run({ ...files, outputFormat: 'items' }, given);
		expect(listOf(items.out[0])).toEqual(listOf((await run(BOTH)).out[0]));
	});

	it('says what is missing when no orders arrive', async () => {
		await expect(run(BOTH, [customers])).rejects.toThrow(/There are no orders to learn from/);
	});

	it('explains a wrong column as an item when it continues on fail', async () => {
		const { out } = await run({ ...BOTH, productColumn: 'sku' }, undefined, {
			continueOnFail: true,
		});
		expect(out[0]?.json).toMatchObject({ code: 'MISSING_COLUMN' });
	});
});
