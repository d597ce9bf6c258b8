import fc from 'fast-check';
import { applyEvents } from '../../../../lib/campaign/events/applyEvents';
import type { ProviderEvent } from '../../../../lib/campaign/events/providerEvent';
import { readEventRules, type EventRuleOptions } from '../../../../lib/campaign/events/rules';
import { systemClock } from '../../../../lib/adapters';
import type { EventKind, Store } from '../../../../lib/ports';
import { openStore } from '../../../../lib/store';
import { removeTemporaryFolders, temporaryFolder } from '../../../support/temporaryFolder';

const T = Date.UTC(2026, 10, 22);
const DAY = 86_400_000;
const clock = { ...systemClock, now: () => T };
const KEY = { campaign: 'spring', step: 'one' };
let store: Store;

beforeEach(async () => {
	store = await fresh();
});
afterEach(async () => await store.close());
afterAll(removeTemporaryFolders);

async function fresh(): Promise<Store> {
	const file = `${temporaryFolder()}/store.sqlite`;
	return await openStore({ driver: 'sqlite', file }, { clock: systemClock });
}

const event = (id: string, kind: EventKind, more: Partial<ProviderEvent> = {}): ProviderEvent => ({
	...{ id, kind, cause: null, recipient: 'ada@x.com', messageId: '', providerId: '' },
	...{ campaign: '', step: '', topic: '', at: T - 1000, url: '', reason: '', ...more },
});
const tell = async (events: ProviderEvent[], rules: EventRuleOptions = {}, into = store) =>
	await applyEvents('sendgrid', events, readEventRules(rules), { store: into, clock });
const topicsOf = async (recipient = 'ada@x.com') =>
	(await store.suppression.list())
		.filter((row) => row.recipient === recipient)
		.map(({ topic }) => topic);

async function sent(state: 'sent' | 'uncertain' | 'failed', ...recipients: string[]) {
	const key = { ...KEY, run: 'r', now: T - DAY };
	await store.ledger.claim(
		key,
		recipients.map((recipient) => ({ recipient, messageId: `<${recipient.split('@')[0]}@shop>` })),
	);
	await store.ledger.settle(
		key,
		recipients.map((recipient) => ({ recipient, state, reason: '', providerId: `p-${recipient}` })),
	);
}

describe('the suppression list', () => {
	it('takes hard bounces and complaints for everything, with the words of the provider', async () => {
		const { suppressed, events } = await tell([
			event('1', 'bounce', { reason: '550 no such user', at: T - DAY }),
			event('2', 'complaint', { recipient: 'bob@x.com', topic: 'offers' }),
		]);
		expect(suppressed).toBe(2);
		expect(events.map(({ suppresses }) => suppresses)).toEqual(['*', '*']);
		expect(await store.suppression.list()).toMatchObject([
			{
				recipient: 'ada@x.com',
				topic: '*',
				reason: 'bounced (550 no such user)',
				addedAt: T - DAY,
			},
			{ recipient: 'bob@x.com', topic: '*', reason: 'complained', source: 'sendgrid' },
		]);
	});

	it('takes a complaint for its topic only where the rule says so, and an unsubscribe for its topic', async () => {
		await tell([event('1', 'complaint', { topic: 'offers' })], { complaintTopics: 'own' });
		await tell([event('2', 'unsubscribe', { topic: 'tips' })]);
		expect(await topicsOf()).toEqual(['offers', 'tips']);
		await tell([event('3', 'unsubscribe')]);
		expect(await topicsOf()).toEqual(['*', 'offers', 'tips']);
	});

	it('takes what the provider already knows of a person whose message it dropped', async () => {
		await tell([event('1', 'dropped', { cause: 'unsubscribe', topic: 'tips' })]);
		await tell([event('2', 'dropped', { recipient: 'bob@x.com' })]);
		// The provider's own list is about the person, whatever this message was about.
		expect(await topicsOf()).toEqual(['*']);
		expect(await topicsOf('bob@x.com')).toEqual([]);
	});

	it('takes a person after three soft bounces in 30 days, not after two or older ones', async () => {
		await tell([event('1', 'softBounce', { at: T - 31 * DAY }), event('2', 'softBounce')]);
		await tell([event('2', 'softBounce'), event('3', 'softBounce', { at: T - 29 * DAY })]);
		expect(await topicsOf()).toEqual([]);
		const { suppressed } = await tell([event('4', 'softBounce', { reason: 'mailbox full' })]);
		expect(suppressed).toBe(1);
		const [rule] = await store.suppression.list();
		expect(rule?.reason).toBe('3 soft bounces in 30 days (mailbox full)');
	});

	it('counts by the rule that is set, and refuses rules that mean nothing', async () => {
		await tell([event('1', 'softBounce')], { softBounces: 1, softBounceDays: 1 });
		expect(await topicsOf()).toEqual(['*']);
		for (const rules of [{ softBounces: 0 }, { softBounces: 1.5 }, { softBounceDays: 366 }]) {
			expect(() => readEventRules(rules)).toThrow(/whole number/);
		}
	});

	it('leaves everybody alone for deliveries, delays, openings and clicks', async () => {
		const kinds = ['delivered', 'deferred', 'open', 'click', 'conversion'] as const;
		await tell(kinds.map((kind) => event(kind, kind)));
		expect(await store.suppression.list()).toEqual([]);
	});

	it('does not suppress again who was taken off the list, when an old event is repeated', async () => {
		await tell([event('1', 'bounce')]);
		await store.suppression.remove('ada@x.com', '*');
		const { events, suppressed } = await tell([event('1', 'bounce')]);
		expect([events, suppressed, await topicsOf()]).toEqual([[], 0, []]);
	});
});

