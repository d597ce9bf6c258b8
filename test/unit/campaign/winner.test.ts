import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawVariant } from '../../../lib/campaign/run/variants/draw';
import { isInTestShare } from '../../../lib/campaign/run/variants/winner/winnerOptions';
import { people, tableOf } from '../../support/campaign';
import { addressesOf, campaignWorld } from '../../support/campaignWorld';
import {
	click,
	happened,
	previewAt,
	runAt,
	TEST,
	WINNER,
	withStatus,
} from '../../support/contestWorld';

const TWO = [
	{ name: 'A', weight: 1 },
	{ name: 'B', weight: 1 },
];

describe('sendCampaign with a winner for the rest', () => {
	const world = campaignWorld();

	it('mails the test share at once, the rest with the winner after the wait, and nobody twice', async () => {
		const first = await runAt(world.store, 0);
		expect(new Set(first.outcomes.map(({ status }) => status))).toEqual(
			new Set(['sent', 'awaitingWinner']),
		);
		expect(first.mailed.length).toBeGreaterThan(90);
		expect(first.mailed.length).toBeLessThan(150);
		expect(first.winner).toMatchObject({ state: 'testing', testPercent: 40, winner: null });
		const waiting = withStatus(first, 'awaitingWinner');
		expect(waiting[0]?.reason).toContain('waits for the winner of the test');
		expect(waiting.every(({ variant }) => variant === null)).toBe(true);
		// Nothing in the ledger that would block them.
		expect(await world.store.ledger.list('spring')).toHaveLength(first.mailed.length);

		await click(world.store, first, { A: 0.1, B: 0.5 });
		const early = await runAt(world.store, 23);
		expect(early.mailed).toEqual([]);
		expect(early.winner.waitingUntil?.slice(0, 16)).toBe('2026-03-03T09:30');
		expect(early.winner.text).toMatch(/^Testing since 2026-03-02 09:30 UTC\. The rest waits/);

		const second = await runAt(world.store, 25);
		expect(second.winner).toMatchObject({ state: 'decided', winner: 'B', how: 'clear' });
		expect(second.winner.text).toMatch(
			/^The rest gets "B", decided at 2026-03-03 10:30 UTC: 50\.\d % of \d+ people clicked, against .* with "A", a difference of \+\d\d\.\d\d points .*; p < 0\.001\. The difference is clear\.$/,
		);
		expect(new Set(withStatus(second, 'sent').map(({ variant }) => variant))).toEqual(
			new Set(['B']),
		);
		expect([...first.mailed, ...second.mailed].sort()).toEqual(addressesOf(300));
		const drawn = new Map(first.outcomes.map(({ recipient, variant }) => [recipient, variant]));
		for (const { recipient, variant } of await world.store.ledger.list('spring'))
			expect(variant).toBe(drawn.get(recipient) ?? 'B');
		expect((await runAt(world.store, 26)).mailed).toEqual([]);
	});

	it('decides once: later clicks, other options and a second worker change nothing', async () => {
		const first = await runAt(world.store, 0);
		await click(world.store, first, { A: 0.5, B: 0.2 });
		const [one, two] = await Promise.all([
			runAt(world.store, 25, { maxMessages: 20 }),
			runAt(world.store, 25.01, { maxMessages: 20 }),
		]);
		expect(one.winner.decidedAt).toBe(two.winner.decidedAt);
		expect([one.winner.winner, two.winner.winner]).toEqual(['A', 'A']);
		expect(new Set([...one.mailed, ...two.mailed]).size).toBe(40);
		await happened(
			world.store,
			withStatus(first, 'sent').flatMap((row) => (row.variant === 'B' ? [row.recipient] : [])),
		);
		const change = {
			winner: { ...WINNER, testPercent: 90, by: 'opened' as const, waitHours: 700 },
		};
		const last = await runAt(world.store, 30, change);
		expect(last.winner).toMatchObject({ winner: 'A', by: 'clicked', testPercent: 40 });
		expect(new Set(withStatus(last, 'sent').map(({ variant }) => variant))).toEqual(new Set(['A']));
		const all = [first, one, two, last].flatMap(({ mailed }) => mailed);
		expect(all.sort()).toEqual(addressesOf(300));
	});

	it('uses the decision that stands, also when two workers saw different clicks', async () => {
		const first = await runAt(world.store, 0);
		await click(world.store, first, { A: 0.1, B: 0.5 });
		const { profiles } = world.store;
		const blind = {
			...world.store,
			// This worker read the store before the other one wrote.
			profiles: {
				...profiles,
				get: async () => await Promise.resolve(new Map()),
				first: profiles.first.bind(profiles),
				put: profiles.put.bind(profiles),
			},
		};
		await runAt(world.store, 25, { maxMessages: 1 });
		await click(world.store, first, { A: 1 });
		const other = await runAt(blind, 25, { maxMessages: 1 });
		expect(other.winner.winner).toBe('B');
		expect(withStatus(other, 'sent').map(({ variant }) => variant)).toEqual(['B']);
	});

	it('never picks without clicks, and says what to do; a name by hand ends the wait', async () => {
		const first = await runAt(world.store, 0);
		const late = await runAt(world.store, 400);
		expect(late.mailed).toEqual([]);
		expect(late.winner).toMatchObject({ state: 'waiting', waitingUntil: null });
		expect(withStatus(late, 'awaitingWinner')[0]?.reason).toContain(
			'no clicks are known to decide by: turn on "Track Clicks"',
		);
		expect(late.result.summary.warnings.join()).toContain('"Track Clicks" is off');
		const named = await runAt(world.store, 401, { winner: { ...WINNER, name: 'A' } });
		expect(named.winner).toMatchObject({ winner: 'A', how: 'named' });
		expect(named.mailed.length + first.mailed.length).toBe(300);
		await expect(
			runAt(world.store, 402, { winner: { ...WINNER, name: 'B' } }),
		).rejects.toMatchObject({ message: expect.stringContaining('"A" was decided') });
	});

	it('decides by opens and by purchases where it is told so', async () => {
		const by = async (measure: 'opened' | 'bought', step: string) => {
			const change = { step, winner: { ...WINNER, by: measure } };
			const first = await runAt(world.store, 0, change);
			const some = withStatus(first, 'sent').filter(({ variant }) => variant === 'B');
			const kind = measure === 'opened' ? 'open' : 'conversion';
			const recipients = some.slice(0, 20).map(({ recipient }) => recipient);
			await happened(world.store, recipients, kind, step);
			return (await runAt(world.store, 25, change)).winner;
		};
		expect(await by('opened', '1')).toMatchObject({ winner: 'B', how: 'clear', by: 'opened' });
		const bought = await by('bought', '2');
		expect(bought).toMatchObject({ winner: 'B', by: 'bought' });
		expect(bought.text).toContain('bought, against 0.0 %');
	});

	it('leaves hold-out, suppression and a dry run as they are', async () => {
		const entry = { topic: '*', reason: 'asked', source: 'test', addedAt: 1 };
		const refused = addressesOf(300).slice(0, 60);
		await world.store.suppression.add(refused.map((recipient) => ({ recipient, ...entry })));
		const change = { holdOut: { percent: 20 } };
		const dry = await previewAt(world.store, 0, change);
		const first = await runAt(world.store, 0, change);
		expect(withStatus(first, 'suppressed')).toHaveLength(60);
		expect(dry.outcomes.map(({ status }) => status.replace('wouldSend', 'sent'))).toEqual(
			first.outcomes.map(({ status }) => status),
		);
		const waiting = new Set(withStatus(first, 'awaitingWinner').map(({ recipient }) => recipient));
		await click(world.store, first, { A: 0.1, B: 0.6 });
		// A dry run says what would be decided, and decides nothing.
		expect((await previewAt(world.store, 25, change)).winner.winner).toBe('B');
		await click(world.store, first, { A: 1 });
		const second = await runAt(world.store, 25, change);
		expect(second.winner.winner).toBe('A');
		const held = withStatus(second, 'heldOut').filter(({ recipient }) => waiting.has(recipient));
		expect(held.length).toBeGreaterThan(10);
		expect(held.every(({ variant }) => variant === 'A')).toBe(true);
		const got = new Set([...first.mailed, ...second.mailed]);
		expect(
			[...refused, ...held.map(({ recipient }) => recipient)].some((one) => got.has(one)),
		).toBe(false);
	});
});

