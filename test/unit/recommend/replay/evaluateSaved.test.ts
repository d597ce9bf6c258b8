import { trainRecommender } from '../../../../lib/recommend';
import { evaluateSaved } from '../../../../lib/recommend/replay/evaluateSaved';
import type { ReplayOptions } from '../../../../lib/recommend/replay/options';
import { booleanColumn, stringColumn, Table } from '../../../../lib/table';
import { testContext } from '../../../support/context';
import {
	EVENT_COLUMNS,
	eventsTable,
	plantedEvents,
	sameCamp,
	START,
	type PlantedEvent,
} from '../plantedTastes';

const DAY = 86_400_000;
const CUT = START + 240 * DAY;
const all = plantedEvents();
const before = all.filter(({ date }) => date <= CUT);
const after = all.filter(({ date }) => date > CUT);

async function train(events: readonly PlantedEvent[]) {
	const options = { ...EVENT_COLUMNS, factors: 3, regularization: 2, evaluation: 'none' } as const;
	return (await trainRecommender(eventsTable(events), options, testContext())).artefact;
}

let artefact: Uint8Array;
beforeAll(async () => void (artefact = await train(before)));

const replay = (events: readonly PlantedEvent[], more: Partial<ReplayOptions> = {}) =>
	evaluateSaved(
		eventsTable(events),
		{ ...EVENT_COLUMNS, artefact, after: CUT, k: 5, ...more },
		testContext(),
	);

const event = (customer: string, product: string, day = 0, quantity = 1): PlantedEvent => ({
	...{ customer, product, quantity },
	date: CUT + (1 + day) * DAY,
});

