import { trainRecommender } from '../../../../lib/recommend';
import { findAudience } from '../../../../lib/recommend/audience';
import type { AudienceOptions } from '../../../../lib/recommend/audience';
import { booleanColumn, stringColumn, Table } from '../../../../lib/table';
import { testContext } from '../../../support/context';
import {
	customersTable,
	EVENT_COLUMNS,
	eventsTable,
	pad,
	plantedEvents,
	sameCamp,
	START,
	type PlantedEvent,
} from '../plantedTastes';

const DAY = 86_400_000;
const CUT = START + 240 * DAY;
const all = plantedEvents();
const before = all.filter(({ date }) => date <= CUT);
const nobody = new Table([]);

async function train(events: readonly PlantedEvent[]) {
	const options = { ...EVENT_COLUMNS, factors: 3, regularization: 2, evaluation: 'none' } as const;
	return (await trainRecommender(eventsTable(events), options, testContext())).artefact;
}

let artefact: Uint8Array;
beforeAll(async () => void (artefact = await train(before)));

interface Recommendation {
	productId: string;
	name: string;
	rank: number;
	score: number;
	lift: number | null;
	newProduct: boolean;
	reason: string;
	because: { productId: string; name: string }[];
}

async function find(options: Partial<AudienceOptions> = {}, table = nobody) {
	const given = { artefact, productIds: ['p004'], topN: 10, ...options };
	const { table: found, rows, report } = await findAudience(table, given, testContext());
	const list = Array.from({ length: found.numRows }, (_, row) => ({
		customer: String(found.cell('customer_id', row)),
		...(JSON.parse(String(found.cell('recommendation', row))) as Recommendation),
	}));
	return { list, rows, report, table: found };
}

const has = (customer: string, product: string, events: readonly PlantedEvent[] = before) =>
	events.some((event) => event.customer === customer && event.product === product);

