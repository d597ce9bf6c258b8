import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { CampaignSummary } from '../../../lib/campaign';
import { addressesOf, campaignWorld, mailed } from '../../support/campaignWorld';
import { distFile } from '../../support/distFile';
import type { Sink } from '../../support/smtpSink';

const COUNT = 2000;
const CONNECTIONS = 5;
const CHILD = join(__dirname, '../../support/campaignChild.js');

distFile('lib/campaignJobs.js');

function startChild(folder: string, { port }: Sink) {
	const setup = {
		store: { driver: 'sqlite', file: join(folder, 'store.sqlite') },
		port,
		count: COUNT,
		options: { connections: CONNECTIONS },
	};
	const child = spawn(process.execPath, [CHILD, JSON.stringify(setup)], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const chunks: Buffer[] = [];
	child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
	const ended = once(child, 'close').then(() => Buffer.concat(chunks).toString());
	return { child, ended };
}

/** Starts the campaign in a process of its own and kills it as soon as the sink has taken `until` messages. */
async function killAt(until: number, folder: string, sink: Sink): Promise<void> {
	const { child, ended } = startChild(folder, sink);
	while (sink.arrived.length < until && child.exitCode === null) await setTimeout(2);
	child.kill('SIGKILL');
	await ended;
	expect(child.signalCode).toBe('SIGKILL');
}

describe('a campaign whose process is killed', () => {
	const world = campaignWorld();

	it('mails nobody twice and lists everybody it did not mail as uncertain, after kill -9 three times', async () => {
		const sink = await world.sink();
		const kills = [180, 700, 1450];
		for (const until of kills) await killAt(until, world.folder, sink);
		const summary = JSON.parse(await startChild(world.folder, sink).ended) as CampaignSummary;

		const got = mailed(sink);
		expect(new Set(got).size).toBe(got.length); // nobody twice
		const missing = addressesOf(COUNT).filter((address) => !got.includes(address));
		const uncertain = new Set(summary.uncertain);
		expect(missing.filter((address) => !uncertain.has(address))).toEqual([]);
		expect(uncertain.size).toBeLessThanOrEqual(kills.length * CONNECTIONS);
		expect(summary.ledger.sent + summary.ledger.uncertain).toBe(COUNT);
		expect(summary.ledger.claimed).toBe(0);
		// The kills did hit the campaign in the middle.
		expect(summary.counts.alreadySent).toBeGreaterThan(1000);
		expect(summary.counts.sent).toBeGreaterThan(100);
	}, 180_000);
});
