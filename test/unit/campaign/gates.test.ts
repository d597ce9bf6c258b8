import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../lib/adapters';
import { previewCampaign } from '../../../lib/campaign';
import type { Clock } from '../../../lib/ports';
import {
	campaignOptions,
	outcomesOf,
	people,
	send,
	sqliteStore,
	tableOf,
} from '../../support/campaign';
import { addressesOf, campaignWorld, mailed } from '../../support/campaignWorld';
import { testContext } from '../../support/context';

const DAY = 86_400_000;

/** A clock that goes on from another instant. */
const clockAt = (start: number): Clock => {
	const offset = start - systemClock.now();
	return {
		now: () => systemClock.now() + offset,
		sleep: async (ms, signal) => await systemClock.sleep(ms, signal),
	};
};

const statuses = (result: Parameters<typeof outcomesOf>[0]) =>
	outcomesOf(result).map(({ status }) => status);

describe('sendCampaign leaves out', () => {
	const world = campaignWorld();

	it('offices, throw-away inboxes and listed domains, each with the reason, when asked to', async () => {
		const server = await world.sink();
		const addresses = [
			'info@shop.example',
			'ada@mailinator.com',
			'bob@a.rival.example',
			'cleo@nowhere.invalid',
			'dora.info@mail.example',
		];
		const table = tableOf(addresses.map((email) => ({ email })));
		const addressRules = { roles: true, disposable: true, domains: ['@Rival.example'] };
		const result = await send(world.store, server.port, table, { addressRules });
		expect(outcomesOf(result).map(({ status, reason }) => [status, reason])).toEqual([
			['filtered', '"info@" is an office or a program, not a person'],
			['filtered', '"mailinator.com" gives throw-away inboxes'],
			['filtered', 'the domain "rival.example" is left out by the node'],
			['filtered', 'the domain "nowhere.invalid" is reserved for tests'],
			['sent', ''],
		]);
		expect(mailed(server)).toEqual(['dora.info@mail.example']);
	});

	it('people who were asked to confirm and have not, who withdrew, and who were never asked', async () => {
		const server = await world.sink();
		const { consents } = world.store;
		const answer = { topic: 'news', at: DAY, source: 'link', evidence: '' };
		const asked = { topic: 'news', askedAt: 1, source: 'form', wording: 'v1' };
		await consents.ask([{ ...asked, recipient: 'person0@mail.example' }]);
		await consents.decide({ ...answer, recipient: 'person1@mail.example', state: 'withdrawn' });
		await consents.decide({ ...answer, recipient: 'person2@mail.example', state: 'confirmed' });
		const options = { topic: 'news', confirmedOnly: true };
		const result = await send(world.store, server.port, people(4), options);
		expect(outcomesOf(result).map(({ status, reason }) => [status, reason])).toEqual([
			['noConsent', 'asked to confirm, and has not yet'],
			['noConsent', 'consent was withdrawn at 1970-01-02T00:00:00.000Z'],
			['sent', ''],
			['noConsent', 'was never asked to confirm'],
		]);
	});

	it('people who withdrew, even when confirmation is not asked for', async () => {
		const server = await world.sink();
		await world.store.consents.decide({
			...{ recipient: 'person1@mail.example', topic: '*', state: 'withdrawn', at: 1 },
			...{ source: 'link', evidence: '' },
		});
		const result = await send(world.store, server.port, people(3), { topic: 'offers' });
		expect(statuses(result)).toEqual(['sent', 'noConsent', 'sent']);
	});

	it('erased people whose address is imported again', async () => {
		const server = await world.sink();
		await world.store.erase([{ recipient: 'person1@mail.example', profileIds: [] }], 1);
		const result = await send(world.store, server.port, people(3));
		expect(statuses(result)).toEqual(['sent', 'suppressed', 'sent']);
		expect(outcomesOf(result)[1]?.reason).toBe('suppressed for all topics: erased');
	});

	it('the same inbox under another tag, when tags are ignored', async () => {
		const server = await world.sink();
		await world.store.suppression.add([
			{ recipient: 'ada@mail.example', topic: '*', reason: 'left', source: 'test', addedAt: 1 },
		]);
		const table = tableOf([{ email: 'ada+shop@mail.example' }, { email: 'adam@mail.example' }]);
		const strict = await send(world.store, server.port, table, { ignoreTags: true });
		expect(statuses(strict)).toEqual(['suppressed', 'sent']);
		const plain = await send(world.store, server.port, table, { campaign: 'other' });
		expect(statuses(plain)).toEqual(['sent', 'sent']);
	});
});

