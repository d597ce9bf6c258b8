import { trainRecommender } from '../../../lib/recommend';
import { integerColumn, numberColumn, stringColumn, Table } from '../../../lib/table';
import { testContext } from '../../support/context';
import { EVENT_COLUMNS, eventsTable, sameCamp } from './plantedTastes';
import { all, everyone, everyProduct, ids, listOf, run } from './runPlanted';

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
		expect(report.tuning.length).toBeGreaterThanOrEqual(3);
		const best = report.tuning.reduce((a, b) => (b.ndcg > a.ndcg ? b : a));
		expect(report.parameters.regularization).toBe(best.regularization);
	});
});

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
			'Products bought but not in the catalogue, never recommended: 15.',
		);
	});

	it('say when a products table comes without its id column', async () => {
		await expect(run(all, ['c000'], { products: catalogue })).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
		});
	});
});
