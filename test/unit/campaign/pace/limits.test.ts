import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { systemClock } from '../../../../lib/adapters';
import type { CampaignSummary } from '../../../../lib/campaign';
import { openStore } from '../../../../lib/store';
import { outcomesOf, people, send, tableOf } from '../../../support/campaign';
import { campaignWorld } from '../../../support/campaignWorld';
import { testContext } from '../../../support/context';
import { distFile } from '../../../support/distFile';
import { accepted, answering, clockAt } from '../../../support/paceWorld';
import { temporaryFolder } from '../../../support/temporaryFolder';

const HOUR = 3_600_000;
const NOON = Date.parse('2027-01-15T12:00:00Z');
const CHILD = join(__dirname, '../../../support/campaignChild.js');
const byStatus = (result: Parameters<typeof outcomesOf>[0]) => result.summary.counts;

distFile('lib/campaignJobs.js');

describe('limits an hour and a day', () => {
	const world = campaignWorld();

	it('hold over runs and campaigns of the sending domain; the rest stays pending, with the time', async () => {
		const server = await world.sink();
		const at = (time: number) => ({ ports: { clock: clockAt(time) } });
		const limits = { ratePerHour: 30, ratePerDay: 50 };
		const first = await send(
			world.store,
			server.port,
			people(20),
			{ campaign: 'a', ...limits },
			at(NOON),
		);
		expect(byStatus(first)).toEqual({ sent: 20 });
		const second = await send(
			world.store,
			server.port,
			people(20),
			{ campaign: 'b', ...limits },
			at(NOON + 60_000),
		);
		expect(byStatus(second)).toEqual({ sent: 10, pending: 10 });
		const reason =
			'not tried: the limit of 30 messages an hour for shop.example is reached; there is room again from 2027-01-15 13:02 UTC';
		const last = outcomesOf(second).at(-1);
		expect(last).toMatchObject({ status: 'pending', reason });
		expect(Reflect.get(last ?? {}, 'sendAfter')).toBe('2027-01-15T13:02:00.000Z');
		// Another sending domain has its own.
		const other = { campaign: 'c', from: { name: '', address: 'a@other.example' }, ...limits };
		expect(
			byStatus(await send(world.store, server.port, people(5), other, at(NOON + 60_000))),
		).toEqual({ sent: 5 });
		const third = await send(
			world.store,
			server.port,
			people(40),
			{ campaign: 'd', ...limits },
			at(NOON + 1.1 * HOUR),
		);
		expect(byStatus(third)).toEqual({ sent: 20, pending: 20 });
		expect(third.summary.stopped).toContain('50 messages a day');
	});

	it('are kept by two processes that send at the same time', async () => {
		const server = await world.sink({ delay: 1 });
		await world.store.close();
		const runs = ['red', 'blue'].map(async (campaign) => {
			const setup = {
				store: { driver: 'sqlite', file: join(world.folder, 'store.sqlite') },
				...{ port: server.port, count: 80 },
				options: { campaign, ratePerHour: 100, waitAtMostMinutes: 0, connections: 4 },
			};
			const child = spawn(process.execPath, [CHILD, JSON.stringify(setup)], {
				stdio: ['ignore', 'pipe', 'inherit'],
			});
			const chunks: Buffer[] = [];
			child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
			await once(child, 'close');
			return JSON.parse(Buffer.concat(chunks).toString()) as CampaignSummary;
		});
		const [red, blue] = await Promise.all(runs);
		expect((red?.counts.sent ?? 0) + (blue?.counts.sent ?? 0)).toBe(100);
		expect(red?.counts.sent).toBeGreaterThan(0);
		expect(blue?.counts.sent).toBeGreaterThan(0);
		expect(server.arrived).toHaveLength(100);
	}, 60_000);
});

describe('warm-up', () => {
	const world = campaignWorld();

	it('sends to the most engaged of each day, as many as its schedule says, and never more over two runs at once', async () => {
		const rows = Array.from({ length: 60 }, (_, i) => ({
			email: `person${i}@mail.example`,
			// Every fourth person was never active; the others the later, the higher their number.
			active: i % 4 === 0 ? null : new Date(NOON + i * HOUR).toISOString(),
		}));
		const warmUp = { schedule: [5, 10, 20], timeZone: 'UTC' };
		const options = { warmUp, engagementColumn: 'active', lease: 1_000 };
		const perDay: string[][] = [];
		for (let day = 0; day < 4; day++) {
			const given: string[] = [];
			const clock = clockAt(NOON + day * 24 * HOUR);
			const { transport } = answering((to) => (given.push(to), accepted));
			const runs = [1, 2].map(
				async () =>
					await send(world.store, 1, tableOf(rows), options, { ports: { transport, clock } }),
			);
			const [result] = await Promise.all(runs);
			if (day === 0)
				expect(result?.summary.stopped).toMatch(/^the limit of 5 messages on day 1 of the warm-up/);
			perDay.push(given);
		}
		expect(perDay.map(({ length }) => length)).toEqual([5, 10, 20, 25]);
		const ranked = rows
			.map((_, i) => i)
			.filter((i) => i % 4 !== 0)
			.reverse();
		const names = (from: number, to: number) =>
			ranked
				.slice(from, to)
				.map((i) => `person${i}@mail.example`)
				.sort();
		expect([...(perDay[0] ?? [])].sort()).toEqual(names(0, 5));
		expect([...(perDay[1] ?? [])].sort()).toEqual(names(5, 15));
	});
});

it('a run that waits for a limit ends within a second when it is cancelled', async () => {
	const abort = new AbortController();
	const { transport } = answering(() => accepted);
	const started = systemClock.now();
	const context = {
		...testContext(),
		signal: {
			get cancelled() {
				return abort.signal.aborted;
			},
			abortSignal: abort.signal,
			throwIfCancelled: () => abort.signal.throwIfAborted(),
		},
	};
	const file = join(temporaryFolder(), 'store.sqlite');
	const store = await openStore({ driver: 'sqlite', file }, { clock: systemClock });
	const running = send(
		store,
		1,
		people(50),
		{ ratePerSecond: 0.02, domainLimits: [{ domains: '*', perSecond: 0.1 }] },
		{ context, ports: { transport } },
	);
	setTimeout(() => abort.abort(), 300);
	await expect(running).rejects.toThrow();
	expect(systemClock.now() - started).toBeLessThan(1_300);
	await store.close();
});
