import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../../lib/ports';
import { outcomesOf, people, send, sqliteStore, tableOf } from '../../support/campaign';
import { smtpSink, type Sink, type SinkOptions } from '../../support/smtpSink';
import { removeTemporaryFolders, temporaryFolder } from '../../support/temporaryFolder';

describe('sendCampaign', () => {
	let store: Store;
	const sinks: Sink[] = [];
	const sink = async (options: SinkOptions = {}): Promise<Sink> => {
		const made = await smtpSink(options);
		sinks.push(made);
		return made;
	};

	beforeEach(async () => {
		store = await sqliteStore(temporaryFolder());
	});
	afterEach(async () => {
		await store.close();
		await Promise.all(sinks.splice(0).map(async (made) => await made.close()));
	});
	afterAll(removeTemporaryFolders);

	it('sends one message to each row, with one recipient in the envelope', async () => {
		const { port, arrived, connections } = await sink();
		const result = await send(store, port, people(50), { connections: 4 });
		expect(result.summary.counts).toEqual({ sent: 50 });
		expect(arrived.map(({ to }) => to)).toHaveLength(50);
		expect(new Set(arrived.flatMap(({ to }) => to)).size).toBe(50);
		expect(connections.most).toBeLessThanOrEqual(4);
		expect(await store.ledger.count('spring')).toMatchObject({ sent: 50, claimed: 0 });
	});

	it('sends nothing when it is run again', async () => {
		const { port, arrived } = await sink();
		await send(store, port, people(20));
		const again = await send(store, port, people(20));
		expect(arrived).toHaveLength(20);
		expect(again.summary.counts).toEqual({ alreadySent: 20 });
	});
});
