import type { Store } from '../../lib/ports';
import { event } from './storeEvents.contract';
import { T, HOUR, claims, key, rule } from './storeSamples';

const asked = (recipient: string, topic = 'news', wording = 'v1') => ({
	recipient,
	topic,
	askedAt: T,
	source: 'form',
	wording,
});

const answer = (recipient: string, state: 'confirmed' | 'withdrawn', topic = 'news') => ({
	recipient,
	topic,
	state,
	at: T + HOUR,
	source: 'link',
	evidence: '192.0.2.1',
});

/** What the ledger keeps beyond claims: variants, names of providers, the hold-out group, what a person got lately. */
function ledgerFactsContract(store: () => Store): void {
	describe('facts of the ledger', () => {
		test('keep the variant of a claim and the name that the provider gave', async () => {
			const claim = { recipient: 'a@x.com', messageId: '<m>', variant: 'B' };
			await store().ledger.claim(key('run1'), [claim]);
			const outcome = { recipient: 'a@x.com', state: 'sent' as const, reason: '' };
			await store().ledger.settle(key('run1'), [{ ...outcome, providerId: 'p-77' }]);
			const found = await store().ledger.findByProviderId('p-77');
			expect(found).toMatchObject({ recipient: 'a@x.com', variant: 'B', providerId: 'p-77' });
			expect(await store().ledger.findByProviderId('p-78')).toBeNull();
			expect(await store().ledger.findByProviderId('')).toBeNull();
			expect(await store().ledger.variants('spring', 'offer')).toEqual([
				{ variant: 'B', state: 'sent', total: 1 },
			]);
		});

		test('hold people once, and never those who stand there already', async () => {
			await store().ledger.claim(key('run1'), claims('a@x.com'));
			const held = ['a@x.com', 'b@x.com', 'b@x.com'].map((recipient) => ({
				recipient,
				variant: '',
				reason: 'hold-out group',
			}));
			expect(await store().ledger.hold(key('run1'), held)).toBe(1);
			expect(await store().ledger.hold(key('run2'), held)).toBe(0);
			const [claim] = await store().ledger.claim(key('run2'), claims('b@x.com'));
			expect(claim).toMatchObject({ claimed: false, existing: { state: 'held' } });
			expect(await store().ledger.count('spring')).toMatchObject({ claimed: 1, held: 1 });
		});

		test('tell what a person got since a time from any campaign, latest first, but not what failed or was held', async () => {
			const { ledger } = store();
			const send = async (campaign: string, at: number, state: 'sent' | 'failed' | 'uncertain') => {
				const place = { ...key('run1', at), campaign };
				await ledger.claim(place, claims('a@x.com'));
				await ledger.settle(place, [{ recipient: 'a@x.com', state, reason: '' }]);
			};
			await send('old', T - 1, 'sent');
			await send('one', T, 'sent');
			await send('two', T + 5, 'uncertain');
			await send('bad', T + 6, 'failed');
			await ledger.claim({ ...key('run1', T + 9), campaign: 'now' }, claims('a@x.com', 'b@x.com'));
			await ledger.hold({ ...key('run1', T + 9), campaign: 'none' }, [
				{ recipient: 'c@x.com', variant: '', reason: '' },
			]);
			const found = await ledger.recent(['a@x.com', 'c@x.com', 'a@x.com'], T);
			expect([...found.keys()]).toEqual(['a@x.com']);
			expect(found.get('a@x.com')).toEqual([
				{ campaign: 'now', step: 'offer', at: T + 9 },
				{ campaign: 'two', step: 'offer', at: T + 5 },
				{ campaign: 'one', step: 'offer', at: T },
			]);
		});

		test('free uncertain messages of one campaign step only when asked to', async () => {
			const { ledger } = store();
			for (const campaign of ['spring', 'May']) {
				const place = { ...key('run1'), campaign };
				await ledger.claim(place, claims('a@x.com', 'b@x.com'));
				await ledger.settle(place, [{ recipient: 'a@x.com', state: 'uncertain', reason: '' }]);
			}
			const place = { campaign: 'spring', step: 'offer' };
			expect(await ledger.allowAgain({ ...place, recipients: ['b@x.com', 'c@x.com'] })).toBe(0);
			expect(await ledger.allowAgain({ ...place, recipients: ['a@x.com'] })).toBe(1);
			await ledger.claim(key('run1'), claims('a@x.com'));
			await ledger.settle(key('run1'), [{ recipient: 'a@x.com', state: 'uncertain', reason: '' }]);
			expect(await ledger.allowAgain(place)).toBe(1);
			const again = await ledger.claim(key('run2'), claims('a@x.com', 'b@x.com'));
			expect(again.map(({ claimed }) => claimed)).toEqual([true, false]);
			expect(await ledger.count('May')).toMatchObject({ uncertain: 1, claimed: 1 });
		});
	});
}

