import type { CampaignEvent, EventKind, Store } from '../../lib/ports';
import { T, key } from './storeSamples';

export const event = (
	id: string,
	kind: EventKind,
	recipient = 'a@x.com',
	at = T,
): CampaignEvent => ({
	id,
	kind,
	recipient,
	campaign: 'spring',
	step: 'offer',
	at,
	source: 'test',
	detail: `about ${id}`,
});

/** What the log of events keeps, and how it is counted. */
export function eventsContract(store: () => Store): void {
	describe('events', () => {
		test('count once, however often and in whatever order they are told', async () => {
			const first = [event('1', 'open'), event('2', 'bounce'), event('1', 'open')];
			expect((await store().events.add(first)).map(({ id }) => id)).toEqual(['1', '2']);
			const second = [event('3', 'open', 'b@x.com'), event('2', 'bounce'), event('4', 'open')];
			expect((await store().events.add(second)).map(({ id }) => id)).toEqual(['3', '4']);
			expect(await store().events.count('spring')).toEqual([
				{ kind: 'bounce', total: 1, people: 1 },
				{ kind: 'open', total: 3, people: 2 },
			]);
			expect(await store().events.count('spring', 'other')).toEqual([]);
			const known = await store().events.known(['4', '1', '1', '9', '']);
			expect([...known].sort()).toEqual(['1', '4']);
		});

		test('are counted by the variant that the person got', async () => {
			const variants = [
				['a@x.com', 'A'] as const,
				['b@x.com', 'B'] as const,
				['c@x.com', 'B'] as const,
			];
			const people = variants.map(([recipient, variant]) => ({
				recipient,
				variant,
				messageId: '<m>',
			}));
			await store().ledger.claim(key('run1'), people);
			await store().events.add([
				event('1', 'open', 'a@x.com'),
				event('2', 'open', 'b@x.com'),
				event('3', 'open', 'b@x.com'),
				event('4', 'open', 'c@x.com'),
				event('5', 'dropped', 'c@x.com'),
				event('6', 'open', 'stranger@x.com'),
				{ ...event('7', 'open', 'a@x.com'), step: 'other' },
			]);
			expect(await store().events.countByVariant('spring', 'offer')).toEqual([
				{ variant: 'A', kind: 'open', people: 1 },
				{ variant: 'B', kind: 'dropped', people: 1 },
				{ variant: 'B', kind: 'open', people: 2 },
			]);
		});

		test('are counted for a person and a kind since a time', async () => {
			await store().events.add([
				event('1', 'softBounce', 'a@x.com', T - 1),
				event('2', 'softBounce', 'a@x.com', T),
				event('3', 'softBounce', 'a@x.com', T + 1),
				event('4', 'open', 'b@x.com', T + 1),
			]);
			const found = await store().events.countFor(['a@x.com', 'b@x.com'], 'softBounce', T);
			expect(found).toEqual(new Map([['a@x.com', 2]]));
		});

		test('are listed in pages by time that together hold each once', async () => {
			const all = ['5', '1', '3', '2', '4'].map((id, i) =>
				event(id, 'click', 'a@x.com', T + (i % 2)),
			);
			await store().events.add([...all, event('6', 'open')]);
			const seen: CampaignEvent[] = [];
			for (;;) {
				const after = seen.at(-1);
				const filter = {
					campaign: 'spring',
					kind: 'click' as const,
					recipient: 'a@x.com',
					limit: 2,
				};
				const page = await store().events.list({ ...filter, ...(after && { after }) });
				if (page.length === 0) break;
				seen.push(...page);
			}
			expect(seen.map(({ id }) => id)).toEqual(['3', '4', '5', '1', '2']);
			expect(seen[0]).toEqual(event('3', 'click'));
		});

		test('refuse an empty id and take nothing of the batch', async () => {
			const bad = store().events.add([event('1', 'open'), event('', 'open')]);
			await expect(bad).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
			expect(await store().events.list({})).toEqual([]);
		});
	});
}
