import { describe, expect, it } from '@jest/globals';
import { tableOf } from '../../support/campaign';
import { campaignWorld } from '../../support/campaignWorld';
import {
	DAY,
	eventOf,
	hold,
	mail,
	named,
	ORDERS,
	results,
	START,
} from '../../support/resultsWorld';

describe('campaignResults compares variants', () => {
	const world = campaignWorld();
	/** `sizes`: people and clickers of each variant. */
	async function clicked(sizes: Readonly<Record<string, readonly [number, number]>>) {
		for (const [variant, [count, clicks]] of Object.entries(sizes)) {
			const people = named(variant, count);
			await mail(
				world.store,
				people.map((recipient) => ({ recipient, variant })),
			);
			await world.store.events.add(
				people.slice(0, clicks).map((recipient) => eventOf(recipient, 'click')),
			);
		}
		return await results(world.store);
	}

	it('and names a winner when the difference is clear', async () => {
		// statsmodels: proportions_ztest([120, 60], [1000, 1000]): p 2.886e-06; newcomb .0354 … .0852.
		const { verdict, comparisons, variants } = await clicked({ A: [1000, 120], B: [1000, 60] });
		expect(variants.map(({ variant, people, sent }) => [variant, people, sent])).toEqual([
			['A', 1000, 1000],
			['B', 1000, 1000],
		]);
		expect(comparisons).toHaveLength(1);
		expect(comparisons[0]?.clear).toBe(true);
		expect(verdict.winner).toBe('A');
		expect(verdict.text).toMatch(
			/^A is better: 12\.0 % clicked, against 6\.0 % with B, a difference of \+6\.00 points \(95 % interval \+3\.5\d to \+8\.5\d\); p < 0\.001\.$/,
		);
	});

	it('and says how many more people it takes when it is not', async () => {
		// statsmodels: samplesize_proportions_2indep_onetail(.01, .05, .8, alpha=.05) = 8157.7.
		const { verdict, comparisons } = await clicked({ A: [500, 30], B: [500, 25] });
		expect(verdict.winner).toBeNull();
		expect(comparisons[0]?.peopleNeeded).toBe(8_158);
		expect(verdict.text).toContain(
			'No winner by clicks can be named yet: A 6.0 %, B 5.0 % clicked.',
		);
		expect(verdict.text).toContain('about 7,658 people more in each of them would show it');
	});

	it('and does not ask for more people than there are when variants do the same', async () => {
		const { verdict } = await clicked({ A: [500, 25], B: [501, 25] });
		expect(verdict.text).toContain('A and B do about the same');
	});

	it('correcting for the number of comparisons', async () => {
		// Alone, A against C (p = .030) would count; of three comparisons it does not.
		const { verdict, comparisons } = await clicked({ A: [800, 80], B: [800, 66], C: [800, 56] });
		const ac = comparisons.find(({ first, second }) => first === 'A' && second === 'C');
		expect(ac?.pValue).toBeLessThan(0.05);
		expect(ac?.adjustedP).toBeCloseTo(3 * (ac?.pValue ?? 0), 12);
		expect(ac?.clear).toBe(false);
		expect(verdict.winner).toBeNull();
	});

	it('and has nothing to say of one message, of nobody, and of a campaign that is unknown', async () => {
		await expect(results(world.store)).rejects.toMatchObject({ code: 'NOT_FOUND' });
		await mail(world.store, [{ recipient: 'a@mail.example', variant: '' }]);
		const { verdict, comparisons, variants, notes } = await results(world.store);
		expect(verdict.text).toBe('There is only one message: there is nothing to compare.');
		expect([comparisons, variants.length]).toEqual([[], 1]);
		expect(notes[0]).toContain('No opens, clicks or deliveries are known');
		await expect(results(world.store, { metric: 'converted' })).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
		});
	});
});

describe('campaignResults tells what people bought', () => {
	const world = campaignWorld();

	it('within each person’s window only, by address or by customer ID', async () => {
		await mail(world.store, [
			{ recipient: 'ada@mail.example', variant: '' },
			{ recipient: 'bob@mail.example', variant: '' },
		]);
		await hold(world.store, ['cy@mail.example']);
		const at = (ms: number) => new Date(START + ms).toISOString();
		const lines = [
			['ada', 0, 10],
			['ada', 7 * DAY - 1, 5],
			['ada', -1, 100],
			['ada', 7 * DAY, 100],
			['bob', DAY, -20],
			['cy', DAY, 3],
			['eve', DAY, 50],
		] as const;
		const orders = tableOf(
			lines.map(([name, ms, total], i) => ({
				email: `${name.toUpperCase()}@mail.example `,
				...{ id: `00${name}`, at: at(ms), total, line: i },
			})),
		);
		const byAddress = await results(world.store, { orders: ORDERS }, orders);
		const [variant] = byAddress.variants;
		expect([variant?.converted?.count, variant?.converted?.of, variant?.revenue]).toEqual([
			1, 2, -5,
		]);
		const [all] = byAddress.lift?.groups ?? [];
		expect(all?.heldOut).toMatchObject({ count: 1, of: 1 });
		expect(all?.text).toMatch(/^Too few bought to tell anything/);
		expect(byAddress.notes).toContain('1 orders are of people who are not in this campaign.');
		const customers = {
			...{ id: 'customer', email: 'address' },
			table: tableOf(
				['ada', 'bob', 'cy'].map((name) => ({
					...{ customer: `00${name}`, address: `${name}@mail.example` },
				})),
			),
		};
		const byId = { ...ORDERS, customer: 'id', customers };
		const { lift } = await results(world.store, { orders: byId }, orders);
		expect(lift).toEqual(byAddress.lift);
	});

	it('by whole days when orders have no time, and says so; and says when windows are open', async () => {
		await mail(world.store, [{ recipient: 'ada@mail.example', variant: '' }]);
		const orders = tableOf([
			{ email: 'ada@mail.example', at: '2026-03-02', total: 1 },
			{ email: 'ada@mail.example', at: '2026-03-08', total: 2 },
			{ email: 'ada@mail.example', at: '2026-03-09', total: 4 },
		]);
		const found = await results(world.store, { orders: ORDERS }, orders, START + DAY);
		expect(found.variants[0]?.revenue).toBe(3);
		expect(found.lift).toBeNull();
		const text = found.notes.join('\n');
		for (const part of ['no time of day', 'Nobody was held out', 'days of 1 person are not over'])
			expect(text).toContain(part);
	});

	it('counting refused messages as mailed, since those who would refuse are held out too', async () => {
		const people = named('p', 10).map((recipient) => ({ recipient, variant: '' }));
		await mail(world.store, people, new Set(['p0@mail.example']));
		await hold(world.store, named('h', 5));
		const orders = tableOf([{ email: 'p1@mail.example', at: '2026-03-03', total: 1 }]);
		const { lift, variants, notes } = await results(world.store, { orders: ORDERS }, orders);
		expect(lift?.groups[0]?.mailed).toMatchObject({ count: 1, of: 10 });
		expect([variants[0]?.people, variants[0]?.sent]).toEqual([10, 9]);
		expect(notes).toContain('1 person was to be mailed, and the server did not take the message.');
	});
});
