import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../../lib/adapters';
import { listLedger, resendUncertain, type ListLedgerOptions } from '../../../../lib/campaign';
import { rowsOf, statuses, tableOf } from '../../../support/campaign';
import { campaignWorld } from '../../../support/campaignWorld';
import { testContext } from '../../../support/context';

const DAY = 86_400_000;
const NOW = Date.UTC(2027, 2, 1);
const clock = { ...systemClock, now: () => NOW };
const context = testContext();

describe('listLedger and resendUncertain', () => {
	const world = campaignWorld();
	const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@x.example`);
	const place = { campaign: 'spring', step: '1', run: 'r', now: NOW };

	async function fill(): Promise<void> {
		const { ledger } = world.store;
		await ledger.claim(
			place,
			names.map((recipient) => ({ recipient, messageId: `<${recipient}>` })),
		);
		const [a = '', b = '', c = ''] = names;
		await ledger.settle(place, [
			{ recipient: a, state: 'sent', reason: '', providerId: 'p1' },
			{ recipient: b, state: 'uncertain', reason: 'connection lost' },
			{ recipient: c, state: 'uncertain', reason: 'connection lost' },
		]);
	}

	it('lists who got what, in pages, by state, with the counts of all', async () => {
		await fill();
		const { store } = world;
		const all = await listLedger({ campaign: 'spring' }, store, context);
		expect(rowsOf(all.messages).map(({ recipient }) => recipient)).toEqual(names);
		expect(rowsOf(all.messages)[0]).toMatchObject({ state: 'sent', providerId: 'p1', step: '1' });
		expect(all.counts).toMatchObject({ sent: 1, uncertain: 2, claimed: 2 });
		const page = { campaign: 'spring', limit: 1, after: 'b@x.example' };
		const one = await listLedger({ ...page, state: 'uncertain' }, store, context);
		expect(rowsOf(one.messages).map(({ recipient }) => recipient)).toEqual(['c@x.example']);
		expect([all.next, one.next]).toEqual(['', 'c@x.example']);
	});

	it('lists what one person got, of all campaigns or one, by state and time', async () => {
		await fill();
		const { store } = world;
		for (const [campaign, now] of [
			['winter', NOW - 2 * DAY],
			['summer', NOW + DAY],
		] as const) {
			const key = { ...place, campaign, now };
			await store.ledger.claim(key, [{ recipient: 'a@x.example', messageId: `<${campaign}>` }]);
		}
		const person = async (more: ListLedgerOptions) => {
			const options = { recipient: ' A@x.example', ...more };
			const { messages, counts } = await listLedger(options, store, context);
			return [rowsOf(messages).map(({ campaign }) => campaign), counts.claimed, counts.sent];
		};
		expect(await person({})).toEqual([['winter', 'spring', 'summer'], 2, 1]);
		expect(await person({ campaign: 'spring' })).toEqual([['spring'], 0, 1]);
		expect(await person({ state: 'claimed' })).toEqual([['winter', 'summer'], 2, 0]);
		const since = new Date(NOW - DAY).toISOString();
		const until = new Date(NOW + DAY).toISOString();
		expect(await person({ since, until })).toEqual([['spring'], 0, 1]);
		const late = { campaign: 'spring', since: until };
		expect((await listLedger(late, store, context)).messages.numRows).toBe(0);
		const early = { campaign: 'spring', until };
		expect((await listLedger(early, store, context)).messages.numRows).toBe(5);
		const other = { campaign: 'spring', recipient: 'nobody@x.example' };
		expect((await listLedger(other, store, context)).messages.numRows).toBe(0);
	});

	it('refuses a list of nobody, of no address, and of times that mean nothing', async () => {
		const refused = async (options: ListLedgerOptions, words: RegExp) =>
			await expect(listLedger(options, world.store, context)).rejects.toMatchObject({
				code: 'INVALID_PARAMETER',
				message: expect.stringMatching(words),
			});
		await refused({}, /Campaign/);
		await refused({ recipient: 'a@x.example, b@x.example' }, /Recipient/);
		await refused({ campaign: 'c', since: 'yesterday' }, /Since/);
		const turned = { since: '2027-03-02T08:00', until: '2027-03-01T08:00' };
		await refused({ campaign: 'c', ...turned }, /not after/);
	});

	it('allows nobody in a dry run, else those of the list whose message is uncertain, and no other', async () => {
		await fill();
		const ports = { store: world.store, clock: { ...clock, now: () => NOW + 10 } };
		const table = tableOf([{ email: 'A@x.example' }, { email: 'b@x.example' }, { email: '' }]);
		const options = { campaign: 'spring', step: '1', column: 'email' };
		const dry = await resendUncertain(table, { ...options, dryRun: true }, ports, context);
		expect(statuses(dry.outcomes).map(([status]) => status)).toEqual([
			...['notUncertain', 'wouldAllow', 'invalid'],
		]);
		expect(await world.store.ledger.count('spring')).toMatchObject({ uncertain: 2 });
		const real = await resendUncertain(table, { ...options, dryRun: false }, ports, context);
		expect(rowsOf(real.outcomes).map(({ done }) => done)).toEqual([false, true, false]);
		expect(await world.store.ledger.count('spring')).toMatchObject({ uncertain: 1, claimed: 2 });
	});

	it('means also the claims of runs that died, and everybody where no column is given', async () => {
		await fill();
		const ports = { store: world.store, clock: { ...clock, now: () => NOW + 120_000 } };
		const options = { campaign: 'spring', dryRun: false };
		const { summary } = await resendUncertain(tableOf([]), options, ports, context);
		expect(summary).toMatchObject({ counts: { allowed: 4 }, ledger: { sent: 1, uncertain: 0 } });
	});
});
