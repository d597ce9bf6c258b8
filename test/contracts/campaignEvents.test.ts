import { join } from 'node:path';
import { systemClock } from '../../lib/adapters';
import { applyEvents } from '../../lib/campaign/events/applyEvents';
import type { ProviderEvent } from '../../lib/campaign/events/providerEvent';
import { readEventRules } from '../../lib/campaign/events/rules';
import type { EventKind, StoreConfig } from '../../lib/ports';
import { useStore } from '../../lib/store';
import { describePostgres, PostgresServer } from '../support/postgres';
import { removeTemporaryFolders, temporaryFolder } from '../support/temporaryFolder';

const T = Date.UTC(2026, 10, 22);
const DAY = 86_400_000;
const clock = { ...systemClock, now: () => T };
const KINDS: readonly EventKind[] = ['delivered', 'softBounce', 'open', 'click', 'bounce'];
const PEOPLE = 400;
const person = (i: number) => `p${i % PEOPLE}@mail.example`;

/** 6,000 events of 400 people: each kind three times a person; the first ten people are those that bounce. */
const EVENTS: readonly ProviderEvent[] = Array.from({ length: 6_000 }, (_, i) => {
	const kind = KINDS[Math.floor(i / PEOPLE) % KINDS.length] ?? 'open';
	const isFirst = i % PEOPLE < 10;
	return {
		...{ id: `e${i}`, kind: kind === 'bounce' && !isFirst ? 'open' : kind, cause: null },
		...{ recipient: person(i), messageId: `m${i % PEOPLE}`, providerId: '', campaign: '' },
		...{ step: '', topic: '', at: T - (i % 40) * DAY, url: '', reason: 'why' },
	};
});

/** What a store holds after these events. */
async function after(config: StoreConfig, portions: readonly (readonly ProviderEvent[])[]) {
	return await useStore(config, systemClock, async (store) => {
		const key = { campaign: 'spring', step: 'one', run: 'r', now: T - 50 * DAY };
		const people = Array.from({ length: PEOPLE }, (_, i) => i);
		await store.ledger.claim(
			key,
			people.map((i) => ({ recipient: person(i), messageId: `<m${i}@shop.example>` })),
		);
		await store.ledger.settle(
			key,
			people.map((i) => ({ recipient: person(i), state: 'uncertain', reason: '' })),
		);
		for (const portion of portions) {
			await applyEvents('custom', portion, readEventRules({}), { store, clock });
		}
		const rules = await store.suppression.list();
		return {
			suppressed: rules.map(({ recipient }) => recipient),
			ledger: await store.ledger.count('spring'),
			events: await store.events.count('spring', 'one'),
		};
	});
}

const thirds = (events: readonly ProviderEvent[]) =>
	[0, 1, 2].map((part) => events.filter((_, i) => i % 3 === part));

/** Whoever has three soft bounces of the last 30 days, and whoever bounced. */
function expectedPeople(): string[] {
	const people = new Set<string>();
	const soft = new Map<string, number>();
	for (const { kind, recipient, at } of EVENTS) {
		if (kind === 'bounce') people.add(recipient);
		if (kind === 'softBounce' && at >= T - 30 * DAY) {
			soft.set(recipient, (soft.get(recipient) ?? 0) + 1);
		}
	}
	for (const [recipient, count] of soft) if (count >= 3) people.add(recipient);
	return [...people].sort();
}

function contract(fresh: () => StoreConfig): void {
	it('come to the same whether told at once, or in portions, backwards and twice', async () => {
		const atOnce = await after(fresh(), [EVENTS]);
		expect(atOnce.ledger).toMatchObject({ sent: PEOPLE, uncertain: 0 });
		expect(atOnce.suppressed).toEqual(expectedPeople());
		expect(atOnce.suppressed.length).toBeGreaterThan(10);
		expect(atOnce.events.reduce((sum, { total }) => sum + total, 0)).toBe(EVENTS.length);
		const mixed = [...thirds(EVENTS.toReversed()), ...thirds(EVENTS)];
		expect(await after(fresh(), mixed)).toEqual(atOnce);
	}, 120_000);
}

afterAll(removeTemporaryFolders);

describe('events in SQLite', () => {
	contract(() => ({ driver: 'sqlite', file: join(temporaryFolder(), 'store.sqlite') }));
});

describePostgres('events in PostgreSQL', () => {
	let server: PostgresServer;

	beforeAll(async () => {
		server = await PostgresServer.start();
	}, 120_000);
	afterAll(async () => await server.stop());

	contract(() => server.config());
});
