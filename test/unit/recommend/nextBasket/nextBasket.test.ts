import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readEvents } from '../../../../lib/recommend/events';
import {
	evaluateNextBasket,
	NextBasket,
	purchaseHistories,
} from '../../../../lib/recommend/nextBasket';
import { dateColumn, integerColumn, readTable, stringColumn, Table } from '../../../../lib/table';
import { testContext } from '../../../support/context';

const DAY = 86_400_000;
type Line = readonly [customer: string, product: string, day: number, pieces?: number];

function eventsOf(lines: readonly Line[]) {
	const table = new Table([
		['customer', stringColumn(lines.map(([customer]) => customer))],
		['product', stringColumn(lines.map(([, product]) => product))],
		['date', dateColumn(lines.map(([, , day]) => day * DAY))],
		['pieces', integerColumn(lines.map(([, , , pieces = 1]) => pieces))],
	]);
	const columns = { customerColumn: 'customer', productColumn: 'product' };
	return readEvents(table, { ...columns, dateColumn: 'date', quantityColumn: 'pieces' }).events;
}

describe('purchase histories', () => {
	it('hold different days in order, and nothing that came back altogether', () => {
		const events = eventsOf([
			['a', 'milk', 9],
			['a', 'milk', 3],
			['a', 'milk', 3.5],
			['a', 'lamp', 4, 2],
			['a', 'lamp', 6, -2],
			['b', 'beer', 1, 0],
		]);
		expect(events.products).toEqual(['beer', 'lamp', 'milk']);
		expect(purchaseHistories(events)).toEqual([[{ product: 2, days: [3, 9] }], []]);
	});

	it('do not depend on the order of rows', () => {
		const lines: Line[] = Array.from({ length: 60 }, (_, i) => [
			`c${i % 4}`,
			`p${(i * 7) % 5}`,
			(i * 13) % 30,
			(i % 6) - 1,
		]);
		expect(purchaseHistories(eventsOf([...lines].reverse()))).toEqual(
			purchaseHistories(eventsOf(lines)),
		);
	});

	it('need dates', () => {
		const events = { ...eventsOf([['a', 'x', 1]]), date: null };
		expect(() => purchaseHistories(events)).toThrow(
			expect.objectContaining({ code: 'INVALID_PARAMETER' }),
		);
	});
});

describe('next basket', () => {
	it('scores a hand calculation: halved after each half-life, plus what everybody buys', () => {
		const histories = [[{ product: 0, days: [0, 10] }], [{ product: 1, days: [10] }]];
		const model = new NextBasket({ halfLifeDays: 10, popularityWeight: 2 }).fit(histories, 3, 20);
		// product 0: 1/4 + 1/2 own; everybody 3/4 of product 0 and 1/2 of product 1, 2/2 customers' worth
		const none = { times: 0, lastDay: null, usualDays: null };
		// aged days: of 20 and of 10 days 3/4 and 1/2 of 10 / ln 2; own 3/4, average 5/8, two customers' worth
		const days = (10 / Math.LN2) * (0.75 + 2 * 0.625);
		const near = (value: number) => expect.closeTo(value, 12) as number;
		expect(model.recommend(histories[0]!, 5)).toEqual([
			{ product: 0, score: 1.5, rate: near(1.5 / days), times: 2, lastDay: 10, usualDays: 10 },
			{ product: 1, score: 0.5, rate: near(0.5 / days), ...none },
		]);
		const stranger = (10 / Math.LN2) * (2 * 0.625);
		expect(model.recommend([], 1)).toEqual([
			{ product: 0, score: 0.75, rate: near(0.75 / stranger), ...none },
		]);
		expect(model.reweighted(4).recommend([], 1)[0]?.score).toBe(1.5);
	});

	it('lists only what is allowed, and only own products when asked to', () => {
		const histories = [
			[{ product: 0, days: [0] }],
			[0, 1, 2].map((product) => ({ product, days: [0] })),
		];
		const model = new NextBasket().fit(histories, 3, 1);
		const listed = (limits: object) =>
			model.recommend(histories[0]!, 5, limits).map(({ product }) => product);
		expect(listed({})).toEqual([0, 1, 2]);
		expect(listed({ boughtBeforeOnly: true })).toEqual([0]);
		expect(listed({ allowed: (product: number) => product !== 0 })).toEqual([1, 2]);
		expect(listed({ allowed: () => false })).toEqual([]);
	});

	it('without popularity ranks the own purchases alone, ties to the lower product', () => {
		const own = [2, 0, 1].map((product) => ({ product, days: [5] }));
		const model = new NextBasket({ popularityWeight: 0 }).fit(
			[own, [{ product: 3, days: [5] }]],
			4,
			6,
		);
		expect(model.recommend(own, 10).map(({ product }) => product)).toEqual([0, 1, 2]);
	});

	it('refuses options out of range', () => {
		for (const bad of [{ halfLifeDays: 0 }, { halfLifeDays: NaN }, { popularityWeight: -1 }]) {
			expect(() => new NextBasket(bad)).toThrow(
				expect.objectContaining({ code: 'INVALID_PARAMETER' }),
			);
		}
	});
});

