import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../../lib/adapters';
import type { EventKind } from '../../../../lib/ports';
import { type outcomesOf, people, send } from '../../../support/campaign';
import { addressesOf, campaignWorld, mailed } from '../../../support/campaignWorld';
import { accepted, answering } from '../../../support/paceWorld';

const HOUR = 3_600_000;
const byStatus = (result: Parameters<typeof outcomesOf>[0]) => result.summary.counts;

describe('the breaker', () => {
	const world = campaignWorld();
	const breaker = { atLeast: 50 };

	it('stops when too many are refused at once, keeps the rest pending, and is still open in the next run', async () => {
		const { transport, given } = answering((_to, nth) =>
			nth % 10 === 0 ? { kind: 'refused', reason: '550 no such user' } : accepted,
		);
		const result = await send(world.store, 1, people(300), { breaker }, { ports: { transport } });
		expect(given.length).toBeGreaterThanOrEqual(50);
		expect(given.length).toBeLessThanOrEqual(60);
		expect(result.summary.stopped).toMatch(/^messages that bounced: .* more than the 5 % that/);
		expect(result.summary.counts.pending).toBe(300 - given.length);
		const again = await send(world.store, 1, people(300), { breaker }, { ports: { transport } });
		expect(again.summary.counts.pending).toBe(300 - given.length);
	});

	it.each([
		['bounce', 4, 'messages that bounced: 6.67 % (4 of 60)'],
		['complaint', 1, 'complaints: 1.67 % (1 of 60)'],
	] as const)(
		'stops for what the provider told of earlier messages: %s',
		async (kind, count, reason) => {
			const { transport, given } = answering(() => accepted);
			await send(world.store, 1, people(60), { breaker }, { ports: { transport } });
			await tell(kind, count);
			const more = await send(world.store, 1, people(90), { breaker }, { ports: { transport } });
			expect(more.summary.stopped).toContain(reason);
			expect(more.summary.counts).toMatchObject({ pending: 30 });
			expect(given).toHaveLength(60);
		},
	);

	it('believes no share of few messages, and lets good campaigns go on', async () => {
		const { transport } = answering((_to, nth) =>
			nth <= 40 && nth % 8 === 0 ? { kind: 'refused', reason: '550 no' } : accepted,
		);
		const rules = { breaker: { atLeast: 200 } };
		const result = await send(world.store, 1, people(300), rules, { ports: { transport } });
		expect(byStatus(result)).toEqual({ sent: 295, failed: 5 });
	});

	async function tell(kind: EventKind, count: number): Promise<void> {
		const events = Array.from({ length: count }, (_, i) => ({
			...{ id: `${kind}${i}`, kind, recipient: `person${i}@mail.example`, at: 1 },
			...{ campaign: 'spring', step: '1', source: 'test', detail: '' },
		}));
		await world.store.events.add(events);
	}
});

describe('a server that says "not now"', () => {
	const world = campaignWorld();

	it('gets a pause and then everybody, once each, without using up their attempts', async () => {
		let busy = 12;
		const server = await world.sink({
			onContent: () =>
				busy-- > 0 ? '454 Throttling failure: Maximum sending rate exceeded.' : undefined,
		});
		const result = await send(world.store, server.port, people(30), { attempts: 2 });
		expect(byStatus(result)).toEqual({ sent: 30 });
		expect(mailed(server)).toEqual(addressesOf(30));
	}, 30_000);

	it('is left alone for as long as it asks', async () => {
		const times: number[] = [];
		const { transport } = answering((_to, nth) => {
			times.push(systemClock.now());
			return nth === 3 ? { kind: 'deferred', reason: '429', retryAfter: 700 } : accepted;
		});
		const slow = { connections: 1 };
		const result = await send(world.store, 1, people(6), slow, { ports: { transport } });
		expect(byStatus(result)).toEqual({ sent: 6 });
		expect((times[3] ?? 0) - (times[2] ?? 0)).toBeGreaterThanOrEqual(699);
	});

	it('for longer than a run waits ends the run, in good order', async () => {
		const { transport } = answering((_to, nth) =>
			nth > 4 ? { kind: 'deferred', reason: '429', retryAfter: HOUR } : accepted,
		);
		const slow = { connections: 1, waitAtMostMinutes: 1 };
		const result = await send(world.store, 1, people(10), slow, { ports: { transport } });
		expect(byStatus(result)).toEqual({ sent: 4, failed: 1, pending: 5 });
		expect(result.summary.stopped).toMatch(/^the server asks to wait, until .* UTC: 429$/);
	});

	it('to one person only lets the others go on, and never tries a refusal again', async () => {
		const { transport, given } = answering((to, nth) => {
			if (to.startsWith('person1@') && nth < 5)
				return { kind: 'deferred', reason: '450 4.2.0 Greylisted, try again in 1 seconds' };
			return to.startsWith('person2@') ? { kind: 'refused', reason: '550 no' } : accepted;
		});
		const slow = { connections: 1 };
		const result = await send(world.store, 1, people(5), slow, { ports: { transport } });
		expect(byStatus(result)).toEqual({ sent: 4, failed: 1 });
		expect(given.map((to) => to.slice(6, 7)).join('')).toBe('012341');
	});

	it('because the day is over leaves the rest pending, and the next run sends to them', async () => {
		let quota = 7;
		const server = await world.sink({
			onRecipient: () => (quota-- > 0 ? undefined : '454 4.7.0 Daily message quota exceeded'),
		});
		const first = await send(world.store, server.port, people(20));
		expect(byStatus(first)).toEqual({ sent: 7, pending: 13 });
		const none = await send(world.store, server.port, people(20));
		expect(byStatus(none)).toEqual({ alreadySent: 7, pending: 13 });
		quota = 100;
		const last = await send(world.store, server.port, people(20));
		expect(byStatus(last)).toEqual({ alreadySent: 7, sent: 13 });
		expect(mailed(server)).toEqual(addressesOf(20));
	});
});
