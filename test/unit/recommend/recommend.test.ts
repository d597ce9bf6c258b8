import { integerColumn, numberColumn, stringColumn, Table } from '../../../lib/table';
import { recommendForCustomers, trainAndRecommend, trainRecommender } from '../../../lib/recommend';
import { testContext } from '../../support/context';
import {
	customersTable,
	EVENT_COLUMNS,
	eventsTable,
	pad,
	plantedEvents,
	sameCamp,
	type PlantedEvent,
} from './plantedTastes';

interface Item {
	productId: string;
	score: number;
	reason: string;
	because: { productId: string; name: string }[];
	fallback: boolean;
	[key: string]: unknown;
}

const listOf = (table: Table, row: number): Item[] =>
	JSON.parse(String(table.cell('recommendations', row))) as Item[];
const ids = (table: Table, row: number) => listOf(table, row).map(({ productId }) => productId);
// Three camps: three factors hold all there is to know.
const options = { ...EVENT_COLUMNS, factors: 3, regularization: 2, evaluation: 'none' } as const;
const all = plantedEvents();
const everyone = Array.from({ length: 90 }, (_, c) => `c${pad(c)}`);

async function run(
	events: readonly PlantedEvent[],
	customers: readonly string[],
	more: object = {},
) {
	const given = { ...options, events: eventsTable(events), topN: 3, ...more };
	return await trainAndRecommend(customersTable(customers), given, testContext());
}

describe('recommendations on planted tastes', () => {
	it('recommend the withheld product first', async () => {
		let first = 0;
		const some = everyone.slice(0, 30);
		for (const customer of some) {
			const own = all.filter((e) => e.customer === customer && sameCamp(customer, e.product));
			const withheld = own[0]?.product ?? '';
			// The others of the camp that this customer never bought are blocked, so one right answer is left.
			const bought = new Set(
				all.filter((e) => e.customer === customer).map(({ product }) => product),
			);
			const blockedProducts = everyProduct.filter((p) => sameCamp(customer, p) && !bought.has(p));
			const rest = all.filter((e) => !(e.customer === customer && e.product === withheld));
			const { table } = await run(rest, [customer], { blockedProducts });
			if (ids(table, 0)[0] === withheld) first++;
		}
		expect(first).toBe(30);
	});

	it('come from the own camp and were not bought', async () => {
		const { table } = await run(all, everyone);
		everyone.forEach((customer, row) => {
			const bought = new Set(
				all.filter((e) => e.customer === customer).map(({ product }) => product),
			);
			const unbought = everyProduct.filter((p) => sameCamp(customer, p) && !bought.has(p)).length;
			const list = ids(table, row);
			expect(list.filter((product) => bought.has(product))).toEqual([]);
			expect(list.filter((p) => sameCamp(customer, p)).length).toBe(Math.min(3, unbought));
		});
	});

	it('are explained by products of the same camp that the customer bought', async () => {
		const { table } = await run(all, everyone, { topN: 1 });
		everyone.forEach((customer, row) => {
			const [item] = listOf(table, row);
			const bought = new Set(
				all.filter((e) => e.customer === customer).map(({ product }) => product),
			);
			const because = item?.because.map(({ productId }) => productId) ?? [];
			expect(because.length).toBeGreaterThan(0);
			expect(because.every((product) => bought.has(product))).toBe(true);
			if (item && sameCamp(customer, item.productId)) {
				expect(sameCamp(customer, because[0] ?? '')).toBe(true);
			}
			expect(item?.reason).toBe(`Because you bought ${because.join(' and ')}`);
		});
	});

	it('beat popularity on the time split and say so', async () => {
		const train = { ...EVENT_COLUMNS, evaluation: 'time', evaluationK: 5 } as const;
		const { report } = await trainRecommender(eventsTable(all), train, testContext());
		if ('skipped' in report.evaluation) throw new Error(report.evaluation.skipped);
		const [ours, base] = report.evaluation.scores;
		expect(ours?.ndcg).toBeGreaterThan(2 * (base?.ndcg ?? 1));
		expect(report.evaluation.verdict).toBe('The model beats the popularity baseline.');
		expect(report.tuning).toHaveLength(5);
	});
});

const everyProduct = Array.from({ length: 30 }, (_, p) => `p${pad(p)}`);

