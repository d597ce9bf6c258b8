import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../../lib/adapters';
import { previewCampaign } from '../../../../lib/campaign';
import type { Delivery } from '../../../../lib/campaign/delivery/transport';
import type { Message } from '../../../../lib/campaign/message/message';
import { campaignOptions, outcomesOf, people, send, tableOf } from '../../../support/campaign';
import { campaignWorld } from '../../../support/campaignWorld';
import { testContext } from '../../../support/context';
import { accepted, answering, clockAt } from '../../../support/paceWorld';

const HOUR = 3_600_000;
const NOON = Date.parse('2027-01-15T12:00:00Z');
const byStatus = (result: Parameters<typeof outcomesOf>[0]) => result.summary.counts;

describe('domains', () => {
	const world = campaignWorld();

	it('get no more sessions than they may, while the others use the rest', async () => {
		const open = { slow: 0, most: 0, all: 0 };
		const transport = {
			send: async ({ to }: Message): Promise<Delivery> => {
				const isSlow = to.address.endsWith('@slow.example');
				if (isSlow) open.most = Math.max(open.most, ++open.slow);
				open.all++;
				await systemClock.sleep(isSlow ? 20 : 2);
				if (isSlow) open.slow--;
				return accepted;
			},
			close: () => undefined,
		};
		const rows = Array.from({ length: 60 }, (_, i) => ({
			email: `p${i}@${i < 30 ? 'slow' : 'fast'}.example`,
		}));
		const domainLimits = [{ domains: 'slow.example', connections: 2 }];
		const result = await send(
			world.store,
			1,
			tableOf(rows),
			{ domainLimits, connections: 6 },
			{ ports: { transport } },
		);
		expect(byStatus(result)).toEqual({ sent: 60 });
		expect(open.most).toBe(2);
		expect(open.all).toBe(60);
	});

	it('whose turn comes late pass the suppression list again', async () => {
		const { transport, given } = answering((to) => {
			if (to.startsWith('p0@')) void suppress('p5@slow.example');
			return accepted;
		});
		const suppress = async (recipient: string) =>
			await world.store.suppression.add([
				{ recipient, topic: '*', reason: 'r', source: 's', addedAt: 1 },
			]);
		const rows = Array.from({ length: 6 }, (_, i) => ({ email: `p${i}@slow.example` }));
		const domainLimits = [{ domains: 'slow.example', perSecond: 3 }];
		const result = await send(
			world.store,
			1,
			tableOf(rows),
			{ domainLimits },
			{ ports: { transport } },
		);
		expect(byStatus(result)).toEqual({ sent: 5, suppressed: 1 });
		expect(given).not.toContain('p5@slow.example');
	}, 20_000);
});

describe('send times', () => {
	const world = campaignWorld();
	const at = (time: number) => ({ ports: { clock: clockAt(time) } });

	it('bring people out as postponed with the time, and the next run sends to those whose time has come', async () => {
		const server = await world.sink();
		const rows = ['Europe/Berlin', 'Asia/Tokyo', 'America/New_York'].map((zone, i) => ({
			email: `person${i}@mail.example`,
			zone,
		}));
		const sendTime = {
			...{ mode: 'local' as const, start: '2027-01-15T13:00', timeZone: 'UTC' },
			...{ timeZoneColumn: 'zone', lateAfterMinutes: 600 },
		};
		const first = await send(world.store, server.port, tableOf(rows), { sendTime }, at(NOON));
		expect(byStatus(first)).toEqual({ sent: 2, postponed: 1 });
		const last = outcomesOf(first)[2];
		expect(last?.reason).toBe('planned for 2027-01-15 18:00 UTC; a later run sends it');
		expect(Reflect.get(last ?? {}, 'sendAfter')).toBe('2027-01-15T18:00:00.000Z');
		const preview = await previewCampaign(
			tableOf(rows),
			campaignOptions({ sendTime, campaign: 'other' }),
			{ store: world.store, clock: clockAt(NOON) },
			testContext(),
		);
		expect(preview.summary.counts).toEqual({ wouldSend: 2, postponed: 1 });
		const later = await send(
			world.store,
			server.port,
			tableOf(rows),
			{ sendTime },
			at(NOON + 6 * HOUR),
		);
		expect(byStatus(later)).toEqual({ alreadySent: 2, sent: 1 });
	});

	it('that are near are waited for', async () => {
		const server = await world.sink();
		const sendTime = { mode: 'at' as const, start: '2027-01-15T12:00', timeZone: 'UTC' };
		const result = await send(world.store, server.port, people(3), { sendTime }, at(NOON - 400));
		expect(byStatus(result)).toEqual({ sent: 3 });
		const rows = await world.store.ledger.list('spring');
		expect(Math.min(...rows.map(({ claimedAt }) => claimedAt))).toBeGreaterThanOrEqual(NOON);
	});

	it('that went by while nothing ran fire nothing: people stay pending or expire', async () => {
		const server = await world.sink();
		const sendTime = { mode: 'at' as const, start: '2027-01-15T08:00', timeZone: 'UTC' };
		const asked = await send(world.store, server.port, people(3), { sendTime }, at(NOON));
		expect(byStatus(asked)).toEqual({ pending: 3 });
		const expire = { sendTime: { ...sendTime, ifLate: 'expire' as const } };
		expect(byStatus(await send(world.store, server.port, people(3), expire, at(NOON)))).toEqual({
			expired: 3,
		});
		expect(server.arrived).toHaveLength(0);
		const anyway = { sendTime: { ...sendTime, ifLate: 'send' as const } };
		expect(byStatus(await send(world.store, server.port, people(3), anyway, at(NOON)))).toEqual({
			sent: 3,
		});
	});

	it('are learned from opens and clicks', async () => {
		const server = await world.sink();
		const open = (recipient: string, id: number) => ({
			...{ id: `${recipient}${id}`, kind: 'open' as const, recipient, campaign: 'old', step: '1' },
			...{ at: NOON - (10 + id) * 24 * HOUR + 7 * HOUR, source: 'link', detail: '' },
		});
		const early = (id: number) => ({
			...open('person1@mail.example', id),
			at: NOON - (10 + id) * 24 * HOUR,
		});
		const ids = Array.from({ length: 20 }, (_, id) => id);
		await world.store.events.add([
			...ids.map((id) => open('person0@mail.example', id)),
			...ids.map(early),
		]);
		const sendTime = { mode: 'best' as const, timeZone: 'UTC' };
		const result = await send(world.store, server.port, people(2), { sendTime }, at(NOON));
		const [evening, noon] = outcomesOf(result);
		expect(noon?.status).toBe('sent');
		expect(evening).toMatchObject({
			status: 'postponed',
			reason: 'planned for 2027-01-15 19:00 UTC; a later run sends it',
		});
	});
});
