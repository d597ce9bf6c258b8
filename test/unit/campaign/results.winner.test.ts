import { describe, expect, it } from '@jest/globals';
import { campaignResults, type ResultsOptions } from '../../../lib/campaign';
import type { Store } from '../../../lib/ports';
import { tableOf } from '../../support/campaign';
import { campaignWorld } from '../../support/campaignWorld';
import {
	click,
	happened,
	HOUR,
	runAt,
	sendAt,
	START,
	withStatus,
	type ContestRun,
} from '../../support/contestWorld';
import { ORDERS } from '../../support/resultsWorld';

const NOW = START + 1000 * HOUR;

async function results(
	store: Store,
	options: Partial<ResultsOptions> = {},
	orders = tableOf([]),
	now = NOW,
) {
	const clock = { now: () => now, sleep: async () => await Promise.resolve() };
	return await campaignResults(orders, { campaign: 'spring', ...options }, { store, clock });
}

const addresses = (run: ContestRun, status = 'sent') =>
	withStatus(run, status).map(({ recipient }) => recipient);

describe('campaignResults of a campaign whose rest got the winner', () => {
	const world = campaignWorld();

	it('compares only those who tested, however the rest did, and shows the rest apart', async () => {
		const first = await runAt(world.store, 0);
		await click(world.store, first, { A: 0.1, B: 0.5 });
		const before = await results(world.store, {}, tableOf([]), START + HOUR);
		expect(before.winner).toMatchObject({ state: 'testing', winner: null });
		expect(before.rest).toEqual([]);
		const due = await results(world.store);
		expect(due.winner).toMatchObject({ state: 'waiting' });
		expect(due.winner?.text).toContain('the next run of Send Campaign decides');

		const second = await runAt(world.store, 25);
		// The rest does not click at all: mixed in, B would look far worse.
		const after = await results(world.store);
		expect(after.variants).toEqual(before.variants);
		expect(after.comparisons).toEqual(before.comparisons);
		expect(after.verdict).toEqual(before.verdict);
		expect(after.winner).toMatchObject({ state: 'decided', winner: 'B', how: 'clear' });
		expect(after.rest).toMatchObject([
			{ variant: 'B', people: second.mailed.length, sent: second.mailed.length },
		]);
		expect(after.rest[0]?.clicked.count).toBe(0);
		expect(after.notes.join('\n')).toContain(
			`${second.mailed.length} people got the winner of the test afterwards`,
		);
		await happened(world.store, second.mailed.slice(0, 7));
		expect((await results(world.store)).rest[0]?.clicked.count).toBe(7);
	});

	it('measures the lift of test and rest each against the held-out people of the same part', async () => {
		const change = { holdOut: { percent: 25 } };
		const first = await runAt(world.store, 0, change);
		await click(world.store, first, { A: 0.1, B: 0.6 });
		const second = await runAt(world.store, 25, change);
		const soon = new Date(START + 2 * HOUR).toISOString();
		const later = new Date(START + 26 * HOUR).toISOString();
		const heldLater = addresses(second, 'heldOut').filter(
			(one) => !addresses(first, 'heldOut').includes(one),
		);
		const orders = tableOf([
			...first.mailed.slice(0, 30).map((email) => ({ email, at: soon, total: 10 })),
			...second.mailed.slice(0, 40).map((email) => ({ email, at: later, total: 20 })),
			...heldLater.slice(0, 5).map((email) => ({ email, at: later, total: 30 })),
		]);
		const { lift, variants, rest } = await results(world.store, { orders: ORDERS }, orders);
		const parts = lift?.groups.map((one) => [one.variant, one.rest, one.heldOut.of]);
		const held = addresses(first, 'heldOut').length;
		expect(parts).toEqual([
			['', false, held + heldLater.length],
			['A', false, held],
			['B', false, held],
			['B', true, heldLater.length],
		]);
		expect(lift?.groups[3]).toMatchObject({ mailed: { count: 40 }, heldOut: { count: 5 } });
		const revenue = [...variants, ...rest].map((one) => one.revenue ?? 0);
		expect(revenue.at(-1)).toBe(800);
		expect(revenue.slice(0, 2).reduce((sum, one) => sum + one, 0)).toBe(300);
	});
});

describe('campaignResults over all steps of a series', () => {
	const world = campaignWorld();
	const variants = [{ name: 'A' }, { name: 'B' }];

	it('counts each person once, leaves out who changed over, and not the messages to seeds', async () => {
		const base = { winner: null, variants };
		const send = async (step: string, more = {}) =>
			await sendAt(world.store, Number(step), { ...base, step, ...more });
		await send('1', { seedList: ['seed@shop.example'] });
		await send('2', { seedList: ['seed@shop.example'] });
		const rows = await world.store.ledger.list('spring', { step: '1' });
		const some = rows.slice(0, 10).map(({ recipient }) => recipient);
		await happened(world.store, some, 'click', '1');
		await happened(world.store, some.slice(0, 6), 'click', '2');
		const all = await results(world.store, { allSteps: true });
		const one = await results(world.store, { step: '2' });
		const sum = (pick: (v: (typeof all.variants)[number]) => number, of = all) =>
			of.variants.reduce((total, v) => total + pick(v), 0);
		expect(all.step).toBe('(all)');
		expect([sum((v) => v.people), sum((v) => v.sent), sum((v) => v.clicked.count)]).toEqual([
			300, 300, 10,
		]);
		expect(sum((v) => v.clicked.count, one)).toBe(6);
		expect(all.variants.map((v) => v.people)).toEqual(one.variants.map((v) => v.people));
		await send('3', { redrawEachStep: true });
		const mixed = await results(world.store, { allSteps: true });
		expect(sum((v) => v.people, mixed)).toBeLessThan(300);
		expect(mixed.notes[0]).toMatch(/^\d+ people were in several variants over the steps/);
		await expect(results(world.store, { campaign: 'x', allSteps: true })).rejects.toMatchObject({
			message: expect.stringContaining('in any step'),
		});
	});
});

describe('campaignResults of SMS', () => {
	const world = campaignWorld();

	it('finds buyers by phone number, written in any way, and by customer ID', async () => {
		const key = { campaign: 'spring', step: '1', run: 'run', now: START };
		const numbers = ['+4915112345671', '+4915112345672'];
		const claims = numbers.map((recipient) => ({ recipient, messageId: recipient }));
		await world.store.ledger.claim(key, claims);
		await world.store.ledger.settle(
			key,
			numbers.map((recipient) => ({ recipient, state: 'sent' as const, reason: '' })),
		);
		const at = new Date(START + HOUR).toISOString();
		const orders = tableOf([
			{ phone: '0151 1234-5671', id: 'c1', at, total: 5 },
			{ phone: '+49 (151) 12345672', id: 'c2', at, total: 7 },
			{ phone: 'ada@mail.example', id: 'c3', at, total: 100 },
		]);
		const sms = { channel: 'sms', phoneCountry: 'DE' } as const;
		const rules = { ...ORDERS, customer: 'phone' };
		const found = await results(world.store, { ...sms, orders: rules }, orders);
		expect(found.variants[0]).toMatchObject({ revenue: 12, converted: { count: 2, of: 2 } });
		expect(found.notes).toContain('1 orders are of people who are not in this campaign.');
		const table = tableOf([{ id: 'c1', number: '015112345671' }]);
		const customers = { table, id: 'id', email: 'number' };
		const byId = { ...ORDERS, customer: 'id', customers };
		const second = await results(world.store, { ...sms, orders: byId }, orders);
		expect(second.variants[0]).toMatchObject({ revenue: 5, converted: { count: 1, of: 2 } });
	});
});