const catalogue = new Table([
	['product_id', stringColumn(everyProduct)],
	['name', stringColumn(everyProduct.map((id) => `Candle ${id}`))],
	['category', stringColumn(everyProduct.map((_, i) => `camp ${i % 3}`))],
	['price', numberColumn(everyProduct.map((_, i) => i + 0.5))],
	['url', stringColumn(everyProduct.map((id) => `https://shop.example/${id}`))],
	['stock', integerColumn(everyProduct.map((_, i) => (i < 15 ? 5 : 0)))],
	['consumable', stringColumn(everyProduct.map((_, i) => (i % 2 === 0 ? 'yes' : 'no')))],
	['__proto__', stringColumn(everyProduct.map(() => 'kept'))],
]);
const columns = {
	productColumn: 'product_id',
	nameColumn: 'name',
	categoryColumn: 'category',
	priceColumn: 'price',
	urlColumn: 'url',
};

describe('catalogue rules', () => {
	const rules = { products: catalogue, catalogue: columns };

	it('put name, category, price, url and further columns into each recommendation', async () => {
		const { table } = await run(all, ['c000'], rules);
		const [item] = listOf(table, 0);
		const number = Number(item?.productId.slice(1));
		expect(item).toMatchObject({
			name: `Candle ${item?.productId}`,
			category: `camp ${number % 3}`,
			price: number + 0.5,
			url: `https://shop.example/${item?.productId}`,
			stock: number < 15 ? 5 : 0,
		});
		expect(item?.reason).toMatch(/^Because you bought Candle p\d{3}/);
		expect(Object.hasOwn(item ?? {}, '__proto__')).toBe(true);
		expect(({} as Record<string, unknown>)['kept']).toBeUndefined();
	});

	it('never recommend what is out of stock', async () => {
		const stock = { ...rules, catalogue: { ...columns, stockColumn: 'stock' } };
		const { table, recommendations } = await run(all, everyone, stock);
		const shown = everyone.flatMap((_, row) => ids(table, row));
		expect(shown.length).toBeGreaterThan(100);
		expect(shown.filter((product) => Number(product.slice(1)) >= 15)).toEqual([]);
		expect(recommendations.products.outOfStock).toBe(15);
	});

	it('never recommend blocked products', async () => {
		const { table } = await run(all, everyone, { blockedProducts: ['p000', 'p001', 'p002'] });
		const shown = new Set(everyone.flatMap((_, row) => ids(table, row)));
		expect(['p000', 'p001', 'p002'].filter((product) => shown.has(product))).toEqual([]);
	});

	it('recommend bought products again only when they are consumable', async () => {
		const again = { ...rules, topN: 8, catalogue: { ...columns, consumableColumn: 'consumable' } };
		const { table } = await run(all, everyone, again);
		const repeats = everyone.flatMap((customer, row) => {
			const bought = new Set(
				all.filter((e) => e.customer === customer).map(({ product }) => product),
			);
			return ids(table, row).filter((product) => bought.has(product));
		});
		expect(repeats.length).toBeGreaterThan(100);
		expect(repeats.filter((product) => Number(product.slice(1)) % 2 !== 0)).toEqual([]);
	});

	it('keep to the category cap and still fill the list', async () => {
		const { table } = await run(all, everyone, { ...rules, topN: 6, maxPerCategory: 2 });
		everyone.forEach((customer, row) => {
			const list = listOf(table, row);
			const bought = new Set(
				all.filter((e) => e.customer === customer).map(({ product }) => product),
			);
			for (const camp of [0, 1, 2]) {
				const left = everyProduct.filter((id, i) => i % 3 === camp && !bought.has(id)).length;
				const shown = list.filter(({ category }) => category === `camp ${camp}`).length;
				expect(shown).toBe(Math.min(2, left));
			}
		});
	});

	it('do not recommend products that are missing from the catalogue', async () => {
		const half = catalogue.take(Uint32Array.from({ length: 15 }, (_, i) => i));
		const { table, recommendations } = await run(all, everyone, { ...rules, products: half });
		const shown = everyone.flatMap((_, row) => ids(table, row));
		expect(shown.filter((product) => Number(product.slice(1)) >= 15)).toEqual([]);
		expect(recommendations.products.notInCatalogue).toBe(15);
		expect(recommendations.notes.join(' ')).toContain(
			'15 products were bought but are not in the catalogue',
		);
	});

	it('say when a products table comes without its id column', async () => {
		await expect(run(all, ['c000'], { products: catalogue })).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
		});
	});
});

