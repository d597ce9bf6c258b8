import { trainAndRecommend } from '../../../lib/recommend';
import { stringColumn, Table } from '../../../lib/table';
import { testContext } from '../../support/context';
import { eventsTable, sameCamp, type PlantedEvent } from './plantedTastes';
import { all, everyone, ids, listOf, options, run } from './runPlanted';

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
		expect(table.cell('recommendationNote', 0)).toBe('Allowed products that are left: only 1.');
	});
});