describe('the frequency cap', () => {
	const world = campaignWorld();
	const caps = { frequencyCaps: [{ messages: 2, days: 7 }] };

	it('counts messages of all campaigns and steps, and says so', async () => {
		const server = await world.sink();
		await send(world.store, server.port, people(2), { campaign: 'one' });
		await send(world.store, server.port, people(1), { campaign: 'one', step: '2' });
		const result = await send(world.store, server.port, people(3), { campaign: 'two', ...caps });
		expect(outcomesOf(result).map(({ status, reason }) => [status, reason])).toEqual([
			['capped', 'has had 2 messages in 7 days, the most that is allowed'],
			['sent', ''],
			['sent', ''],
		]);
	});

	it('forgets messages that are older than its days', async () => {
		const server = await world.sink();
		const now = systemClock.now();
		const at = (time: number) => ({ ports: { clock: clockAt(time) } });
		await send(world.store, server.port, people(1), { campaign: 'a' }, at(now - 8 * DAY));
		await send(world.store, server.port, people(1), { campaign: 'b' }, at(now - 6 * DAY));
		const third = await send(world.store, server.port, people(1), { campaign: 'c', ...caps });
		expect(statuses(third)).toEqual(['sent']);
		const fourth = await send(world.store, server.port, people(1), { campaign: 'd', ...caps });
		expect(statuses(fourth)).toEqual(['capped']);
	});

	it('lets a run be repeated: its own messages do not fill it', async () => {
		const server = await world.sink();
		const once = { frequencyCaps: [{ messages: 1, days: 1 }] };
		await send(world.store, server.port, people(3), once);
		const again = await send(world.store, server.port, people(5), once);
		expect(statuses(again)).toEqual(['alreadySent', 'alreadySent', 'alreadySent', 'sent', 'sent']);
	});

	it('holds for everybody when three campaigns go out at the same moment, and leaves nobody without any', async () => {
		const server = await world.sink({ delay: 1 });
		const once = { frequencyCaps: [{ messages: 1, days: 1 }] };
		const campaigns = ['red', 'green', 'blue'];
		const stores = await Promise.all(campaigns.map(async () => await sqliteStore(world.folder)));
		const results = await Promise.all(
			campaigns.map(async (campaign, i) => {
				const store = stores[i] ?? world.store;
				return await send(store, server.port, people(60), { campaign, ...once });
			}),
		);
		await Promise.all(stores.map(async (store) => await store.close()));
		expect(mailed(server)).toEqual(addressesOf(60));
		const counts = results.map(({ summary }) => summary.counts);
		expect(counts.reduce((sum, { sent = 0 }) => sum + sent, 0)).toBe(60);
		expect(counts.reduce((sum, { capped = 0 }) => sum + capped, 0)).toBe(120);
	});
});

