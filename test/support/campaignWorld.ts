import { afterAll, afterEach, beforeEach } from '@jest/globals';
import type { Store } from '../../lib/ports';
import { sqliteStore } from './campaign';
import { smtpSink, type Sink, type SinkOptions } from './smtpSink';
import { removeTemporaryFolders, temporaryFolder } from './temporaryFolder';

/** A fresh SQLite store for each test of the describe block that calls this, and SMTP sinks that end with it. */
export function campaignWorld() {
	const sinks: Sink[] = [];
	const world = {
		folder: '',
		store: {} as Store, // set before each test
		async sink(options: SinkOptions = {}): Promise<Sink> {
			const made = await smtpSink(options);
			sinks.push(made);
			return made;
		},
	};
	beforeEach(async () => {
		world.folder = temporaryFolder();
		world.store = await sqliteStore(world.folder);
	});
	afterEach(async () => {
		await world.store.close();
		await Promise.all(sinks.splice(0).map(async (made) => await made.close()));
	});
	afterAll(removeTemporaryFolders);
	return world;
}

/** Envelope recipients of all messages, sorted. */
export const mailed = ({ arrived }: Sink): string[] => arrived.flatMap(({ to }) => to).sort();

/** The addresses of `people(count)`, sorted. */
export const addressesOf = (count: number): string[] =>
	Array.from({ length: count }, (_, i) => `person${i}@mail.example`).sort();