describe('a contest under hostile changes between runs', () => {
	const world = campaignWorld();

	it('waits when the clock went back, and when variants are renamed or removed', async () => {
		const first = await runAt(world.store, 0);
		await click(world.store, first, { A: 0.1, B: 0.5 });
		expect((await runAt(world.store, -5_000)).mailed).toEqual([]);
		const variants = [{ name: 'A' }, { name: 'Bee' }];
		const renamed = await runAt(world.store, 25, { variants });
		expect(withStatus(renamed, 'awaitingWinner')[0]?.reason).toContain(
			'"Bee" has reached 0 people',
		);
		await expect(runAt(world.store, 25, { variants: variants.slice(0, 1) })).rejects.toMatchObject({
			message: expect.stringContaining('fewer than two variants'),
		});
		await expect(
			runAt(world.store, 25, { winner: { ...WINNER, name: 'C' } }),
		).rejects.toMatchObject({ message: expect.stringContaining('no variant is called that') });
		expect((await runAt(world.store, 25, { maxMessages: 1 })).winner.winner).toBe('B');
		// Decided, and then the winner is gone: nobody gets something else.
		const gone = await runAt(world.store, 26, { variants });
		expect(gone.mailed).toEqual([]);
		expect(withStatus(gone, 'awaitingWinner')[0]?.reason).toContain('no variant is called that');
		expect((await runAt(world.store, 27)).mailed.length).toBeGreaterThan(100);
	});

	it('mails nobody twice and changes nobody’s variant, whatever the list, the share and the order do', async () => {
		const plan = fc.record({
			share: fc.integer({ min: 1, max: 90 }),
			rows: fc.shuffledSubarray(Array.from({ length: 120 }, (_, i) => i)),
			hours: fc.integer({ min: -100, max: 200 }),
			shares: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
		});
		let step = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(plan, { minLength: 3, maxLength: 5 }), async (runs) => {
				const own = `law ${++step}`;
				const counts = new Map<string, number>();
				const variantOf = new Map<string, string | null>();
				for (const { share, rows, hours, shares } of runs) {
					const table = tableOf(rows.map((i) => ({ email: `person${i}@mail.example` })));
					if (rows.length === 0) continue;
					const run = await runAt(
						world.store,
						hours,
						{
							...{ step: own, winner: { ...WINNER, testPercent: share, leastPeople: 1 } },
							variants: shares.map((weight, i) => ({ name: 'AB'[i] ?? '', weight })),
						},
						table,
					);
					for (const to of run.mailed) counts.set(to, (counts.get(to) ?? 0) + 1);
					for (const { recipient, variant, status } of run.outcomes) {
						if (variantOf.has(recipient)) expect(variant).toBe(variantOf.get(recipient));
						else if (status === 'sent') variantOf.set(recipient, variant);
						const { winner, testPercent } = run.winner;
						const test = { share: testPercent / 100, key: ['spring', ''] };
						if (
							winner !== null &&
							run.mailed.includes(recipient) &&
							!isInTestShare(test, recipient)
						)
							expect(variant).toBe(winner);
					}
					await happened(world.store, run.mailed.slice(0, 5), 'click', own);
				}
				expect([...counts.values()].every((count) => count === 1)).toBe(true);
			}),
			{ numRuns: 12 },
		);
	}, 60_000);

	it('gives new people of a longer list the winner or, in the test share, their own variant', async () => {
		const first = await runAt(world.store, 0, {}, people(200));
		await click(world.store, first, { A: 0.5, B: 0.1 });
		const second = await runAt(world.store, 25);
		const key = { share: 0.4, key: ['spring', ''] };
		for (const { recipient, variant } of withStatus(second, 'sent')) {
			const drawn = drawVariant(TWO, key.key, recipient);
			expect(variant).toBe(isInTestShare(key, recipient) ? drawn : 'A');
		}
		expect(first.mailed.length + second.mailed.length).toBe(300);
		expect(TEST.winner).toBe(WINNER);
	});
});