describe('the ledger', () => {
	it('learns that an uncertain message was sent, by its Message-ID or the name that the provider gave', async () => {
		await sent('uncertain', 'ada@x.com', 'bob@x.com', 'cleo@x.com', 'dan@x.com');
		const { confirmed, events } = await tell([
			event('1', 'delivered', { messageId: 'ada@shop' }),
			event('2', 'bounce', { recipient: '', providerId: 'p-bob@x.com' }),
			event('3', 'dropped', { recipient: 'cleo@x.com', messageId: 'cleo' }),
		]);
		expect(confirmed).toBe(2);
		const rows = await store.ledger.list('spring');
		expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent', 'uncertain', 'uncertain']);
		expect(events.map(({ recipient, campaign, step }) => [recipient, campaign, step])).toEqual([
			['ada@x.com', 'spring', 'one'],
			['bob@x.com', 'spring', 'one'],
			['cleo@x.com', 'spring', 'one'],
		]);
		expect(await topicsOf('bob@x.com')).toEqual(['*']);
	});

	it('keeps sent messages sent when they bounce, and failed ones failed', async () => {
		await sent('sent', 'ada@x.com');
		await sent('failed', 'bob@x.com');
		await tell([
			event('1', 'bounce', { messageId: 'ada' }),
			event('2', 'delivered', { recipient: 'bob@x.com', messageId: 'bob' }),
		]);
		const rows = await store.ledger.list('spring');
		expect(rows.map(({ state }) => state)).toEqual(['sent', 'failed']);
		const counted = await store.events.count('spring');
		expect(counted).toContainEqual({ kind: 'bounce', total: 1, people: 1 });
	});
});

describe('the log', () => {
	it('leaves out events about nobody, and puts impossible times to now', async () => {
		const { events } = await tell([
			event('1', 'bounce', { recipient: '', providerId: 'unknown' }),
			event('2', 'open', { at: 0 }),
			event('3', 'open', { at: T + 2 * DAY }),
		]);
		expect(events.map(({ at }) => at)).toEqual([T, T]);
		expect(await store.events.list({})).toHaveLength(2);
	});

	it('stores hostile texts as they are and nothing more', async () => {
		const odd = "'; DROP TABLE events; --\0\ud800";
		await tell([
			event('1', 'unsubscribe', { topic: odd, campaign: odd, url: odd, messageId: odd }),
			event('2', 'click', { providerId: odd, reason: odd }),
		]);
		expect(await store.events.list({})).toHaveLength(2);
		// A topic that cannot be stored stands for every topic.
		expect(await topicsOf()).toEqual(['*']);
	});

	it('forgets erased people: a late bounce brings nothing back', async () => {
		await sent('sent', 'ada@x.com');
		await store.erase([{ recipient: 'ada@x.com', profileIds: [] }], T);
		const { events } = await tell([event('1', 'bounce', { messageId: 'ada' })]);
		expect([events, await store.events.list({}), await topicsOf()]).toEqual([[], [], []]);
		expect((await store.suppression.match(['ada@x.com'], 'any')).size).toBe(1);
	});
});

const KINDS = ['delivered', 'deferred', 'bounce', 'softBounce', 'complaint', 'open'] as const;
const someEvent = fc
	.record({
		id: fc.integer({ min: 0, max: 30 }),
		kind: fc.constantFrom(...KINDS, 'unsubscribe' as const, 'dropped' as const),
		person: fc.constantFrom('ada', 'bob', 'cleo'),
		days: fc.integer({ min: 0, max: 60 }),
		topic: fc.constantFrom('', 'offers'),
	})
	.map(({ id, kind, person, days, topic }) =>
		// The same id always means the same event.
		event(`${id} ${kind} ${person} ${days} ${topic}`, kind, {
			...{ recipient: `${person}@x.com`, messageId: person, at: T - days * DAY, topic },
		}),
	);

it('leaves the same store in any order, in any portions and with any repetitions', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(someEvent, { maxLength: 25 }),
			fc.infiniteStream(fc.nat()),
			async (events, numbers) => {
				const states = [];
				for (const isMixed of [false, true]) {
					await store.close();
					store = await fresh();
					await sent('uncertain', 'ada@x.com', 'bob@x.com', 'cleo@x.com');
					if (isMixed) await tellMixed(events, numbers);
					else await tell(events);
					states.push(await stateOf());
				}
				expect(states[1]).toEqual(states[0]);
			},
		),
		{ numRuns: 40 },
	);
}, 60_000);

/** Twice, in another order, in portions of one to four. */
async function tellMixed(events: readonly ProviderEvent[], numbers: Iterable<number>) {
	const chance = numbers[Symbol.iterator]();
	const next = (most: number) => Number(chance.next().value) % most;
	const left = [...events, ...events];
	while (left.length > 0) {
		const portion = Array.from({ length: 1 + next(4) }, () => left.splice(next(left.length), 1));
		await tell(portion.flat());
	}
}

async function stateOf() {
	const rules = (await store.suppression.list()).map(({ recipient, topic }) => [recipient, topic]);
	const rows = (await store.ledger.list('spring')).map(({ recipient, state }) => [
		recipient,
		state,
	]);
	const log = (await store.events.list({})).map(({ id, at, campaign }) => [id, at, campaign]);
	return { rules, rows, log };
}