describe('evaluating a saved model on new events', () => {
	it('finds that planted tastes beat popular products, and says so', async () => {
		const { report } = await replay(all);
		const [ours, popular] = report.scores;
		expect(ours?.hitRate.mean).toBeGreaterThan((popular?.hitRate.mean ?? 1) + 0.2);
		expect(report.gains[0]?.over).toBe('popular products');
		expect(report.gains[0]?.hitRate.low).toBeGreaterThan(0);
		expect(report.verdict).toMatch(/^Better than popular products: \d+\.\d % of the customers/);
	});

	it('counts each customer as worked out by hand', async () => {
		const { table } = await replay(all, { filterBought: true });
		expect(table.numRows).toBeGreaterThan(20);
		for (let row = 0; row < table.numRows; row++) {
			const customer = String(table.cell('customerId', row));
			const list = JSON.parse(String(table.cell('recommended', row))) as { productId: string }[];
			const had = new Set(before.filter((e) => e.customer === customer).map((e) => e.product));
			const now = new Set(
				after.filter((e) => e.customer === customer && !had.has(e.product)).map((e) => e.product),
			);
			const hits = list.filter(({ productId }) => now.has(productId)).length;
			expect(table.cell('hits', row)).toBe(hits);
			expect(table.cell('precision', row)).toBeCloseTo(hits / 5, 12);
			expect(table.cell('recall', row)).toBeCloseTo(hits / now.size, 12);
			expect(list.filter(({ productId }) => had.has(productId))).toEqual([]);
		}
	});

	it('leaves out events up to the date, with a count', async () => {
		const { report } = await replay(all);
		expect(report.earlier).toBe(before.length);
		expect(report.notes).toContain(`Events up to the date, not judged: ${before.length}.`);
		const alone = await replay(after);
		expect(alone.report.earlier).toBe(0);
		expect(alone.report.scores[0]).toEqual(report.scores[0]);
	});

	it('does not depend on the order of rows, and pairs rows with the first event of the customer', async () => {
		const straight = await replay(after);
		const turned = [...after].reverse();
		const reversed = await replay(turned);
		expect(reversed.report).toEqual(straight.report);
		const id = straight.table.cell('customerId', 3);
		expect(after[straight.rows[3] ?? -1]?.customer).toBe(id);
		expect(turned[reversed.rows[3] ?? -1]?.customer).toBe(id);
	});

	it('counts customers and products that the model does not know, and shows what they cost', async () => {
		const events = [
			...after,
			event('new one', 'p001'),
			event('new two', 'never seen'),
			event('c000', 'never seen'),
		];
		const { report } = await replay(events);
		expect(report.customers.unknown).toBe(2);
		expect(report.unknownCustomers?.hitRate.mean).toBeLessThanOrEqual(0.5);
		expect(report.products.unknown).toBe(1);
		expect(report.products.unknownShare).toBeGreaterThan(0);
		expect(report.scores[0]?.recall.mean).toBeLessThan(
			(await replay(after)).report.scores[0]?.recall.mean ?? 0,
		);
	});

	it('compares with the products last bought where these may be shown again', async () => {
		const repeats = before.slice(0, 60).map(({ customer, product }) => event(customer, product));
		const dated = await replay([...before, ...repeats], { filterBought: false });
		expect(dated.report.gains.map(({ over }) => over)).toEqual([
			'popular products',
			'the products last bought',
		]);
		const undated = await replay(repeats, { filterBought: false });
		expect(undated.report.gains[1]?.over).toBe('the products bought most');
		const never = await replay([...before, ...repeats, ...after]);
		expect(never.report.gains).toHaveLength(1);
		expect(never.report.notes.join(' ')).toMatch(/Not compared with the products last bought/);
	});

	it('lets consumables count again', async () => {
		const { customer, product } = before[0] ?? event('', '');
		const products = new Table([
			['id', stringColumn([product])],
			['again', booleanColumn([true])],
		]);
		const catalogue = { productColumn: 'id', consumableColumn: 'again' };
		const { report } = await replay([event(customer, product)], { products, catalogue });
		expect(report.customers).toEqual({ judged: 1, onlyRepeats: 0, unknown: 0 });
		expect(report.scores[0]?.hitRate.mean).toBe(1);
	});

	it('does not count what came back', async () => {
		const target = after.find(
			({ customer, product }) =>
				sameCamp(customer, product) &&
				!before.some((e) => e.customer === customer && e.product === product),
		);
		const { customer, product } = target ?? event('', '');
		const one = [event(customer, product), event('c001', 'p001'), event('c001', 'other')];
		const kept = await replay(one);
		const back = await replay([...one, event(customer, product, 1, -1)]);
		expect(kept.report.customers.judged - back.report.customers.judged).toBe(1);
	});

	it('takes events without a date as new, and says that nothing proves it', async () => {
		const { customerColumn, productColumn } = EVENT_COLUMNS;
		const columns = { customerColumn, productColumn };
		const options = { ...columns, artefact, k: 5 };
		const { report } = await evaluateSaved(eventsTable(after), options, testContext());
		expect(report.after).toBe(null);
		expect(report.notes[0]).toMatch(/no date/);
	});

	it('counts only what is later than the last order that the model learned from, whatever is asked for', async () => {
		const asked = await replay(all);
		const options = { ...EVENT_COLUMNS, artefact, k: 5 };
		const unasked = await evaluateSaved(eventsTable(all), options, testContext());
		const last = Math.max(...before.map(({ date }) => date));
		expect(unasked.report).toEqual({ ...asked.report, after: last });
		const early = await replay(all, { after: START });
		expect(early.report).toEqual(unasked.report);
	});

	it('refuses dates when the model had none and no day is given', async () => {
		const { customerColumn, productColumn } = EVENT_COLUMNS;
		const undated = { customerColumn, productColumn, evaluation: 'none' } as const;
		const { artefact: old } = await trainRecommender(eventsTable(before), undated, testContext());
		const options = { ...EVENT_COLUMNS, artefact: old };
		const found = evaluateSaved(eventsTable(after), options, testContext());
		await expect(found).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
	});

	it('says when there is nothing new, and when nobody can be judged', async () => {
		await expect(replay(before)).rejects.toMatchObject({ code: 'EMPTY_INPUT' });
		await expect(replay([event('nobody', 'p001')])).rejects.toThrow(/1 customers .* unknown/);
	});

	it('stops when cancelled', async () => {
		const found = evaluateSaved(
			eventsTable(all),
			{ ...EVENT_COLUMNS, artefact, after: CUT },
			testContext({ cancelAfter: 0 }),
		);
		await expect(found).rejects.toMatchObject({ code: 'CANCELLED' });
	});
});