describe('customers without a history', () => {
	it('get what is popular overall, flagged as fallback', async () => {
		const { table, recommendations } = await run(all, ['nobody', 'c000']);
		const counts = new Map<string, Set<string>>();
		for (const { product, customer } of all)
			counts.set(product, (counts.get(product) ?? new Set()).add(customer));
		const popular = [...counts].sort(([a, m], [b, n]) => n.size - m.size || (a < b ? -1 : 1));
		expect(ids(table, 0)).toEqual(popular.slice(0, 3).map(([product]) => product));
		expect(listOf(table, 0)[0]).toMatchObject({
			fallback: true,
			reason: 'Popular with our customers',
			score: expect.closeTo((popular[0]?.[1].size ?? 0) / 90, 5) as number,
		});
		expect(table.cell('recommendationSource', 0)).toBe('popular');
		expect(table.cell('recommendationFallback', 0)).toBe(true);
		expect(table.cell('recommendationFallback', 1)).toBe(false);
		expect(recommendations.fallbackShare).toBe(0.5);
	});

	it('get what is popular in their segment when the segment is known', async () => {
		const customers = new Table([
			['customer_id', stringColumn([...everyone, 'new1', 'new2'])],
			['segment', stringColumn([...everyone.map((_, c) => `camp ${c % 3}`), 'camp 1', 'tiny'])],
		]);
		const given = { ...options, events: eventsTable(all), topN: 3, segmentColumn: 'segment' };
		const { table } = await trainAndRecommend(customers, given, testContext());
		expect(ids(table, 90).every((product) => sameCamp('c001', product))).toBe(true);
		expect(listOf(table, 90)[0]?.reason).toBe('Popular with customers like you');
		expect(table.cell('recommendationSource', 90)).toBe('segment');
		expect(table.cell('recommendationSource', 91)).toBe('popular');
	});

	it('do not see the name of their segment in the reason', async () => {
		const customers = new Table([
			['customer_id', stringColumn([...everyone, 'new1'])],
			['segment', stringColumn([...everyone, 'x'].map(() => 'Lost cause'))],
		]);
		const given = { ...options, events: eventsTable(all), segmentColumn: 'segment' };
		const { table } = await trainAndRecommend(customers, given, testContext());
		expect(String(table.cell('recommendations', 90))).not.toContain('Lost cause');
	});
});

describe('when nothing is left', () => {
	const few: PlantedEvent[] = ['a', 'b'].flatMap((product) =>
		['x', 'y'].map((customer) => ({
			customer,
			product,
			date: 0,
			quantity: product === 'a' ? 1 : 5,
		})),
	);

	it('falls back to what the customer bought most, and says so', async () => {
		const { table, recommendations } = await run(few, ['x']);
		expect(ids(table, 0)).toEqual(['b', 'a']);
		expect(listOf(table, 0)[0]).toMatchObject({ fallback: true, reason: 'You bought this before' });
		expect(table.cell('recommendationNote', 0)).toContain('bought already');
		expect(recommendations.sources.boughtBefore).toBe(1);
	});

	it('leaves the list empty when that is wanted, and says so', async () => {
		const { table } = await run(few, ['x'], { whenNothingLeft: 'empty' });
		expect(ids(table, 0)).toEqual([]);
		expect(table.cell('recommendationSource', 0)).toBe('none');
		expect(table.cell('recommendationNote', 0)).toContain('Nothing can be recommended');
	});

	it('never falls back to blocked products', async () => {
		const { table } = await run(few, ['x', 'stranger'], { blockedProducts: ['a', 'b'] });
		expect([ids(table, 0), ids(table, 1)]).toEqual([[], []]);
	});

	it('gives a shorter list, with a note, when only some are left', async () => {
		const { table } = await run(few.slice(1), ['x']);
		expect(ids(table, 0)).toEqual(['a']);
		expect(table.cell('recommendationNote', 0)).toBe('Only 1 allowed products are left.');
	});
});

