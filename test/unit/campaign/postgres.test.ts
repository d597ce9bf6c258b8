import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemClock } from '../../../lib/adapters';
import type { Store, StoreConfig } from '../../../lib/ports';
import { openStore } from '../../../lib/store';
import { people, send } from '../../support/campaign';
import { addressesOf, mailed } from '../../support/campaignWorld';
import { describePostgres, PostgresServer } from '../../support/postgres';
import { smtpSink, type Sink } from '../../support/smtpSink';

describePostgres('a campaign with its ledger in PostgreSQL', () => {
	let server: PostgresServer;
	let sink: Sink;
	const stores: Store[] = [];

	beforeAll(async () => {
		server = await PostgresServer.start();
		sink = await smtpSink({ delay: 2 });
	}, 120_000);
	afterAll(async () => {
		for (const store of stores) await store.close();
		await sink.close();
		await server.stop();
	});

	it('mails everybody once when two workers run it at the same time, and nobody when it is run again', async () => {
		const config: StoreConfig = server.config();
		const open = async () => {
			const store = await openStore(config, { clock: systemClock });
			stores.push(store);
			return store;
		};
		const [first, second] = [await open(), await open()];
		const lease = { lease: 5000 };
		const results = await Promise.all([
			send(first, sink.port, people(120), lease),
			send(second, sink.port, people(120), lease),
		]);
		expect(mailed(sink)).toEqual(addressesOf(120));
		for (const { summary } of results) {
			const { sent = 0, alreadySent = 0 } = summary.counts;
			expect(sent + alreadySent).toBe(120);
		}
		const again = await send(first, sink.port, people(120));
		expect(again.summary.counts).toEqual({ alreadySent: 120 });
		expect(sink.arrived).toHaveLength(120);
	}, 60_000);
});
