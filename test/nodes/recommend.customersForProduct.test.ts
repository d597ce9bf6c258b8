import { Recommend } from '../../nodes/Recommend/Recommend.node';
import { fakeExecute, fileItem, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';
import { pad, plantedEvents, sameCamp, START } from '../unit/recommend/plantedTastes';

useOwnStore();

const CUT = START + 240 * 86_400_000;
const all = plantedEvents();
const before = all.filter(({ date }) => date <= CUT);
const ordersOf = (events: typeof all) =>
	items(
		...events.map(({ customer, product, date, quantity }) => ({
			...{ customer_id: customer, product_id: product, quantity },
			order_date: new Date(date).toISOString(),
		})),
	);
const customers = items(
	...Array.from({ length: 90 }, (_, c) => ({
		customer_id: `c${pad(c)}`,
		email: `c${c}@shop.example`,
	})),
	{ customer_id: 'stranger', email: 'new@shop.example' },
);
const products = items(
	{ product_id: 'p004', name: 'Mint candle', price: 4, stock: 3 },
	{ product_id: 'p001', name: 'Rose candle', price: 5, stock: 0 },
	{ product_id: 'soon', name: 'Lemon candle', price: 6, stock: 9 },
);

const ORDERS = {
	customerColumn: 'customer_id',
	productColumn: 'product_id',
	dateColumn: 'order_date',
	quantityColumn: 'quantity',
	catalogueIdColumn: 'product_id',
	catalogueNameColumn: 'name',
	catalogue: { priceColumn: 'price', stockColumn: 'stock' },
};
const FIND = {
	...ORDERS,
	operation: 'customersForProduct',
	model: 'tastes',
	productsFrom: 'ids',
	productIds: 'p004',
	topN: 5,
	audienceFrom: 'table',
	customersIdColumn: 'customer_id',
};

type Inputs = Parameters<typeof fakeExecute>[0]['inputs'];

async function run(parameters: object, inputs: Inputs) {
	const fake = fakeExecute({ parameters: { ...FIND, ...parameters }, inputs, outputs: 2 });
	const [out = [], report = []] = await new Recommend().execute.call(fake.node);
	return { out, report, files: fake.files };
}

interface Recommendation {
	productId: string;
	name: string;
	price: number;
	rank: number;
	lift: number | null;
	reason: string;
	newProduct: boolean;
}

const recommended = (json: object) => (json as { recommendation: Recommendation }).recommendation;

beforeAll(async () => {
	await run({ operation: 'train', saveAs: 'tastes', options: { factors: 3 } }, [
		undefined,
		ordersOf(before),
	]);
});

describe('Recommend: Find Customers for a Product', () => {
	it('gives the customers with all their columns, paired, with a reason and the lift of the training', async () => {
		const { out, report } = await run({}, [customers, undefined, products]);
		expect(out).toHaveLength(5);
		out.forEach(({ json, pairedItem }, i) => {
			const { item = -1 } = pairedItem as { item?: number };
			expect(json).toMatchObject({ ...customers[item]?.json });
			expect(sameCamp(String(json['customer_id']), 'p004')).toBe(true);
			expect(recommended(json)).toMatchObject({
				...{ productId: 'p004', name: 'Mint candle', price: 4, rank: i + 1, newProduct: false },
				reason: expect.stringMatching(/^Because they bought /) as string,
			});
		});
		expect(recommended(out[0]?.json ?? {}).lift).toBeGreaterThan(1);
		expect(report[0]?.json).toMatchObject({
			model: { name: 'tastes', version: 1 },
			audience: { liftMeasured: 'at the training', customers: { customers: 91, asked: 90 } },
		});
	});

	it('measures the lift on the orders that came since', async () => {
		const { report } = await run({}, [customers, ordersOf(all)]);
		expect(report[0]?.json).toMatchObject({ audience: { liftMeasured: 'on fresh orders' } });
	});

	it('finds customers for every product in stock of the input, new ones by what they are like', async () => {
		const { out, report } = await run({ productsFrom: 'input', topN: 2 }, [
			...[customers, undefined, products],
		]);
		expect(out.map(({ json }) => recommended(json).productId)).toEqual([
			...['p004', 'p004', 'soon', 'soon'],
		]);
		expect(recommended(out[2]?.json ?? {})).toMatchObject({ newProduct: true, lift: null });
		expect(recommended(out[2]?.json ?? {}).reason).toMatch(/candle, which is like it$/);
		expect(report[0]?.json).toMatchObject({
			audience: { products: [{ known: true }, { known: false }] },
		});
	});

	it('chooses among everybody the model knows, and among a share of them', async () => {
		const options = { sharePercent: 50 };
		const { out } = await run({ audienceFrom: 'model', options }, [undefined, undefined, products]);
		const owners = new Set(before.filter((e) => e.product === 'p004').map((e) => e.customer));
		expect(out).toHaveLength(Math.ceil((90 - owners.size) / 2));
		expect(out[0]?.pairedItem).toEqual([{ item: 0, input: 2 }]);
	});

	it('reads customers from a file and writes one row a customer into one', async () => {
		const csv = `customer_id,city\n${[...Array(90).keys()].map((c) => `c${pad(c)},X${c}`).join('\n')}\n`;
		const { out, files } = await run({ inputSource: 'file', outputFormat: 'csv' }, [
			[fileItem(csv, 'customers.csv')],
		]);
		expect(out).toHaveLength(1);
		const lines = (files.get('customers-for-product.csv')?.toString() ?? '').trim().split(/\r?\n/);
		expect(lines[0]).toBe(
			'customer_id,city,productId,productName,rank,score,lift,newProduct,reason',
		);
		expect(lines).toHaveLength(6);
	});

	it('says what is missing', async () => {
		await expect(run({}, [undefined, ordersOf(before)])).rejects.toThrow(/no customers/);
		await expect(run({ productIds: ' , ' }, [customers])).rejects.toThrow(/no product/);
	});
});

const EVALUATE = {
	operation: 'evaluateSaved',
	listLength: 5,
	countRepeats: false,
	options: {},
};

describe('Recommend: Evaluate a Saved Model', () => {
	it('judges orders since the training and leaves out earlier ones', async () => {
		const orders = ordersOf(all);
		const { out, report } = await run(EVALUATE, [undefined, orders]);
		const { evaluation } = report[0]?.json as {
			evaluation: { verdict: string; earlier: number; after: string };
		};
		expect(evaluation.earlier).toBe(before.length);
		expect(evaluation.verdict).toMatch(/^Better than popular products/);
		expect(new Date(evaluation.after).getTime()).toBe(Math.max(...before.map(({ date }) => date)));
		const [first] = out;
		const [pair] = first?.pairedItem as { item: number; input: number }[];
		expect(pair?.input).toBe(1);
		expect(orders[pair?.item ?? -1]?.json['customer_id']).toBe(first?.json['customerId']);
		expect(first?.json['recommended']).toHaveLength(5);
	});

	it('takes a later date, and repeated purchases when asked', async () => {
		const { report } = await run(
			{ ...EVALUATE, countRepeats: true, options: { after: '2026-10-01' } },
			[undefined, ordersOf(all)],
		);
		const later = all.filter(({ date }) => date >= Date.UTC(2026, 9, 2));
		expect(report[0]?.json).toMatchObject({
			evaluation: { events: { rows: all.length }, earlier: all.length - later.length },
		});
	});

	it('says when nothing is new', async () => {
		await expect(run(EVALUATE, [undefined, ordersOf(before)])).rejects.toThrow(/nothing to judge/);
	});
});