describe('hostile events', () => {
	it('one event of one customer is enough for a popular list', async () => {
		const one: PlantedEvent[] = [{ customer: 'x', product: 'a', date: 0, quantity: 1 }];
		const { table, report } = await run(one, ['x', 'y'], {
			regularization: undefined,
			evaluation: 'auto',
		});
		expect(table.cell('recommendationSource', 0)).toBe('boughtBefore');
		expect(ids(table, 1)).toEqual(['a']);
		expect(report.evaluation).toHaveProperty('skipped');
	});

	it('keeps leading zeros apart: 007 and 7 are two customers', async () => {
		const events = new Table([
			['customer_id', stringColumn(['007', '7', '8'])],
			['product_id', stringColumn(['001', '1', '1'])],
		]);
		const given = {
			customerColumn: 'customer_id',
			productColumn: 'product_id',
			events,
			regularization: 1,
		};
		const { table, report } = await trainAndRecommend(
			customersTable(['007', '7', '07']),
			given,
			testContext(),
		);
		expect([report.customers, report.products]).toEqual([3, 2]);
		expect([ids(table, 0), ids(table, 1)]).toEqual([['1'], ['001']]);
		expect(table.cell('recommendationSource', 2)).toBe('popular');
	});

	it('matches number ids of one table with text ids of the other', async () => {
		const events = new Table([
			['customer_id', integerColumn([1, 1, 2])],
			['product_id', integerColumn([10, 20, 20])],
		]);
		const given = {
			customerColumn: 'customer_id',
			productColumn: 'product_id',
			events,
			regularization: 0.1,
		};
		const { table } = await trainAndRecommend(customersTable(['2']), given, testContext());
		expect(ids(table, 0)).toEqual(['10']);
	});

	it('lets refunds reduce what was bought, and never offers again what came back', async () => {
		const back = { customer: 'c000', product: 'p003', date: 0, quantity: -9 };
		const bought = { customer: 'c000', product: 'p003', date: 0, quantity: 2 };
		const { table, report } = await run([...all, bought, back], ['c000'], { topN: 30 });
		expect(report.events.returns).toBe(1);
		expect(report.events.returnedPairs).toBe(1);
		expect(ids(table, 0)).not.toContain('p003');
		expect(
			listOf(table, 0).flatMap(({ because }) => because.map(({ productId }) => productId)),
		).not.toContain('p003');
	});

	it('leaves future events out and counts them', async () => {
		const asOf = Date.UTC(2026, 5, 1);
		const before = all.filter(({ date }) => date <= asOf);
		const now = await run(all, everyone, { asOf });
		const then = await run(before, everyone);
		expect(now.report.events.future).toBe(all.length - before.length);
		expect(now.table.cell('recommendations', 5)).toBe(then.table.cell('recommendations', 5));
	});

	it('gives the same list whether an event stands once with quantity 2 or twice with quantity 1', async () => {
		const split = all.flatMap((e) =>
			Array.from({ length: e.quantity }, () => ({ ...e, quantity: 1 })),
		);
		const [one, two] = [await run(all, everyone), await run(split, everyone)];
		expect(two.artefact).toEqual(one.artefact);
	});

	it('refuses an empty events table, missing columns, text dates and bad options', async () => {
		await expect(run([], ['x'])).rejects.toMatchObject({ code: 'EMPTY_INPUT' });
		await expect(run(all, [])).rejects.toMatchObject({ code: 'EMPTY_INPUT' });
		await expect(run(all, ['x'], { productColumn: 'sku' })).rejects.toMatchObject({
			code: 'MISSING_COLUMN',
		});
		await expect(run(all, ['x'], { dateColumn: 'product_id' })).rejects.toMatchObject({
			code: 'WRONG_TYPE',
		});
		for (const bad of [
			{ topN: 0 },
			{ factors: 0 },
			{ halfLifeDays: 0 },
			{ alpha: NaN },
			{ maxPerCategory: -1 },
		]) {
			await expect(run(all, ['x'], bad)).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
		}
	});

	it('treats rows without customer, product or date as unusable and counts them', async () => {
		const dirty = new Table([
			['customer_id', stringColumn(['a', null, '', 'b'])],
			['product_id', stringColumn(['x', 'x', 'x', null])],
		]);
		const given = { customerColumn: 'customer_id', productColumn: 'product_id', regularization: 1 };
		const { report } = await trainRecommender(dirty, given, testContext());
		expect(report.events).toMatchObject({ rows: 4, used: 1, withoutId: 3 });
	});
});

describe('the saved model', () => {
	it('recommends exactly as the model did that was just trained', async () => {
		const trained = await run(all, everyone);
		const again = await recommendForCustomers(
			customersTable(everyone),
			{ customerColumn: 'customer_id', topN: 3, artefact: trained.artefact },
			testContext(),
		);
		expect(everyone.map((_, row) => again.table.cell('recommendations', row))).toEqual(
			everyone.map((_, row) => trained.table.cell('recommendations', row)),
		);
	});

	it('is refused when it is damaged or of another kind', async () => {
		const { artefact } = await run(all, ['c000']);
		for (const bytes of [artefact.slice(0, -9), artefact.slice(0, 40), new Uint8Array(0)]) {
			const given = { customerColumn: 'customer_id', artefact: bytes };
			await expect(
				recommendForCustomers(customersTable(['c000']), given, testContext()),
			).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
		}
	});

	it('gives one row a recommendation in the long layout', async () => {
		const { table } = await run(all, ['c000', 'c001'], { layout: 'long' });
		expect(table.names).toEqual([
			'customer_id',
			'rank',
			'productId',
			'productName',
			'score',
			'reason',
			'source',
		]);
		expect(
			[0, 1, 2, 3].map((row) => [table.cell('customer_id', row), table.cell('rank', row)]),
		).toEqual([
			['c000', 1],
			['c000', 2],
			['c000', 3],
			['c001', 1],
		]);
	});
});
