import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { systemClock } from '../../../lib/adapters';
import type { StoreConfig } from '../../../lib/ports';
import { openStore } from '../../../lib/store';
import { bundleProgram, ChildProgram } from '../../support/childProgram';
import { temporaryFolder } from '../../support/temporaryFolder';

/** Milliseconds after which each round is killed; where in a transaction that falls is up to the machine. */
const MOMENTS = [1, 90, 7, 41, 163, 23, 118, 11];

const program = (name: string) => bundleProgram(join(__dirname, 'programs', `${name}.ts`));

/** What must hold of a driver when several processes work at once or die at any moment. */
export function crashSuite(fresh: () => Promise<StoreConfig>): void {
	test('two processes that claim the same 10,000 recipients get each exactly once', async () => {
		const config = await fresh();
		const file = program('claimAll');
		const children = ['A', 'B'].map((run) => new ChildProgram(file, [JSON.stringify(config), run]));
		for (const child of children) await child.printed(1);
		for (const child of children) child.say('go');
		const lines = await Promise.all(children.map(async (child) => await child.finished()));
		const won = lines.map(([, list = '']) => list.split(' ').filter(Boolean));
		expect(won.every((list) => list.length > 0)).toBe(true);
		expect(won.flat()).toHaveLength(10_000);
		expect(new Set(won.flat()).size).toBe(10_000);

		const store = await openStore(config, { clock: systemClock });
		const rows = await store.ledger.list('race', { limit: 20_000 });
		await store.close();
		const byRun = (run: string) =>
			rows.filter((row) => row.run === run).map((row) => row.recipient);
		expect(byRun('A').sort()).toEqual(won[0]?.sort());
		expect(byRun('B').sort()).toEqual(won[1]?.sort());
	}, 120_000);

	test('a process killed at any moment of a save leaves the old model or the new one, never half', async () => {
		const config = await fresh();
		const file = program('saveForEver');
		for (const moment of MOMENTS) {
			const child = new ChildProgram(file, [JSON.stringify(config), String(5 * 2 ** 20)]);
			await child.printed(1);
			await setTimeout(moment);
			await child.kill();
			const store = await openStore(config, { clock: systemClock });
			const { meta, artefact } = await store.models.load('m');
			const all = await store.models.list();
			// What follows is quick with few versions only.
			for (const { version } of all.slice(2)) await store.models.delete('m', version);
			await store.close();
			const acknowledged = Number(child.lines.at(-1));
			expect([acknowledged, acknowledged + 1]).toContain(meta.version);
			expect(all[0]?.version).toBe(meta.version);
			expect(artefact).toHaveLength(5 * 2 ** 20);
			expect(
				Buffer.from(artefact).equals(Buffer.alloc(artefact.length, Number(meta.info['value']))),
			).toBe(true);
		}
	}, 120_000);

	test('a process killed at any moment of sending never leads to a second message or to one without a claim', async () => {
		const config = await fresh();
		const file = program('sendForEver');
		const inbox = join(temporaryFolder(), 'inbox');
		const total = 5_000;
		for (const [round, moment] of MOMENTS.entries()) {
			const args = [JSON.stringify(config), `run${round}`, inbox, String(total)];
			const child = new ChildProgram(file, args);
			await child.printed(1);
			await setTimeout(moment);
			await child.kill();
		}
		await new ChildProgram(file, [JSON.stringify(config), 'last', inbox, String(total)]).finished();

		const store = await openStore(config, { clock: systemClock });
		await store.ledger.markUncertain({ campaign: 'kill', step: '1', before: 2, now: 2 });
		const rows = await store.ledger.list('kill');
		await store.close();
		const sent = existsSync(inbox) ? readFileSync(inbox, 'utf8').trim().split('\n') : [];
		expect(new Set(sent).size).toBe(sent.length);
		expect(rows).toHaveLength(total);
		const uncertain = rows.filter((row) => row.state === 'uncertain');
		// One batch of 50 per kill at most, and whole batches only.
		expect(uncertain.length).toBeLessThanOrEqual(MOMENTS.length * 50);
		expect(uncertain.length % 50).toBe(0);
		const seen = new Set(sent);
		const unsent = rows.filter((row) => !seen.has(row.recipient));
		expect(unsent.filter((row) => row.state !== 'uncertain')).toEqual([]);
		expect(sent.filter((recipient) => !rows.some((row) => row.recipient === recipient))).toEqual(
			[],
		);
	}, 120_000);
}