describe('the evaluation of next baskets', () => {
	/** Everybody buys an own staple every week and, the week after, one of 40 other things; "hit" is what all bought once. */
	const habits: Line[] = Array.from({ length: 50 }, (_, c) => c).flatMap((c) => [
		[`c${c}`, 'hit', c % 7] as const,
		...Array.from({ length: 20 }, (_, w): Line => [`c${c}`, `own${c}`, 14 * w + (c % 7)]),
		...Array.from({ length: 20 }, (_, w): Line => [
			`c${c}`,
			`other${(c * 7 + w * 11) % 40}`,
			14 * w + 7 + (c % 7),
		]),
	]);

	it('finds habits that bestsellers and last purchases miss, and says so', () => {
		const found = evaluateNextBasket(eventsOf(habits), { horizonDays: 14, k: 1 }, testContext());
		const hitRates = Object.fromEntries(found.scores.map(({ model, hitRate }) => [model, hitRate]));
		expect(found.customers).toBe(50);
		expect(hitRates['Next basket']).toBeGreaterThan(0.9);
		expect(hitRates['Popularity']).toBeLessThan(0.1);
		expect(hitRates['Last bought']).toBeLessThan(0.6);
		expect(found.overPopularity.low).toBeGreaterThan(0);
		expect(found.verdict).toBe(
			'Next basket beats popular products and beats the products last bought.',
		);
	});

	it('says that no difference is shown where all buy the same', () => {
		const same: Line[] = Array.from({ length: 30 }, (_, c) => c).flatMap((c) =>
			Array.from({ length: 12 }, (_, w): Line => [`c${c}`, 'milk', 7 * w]),
		);
		const found = evaluateNextBasket(eventsOf(same), { horizonDays: 7, k: 3 }, testContext());
		expect(found.overPopularity).toEqual({ mean: 0, low: 0, high: 0 });
		expect(found.verdict).toMatch(/shows no difference from popular products/);
	});

	it('does not look at the hidden days when it chooses its settings', () => {
		const events = eventsOf(habits);
		const horizon = { horizonDays: 14, k: 1 };
		const found = evaluateNextBasket(events, horizon, testContext());
		const hidden = habits.map(([c, p, day]): Line => [
			c,
			day >= found.cutoffDay ? `new ${p}` : p,
			day,
		]);
		const other = evaluateNextBasket(eventsOf(hidden), horizon, testContext());
		expect(other.settings).toEqual(found.settings);
		expect(other.scores[0]?.hitRate).toBe(0);
	});

	it('refuses when nobody bought before and after, and stops when cancelled', () => {
		const one = eventsOf([['a', 'x', 1]]);
		expect(() => evaluateNextBasket(one, {}, testContext())).toThrow(
			expect.objectContaining({ code: 'EMPTY_INPUT' }),
		);
		const cancelled = testContext({ cancelAfter: 4 });
		expect(() => evaluateNextBasket(eventsOf(habits), { horizonDays: 14 }, cancelled)).toThrow(
			expect.objectContaining({ code: 'CANCELLED' }),
		);
	});
});

const path = resolve(
	__dirname,
	'../../../../../shared/data/completejourney/transactions_sample.csv.gz',
);
const suite = existsSync(path) ? describe : describe.skip;

suite('completejourney (skipped when ../shared/data/completejourney is not here)', () => {
	it('beats bestsellers and last purchases in the hit rate of the next four weeks, by intervals without zero', async () => {
		const file = { kind: 'file', path, name: 'orders.csv.gz', format: 'csv' } as const;
		const table = await readTable(file, { context: testContext() });
		const columns = { customerColumn: 'household_id', productColumn: 'product_id' };
		const dated = { dateColumn: 'transaction_timestamp', quantityColumn: 'quantity' };
		const { events } = readEvents(table, { ...columns, ...dated });
		const found = evaluateNextBasket(events, { horizonDays: 28, k: 10 }, testContext());
		expect(found.customers).toBeGreaterThan(1000);
		expect(found.overPopularity.low).toBeGreaterThan(0);
		expect(found.overLastBought.low).toBeGreaterThan(0);
	});
});
