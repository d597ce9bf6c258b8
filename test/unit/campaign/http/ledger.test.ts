import { afterEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../../lib/adapters';
import {
	markOf,
	runOf,
	sendCampaign,
	type CampaignOptions,
	type HttpOptions,
	type ProviderName,
} from '../../../../lib/campaign';
import { apiServer, type ApiAnswer, type ApiServer } from '../../../support/apiServer';
import { campaignOptions, outcomesOf, people } from '../../../support/campaign';
import { addressesOf, campaignWorld } from '../../../support/campaignWorld';
import { testContext } from '../../../support/context';
import { openProvider, TAKEN } from '../../../support/providers';

const FIRST = 'person0@mail.example';

/** A service that takes each message once by its idempotency key, as Resend documents it. */
class Inbox {
	readonly got: string[] = [];
	private readonly keys = new Set<string>();

	take(to: string, key: unknown): ApiAnswer {
		if (typeof key !== 'string' || !this.keys.has(key)) this.got.push(to);
		if (typeof key === 'string') this.keys.add(key);
		return { status: 200, body: { id: `id of ${to}` } };
	}
}

describe('a campaign over HTTP', () => {
	const world = campaignWorld();
	let server: ApiServer;
	let runs = 0;
	afterEach(async () => await server.close());

	async function send(
		provider: ProviderName,
		count: number,
		change: Partial<CampaignOptions> = {},
		more: Partial<HttpOptions> = {},
	) {
		const transport = await openProvider(provider, server.url, more);
		const run = runOf('', `http-${++runs}`) + markOf(transport.keys);
		const ports = { store: world.store, clock: systemClock, transport, run };
		return await sendCampaign(people(count), campaignOptions(change), ports, testContext());
	}

	/** What a kill in the middle leaves: claims of a run that is gone, whose messages may have gone out. */
	async function leaveClaims(count: number, run: string) {
		const { messageIdOf } = await import('../../../../lib/campaign/message/messageId.js');
		const claims = addressesOf(count).map((recipient) => ({
			recipient,
			messageId: messageIdOf('spring', '1', recipient, 'shop.example'),
		}));
		const key = { campaign: 'spring', step: '1', run, now: systemClock.now() - 3_600_000 };
		await world.store.ledger.claim(key, claims);
	}

	it('reaches everybody once and keeps what the service calls each message', async () => {
		const inbox = new Inbox();
		server = await apiServer(({ json }) => inbox.take(json.to[0], undefined));
		const { summary } = await send('resend', 30);
		expect(summary.counts).toEqual({ sent: 30 });
		expect(inbox.got.sort()).toEqual(addressesOf(30));
		const row = await world.store.ledger.findByProviderId(`id of ${FIRST}`);
		expect(row).toMatchObject({ recipient: FIRST, state: 'sent' });
		expect((await send('resend', 30)).summary.counts).toEqual({ alreadySent: 30 });
		expect(server.requests).toHaveLength(30);
	});

	it('without keys: who may have got it stays uncertain and is never asked for again', async () => {
		server = await apiServer(({ json }) =>
			json.personalizations[0].to[0].email === FIRST ? 'reset' : TAKEN.sendgrid,
		);
		expect((await send('sendgrid', 10)).summary.counts).toEqual({ sent: 9, uncertain: 1 });
		expect((await send('sendgrid', 10)).summary.counts).toEqual({ alreadySent: 9, uncertain: 1 });
		expect(server.requests).toHaveLength(10);
	});

	it('with keys: answers that were lost are asked for again in the run, and everybody gets exactly one', async () => {
		const inbox = new Inbox();
		server = await apiServer(({ json, headers }, number) => {
			const answer = inbox.take(json.to[0], headers['idempotency-key']);
			return number % 4 === 0 ? 'reset' : answer;
		});
		expect((await send('resend', 20)).summary.counts).toEqual({ sent: 20 });
		expect(inbox.got.sort()).toEqual(addressesOf(20));
	}, 20_000);

	it('with keys: what a crash left uncertain is resolved by the next run, exactly one each', async () => {
		const inbox = new Inbox();
		server = await apiServer(({ json, headers }) =>
			inbox.take(json.to[0], headers['idempotency-key']),
		);
		const { keys } = await openProvider('resend', server.url);
		await leaveClaims(5, `dead#1${markOf(keys)}`);
		expect((await send('resend', 12)).summary).toMatchObject({
			counts: { sent: 12 },
			ledger: { sent: 12, uncertain: 0, claimed: 0 },
		});
		expect(inbox.got.sort()).toEqual(addressesOf(12));
	});

	it('keys of another account, another service or another day resolve nothing', async () => {
		server = await apiServer(() => TAKEN.resend);
		const { keys } = await openProvider('resend', server.url);
		await leaveClaims(3, `dead#1${markOf(keys)}`);
		const counts = { sent: 2, uncertain: 3 };
		expect((await send('resend', 5, {}, { account: 'another' })).summary.counts).toEqual(counts);
		expect((await send('sendgrid', 5)).summary.counts).toEqual({ alreadySent: 2, uncertain: 3 });
		// Brevo forgets its keys after minutes: an hour is too long.
		await server.close();
		server = await apiServer(() => TAKEN.brevo);
		const brevo = await openProvider('brevo', server.url);
		const key = { campaign: 'spring', step: '1' };
		await world.store.ledger.allowAgain(key);
		await leaveClaims(3, `dead#2${markOf(brevo.keys)}`);
		expect((await send('brevo', 5)).summary.counts).toEqual({ alreadySent: 2, uncertain: 3 });
		expect(server.requests).toHaveLength(0);
	});

	it('a refusal or a dead service does not make an uncertain message a failed or free one', async () => {
		server = await apiServer(() => ({ status: 422, body: { name: 'validation_error' } }));
		const { keys } = await openProvider('resend', server.url);
		await leaveClaims(2, `dead#1${markOf(keys)}`);
		expect((await send('resend', 2)).summary.counts).toEqual({ uncertain: 2 });
		await server.close(); // nobody listens there any more
		expect((await send('resend', 2)).summary.counts).toEqual({ uncertain: 2 });
		server = await apiServer(() => TAKEN.resend);
	});

	it('waits as the service asks and then reaches everybody', async () => {
		server = await apiServer((_, number) =>
			number === 3
				? { status: 429, headers: { 'retry-after': '1' }, body: {} }
				: { status: 200, body: { id: `<${number}@mg>`, message: 'Queued. Thank you.' } },
		);
		const began = Date.now();
		expect((await send('mailgun', 6)).summary.counts).toEqual({ sent: 6 });
		expect(Date.now() - began).toBeGreaterThanOrEqual(900);
		expect(server.requests).toHaveLength(7);
	});

	it('a wrong key stops at once, nobody is claimed and nobody has failed', async () => {
		server = await apiServer(() => ({ status: 401, body: { message: 'Unauthorized' } }));
		await expect(send('postmark', 50)).rejects.toMatchObject({ code: 'SEND_FAILED' });
		const empty = { claimed: 0, failed: 0, uncertain: 0, sent: 0 };
		expect(await world.store.ledger.count('spring')).toMatchObject(empty);
		expect(server.requests.length).toBeLessThanOrEqual(5);
	});

	it('a quota leaves the rest pending', async () => {
		server = await apiServer((_, number) =>
			number <= 4
				? TAKEN.ses
				: {
						status: 400,
						body: { __type: 'ThrottlingException', message: 'Daily message quota exceeded' },
					},
		);
		const result = await send('ses', 12, { connections: 1 });
		expect(result.summary.counts).toEqual({ sent: 4, pending: 8 });
		expect(outcomesOf(result)[11]?.reason).toContain('quota');
	});
});
