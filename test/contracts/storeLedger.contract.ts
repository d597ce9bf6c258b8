import type { Store } from '../../lib/ports';
import { T, HOUR, key, claims } from './storeSamples';

/** `store` gives the open store of the current test. */
export function ledgerContract(store: () => Store): void {
	describe('ledger', () => {
		test('lets a recipient be claimed once, in the order asked, and names the row that stands there', async () => {
			await store().ledger.claim(key('run1'), claims('b@x.com'));
			expect(
				await store().ledger.claim(key('run2', T + 5), claims('c@x.com', 'b@x.com', 'a@x.com')),
			).toEqual([
				{ recipient: 'c@x.com', claimed: true, existing: null },
				{
					recipient: 'b@x.com',
					claimed: false,
					existing: {
						campaign: 'spring',
						recipient: 'b@x.com',
						step: 'offer',
						state: 'claimed',
						reason: '',
						run: 'run1',
						messageId: '<b@x.com.m>',
						variant: '',
						providerId: '',
						claimedAt: T,
						updatedAt: T,
					},
				},
				{ recipient: 'a@x.com', claimed: true, existing: null },
			]);
		});

		test('claims a recipient given twice only once', async () => {
			const answers = await store().ledger.claim(key('run1'), claims('a@x.com', 'a@x.com'));
			expect(answers.map((answer) => answer.claimed)).toEqual([true, false]);
			expect(answers[1]?.existing).toMatchObject({ run: 'run1', state: 'claimed' });
		});

		test('keeps claims of other steps and campaigns apart', async () => {
			await store().ledger.claim(key('run1'), claims('a@x.com'));
			const step = await store().ledger.claim(
				{ ...key('run1'), step: 'reminder' },
				claims('a@x.com'),
			);
			const campaign = await store().ledger.claim(
				{ ...key('run1'), campaign: 'May' },
				claims('a@x.com'),
			);
			expect([step[0]?.claimed, campaign[0]?.claimed]).toEqual([true, true]);
		});

		test.each(['sent', 'uncertain', 'suppressed', 'held'] as const)(
			'refuses a recipient whose message is %s, also for the same run',
			async (state) => {
				await store().ledger.claim(key('run1'), claims('a@x.com'));
				await store().ledger.settle(key('run1'), [{ recipient: 'a@x.com', state, reason: '' }]);
				for (const run of ['run1', 'run2']) {
					const [answer] = await store().ledger.claim(key(run), claims('a@x.com'));
					expect(answer).toMatchObject({ claimed: false, existing: { state } });
				}
			},
		);

		test('lets a failed message be claimed again by another run', async () => {
			await store().ledger.claim(key('run1'), claims('a@x.com'));
			await store().ledger.settle(key('run1'), [
				{ recipient: 'a@x.com', state: 'failed', reason: '550' },
			]);
			const [answer] = await store().ledger.claim(key('run2', T + 9), claims('a@x.com'));
			expect(answer).toEqual({ recipient: 'a@x.com', claimed: true, existing: null });
			expect(await store().ledger.list('spring')).toMatchObject([
				{ run: 'run2', state: 'claimed', reason: '', claimedAt: T + 9 },
			]);
		});

		test('settles only claims of the same run and leaves settled rows alone', async () => {
			await store().ledger.claim(key('run1'), claims('a@x.com', 'b@x.com'));
			await store().ledger.settle(key('run2'), [
				{ recipient: 'a@x.com', state: 'failed', reason: '' },
			]);
			await store().ledger.settle(key('run1', T + 7), [
				{ recipient: 'b@x.com', state: 'sent', reason: '250 ok\0' },
				{ recipient: 'nobody@x.com', state: 'sent', reason: '' },
			]);
			await store().ledger.settle(key('run1'), [
				{ recipient: 'b@x.com', state: 'failed', reason: '' },
			]);
			expect(await store().ledger.list('spring')).toMatchObject([
				{ recipient: 'a@x.com', state: 'claimed', updatedAt: T },
				{ recipient: 'b@x.com', state: 'sent', reason: '250 ok\uFFFD', updatedAt: T + 7 },
			]);
		});

		test('gives released claims free, but nothing that was settled or belongs to another run', async () => {
			await store().ledger.claim(key('run1'), claims('a@x.com', 'b@x.com', 'c@x.com'));
			await store().ledger.settle(key('run1'), [
				{ recipient: 'b@x.com', state: 'sent', reason: '' },
			]);
			await store().ledger.release(key('run2'), ['c@x.com']);
			await store().ledger.release(key('run1'), ['a@x.com', 'b@x.com']);
			const answers = await store().ledger.claim(
				key('run3'),
				claims('a@x.com', 'b@x.com', 'c@x.com'),
			);
			expect(answers.map((answer) => answer.claimed)).toEqual([true, false, false]);
		});

		test('turns claims of dead runs into uncertain, not those of living ones', async () => {
			await store().ledger.claim(key('dead'), claims('a@x.com', 'b@x.com'));
			await store().ledger.settle(key('dead'), [
				{ recipient: 'b@x.com', state: 'sent', reason: '' },
			]);
			await store().ledger.claim(key('alive'), claims('c@x.com'));
			await store().ledger.claim({ ...key('dead'), step: 'other' }, claims('d@x.com'));
			await store().ledger.heartbeat({ run: 'alive', now: T + HOUR });
			const mark = { campaign: 'spring', step: 'offer', before: T + HOUR, now: T + HOUR };
			expect(await store().ledger.markUncertain(mark)).toBe(1);
			expect(await store().ledger.markUncertain(mark)).toBe(0);
			expect(
				(await store().ledger.list('spring')).map((row) => [row.recipient, row.state]),
			).toEqual([
				['a@x.com', 'uncertain'],
				['b@x.com', 'sent'],
				['c@x.com', 'claimed'],
				['d@x.com', 'claimed'],
			]);
		});

		test('takes a claim as a sign of life, and never turns a heartbeat back', async () => {
			await store().ledger.claim(key('run1', T + HOUR), claims('a@x.com'));
			await store().ledger.heartbeat({ run: 'run1', now: T });
			const mark = { campaign: 'spring', step: 'offer', before: T + HOUR, now: T + HOUR };
			expect(await store().ledger.markUncertain(mark)).toBe(0);
		});

		test('lets a run that was thought dead still record the truth', async () => {
			await store().ledger.claim(key('slow'), claims('a@x.com'));
			await store().ledger.markUncertain({
				campaign: 'spring',
				step: 'offer',
				before: T + 1,
				now: T + 1,
			});
			await store().ledger.settle(key('slow'), [
				{ recipient: 'a@x.com', state: 'sent', reason: '' },
			]);
			expect(await store().ledger.count('spring')).toMatchObject({ sent: 1, uncertain: 0 });
		});

		test('counts every state, per campaign and per step', async () => {
			await store().ledger.claim(key('run1'), claims('a@x.com', 'b@x.com', 'c@x.com'));
			await store().ledger.claim({ ...key('run1'), step: 'reminder' }, claims('a@x.com'));
			await store().ledger.settle(key('run1'), [
				{ recipient: 'a@x.com', state: 'sent', reason: '' },
				{ recipient: 'b@x.com', state: 'held', reason: '' },
			]);
			const none = { claimed: 0, sent: 0, failed: 0, uncertain: 0, suppressed: 0, held: 0 };
			expect(await store().ledger.count('spring')).toEqual({
				...none,
				claimed: 2,
				sent: 1,
				held: 1,
			});
			expect(await store().ledger.count('spring', 'reminder')).toEqual({ ...none, claimed: 1 });
			expect(await store().ledger.count('unknown')).toEqual(none);
		});

		test('lists by the time of the claim, and what one person got in all campaigns', async () => {
			const { ledger } = store();
			for (const [i, campaign] of ['c', 'a', 'b'].entries()) {
				const place = { ...key('run1'), campaign, now: T + i };
				await ledger.claim(place, claims('a@x.com', 'b@x.com'));
			}
			const of = async (...more: Parameters<typeof ledger.ofRecipient>) =>
				(await ledger.ofRecipient(...more)).map(({ campaign, recipient }) => campaign + recipient);
			expect(await of('a@x.com')).toEqual(['ca@x.com', 'aa@x.com', 'ba@x.com']);
			expect(await of('a@x.com', { limit: 2 })).toEqual(['ca@x.com', 'aa@x.com']);
			expect(await of('a@x.com', { campaign: 'b', state: 'claimed' })).toEqual(['ba@x.com']);
			expect(await of('a@x.com', { since: T + 1, until: T + 2 })).toEqual(['aa@x.com']);
			expect(await of('a@x.com', { state: 'sent' })).toEqual([]);
			expect(await of('nobody@x.com')).toEqual([]);
			expect((await ledger.list('a', { since: T + 1, until: T + 2 })).length).toBe(2);
			expect((await ledger.list('a', { since: T + 2 })).length).toBe(0);
			expect((await ledger.list('a', { until: T + 1, limit: 1 })).length).toBe(0);
		});

		test('lists in pages that together hold every row once', async () => {
			const recipients = ['a', 'B', 'é', 'z', '你', '😀', '_'].map((name) => `${name}@x.com`);
			for (const step of ['one', 'two']) {
				await store().ledger.claim({ ...key('run1'), step }, claims(...recipients));
			}
			const seen: string[] = [];
			for (let after = ''; ;) {
				const page = await store().ledger.list('spring', { limit: 3, after });
				if (page.length === 0) break;
				seen.push(...page.map((row) => `${row.recipient} ${row.step}`));
				after = page.at(-1)?.recipient ?? '';
			}
			// Order of UTF-8 bytes.
			const order = ['B', '_', 'a', 'z', 'é', '你', '😀'];
			expect(seen).toEqual(order.flatMap((name) => [`${name}@x.com one`, `${name}@x.com two`]));
			const sent = await store().ledger.list('spring', { state: 'claimed', step: 'two', limit: 2 });
			expect(sent.map((row) => row.recipient)).toEqual(['B@x.com', '_@x.com']);
		});

		test.each(['', 'a\0b', '\ud800', 'x'.repeat(501)])(
			'refuses the recipient %j and claims nobody',
			async (bad) => {
				await expect(
					store().ledger.claim(key('run1'), claims('a@x.com', bad)),
				).rejects.toMatchObject({
					code: 'INVALID_PARAMETER',
				});
				expect(await store().ledger.list('spring')).toEqual([]);
			},
		);

		test('takes quotes, backslashes and SQL in every text as they are', async () => {
			const nasty = `'; DROP TABLE ledger; -- "\\\n$1 {"a":1}`;
			const place = { campaign: nasty, step: nasty, run: nasty, now: T };
			await store().ledger.claim(place, [{ recipient: nasty, messageId: nasty }]);
			await store().ledger.settle(place, [{ recipient: nasty, state: 'sent', reason: nasty }]);
			expect(await store().ledger.list(nasty)).toMatchObject([
				{
					recipient: nasty,
					step: nasty,
					run: nasty,
					messageId: nasty,
					reason: nasty,
					state: 'sent',
				},
			]);
		});

		test('does nothing for empty batches', async () => {
			expect(await store().ledger.claim(key('run1'), [])).toEqual([]);
			await store().ledger.settle(key('run1'), []);
			await store().ledger.release(key('run1'), []);
			expect(await store().ledger.list('spring')).toEqual([]);
		});

		test('gives each of 20 concurrent claims of the same 50 recipients a clear answer', async () => {
			const people = claims(...Array.from({ length: 50 }, (_, i) => `p${i}@x.com`));
			const answers = await Promise.all(
				Array.from({ length: 20 }, async (_, i) => {
					const mine = i % 2 ? [...people].reverse() : people;
					return await store().ledger.claim(key(`run${i}`), mine);
				}),
			);
			const winners = answers.flat().filter((answer) => answer.claimed);
			expect(new Set(winners.map((answer) => answer.recipient)).size).toBe(50);
			expect(winners).toHaveLength(50);
		});
	});
}
