import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { prepareCampaign, type Campaign } from '../../../../lib/campaign/run/campaign';
import type { Candidate } from '../../../../lib/campaign/run/candidate';
import { Pace } from '../../../../lib/campaign/run/pace/pace';
import type { CampaignOptions } from '../../../../lib/campaign';
import { campaignOptions } from '../../../support/campaign';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STEP = 250;

type Store = ConstructorParameters<typeof Pace>[1]['store'];

/** The counts that the store keeps, in memory. */
class Counts {
	readonly minutes = new Map<number, number>();

	room(limits: readonly { since: number; most: number }[] = []): number {
		const used = (since: number) =>
			[...this.minutes]
				.filter(([minute]) => minute >= Math.floor(since / MINUTE) * MINUTE)
				.reduce((sum, [, total]) => sum + total, 0);
		return Math.min(Infinity, ...limits.map(({ since, most }) => Math.max(0, most - used(since))));
	}

	add(now: number, count: number): void {
		const minute = Math.floor(now / MINUTE) * MINUTE;
		this.minutes.set(minute, (this.minutes.get(minute) ?? 0) + count);
	}

	get store(): Store {
		const sentBy = async (_sender: string, since: number) =>
			[...this.minutes]
				.filter(([minute]) => minute >= Math.floor(since / MINUTE) * MINUTE)
				.map(([minute, total]) => ({ minute, total }));
		return { ledger: { sentBy } } as unknown as Store;
	}
}

const candidate = (row: number, domain: string): Candidate => {
	const key = `p${row}@${domain}`;
	const address = { address: key, key };
	return { row, address, name: '', segment: null, variant: '', attempt: 1 };
};

interface Taken {
	readonly at: number;
	readonly domain: string;
	readonly run: number;
}

/** Runs of one campaign that go on at the same time, with a clock of their own: when and for whom the server took messages. */
async function simulate(
	campaign: Campaign,
	queues: Candidate[][],
	latency: (row: number) => number,
	until: number,
): Promise<Taken[]> {
	const counts = new Counts();
	const taken: Taken[] = [];
	const runs = queues.map((queue, run) => ({
		run,
		queue,
		pace: new Pace(campaign, { store: counts.store }, new Map(), null),
		open: [] as { candidate: Candidate; at: number }[],
	}));
	for (let now = 0; now < until; now += STEP) {
		for (const { run, queue, pace, open } of runs) {
			for (const one of open.filter(({ at }) => at <= now)) {
				open.splice(open.indexOf(one), 1);
				pace.answered(one.candidate, { kind: 'accepted', reason: '' }, now);
			}
			await pace.look(now);
			queue.unshift(...(pace.lanes?.call(now) ?? []).map((one) => one.candidate));
			const batch: Candidate[] = [];
			let room = Math.min(20 - open.length, pace.allowance(now));
			room = Math.min(room, counts.room(pace.claimFor(now).limits));
			while (batch.length < room) {
				const next = queue.shift();
				if (!next) break;
				if (pace.lanes?.holds(next, now)) continue;
				if (pace.lanes?.take(next, now) ?? true) batch.push(next);
			}
			counts.add(now, batch.length);
			pace.claimed(batch.length, false);
			pace.handedOver(batch.length);
			for (const one of batch) {
				const ms = latency(one.row);
				const [, domain = ''] = one.address.key.split('@');
				taken.push({ at: now + ms / 2, domain, run });
				open.push({ candidate: one, at: now + ms });
			}
		}
	}
	return taken;
}

/** The most that any window of this length (ms) holds. */
function most(times: readonly number[], length: number): number {
	const sorted = [...times].sort((a, b) => a - b);
	let found = 0;
	let from = 0;
	for (const [i, at] of sorted.entries()) {
		while ((sorted[from] ?? 0) <= at - length) from++;
		found = Math.max(found, i - from + 1);
	}
	return found;
}

const prepared = (change: Partial<CampaignOptions>) => prepareCampaign(campaignOptions(change));

