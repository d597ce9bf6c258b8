import { describe, expect, it } from '@jest/globals';
import { LibraryError } from '../../../lib/errors';
import type { Ledger } from '../../../lib/ports';
import { outcomesOf, people, send } from '../../support/campaign';
import { addressesOf, campaignWorld, mailed } from '../../support/campaignWorld';
import { testContext } from '../../support/context';
import { smtpSink } from '../../support/smtpSink';

const FIRST = 'person0@mail.example';

describe('sendCampaign', () => {
	const world = campaignWorld();

	describe('what the server answers', () => {
		it('never tries a 5xx again, in this run or a later one', async () => {
			let asked = 0;
			const server = await world.sink({
				onRecipient: (address) => (address === FIRST && ++asked ? '550 no such user' : undefined),
			});
			const result = await send(world.store, server.port, people(10));
			expect(result.summary.counts).toEqual({ sent: 9, failed: 1 });
			expect(outcomesOf(result)[0]?.reason).toContain('permanent: 550 no such user');
			const again = await send(world.store, server.port, people(10));
			expect(again.summary.counts).toEqual({ alreadySent: 9, failed: 1 });
			expect(asked).toBe(1);
		});

		it('tries a 4xx again with a wait, and in a later run once the attempts are used up', async () => {
			let asked = 0;
			const server = await world.sink({
				onContent: (address) => (address === FIRST && ++asked < 5 ? '451 try later' : undefined),
			});
			const result = await send(world.store, server.port, people(10), { attempts: 3 });
			expect(asked).toBe(3);
			expect(result.summary.counts).toEqual({ sent: 9, failed: 1 });
			expect(outcomesOf(result)[0]?.reason).toContain('temporary: 451 try later');
			const again = await send(world.store, server.port, people(10), { attempts: 3 });
			expect(again.summary.counts).toEqual({ alreadySent: 9, sent: 1 });
			expect(mailed(server)).toEqual(addressesOf(10));
		});

		it('calls a message uncertain when the connection is lost after the content, and never sends it again', async () => {
			const server = await world.sink({
				onContent: (address) => (address === FIRST ? 'drop' : undefined),
			});
			const result = await send(world.store, server.port, people(10));
			expect(result.summary.counts).toEqual({ sent: 9, uncertain: 1 });
			expect(result.summary.uncertain).toEqual([FIRST]);
			const again = await send(world.store, server.port, people(10));
			expect(again.summary.counts).toEqual({ alreadySent: 9, uncertain: 1 });
			expect(mailed(server)).toEqual(addressesOf(10));
		});

		it('says that the server cannot be used, leaves nobody claimed, and reaches everybody later', async () => {
			const dead = await smtpSink();
			await dead.close();
			const failing = send(world.store, dead.port, people(5), { lease: 1000 });
			await expect(failing).rejects.toMatchObject({ code: 'SEND_FAILED' });
			expect(await world.store.ledger.count('spring')).toMatchObject({ claimed: 0, uncertain: 0 });
			const server = await world.sink();
			await send(world.store, server.port, people(5));
			expect(mailed(server)).toEqual(addressesOf(5));
		});

		it('stops at a daily quota and leaves the rest pending', async () => {
			let taken = 0;
			const server = await world.sink({
				onContent: () =>
					++taken > 4 ? '454 Throttling failure: Daily message quota exceeded.' : undefined,
			});
			const result = await send(world.store, server.port, people(20), { connections: 1 });
			expect(result.summary.counts).toEqual({ sent: 4, pending: 16 });
			expect(result.summary.stopped).toContain('Daily message quota exceeded');
			expect(await world.store.ledger.count('spring')).toMatchObject({
				sent: 4,
				claimed: 0,
				failed: 0,
			});
		});

		it('goes on with another connection after a 421', async () => {
			let asked = 0;
			const server = await world.sink({
				onRecipient: (address) =>
					address === FIRST && ++asked === 1 ? '421 going away' : undefined,
			});
			const result = await send(world.store, server.port, people(10));
			expect(result.summary.counts).toEqual({ sent: 10 });
			expect(mailed(server)).toEqual(addressesOf(10));
		});
	});

	describe('a retry of the same execution', () => {
		it('mails nobody twice and reports the earlier messages as sent', async () => {
			const server = await world.sink({
				onRecipient: (address) => (address === FIRST ? '550 refused' : undefined),
			});
			const execution = { execution: 'workflow/7/node' };
			for (let tries = 0; tries < 3; tries++) {
				const result = await send(world.store, server.port, people(12), execution);
				expect(result.summary.counts).toEqual({ sent: 11, failed: 1 });
			}
			expect(mailed(server)).toEqual(addressesOf(12).filter((address) => address !== FIRST));
		});
	});

	describe('a run that ends early', () => {
		it('stops at its limit and continues there the next time', async () => {
			const server = await world.sink();
			const first = await send(world.store, server.port, people(10), { maxMessages: 4 });
			expect(first.summary.counts).toEqual({ sent: 4, pending: 6 });
			const second = await send(world.store, server.port, people(10), { maxMessages: 4 });
			expect(second.summary.counts).toEqual({ alreadySent: 4, sent: 4, pending: 2 });
			expect(new Set(mailed(server)).size).toBe(8);
		});

		it('gives claims back when it is cancelled, and waits only shortly for messages in flight', async () => {
			const abort = new AbortController();
			let asked = 0;
			const server = await world.sink({
				delay: 50,
				onContent: () => {
					if (++asked === 20) abort.abort();
					return undefined;
				},
			});
			const context = {
				...testContext(),
				signal: {
					get cancelled() {
						return abort.signal.aborted;
					},
					abortSignal: abort.signal,
					throwIfCancelled() {
						if (abort.signal.aborted) throw new LibraryError('CANCELLED', 'cancelled', 'again');
					},
				},
			};
			const running = send(world.store, server.port, people(200), { connections: 3 }, { context });
			await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
			const { claimed, sent, uncertain } = await world.store.ledger.count('spring');
			expect(claimed).toBe(0);
			expect(sent).toBeGreaterThan(0);
			expect(sent).toBeLessThan(200);
			expect(uncertain).toBeLessThanOrEqual(3);
			await send(world.store, server.port, people(200), { connections: 3 });
			expect(new Set(mailed(server)).size).toBe(mailed(server).length);
			expect(mailed(server).length).toBeGreaterThanOrEqual(200 - uncertain);
		}, 60_000);

		it('hands over nothing that could not be claimed', async () => {
			const server = await world.sink();
			let claims = 0;
			const full: Ledger = Object.create(world.store.ledger, {
				claim: {
					value: async (...args: Parameters<Ledger['claim']>) => {
						if (++claims > 3) throw new LibraryError('STORE_FAILED', 'disk full', 'Free space.');
						return await world.store.ledger.claim(...args);
					},
				},
			});
			const running = send(
				world.store,
				server.port,
				people(50),
				{ connections: 2 },
				{
					ports: {
						store: { ...world.store, ledger: full },
					},
				},
			);
			await expect(running).rejects.toMatchObject({ code: 'STORE_FAILED' });
			const { sent, claimed } = await world.store.ledger.count('spring');
			expect(server.arrived).toHaveLength(sent);
			expect(claimed).toBe(0);
		});
	});

	it('holds its rate over any one second', async () => {
		const server = await world.sink();
		await send(world.store, server.port, people(35), { ratePerSecond: 14 });
		const { times } = server;
		for (const start of times) {
			const inSecond = times.filter((time) => time >= start && time < start + 1000);
			expect(inSecond.length).toBeLessThanOrEqual(15);
		}
		expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(1900);
	});

	it('reports progress up to the end', async () => {
		const server = await world.sink();
		const context = testContext();
		await send(world.store, server.port, people(30), {}, { context });
		expect(context.steps.at(-1)).toMatchObject({ fraction: 1, text: 'Sending: 30 of 30 done' });
	});
});
