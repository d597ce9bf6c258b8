import { Recommend } from '../../nodes/Recommend/Recommend.node';
import { fakeExecute, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';
import { pad, plantedEvents } from '../unit/recommend/plantedTastes';

useOwnStore();

const orders = items(
	...plantedEvents().map(({ customer, product, date, quantity }) => ({
		customer_id: customer,
		product_id: product,
		order_date: new Date(date).toISOString(),
		quantity,
	})),
);
const customers = items(
	...Array.from({ length: 90 }, (_, c) => ({
		customer_id: `c${pad(c)}`,
		never: c === 0 ? ['p003', 'p006'] : 'p009,p012',
		price_to: c % 2 === 0 ? 15 : '',
	})),
);
const products = items(
	...Array.from({ length: 30 }, (_, p) => ({
		product_id: `p${pad(p)}`,
		name: `Candle ${p}`,
		category: `camp ${p % 3}`,
		brand: `Brand ${p % 5}`,
		price: p + 0.5,
		stock: 30 - p,
		margin: p % 7,
		on_sale: p % 10 === 7 ? 'no' : 'yes',
	})),
);

const SETTINGS = {
	operation: 'trainAndRecommend',
	customersIdColumn: 'customer_id',
	topN: 4,
	filterBought: true,
	customerColumn: 'customer_id',
	productColumn: 'product_id',
	dateColumn: 'order_date',
	quantityColumn: 'quantity',
	catalogueIdColumn: 'product_id',
	catalogueNameColumn: 'name',
	catalogue: {
		brandColumn: 'brand',
		categoryColumn: 'category',
		priceColumn: 'price',
		stockColumn: 'stock',
	},
	saveAs: '',
};

const RULES = {
	maxPerCategory: 2,
	maxPerBrand: 1,
	blockedBrands: 'brand 4',
	blockedCategories: 'Nothing',
	boost: { by: { column: 'margin', strength: 0.3, prefer: 'high' } },
	diversity: 0.3,
	diversityBy: 'group',
	exploration: 0.25,
	minPrice: 1,
	maxPrice: 25,
	minStock: 7,
	onlyWhere: { conditions: [{ column: 'on_sale', operator: 'isYes' }] },
	onlyWhereMatch: 'all',
	excludedColumn: 'never',
	maxPriceColumn: 'price_to',
};

interface Recommendation {
	productId: string;
	price: number;
	category: string;
	brand: string;
	on_sale: string;
	source?: string;
}

async function run(parameters: Record<string, unknown>, given: unknown[]) {
	const inputs = given as (typeof customers | undefined)[];
	const fake = fakeExecute({ parameters, inputs, outputs: 2 });
	const [out = [], [report] = []] = await new Recommend().execute.call(fake.node);
	const lists = out.map(
		({ json }) => (json as unknown as { recommendations: Recommendation[] }).recommendations,
	);
	return { out, lists, report: report?.json as Record<string, Record<string, unknown>> };
}

const train = (options: object, more: object = {}) =>
	run({ ...SETTINGS, options: { factors: 3, ...options }, ...more }, [customers, orders, products]);

const mostOf = (names: readonly string[]) =>
	Math.max(0, ...names.map((name) => names.filter((other) => other === name).length));

const LEFT_OUT = [
	{ why: 'of a blocked category', products: 0 },
	{ why: 'of a blocked brand', products: 6 },
	{ why: 'with fewer than 7 in stock', products: 4 },
	{ why: 'without a price', products: 0 },
	{ why: 'below 1', products: 1 },
	{ why: 'above 25', products: 0 },
	{ why: 'that your conditions leave out', products: 2 },
];

describe('Recommend by rules', () => {
	it('keeps to every rule of the options at once', async () => {
		const { lists } = await train(RULES);
		expect(lists.flat().length).toBeGreaterThan(200);
		lists.forEach((list, c) => {
			const never = c === 0 ? ['p003', 'p006'] : ['p009', 'p012'];
			const highest = c % 2 === 0 ? 15 : 25;
			for (const { productId, price, brand, on_sale } of list) {
				expect(never).not.toContain(productId);
				expect(price).toBeGreaterThanOrEqual(1);
				expect(price).toBeLessThanOrEqual(highest);
				expect(brand).not.toBe('Brand 4');
				expect(on_sale).toBe('yes');
			}
			expect(mostOf(list.map(({ category }) => category))).toBeLessThanOrEqual(2);
			expect(mostOf(list.map(({ brand }) => brand))).toBeLessThanOrEqual(1);
		});
	});

	it('reports what each rule did and what the order costs', async () => {
		const { lists, report } = await train(RULES);
		const { rules, products: counts, notes } = report['recommendations'] ?? {};
		const explored = lists.flat().filter(({ source }) => source === 'exploration').length;
		expect(explored).toBeGreaterThan(20);
		expect(rules).toMatchObject({
			boost: { column: 'margin', strength: 0.3, productsWithoutValue: 0 },
			exploration: { share: 0.25, recommendations: explored },
			customersWithExcludedProducts: 90,
			customersWithPriceRange: 45,
			cost: {
				k: 10,
				rules: [
					{ rule: 'limits' },
					{ rule: 'boost' },
					{ rule: 'diversity' },
					{ rule: 'exploration' },
					{ rule: 'all' },
				],
			},
		});
		expect(counts).toMatchObject({
			leftOut: LEFT_OUT,
		});
		expect(notes).toContain(
			'Left out: 6 of a blocked brand, 4 with fewer than 7 in stock, 1 below 1, 2 that your conditions leave out. 17 of 30 products may be recommended.',
		);
	});
});

describe('Recommend by rules, later or without any', () => {
	it('follows the same rules with a saved model, and says that their cost cannot be judged', async () => {
		const trained = await train(RULES, { saveAs: 'ruled' });
		const model = { __rl: true, mode: 'name', value: 'ruled' };
		const later = await run({ ...SETTINGS, operation: 'forCustomers', model, options: RULES }, [
			customers,
			undefined,
			products,
		]);
		expect(later.lists).toEqual(trained.lists);
		expect(later.report['recommendations']?.['rules']).toMatchObject({
			cost: { skipped: expect.stringContaining('no hidden purchases') as string },
		});
	});

	it('changes nothing when no rule is set', async () => {
		const plain = await train({});
		const off = { boost: {}, diversity: 0, exploration: 0, onlyWhere: {}, blockedBrands: '' };
		expect((await train({ ...off, excludedColumn: ' ' })).out).toEqual(plain.out);
	});

	it('names the field to set when a rule needs a column of the products', async () => {
		const catalogue = { categoryColumn: 'category' };
		await expect(train({ maxPrice: 9 }, { catalogue })).rejects.toThrow(/price range is set/);
	});
});
