import { recommendForCustomers, trainAndRecommend, trainRecommender } from '../../../lib/recommend';
import { dateColumn, integerColumn, numberColumn, stringColumn, Table } from '../../../lib/table';
import { testContext } from '../../support/context';
import { customersTable, eventsTable, type PlantedEvent } from './plantedTastes';
import { all, everyProduct, everyone, ids, listOf, options, run } from './runPlanted';

const event = (customer: string, product: string, quantity = 1): PlantedEvent => ({
	...{ customer, product, date: 0, quantity },
});
const columns = { customerColumn: 'customer_id', productColumn: 'product_id' };

describe('hostile ids', () => {
	const strange = [
		'__proto__',
		'constructor',
		'toString',
		' ',
		'\u0000',
		'😀',
		'x'.repeat(100_000),
	];

	it.each(strange.map((id) => [id.slice(0, 12), id]))(
		'%j is a customer and a product like any other',
		async (_, id) => {
			const events = [...all, event(id, 'p001'), event(id, 'p004'), event('c001', id)];
			const { table } = await run(events, [id, 'stranger'], { topN: 30, filterBought: false });
			expect(table.cell('recommendationSource', 0)).toBe('personal');
			expect(ids(table, 0)).toContain(id);
			expect(table.cell('recommendationSource', 1)).toBe('popular');
			expect(({} as Record<string, unknown>)['polluted']).toBe(undefined);
		},
	);

	it('an empty text is no id: the row is left out and the customer gets what is popular', async () => {
		const { table, report, recommendations } = await run(
			[...all, event('', 'p001'), event('c001', '')],
			['', 'c001'],
		);
		expect(report.events.withoutId).toBe(2);
		expect(recommendations.withoutId).toBe(1);
		expect(table.cell('recommendationSource', 0)).toBe('popular');
	});

	it('1 and "1" are the same id, whichever table has which', async () => {
		const numbers = new Table([
			['customer_id', integerColumn([1, 1, 2])],
			['product_id', integerColumn([10, 20, 20])],
		]);
		const texts = new Table([
			['customer_id', stringColumn(['1', '1', '2'])],
			['product_id', stringColumn(['10', '20', '20'])],
		]);
		const products = (kind: 'number' | 'text') =>
			new Table([
				['product_id', kind === 'number' ? numberColumn([10, 20]) : stringColumn(['10', '20'])],
				['name', stringColumn(['Ten', 'Twenty'])],
			]);
		const catalogue = { productColumn: 'product_id', nameColumn: 'name' };
		for (const events of [numbers, texts])
			for (const kind of ['number', 'text'] as const)
				for (const id of [integerColumn([2]), stringColumn(['2'])]) {
					const given = { ...columns, events, products: products(kind), catalogue };
					const { table } = await trainAndRecommend(
						new Table([['customer_id', id]]),
						{ ...given, regularization: 0.1 },
						testContext(),
					);
					expect(listOf(table, 0)[0]).toMatchObject({ productId: '10', name: 'Ten' });
				}
	});
});