function consentContract(store: () => Store, reopened: () => Promise<Store>): void {
	describe('consents', () => {
		test('keep the question and the answer with its proof', async () => {
			expect(await store().consents.ask([asked('a@x.com'), asked('b@x.com')])).toBe(2);
			await store().consents.decide(answer('a@x.com', 'confirmed'));
			const found = await (await reopened()).consents.get(['a@x.com', 'b@x.com', 'c'], 'news');
			expect(found.get('a@x.com')).toEqual({
				...asked('a@x.com'),
				state: 'confirmed',
				decidedAt: T + HOUR,
				evidence: '192.0.2.1',
			});
			expect(found.get('b@x.com')).toMatchObject({ state: 'asked', decidedAt: 0 });
			expect(found.size).toBe(2);
		});

		test('leave a confirmed person confirmed when asked again, and ask those anew who withdrew', async () => {
			await store().consents.decide(answer('a@x.com', 'confirmed'));
			await store().consents.decide(answer('b@x.com', 'withdrawn'));
			const rows = [asked('a@x.com', 'news', 'v2'), asked('b@x.com', 'news', 'v2')];
			expect(await store().consents.ask(rows)).toBe(1);
			const found = await store().consents.get(['a@x.com', 'b@x.com'], 'news');
			expect([found.get('a@x.com')?.state, found.get('b@x.com')?.state]).toEqual([
				'confirmed',
				'asked',
			]);
			expect(found.get('b@x.com')).toMatchObject({ wording: 'v2', evidence: '', decidedAt: 0 });
		});

		test('let the answer for the topic count before the one for every topic', async () => {
			await store().consents.decide(answer('a@x.com', 'withdrawn', '*'));
			await store().consents.decide(answer('a@x.com', 'confirmed', 'news'));
			const state = async (topic: string) =>
				(await store().consents.get(['a@x.com'], topic)).get('a@x.com')?.state;
			expect([await state('news'), await state('offers')]).toEqual(['confirmed', 'withdrawn']);
		});
	});
}

function erasureContract(store: () => Store, reopened: () => Promise<Store>): void {
	describe('erasure', () => {
		const person = 'Ada.Lovelace@x.com';

		async function fill(): Promise<void> {
			await store().ledger.claim(key('run1'), claims(person, 'b@x.com'));
			await store().suppression.add([rule(person, 'news'), rule('b@x.com', 'news')]);
			await store().consents.ask([asked(person), asked('b@x.com')]);
			await store().events.add([event('1', 'open', person), event('2', 'open', 'b@x.com')]);
			const put = ['c1', 'c2', person].map((id) => ({ id, data: { segment: 'VIP' } }));
			await store().profiles.put('segment', put, T);
		}

		test('takes every row of the person and none of others', async () => {
			await fill();
			expect(await store().erase([{ recipient: person, profileIds: ['c1'] }], T)).toEqual({
				people: 1,
				ledger: 1,
				suppression: 1,
				consents: 1,
				events: 1,
				profiles: 2,
			});
			const rows = await store().ledger.list('spring');
			expect(rows.map(({ recipient }) => recipient)).toEqual(['b@x.com']);
			expect([...(await store().consents.get([person, 'b@x.com'], 'news')).keys()]).toEqual([
				'b@x.com',
			]);
			expect((await store().events.list({})).map(({ id }) => id)).toEqual(['2']);
			expect([...(await store().profiles.get('segment', ['c1', 'c2'])).keys()]).toEqual(['c2']);
		});

		test('keeps the person suppressed for every topic when the address comes back', async () => {
			await fill();
			await store().erase([{ recipient: person, profileIds: [] }], T);
			const found = await (await reopened()).suppression.match([person, 'c@x.com'], 'offers');
			expect([...found.keys()]).toEqual([person]);
			expect(found.get(person)).toMatchObject({ topic: '*', reason: 'erased' });
			const list = await store().suppression.list();
			expect(list.filter(({ recipient }) => recipient.startsWith('hash:'))).toHaveLength(1);
			expect(JSON.stringify(list)).not.toContain(person);
		});

		test('stores nothing about the person again, whoever tells it, until the entry is removed', async () => {
			await fill();
			await store().erase([{ recipient: person, profileIds: [] }], T);
			const { suppression, consents, events } = store();
			const both = [person, 'c@x.com'];
			expect(await events.add(both.map((to, i) => event(`late${i}`, 'bounce', to)))).toHaveLength(
				1,
			);
			expect(await suppression.add(both.map((to) => rule(to, 'news')))).toBe(1);
			expect(await consents.ask(both.map((to) => asked(to, 'offers')))).toBe(1);
			await consents.decide(answer(person, 'confirmed'));
			expect([...(await consents.get(both, 'offers')).keys()]).toEqual(['c@x.com']);
			expect([...(await consents.get(both, 'news')).keys()]).toEqual([]);
			const known = JSON.stringify([await suppression.list(), await events.list({})]);
			expect(known).not.toContain(person);

			const hidden = (await suppression.match([person], '*')).get(person)?.recipient ?? '';
			expect(await suppression.removeAll([{ recipient: hidden, topic: '*' }])).toBe(1);
			expect(await suppression.add([rule(person, 'news')])).toBe(1);
		});

		test('can be repeated', async () => {
			await fill();
			await store().erase([{ recipient: person, profileIds: [] }], T);
			const again = await store().erase([{ recipient: person, profileIds: [] }], T + 1);
			expect(again).toMatchObject({ people: 1, ledger: 0, suppression: 0, events: 0 });
			expect((await store().suppression.match([person], 'any')).size).toBe(1);
		});
	});
}

/** What the store knows about people, and how it forgets them. */
export function peopleContract(store: () => Store, reopened: () => Promise<Store>): void {
	ledgerFactsContract(store);
	consentContract(store, reopened);
	erasureContract(store, reopened);

	describe('keys of the store', () => {
		test('are random, stay the same, and differ by name', async () => {
			const keys = await Promise.all([store().secret('links'), store().secret('links')]);
			const other = await store().secret('other');
			const later = await (await reopened()).secret('links');
			expect(keys[0]).toHaveLength(32);
			expect([...(keys[1] ?? [])]).toEqual([...(keys[0] ?? [])]);
			expect([...later]).toEqual([...(keys[0] ?? [])]);
			expect([...other]).not.toEqual([...later]);
		});
	});
}