describe('finding customers for a product', () => {
	it('finds those of the right camp who do not have it, with a purchase of the camp as the reason', async () => {
		const { list } = await find();
		expect(list).toHaveLength(10);
		for (const { customer, because, reason } of list) {
			expect(sameCamp(customer, 'p004')).toBe(true);
			expect(has(customer, 'p004')).toBe(false);
			expect(has(customer, because[0]?.productId ?? '')).toBe(true);
			expect(sameCamp(customer, because[0]?.productId ?? '')).toBe(true);
			expect(reason).toMatch(/^Because they bought p\d+/);
		}
		expect(list.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
	});

	it('keeps customers’ columns, pairs rows, and gives the same for any order of customers', async () => {
		const ids = Array.from({ length: 90 }, (_, c) => `c${pad(c)}`);
		const table = customersTable(ids).with([['city', stringColumn(ids.map((id) => `in ${id}`))]]);
		const straight = await find({ customers: 'table', keepColumns: true }, table);
		const order = Uint32Array.from(ids.keys()).reverse();
		const turned = await find({ customers: 'table', keepColumns: true }, table.take(order));
		expect(turned.list).toEqual(straight.list);
		straight.list.forEach(({ customer }, row) => {
			expect(straight.table.cell('city', row)).toBe(`in ${customer}`);
			expect(ids[straight.rows[row] ?? -1]).toBe(customer);
			expect(ids[order[turned.rows[row] ?? -1] ?? -1]).toBe(customer);
		});
		expect((await find()).list).toEqual(straight.list);
	});

	it('gives a share of the candidates, more than once where it is consumable', async () => {
		const { list, report } = await find({ share: 0.5 });
		const candidates =
			90 - new Set(before.filter((e) => e.product === 'p004').map((e) => e.customer)).size;
		expect(report.products[0]).toMatchObject({ candidates, found: Math.ceil(candidates / 2) });
		expect(list).toHaveLength(Math.ceil(candidates / 2));
		const products = new Table([
			['id', stringColumn(['p004'])],
			['again', booleanColumn([true])],
		]);
		const catalogue = { productColumn: 'id', consumableColumn: 'again' };
		const again = await find({ products, catalogue, share: 1 });
		expect(again.report.products[0]?.candidates).toBe(90);
		expect(again.list.some(({ customer }) => has(customer, 'p004'))).toBe(true);
	});

	it('says that the lift is not measured when it is not', async () => {
		const { list, report } = await find();
		expect(list.every(({ lift }) => lift === null)).toBe(true);
		expect(report.liftMeasured).toBe('not measured');
		expect(report.notes.join(' ')).toMatch(/lift is not measured/);
	});

	it('measures the lift on fresh orders, and leaves out who bought meanwhile', async () => {
		const fresh = { ...EVENT_COLUMNS, events: eventsTable(all), after: CUT };
		const { list, report } = await find({ fresh });
		const top = report.lift?.curve.find(({ topShare }) => topShare === 0.2);
		// A third of the customers is of a product's camp, and they buy it: up to three times chance.
		expect(top?.lift).toBeGreaterThan(1.8);
		expect(top?.low).toBeGreaterThan(1);
		expect(top?.mostActive).toBeLessThan(top?.lift ?? 0);
		expect(report.liftMeasured).toBe('on fresh orders');
		expect(list[0]?.lift).toBeGreaterThan(1.5);
		for (const { customer } of list) expect(has(customer, 'p004', all)).toBe(false);
	});

	it('takes the lift of the training without fresh orders', async () => {
		const fresh = { ...EVENT_COLUMNS, events: eventsTable(all), after: CUT };
		const { report: measured } = await find({ fresh });
		const { report, list } = await find({ lift: measured.lift });
		expect(report.liftMeasured).toBe('at the training');
		expect(list[0]?.lift).toBe(Number(measured.lift?.expected[1]?.toPrecision(6)));
	});

	it('finds customers for a product that nobody bought yet by what it is like', async () => {
		const products = new Table([
			['id', stringColumn(['p001', 'p004', 'p000', 'fresh', 'blank'])],
			['name', stringColumn(['Rose candle', 'Mint candle', 'Steel saw', 'Lemon candle', null])],
		]);
		const catalogue = { productColumn: 'id', nameColumn: 'name' };
		const { list, report } = await find({ products, catalogue, productIds: ['fresh', 'blank'] });
		expect(list).toHaveLength(10);
		for (const { customer, newProduct, reason, because, lift } of list) {
			expect(newProduct).toBe(true);
			expect(lift).toBe(null);
			expect(has(customer, because[0]?.productId ?? '')).toBe(true);
			expect(reason).toMatch(/^Because they bought (Rose|Mint) candle, which is like it$/);
		}
		expect(report.notes.join(' ')).toMatch(/nothing is known, without customers: blank/);
	});

	it('finds customers for every product of the catalogue that is for sale', async () => {
		const products = new Table([
			['id', stringColumn(['p007', 'p001', 'p004'])],
			['stock', booleanColumn([true, false, true])],
		]);
		const catalogue = { productColumn: 'id', stockColumn: 'stock' };
		const given = { artefact, products, catalogue, topN: 2 };
		const { table, report } = await findAudience(nobody, given, testContext());
		expect(report.products.map(({ productId, found }) => [productId, found])).toEqual([
			['p004', 2],
			['p007', 2],
		]);
		expect(table.numRows).toBe(4);
	});

	it('writes one row a pair in the long layout', async () => {
		const given = { artefact, productIds: ['p004'], topN: 2, layout: 'long' } as const;
		const { table } = await findAudience(nobody, given, testContext());
		expect(table.names).toEqual([
			...[
				'customer_id',
				'productId',
				'productName',
				'rank',
				'score',
				'lift',
				'newProduct',
				'reason',
			],
		]);
	});

	it('counts strangers, repeated and empty ids', async () => {
		const table = customersTable(['c001', 'c001', 'stranger', '']);
		const { report } = await find({ customers: 'table' }, table);
		expect(report.customers).toEqual({ customers: 4, asked: 1, withoutId: 1, repeated: 1 });
		expect(report.notes).toContain('Customers of whom the model knows no purchases, left out: 1.');
	});

	it('refuses what cannot be done', async () => {
		await expect(find({ productIds: [] })).rejects.toMatchObject({ code: 'EMPTY_INPUT' });
		await expect(find({ topN: 0 })).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
		await expect(find({ share: 2 })).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
		const strangers = find({ customers: 'table' }, customersTable(['x']));
		await expect(strangers).rejects.toMatchObject({ code: 'EMPTY_INPUT' });
	});

	it('stops when cancelled', async () => {
		const given = { artefact, productIds: ['p004'] };
		const found = findAudience(nobody, given, testContext({ cancelAfter: 0 }));
		await expect(found).rejects.toMatchObject({ code: 'CANCELLED' });
	});
});