describe('hostile events', () => {
	it('quantities that are NaN or infinite count as 1, and the report says so', async () => {
		const table = (quantities: number[]) =>
			new Table([
				['customer_id', stringColumn(all.map(({ customer }) => customer))],
				['product_id', stringColumn(all.map(({ product }) => product))],
				['quantity', numberColumn(all.map((_, i) => quantities[i % quantities.length] ?? 1))],
			]);
		const given = { ...columns, quantityColumn: 'quantity', factors: 3, regularization: 2 };
		const train = async (quantities: number[]) =>
			await trainRecommender(table(quantities), { ...given, evaluation: 'none' }, testContext());
		const [odd, plain] = [await train([NaN, Infinity, -Infinity, 1]), await train([1])];
		expect(odd.report.events.withoutQuantity).toBeGreaterThan(all.length / 2);
		expect(odd.artefact).toEqual(plain.artefact);
	});

	it('of one product alone leave nothing new: the customer sees it again, and hears why', async () => {
		const { table, recommendations } = await run(
			[event('x', 'only'), event('y', 'only')],
			['x', 'stranger'],
		);
		expect(ids(table, 0)).toEqual(['only']);
		expect(listOf(table, 0)[0]?.reason).toBe('You bought this before');
		expect(ids(table, 1)).toEqual(['only']);
		expect(recommendations.sources).toMatchObject({ boughtBefore: 1, popular: 1 });
	});

	it('all of them returned teach nothing: that is said', async () => {
		const back = all.map((one) => ({ ...one, quantity: -1 }));
		await expect(run(back, ['c000'])).rejects.toMatchObject({ code: 'EMPTY_INPUT' });
	});

	it('dated in the years 1 and 275,000 do not spoil ageing', async () => {
		const odd = [
			{ ...event('c000', 'p001'), date: -62_135_596_800_000 },
			{ ...event('c000', 'p002'), date: 8_600_000_000_000_000 },
		];
		const asOf = Date.UTC(2027, 0, 1);
		const { table, report } = await run([...all, ...odd], everyone, { halfLifeDays: 30, asOf });
		expect(report.events.future).toBe(1);
		for (let row = 0; row < everyone.length; row++)
			for (const { score } of listOf(table, row)) expect(Number.isFinite(score)).toBe(true);
	});
});

describe('when every product is filtered away', () => {
	it.each([
		['blocked', { blockedProducts: everyProduct }],
		[
			'out of stock',
			{
				products: new Table([
					['product_id', stringColumn(everyProduct)],
					['stock', integerColumn(everyProduct.map(() => 0))],
				]),
				catalogue: { productColumn: 'product_id', stockColumn: 'stock' },
			},
		],
		[
			'missing from the catalogue',
			{
				products: new Table([['product_id', stringColumn(['other'])]]),
				catalogue: { productColumn: 'product_id' },
			},
		],
	])('because it is %s, the list is empty and says so', async (_, rules) => {
		const { table, recommendations } = await run(all, ['c000', 'stranger'], rules);
		for (const row of [0, 1]) {
			expect(ids(table, row)).toEqual([]);
			expect(table.cell('recommendationSource', row)).toBe('none');
			expect(table.cell('recommendationNote', row)).toContain('no allowed product is left');
		}
		expect(recommendations.sources.none).toBe(2);
	});
});

describe('large histories', () => {
	it('of 10,000 products are recommended to and explained', async () => {
		const many = Array.from({ length: 10_000 }, (_, p) => `m${p}`);
		const events = new Table([
			[
				'customer_id',
				stringColumn([...many.map(() => 'collector'), ...many.map((_, i) => `c${i % 50}`)]),
			],
			['product_id', stringColumn([...many, ...many.map((_, i) => `m${(i * 7) % 10_400}`)])],
			['order_date', dateColumn([...many, ...many].map(() => 0))],
		]);
		const given = { ...columns, factors: 8, regularization: 1, evaluation: 'none' } as const;
		const { artefact } = await trainRecommender(events, given, testContext());
		const clicks = JSON.stringify(many.slice(0, 5_000));
		const customers = new Table([
			['customer_id', stringColumn(['collector', 'visitor'])],
			['clicks', stringColumn([null, clicks])],
		]);
		const list = { customerColumn: 'customer_id', topN: 5, artefact, recent: { column: 'clicks' } };
		const { table, report } = await recommendForCustomers(customers, list, testContext());
		expect(listOf(table, 0)[0]?.reason).toMatch(/^Because you bought m/);
		expect(ids(table, 0).every((id) => Number(id.slice(1)) >= 10_000)).toBe(true);
		expect(listOf(table, 1)[0]?.reason).toMatch(/^Because you looked at m/);
		expect(report.recent?.used).toBe(5_000);
	});

	it('and unknown customers among 90 known ones are both served by one saved model', async () => {
		const { artefact } = await trainRecommender(eventsTable(all), options, testContext());
		const given = { customerColumn: 'customer_id', artefact };
		const { report } = await recommendForCustomers(
			customersTable([...everyone, 'a', 'b', '__proto__']),
			given,
			testContext(),
		);
		expect(report.sources).toMatchObject({ popular: 3 });
	});
});