describe('several limits at once', () => {
	it('all hold in any window, over two runs at the same time, however slow the server is', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 14 }),
				fc.integer({ min: 5, max: 400 }),
				fc.integer({ min: 5, max: 600 }),
				fc.integer({ min: 1, max: 6 }),
				fc.integer({ min: 1, max: 3 }),
				fc.integer({ min: 0, max: 3_000 }),
				async (ratePerSecond, ratePerHour, ratePerDay, perSecond, connections, slow) => {
					const campaign = prepared({
						...{ ratePerSecond, ratePerHour, ratePerDay },
						domainLimits: [
							{ domains: 'gmail.com, googlemail.com', perSecond },
							{ domains: 'slow.example', connections },
						],
					});
					const domains = ['gmail.com', 'googlemail.com', 'slow.example', 'other.example'];
					const queue = (run: number) =>
						Array.from({ length: 400 }, (_, i) =>
							candidate(1_000 * run + i, domains[(i * 7) % 4] ?? ''),
						);
					const latency = (row: number) => (row * 37) % (slow + 1);
					const taken = await simulate(campaign, [queue(0), queue(1)], latency, 1.4 * HOUR);
					expect(most(times(taken), HOUR)).toBeLessThanOrEqual(ratePerHour);
					expect(most(times(taken), 24 * HOUR)).toBeLessThanOrEqual(ratePerDay);
					for (const run of [0, 1]) {
						const own = taken.filter((one) => one.run === run);
						expect(most(times(own), 1_000)).toBeLessThanOrEqual(ratePerSecond);
						const google = own.filter(({ domain }) => domain.startsWith('g'));
						expect(most(times(google), 1_000)).toBeLessThanOrEqual(perSecond);
					}
				},
			),
			{ numRuns: 8 },
		);
	}, 120_000);

	it('let a run use what there is: nobody is held back longer than the limit asks', async () => {
		const campaign = prepared({ ratePerHour: 60 });
		const queue = Array.from({ length: 150 }, (_, i) => candidate(i, 'a.example'));
		const taken = await simulate(campaign, [queue], () => 0, 2.2 * HOUR);
		const inHour = (hour: number) => taken.filter(({ at }) => Math.floor(at / HOUR) === hour);
		expect(inHour(0)).toHaveLength(60);
		// The first window ends an hour after the first messages, and the minutes of claim and flight after that.
		expect(inHour(1)).toHaveLength(60);
		expect(Math.min(...times(inHour(1)))).toBeLessThan(HOUR + 3 * MINUTE);
	});

	it('let a slow domain hold up nobody else', async () => {
		const domainLimits = [{ domains: 'slow.example', perSecond: 0.5 }];
		const campaign = prepared({ domainLimits });
		const slow = Array.from({ length: 300 }, (_, i) => candidate(i, 'slow.example'));
		const rest = Array.from({ length: 300 }, (_, i) => candidate(300 + i, 'fast.example'));
		const taken = await simulate(campaign, [[...slow, ...rest]], () => 0, 10 * MINUTE);
		const fast = taken.filter(({ domain }) => domain === 'fast.example');
		expect(fast).toHaveLength(300);
		expect(Math.max(...times(fast))).toBeLessThan(10_000);
		const others = taken.filter(({ domain }) => domain === 'slow.example');
		expect(others.length).toBeGreaterThan(260);
		expect(most(times(others), 2_000)).toBe(1);
	});

	it('give every other domain its own share of "*"', async () => {
		const campaign = prepared({ domainLimits: [{ domains: '*', perSecond: 1 }] });
		const queue = Array.from({ length: 60 }, (_, i) => candidate(i, `d${i % 3}.example`));
		const taken = await simulate(campaign, [queue], () => 0, MINUTE);
		expect(taken).toHaveLength(60);
		expect(Math.max(...times(taken))).toBeLessThan(25_000);
		const one = taken.filter(({ domain }) => domain === 'd1.example');
		expect(most(times(one), 1_000)).toBe(1);
	});
});

describe('a run that must wait longer than it may', () => {
	it('stops with the reason and the time from which there is room again', async () => {
		const campaign = prepared({ ratePerHour: 10, waitAtMostMinutes: 2 });
		const counts = new Counts();
		const pace = new Pace(campaign, { store: counts.store }, new Map(), null);
		counts.add(5 * MINUTE, 10);
		await pace.look(20 * MINUTE);
		expect(pace.allowance(20 * MINUTE)).toBe(0);
		// Messages of minute 5 count until an hour, their minute and the minute of their flight are over.
		const until = 67 * MINUTE;
		expect(pace.stop(20 * MINUTE)).toEqual({
			reason:
				'the limit of 10 messages an hour for shop.example is reached; there is room again from 1970-01-01 01:07 UTC',
			until,
		});
		await pace.look(until - 2 * MINUTE);
		expect(pace.stop(until - 2 * MINUTE)).toBeNull();
		await pace.look(until);
		expect(pace.allowance(until)).toBe(10);
	});
});

const times = (taken: readonly Taken[]) => taken.map(({ at }) => at);