describe('quiet hours', () => {
	const world = campaignWorld();
	const noon = Date.parse('2027-01-15T12:00:00Z');
	const quietHours = {
		from: '21:00',
		to: '08:00',
		timeZone: 'Europe/Berlin',
		timeZoneColumn: 'zone',
	};
	const table = () =>
		tableOf([
			{ email: 'berlin@mail.example', zone: 'Europe/Berlin' },
			{ email: 'tokyo@mail.example', zone: 'Asia/Tokyo' },
			{ email: 'nowhere@mail.example', zone: 'Nowhere/City' },
			{ email: 'angeles@mail.example', zone: ' America/Los_Angeles ' },
		]);

	it('keep people whose night it is for a later run, by their own clock', async () => {
		const server = await world.sink();
		const ports = { clock: clockAt(noon) };
		const first = await send(world.store, server.port, table(), { quietHours }, { ports });
		expect(outcomesOf(first).map(({ status, reason }) => [status, reason])).toEqual([
			['sent', ''],
			[
				'pending',
				'quiet hours in Asia/Tokyo: not before 2027-01-15 23:00 UTC; a later run sends it',
			],
			['sent', ''],
			[
				'pending',
				'quiet hours in America/Los_Angeles: not before 2027-01-15 16:00 UTC; a later run sends it',
			],
		]);
		const later = { clock: clockAt(noon + 11 * 3_600_000) };
		const second = await send(world.store, server.port, table(), { quietHours }, { ports: later });
		expect(statuses(second)).toEqual(['alreadySent', 'sent', 'alreadySent', 'sent']);
		expect(server.arrived).toHaveLength(4);
	});

	it('are seen by a dry run, however patient the real one would be', async () => {
		const preview = await previewCampaign(
			table(),
			campaignOptions({ quietHours: { ...quietHours, patienceMinutes: 1440 } }),
			{ store: world.store, clock: clockAt(noon) },
			testContext(),
		);
		expect(statuses(preview)).toEqual(['wouldSend', 'pending', 'wouldSend', 'pending']);
	});

	it('begin in the middle of a slow campaign: nobody gets a message inside them', async () => {
		const server = await world.sink({ delay: 20 });
		// 21:00 in Berlin is 20:00 UTC; the run begins 300 ms before it.
		const clock = clockAt(Date.parse('2027-01-15T20:00:00Z') - 300);
		const times: number[] = [];
		const watching = { ...clock, now: () => clock.now() };
		const options = { quietHours: { from: '21:00', to: '08:00', timeZone: 'Europe/Berlin' } };
		const slow = { ...options, connections: 1 };
		const result = await send(world.store, server.port, people(60), slow, {
			ports: { clock: watching },
		});
		for (const row of await world.store.ledger.list('spring')) times.push(row.claimedAt);
		const { sent = 0, pending = 0 } = result.summary.counts;
		expect(sent + pending).toBe(60);
		expect(sent).toBeGreaterThan(0);
		expect(pending).toBeGreaterThan(0);
		expect(Math.max(...times)).toBeLessThan(Date.parse('2027-01-15T20:00:00Z') + 50);
	});

	it('are waited for by a patient run', async () => {
		const server = await world.sink();
		const clock = clockAt(Date.parse('2027-01-15T07:00:00Z') - 500);
		const patient = { from: '21:00', to: '08:00', timeZone: 'Europe/Berlin', patienceMinutes: 1 };
		const result = await send(
			world.store,
			server.port,
			people(3),
			{ quietHours: patient },
			{ ports: { clock } },
		);
		expect(result.summary.counts).toEqual({ sent: 3 });
		const rows = await world.store.ledger.list('spring');
		expect(Math.min(...rows.map(({ claimedAt }) => claimedAt))).toBeGreaterThanOrEqual(
			Date.parse('2027-01-15T07:00:00Z'),
		);
	});

	it.each([
		[
			{ from: '21:00', to: '21:00', timeZone: 'Europe/Berlin' },
			'Quiet hours from 21:00 until 21:00',
		],
		[
			{ from: '9pm', to: '08:00', timeZone: 'Europe/Berlin' },
			'Quiet From must be a time such as 21:00, got "9pm"',
		],
		[{ from: '21:00', to: '08:00', timeZone: 'Berlin' }, '"Berlin" is not a time zone'],
	])('refuse %j', async (bad, message) => {
		const server = await world.sink();
		await expect(send(world.store, server.port, people(1), { quietHours: bad })).rejects.toThrow(
			message,
		);
		expect(server.arrived).toHaveLength(0);
	});
});
