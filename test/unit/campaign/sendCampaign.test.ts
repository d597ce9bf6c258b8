import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../lib/adapters';
import { previewCampaign, smtpTransport, testCampaign } from '../../../lib/campaign';
import {
	campaignOptions,
	outcomesOf,
	people,
	send,
	sinkSmtp,
	sqliteStore,
	tableOf,
} from '../../support/campaign';
import { addressesOf, campaignWorld, mailed } from '../../support/campaignWorld';
import { testContext } from '../../support/context';

const FIRST = 'person0@mail.example';

describe('sendCampaign', () => {
	const world = campaignWorld();

	it('sends one message to each row, with one recipient in the envelope, over at most the given connections', async () => {
		const server = await world.sink();
		const result = await send(world.store, server.port, people(50), { connections: 4 });
		expect(result.summary.counts).toEqual({ sent: 50 });
		expect(server.arrived.every(({ to }) => to.length === 1)).toBe(true);
		expect(mailed(server)).toEqual(addressesOf(50));
		expect(server.connections.most).toBeLessThanOrEqual(4);
		expect(await world.store.ledger.count('spring')).toMatchObject({ sent: 50, claimed: 0 });
	});

	it('sends nothing when it is run again, and everything for another step or campaign', async () => {
		const server = await world.sink();
		await send(world.store, server.port, people(20));
		const again = await send(world.store, server.port, people(20));
		expect(again.summary.counts).toEqual({ alreadySent: 20 });
		expect(server.arrived).toHaveLength(20);
		await send(world.store, server.port, people(20), { step: '2' });
		await send(world.store, server.port, people(20), { campaign: 'summer' });
		expect(server.arrived).toHaveLength(60);
	});

	it('mails everybody once when two runs of a campaign go on at the same time', async () => {
		const server = await world.sink({ delay: 2 });
		const other = await sqliteStore(world.folder);
		const lease = { lease: 5000 };
		const results = await Promise.all([
			send(world.store, server.port, people(150), lease),
			send(other, server.port, people(150), lease),
		]);
		await other.close();
		expect(mailed(server)).toEqual(addressesOf(150));
		for (const { summary } of results) {
			const { sent = 0, alreadySent = 0 } = summary.counts;
			expect(sent + alreadySent).toBe(150);
		}
	});

	it('claims durably before it hands a message over', async () => {
		const states: (string | undefined)[] = [];
		const watcher = await sqliteStore(world.folder);
		const transport = {
			send: async () => {
				const rows = await watcher.ledger.list('spring', { state: 'claimed' });
				states.push(rows.find(({ recipient }) => recipient === FIRST)?.state);
				return { kind: 'accepted' as const, reason: '' };
			},
			close: () => undefined,
		};
		await send(world.store, 1, people(1), {}, { ports: { transport } });
		await watcher.close();
		expect(states).toEqual(['claimed']);
	});

	describe('who gets it', () => {
		it('refuses invalid addresses, duplicates, people without consent and people without a needed field, each with the reason', async () => {
			const server = await world.sink();
			const table = tableOf([
				{ email: 'ada@mail.example', consent: 'yes', first_name: 'Ada' },
				{ email: 'ADA@mail.example ', consent: 'yes', first_name: 'Ada again' },
				{ email: 'no@mail.example', consent: 'no', first_name: 'No' },
				{ email: 'empty@mail.example', consent: null, first_name: 'Empty' },
				{ email: 'b@y.example\r\nBcc: evil@z.example', consent: 'yes', first_name: 'B' },
				{ email: 'nameless@mail.example', consent: 'yes', first_name: null },
			]);
			const result = await send(world.store, server.port, table, {
				columns: { email: 'email', consent: 'consent' },
				subject: 'Hello {{ first_name }}',
			});
			expect(outcomesOf(result).map(({ status, reason }) => [status, reason])).toEqual([
				['sent', ''],
				['duplicate', 'same address as row 1'],
				['noConsent', 'the consent field says no'],
				['noConsent', 'the consent field is empty'],
				['invalid', 'the e-mail address holds a control character or line end'],
				['incomplete', 'no value for "first_name" and no default in the template'],
			]);
			expect(mailed(server)).toEqual(['ada@mail.example']);
			expect(result.summary.missingFields).toEqual([{ field: 'first_name', rows: 1 }]);
		});

		it('counts a no in any row of an address', async () => {
			const server = await world.sink();
			const table = tableOf([
				{ email: 'ada@mail.example', consent: 'yes' },
				{ email: 'Ada@mail.example', consent: 'no' },
			]);
			const columns = { email: 'email', consent: 'consent' };
			const result = await send(world.store, server.port, table, { columns });
			expect(result.summary.counts).toEqual({ noConsent: 1, duplicate: 1 });
			expect(server.arrived).toHaveLength(0);
		});

		it('asks the suppression list itself, in every spelling of an address, for the topic and for everything', async () => {
			const server = await world.sink();
			const rule = { reason: 'unsubscribed', source: 'test', addedAt: 1 };
			await world.store.suppression.add([
				{ ...rule, recipient: 'ada@mail.example', topic: '*' },
				{ ...rule, recipient: 'post@xn--bcher-kva.example', topic: 'offers' },
				{ ...rule, recipient: 'other@mail.example', topic: 'events' },
			]);
			const table = tableOf([
				{ email: ' ADA@MAIL.example' },
				{ email: 'post@Bücher.example' },
				{ email: 'other@mail.example' },
			]);
			const result = await send(world.store, server.port, table, { topic: 'offers' });
			expect(outcomesOf(result).map(({ status }) => status)).toEqual([
				'suppressed',
				'suppressed',
				'sent',
			]);
			expect(mailed(server)).toEqual(['other@mail.example']);
		});

		it('heeds a suppression that is added during the run within one batch', async () => {
			const late = 'person30@mail.example';
			const server = await world.sink({
				onContent: (address) => {
					if (address === FIRST) {
						void world.store.suppression.add([
							{ recipient: late, topic: '*', reason: 'r', source: 's', addedAt: 1 },
						]);
					}
					return undefined;
				},
			});
			const result = await send(world.store, server.port, people(40), {
				batchSize: 10,
				connections: 2,
			});
			expect(result.summary.counts).toEqual({ sent: 39, suppressed: 1 });
			expect(mailed(server)).not.toContain(late);
		});

		it('sends nothing for an empty list, a list of invalid rows and a list of suppressed rows', async () => {
			const server = await world.sink();
			const empty = tableOf([{ email: 'a@b.example' }]).take([]);
			const context = testContext();
			const none = await send(world.store, server.port, empty, {}, { context });
			expect(none.summary.counts).toEqual({});
			expect(context.steps.at(-1)?.fraction).toBe(1);
			const invalid = await send(
				world.store,
				server.port,
				tableOf([{ email: 'x' }, { email: '' }]),
			);
			expect(invalid.summary.counts).toEqual({ invalid: 2 });
			const add = { topic: '*', reason: '', source: '', addedAt: 1 };
			await world.store.suppression.add([{ recipient: FIRST, ...add }]);
			const suppressed = await send(world.store, server.port, people(1));
			expect(suppressed.summary.counts).toEqual({ suppressed: 1 });
			expect(server.arrived).toHaveLength(0);
		});

		it('names a column that is not there before anybody is mailed', async () => {
			const server = await world.sink();
			const wrong = send(world.store, server.port, people(3), { columns: { email: 'mail' } });
			await expect(wrong).rejects.toMatchObject({ code: 'MISSING_COLUMN' });
			expect(server.arrived).toHaveLength(0);
		});
	});

	describe('without sending', () => {
		it('a dry run reports everybody, renders samples and writes nothing into the ledger', async () => {
			const table = tableOf([
				{ email: 'a@mail.example', first_name: 'Ada' },
				{ email: 'b@mail.example', first_name: null },
				{ email: 'x', first_name: 'X' },
			]);
			const options = campaignOptions({ subject: 'Hello {{ first_name }}' });
			const ports = { store: world.store, clock: systemClock };
			const { summary, samples } = await previewCampaign(table, options, ports, testContext());
			expect(summary).toMatchObject({
				mode: 'dryRun',
				counts: { wouldSend: 1, incomplete: 1, invalid: 1 },
				missingFields: [{ field: 'first_name', rows: 1 }],
			});
			expect(samples).toMatchObject([{ recipient: 'a@mail.example', subject: 'Hello Ada' }]);
			expect(samples[0]?.text).toBe('Hello Ada\n');
			expect(Object.values(await world.store.ledger.count('spring'))).toEqual([0, 0, 0, 0, 0, 0]);
		});

		it('a test mails the first message to the test inboxes only, once for an execution', async () => {
			const server = await world.sink();
			const options = {
				...campaignOptions({ execution: 'w/1/n' }),
				testRecipients: ['me@shop.example', 'you@shop.example'],
			};
			for (const run of ['w/1/n#1', 'w/1/n#2']) {
				const transport = await smtpTransport(sinkSmtp(server.port), 1);
				const ports = { store: world.store, clock: systemClock, transport, run };
				await testCampaign(people(5), options, ports, testContext());
			}
			expect(mailed(server)).toEqual(['me@shop.example', 'you@shop.example']);
			expect((await server.parsed(0)).subject).toBe('[Test] Hello Name0');
			expect(await world.store.ledger.count('spring', '1')).toMatchObject({ sent: 0, claimed: 0 });
		});
	});
});
