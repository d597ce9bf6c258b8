import type { Claim, Store, StoreConfig, Suppression } from '../../lib/ports';
import { openStore } from '../../lib/store';
import { systemClock } from '../../lib/adapters';

/** Fixed instants, far from each other. */
const T = 1_760_000_000_000;
const HOUR = 3_600_000;

const key = (run: string, now = T) => ({ campaign: 'spring', step: 'offer', run, now });
const claims = (...recipients: string[]): Claim[] =>
	recipients.map((recipient) => ({ recipient, messageId: `<${recipient}.m>` }));
const bytes = (...values: number[]) => Uint8Array.from(values);
const model = (name: string, artefact: Uint8Array, kind = 'segment.kmeans') => ({
	name,
	kind,
	info: { rows: 3, note: 'Grüße 你好 \0' },
	artefact,
	createdAt: T,
});
const rule = (recipient: string, topic = '*', reason = 'unsubscribed'): Suppression => ({
	recipient,
	topic,
	reason,
	source: 'test',
	addedAt: T,
});

/** What every store driver must do. `fresh` gives the configuration of an empty store. */
export function storeContract(driver: string, fresh: () => Promise<StoreConfig>): void {
	let config: StoreConfig;
	let store: Store;

	beforeEach(async () => {
		config = await fresh();
		store = await openStore(config, { clock: systemClock });
	});
	afterEach(async () => {
		await store.close();
	});

	async function reopened(): Promise<Store> {
		await store.close();
		store = await openStore(config, { clock: systemClock });
		return store;
	}

	test('names its driver', () => {
		expect(store.driver).toBe(driver);
	});

	describe('models', () => {
		test('come back byte for byte with their metadata after the store was closed', async () => {
			const artefact = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) & 255);
			const saved = await store.models.save(model('VIP buyers', artefact));
			const loaded = await (await reopened()).models.load('VIP buyers');
			expect(Buffer.from(loaded.artefact).equals(Buffer.from(artefact))).toBe(true);
			expect(loaded.meta).toEqual(saved);
			expect(saved).toEqual({
				name: 'VIP buyers',
				version: 1,
				kind: 'segment.kmeans',
				createdAt: T,
				info: { rows: 3, note: 'Grüße 你好 \0' },
				bytes: 100_000,
				// Python: hashlib.sha256(bytes((i * 31) & 255 for i in range(100000)))
				checksum: '7e76f19c9d73bcfda63bba337a1ad01f24cd311038f7598736a510bd92aa233b',
				current: true,
			});
		});

		test('larger than one part, from shared memory, and empty ones come back unchanged', async () => {
			const large = new Uint8Array(new SharedArrayBuffer(9 * 2 ** 20 + 7));
			for (let i = 0; i < large.length; i += 4099) large[i] = i & 255;
			await store.models.save(model('large', large));
			await store.models.save(model('empty', bytes()));
			const loaded = await store.models.load('large');
			expect(Buffer.from(loaded.artefact).equals(Buffer.from(large))).toBe(true);
			expect((await store.models.load('empty')).artefact).toHaveLength(0);
		});

		test('saved again get the next version, which becomes current', async () => {
			await store.models.save(model('m', bytes(1)));
			expect((await store.models.save(model('m', bytes(2)))).version).toBe(2);
			expect((await store.models.load('m')).artefact).toEqual(bytes(2));
			expect((await store.models.load('m', 1)).artefact).toEqual(bytes(1));
		});

		test('roll back to an earlier version and still count on from the newest', async () => {
			await store.models.save(model('m', bytes(1)));
			await store.models.save(model('m', bytes(2)));
			await store.models.setCurrent('m', 1);
			expect((await store.models.load('m')).artefact).toEqual(bytes(1));
			expect((await store.models.list()).map((meta) => [meta.version, meta.current])).toEqual([
				[2, false],
				[1, true],
			]);
			expect((await store.models.save(model('m', bytes(3)))).version).toBe(3);
		});

		test('are listed by name, newest first, filtered by kind and name', async () => {
			await store.models.save(model('b', bytes(1), 'recommend.ials'));
			await store.models.save(model('a', bytes(1)));
			await store.models.save(model('b', bytes(2), 'recommend.ials'));
			const listed = async (filter?: { kind?: string; name?: string }) =>
				(await store.models.list(filter)).map((meta) => `${meta.name}${meta.version}`);
			expect(await listed()).toEqual(['a1', 'b2', 'b1']);
			expect(await listed({ kind: 'recommend.ials' })).toEqual(['b2', 'b1']);
			expect(await listed({ name: 'a' })).toEqual(['a1']);
			expect(await listed({ name: 'a', kind: 'recommend.ials' })).toEqual([]);
		});

		test('are deleted one version at a time: the newest left becomes current, no number is used twice', async () => {
			for (const value of [1, 2, 3]) await store.models.save(model('m', bytes(value)));
			expect(await store.models.delete('m', 3)).toBe(1);
			expect((await store.models.load('m')).meta.version).toBe(2);
			expect(await store.models.delete('m', 1)).toBe(1);
			expect((await store.models.load('m')).meta.version).toBe(2);
			expect(await store.models.delete('m')).toBe(1);
			expect(await store.models.delete('m')).toBe(0);
			await expect(store.models.load('m')).rejects.toMatchObject({ code: 'NOT_FOUND' });
			expect((await store.models.save(model('m', bytes(4)))).version).toBe(4);
		});

		test('that are missing are answered with what there is', async () => {
			await store.models.save(model('Churn', bytes(1)));
			await expect(store.models.load('Chrun')).rejects.toMatchObject({
				code: 'NOT_FOUND',
				message: 'There is no model "Chrun" in the store. It holds: Churn.',
			});
			await expect(store.models.load('Churn', 7)).rejects.toMatchObject({
				code: 'NOT_FOUND',
				message: 'Model "Churn" has no version 7. It has: 1.',
			});
			await expect(store.models.setCurrent('Churn', 7)).rejects.toMatchObject({
				code: 'NOT_FOUND',
			});
			expect((await store.models.load('Churn')).meta.version).toBe(1);
		});

		test.each([
			'../../x',
			'..',
			'.x',
			'C:\\x',
			'a/b',
			'a\0b',
			'',
			' a',
			'a ',
			'x'.repeat(300),
			'a\nb',
			'"',
		])('refuse the name %j', async (name) => {
			await expect(store.models.save(model(name, bytes(1)))).rejects.toMatchObject({
				code: 'INVALID_PARAMETER',
			});
			await expect(store.models.load(name)).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
		});

		test.each(['Käufer 2026', '高价值客户', 'a.b_c-d', 'x'.repeat(100)])(
			'take the name %j',
			async (name) => {
				await store.models.save(model(name, bytes(1)));
				expect((await store.models.load(name.normalize('NFD'))).meta.name).toBe(name);
			},
		);

		test('saved at the same time get different versions', async () => {
			const saved = await Promise.all(
				[1, 2, 3, 4, 5].map(async (value) => await store.models.save(model('m', bytes(value)))),
			);
			expect(saved.map((meta) => meta.version).sort()).toEqual([1, 2, 3, 4, 5]);
		});
	});

	describe('ledger', () => {
		test('lets a recipient be claimed once, in the order asked, and names the row that stands there', async () => {
			await store.ledger.claim(key('run1'), claims('b@x.com'));
			expect(
				await store.ledger.claim(key('run2', T + 5), claims('c@x.com', 'b@x.com', 'a@x.com')),
			).toEqual([
				{ recipient: 'c@x.com', claimed: true, existing: null },
				{
					recipient: 'b@x.com',
					claimed: false,
					existing: {
						campaign: 'spring',
						recipient: 'b@x.com',
						step: 'offer',
						state: 'claimed',
						reason: '',
						run: 'run1',
						messageId: '<b@x.com.m>',
						claimedAt: T,
						updatedAt: T,
					},
				},
				{ recipient: 'a@x.com', claimed: true, existing: null },
			]);
		});

		test('claims a recipient given twice only once', async () => {
			const answers = await store.ledger.claim(key('run1'), claims('a@x.com', 'a@x.com'));
			expect(answers.map((answer) => answer.claimed)).toEqual([true, false]);
			expect(answers[1]?.existing).toMatchObject({ run: 'run1', state: 'claimed' });
		});

		test('keeps claims of other steps and campaigns apart', async () => {
			await store.ledger.claim(key('run1'), claims('a@x.com'));
			const step = await store.ledger.claim(
				{ ...key('run1'), step: 'reminder' },
				claims('a@x.com'),
			);
			const campaign = await store.ledger.claim(
				{ ...key('run1'), campaign: 'May' },
				claims('a@x.com'),
			);
			expect([step[0]?.claimed, campaign[0]?.claimed]).toEqual([true, true]);
		});

		test.each(['sent', 'uncertain', 'suppressed', 'held'] as const)(
			'refuses a recipient whose message is %s, also for the same run',
			async (state) => {
				await store.ledger.claim(key('run1'), claims('a@x.com'));
				await store.ledger.settle(key('run1'), [{ recipient: 'a@x.com', state, reason: '' }]);
				for (const run of ['run1', 'run2']) {
					const [answer] = await store.ledger.claim(key(run), claims('a@x.com'));
					expect(answer).toMatchObject({ claimed: false, existing: { state } });
				}
			},
		);

		test('lets a failed message be claimed again by another run', async () => {
			await store.ledger.claim(key('run1'), claims('a@x.com'));
			await store.ledger.settle(key('run1'), [
				{ recipient: 'a@x.com', state: 'failed', reason: '550' },
			]);
			const [answer] = await store.ledger.claim(key('run2', T + 9), claims('a@x.com'));
			expect(answer).toEqual({ recipient: 'a@x.com', claimed: true, existing: null });
			expect(await store.ledger.list('spring')).toMatchObject([
				{ run: 'run2', state: 'claimed', reason: '', claimedAt: T + 9 },
			]);
		});

		test('settles only claims of the same run and leaves settled rows alone', async () => {
			await store.ledger.claim(key('run1'), claims('a@x.com', 'b@x.com'));
			await store.ledger.settle(key('run2'), [
				{ recipient: 'a@x.com', state: 'failed', reason: '' },
			]);
			await store.ledger.settle(key('run1', T + 7), [
				{ recipient: 'b@x.com', state: 'sent', reason: '250 ok\0' },
				{ recipient: 'nobody@x.com', state: 'sent', reason: '' },
			]);
			await store.ledger.settle(key('run1'), [
				{ recipient: 'b@x.com', state: 'failed', reason: '' },
			]);
			expect(await store.ledger.list('spring')).toMatchObject([
				{ recipient: 'a@x.com', state: 'claimed', updatedAt: T },
				{ recipient: 'b@x.com', state: 'sent', reason: '250 ok\uFFFD', updatedAt: T + 7 },
			]);
		});

		test('gives released claims free, but nothing that was settled or belongs to another run', async () => {
			await store.ledger.claim(key('run1'), claims('a@x.com', 'b@x.com', 'c@x.com'));
			await store.ledger.settle(key('run1'), [{ recipient: 'b@x.com', state: 'sent', reason: '' }]);
			await store.ledger.release(key('run2'), ['c@x.com']);
			await store.ledger.release(key('run1'), ['a@x.com', 'b@x.com']);
			const answers = await store.ledger.claim(
				key('run3'),
				claims('a@x.com', 'b@x.com', 'c@x.com'),
			);
			expect(answers.map((answer) => answer.claimed)).toEqual([true, false, false]);
		});

		test('turns claims of dead runs into uncertain, not those of living ones', async () => {
			await store.ledger.claim(key('dead'), claims('a@x.com', 'b@x.com'));
			await store.ledger.settle(key('dead'), [{ recipient: 'b@x.com', state: 'sent', reason: '' }]);
			await store.ledger.claim(key('alive'), claims('c@x.com'));
			await store.ledger.claim({ ...key('dead'), step: 'other' }, claims('d@x.com'));
			await store.ledger.heartbeat({ run: 'alive', now: T + HOUR });
			const mark = { campaign: 'spring', step: 'offer', before: T + HOUR, now: T + HOUR };
			expect(await store.ledger.markUncertain(mark)).toBe(1);
			expect(await store.ledger.markUncertain(mark)).toBe(0);
			expect((await store.ledger.list('spring')).map((row) => [row.recipient, row.state])).toEqual([
				['a@x.com', 'uncertain'],
				['b@x.com', 'sent'],
				['c@x.com', 'claimed'],
				['d@x.com', 'claimed'],
			]);
		});

		test('takes a claim as a sign of life, and never turns a heartbeat back', async () => {
			await store.ledger.claim(key('run1', T + HOUR), claims('a@x.com'));
			await store.ledger.heartbeat({ run: 'run1', now: T });
			const mark = { campaign: 'spring', step: 'offer', before: T + HOUR, now: T + HOUR };
			expect(await store.ledger.markUncertain(mark)).toBe(0);
		});

		test('lets a run that was thought dead still record the truth', async () => {
			await store.ledger.claim(key('slow'), claims('a@x.com'));
			await store.ledger.markUncertain({
				campaign: 'spring',
				step: 'offer',
				before: T + 1,
				now: T + 1,
			});
			await store.ledger.settle(key('slow'), [{ recipient: 'a@x.com', state: 'sent', reason: '' }]);
			expect(await store.ledger.count('spring')).toMatchObject({ sent: 1, uncertain: 0 });
		});

		test('counts every state, per campaign and per step', async () => {
			await store.ledger.claim(key('run1'), claims('a@x.com', 'b@x.com', 'c@x.com'));
			await store.ledger.claim({ ...key('run1'), step: 'reminder' }, claims('a@x.com'));
			await store.ledger.settle(key('run1'), [
				{ recipient: 'a@x.com', state: 'sent', reason: '' },
				{ recipient: 'b@x.com', state: 'held', reason: '' },
			]);
			const none = { claimed: 0, sent: 0, failed: 0, uncertain: 0, suppressed: 0, held: 0 };
			expect(await store.ledger.count('spring')).toEqual({ ...none, claimed: 2, sent: 1, held: 1 });
			expect(await store.ledger.count('spring', 'reminder')).toEqual({ ...none, claimed: 1 });
			expect(await store.ledger.count('unknown')).toEqual(none);
		});

		test('lists in pages that together hold every row once', async () => {
			const recipients = ['a', 'B', 'é', 'z', '你', '😀', '_'].map((name) => `${name}@x.com`);
			for (const step of ['one', 'two']) {
				await store.ledger.claim({ ...key('run1'), step }, claims(...recipients));
			}
			const seen: string[] = [];
			for (let after = ''; ;) {
				const page = await store.ledger.list('spring', { limit: 3, after });
				if (page.length === 0) break;
				seen.push(...page.map((row) => `${row.recipient} ${row.step}`));
				after = page.at(-1)?.recipient ?? '';
			}
			// Order of UTF-8 bytes.
			const order = ['B', '_', 'a', 'z', 'é', '你', '😀'];
			expect(seen).toEqual(order.flatMap((name) => [`${name}@x.com one`, `${name}@x.com two`]));
			const sent = await store.ledger.list('spring', { state: 'claimed', step: 'two', limit: 2 });
			expect(sent.map((row) => row.recipient)).toEqual(['B@x.com', '_@x.com']);
		});

		test.each(['', 'a\0b', '\ud800', 'x'.repeat(501)])(
			'refuses the recipient %j and claims nobody',
			async (bad) => {
				await expect(store.ledger.claim(key('run1'), claims('a@x.com', bad))).rejects.toMatchObject(
					{
						code: 'INVALID_PARAMETER',
					},
				);
				expect(await store.ledger.list('spring')).toEqual([]);
			},
		);

		test('takes quotes, backslashes and SQL in every text as they are', async () => {
			const nasty = `'; DROP TABLE ledger; -- "\\\n$1 {"a":1}`;
			const place = { campaign: nasty, step: nasty, run: nasty, now: T };
			await store.ledger.claim(place, [{ recipient: nasty, messageId: nasty }]);
			await store.ledger.settle(place, [{ recipient: nasty, state: 'sent', reason: nasty }]);
			expect(await store.ledger.list(nasty)).toMatchObject([
				{
					recipient: nasty,
					step: nasty,
					run: nasty,
					messageId: nasty,
					reason: nasty,
					state: 'sent',
				},
			]);
		});

		test('does nothing for empty batches', async () => {
			expect(await store.ledger.claim(key('run1'), [])).toEqual([]);
			await store.ledger.settle(key('run1'), []);
			await store.ledger.release(key('run1'), []);
			expect(await store.ledger.list('spring')).toEqual([]);
		});

		test('gives each of 20 concurrent claims of the same 50 recipients a clear answer', async () => {
			const people = claims(...Array.from({ length: 50 }, (_, i) => `p${i}@x.com`));
			const answers = await Promise.all(
				Array.from({ length: 20 }, async (_, i) => {
					const mine = i % 2 ? [...people].reverse() : people;
					return await store.ledger.claim(key(`run${i}`), mine);
				}),
			);
			const winners = answers.flat().filter((answer) => answer.claimed);
			expect(new Set(winners.map((answer) => answer.recipient)).size).toBe(50);
			expect(winners).toHaveLength(50);
		});
	});

	describe('suppression', () => {
		test('matches a topic and every topic, and nobody else', async () => {
			await store.suppression.add([
				rule('all@x.com'),
				rule('news@x.com', 'news'),
				rule('other@x.com', 'other'),
			]);
			const found = await store.suppression.match(
				['all@x.com', 'news@x.com', 'other@x.com', 'free@x.com'],
				'news',
			);
			expect(found).toEqual(
				new Map([
					['all@x.com', rule('all@x.com')],
					['news@x.com', rule('news@x.com', 'news')],
				]),
			);
		});

		test('gives the rule for every topic when both match', async () => {
			await store.suppression.add([
				rule('a@x.com', '*', 'complaint'),
				rule('a@x.com', 'news', 'left'),
			]);
			expect((await store.suppression.match(['a@x.com'], 'news')).get('a@x.com')?.reason).toBe(
				'complaint',
			);
		});

		test('keeps the first entry and counts only new ones', async () => {
			expect(await store.suppression.add([rule('a@x.com'), rule('a@x.com', '*', 'again')])).toBe(1);
			expect(await store.suppression.add([rule('a@x.com', '*', 'later'), rule('b@x.com')])).toBe(1);
			expect((await store.suppression.list()).map((row) => row.reason)).toEqual([
				'unsubscribed',
				'unsubscribed',
			]);
		});

		test('removes one topic only and says whether it was there', async () => {
			await store.suppression.add([rule('a@x.com', 'news'), rule('a@x.com', 'offers')]);
			expect(await store.suppression.remove('a@x.com', 'news')).toBe(true);
			expect(await store.suppression.remove('a@x.com', 'news')).toBe(false);
			expect((await store.suppression.list()).map((row) => row.topic)).toEqual(['offers']);
		});

		test('lists in pages that never cut a recipient', async () => {
			await store.suppression.add(
				['a', 'b', 'c'].flatMap((name) => [rule(name, 'x'), rule(name, 'y')]),
			);
			const page = await store.suppression.list({ limit: 1 });
			expect(page.map((row) => row.recipient + row.topic)).toEqual(['ax', 'ay']);
			const next = await store.suppression.list({ limit: 1, after: 'b', topic: 'y' });
			expect(next.map((row) => row.recipient + row.topic)).toEqual(['cy']);
		});
	});

	describe('profiles', () => {
		test('come back as they were put, also with hostile keys', async () => {
			const data: Record<string, unknown> = JSON.parse(
				'{"__proto__":{"polluted":1},"segment":"VIP","n":1.5,"t":"\\u0000你"}',
			);
			await store.profiles.put(
				'segment',
				[
					{ id: 'c1', data },
					{ id: '__proto__', data: { a: 1 } },
				],
				T,
			);
			const found = await (await reopened()).profiles.get('segment', ['c1', '__proto__', 'c2']);
			expect(JSON.stringify(found.get('c1'))).toBe(JSON.stringify(data));
			expect(found.get('__proto__')).toEqual({ a: 1 });
			expect(found.size).toBe(2);
			expect(Object.prototype).not.toHaveProperty('polluted');
		});

		test('are replaced by a later put and stay apart by kind', async () => {
			await store.profiles.put('segment', [{ id: 'c1', data: { v: 1 } }], T);
			await store.profiles.put('score', [{ id: 'c1', data: { v: 2 } }], T);
			await store.profiles.put(
				'segment',
				[
					{ id: 'c1', data: { v: 3 } },
					{ id: 'c1', data: { v: 4 } },
				],
				T,
			);
			expect((await store.profiles.get('segment', ['c1'])).get('c1')).toEqual({ v: 4 });
			expect((await store.profiles.get('score', ['c1'])).get('c1')).toEqual({ v: 2 });
		});

		test('are deleted by id', async () => {
			await store.profiles.put(
				'segment',
				['a', 'b'].map((id) => ({ id, data: {} })),
				T,
			);
			expect(await store.profiles.delete('segment', ['a', 'nobody'])).toBe(1);
			expect([...(await store.profiles.get('segment', ['a', 'b'])).keys()]).toEqual(['b']);
		});
	});

	describe('connection', () => {
		test('is shared: one holder may close without harm to the other', async () => {
			const second = await openStore(config, { clock: systemClock });
			await second.close();
			await second.close();
			await store.models.save(model('m', bytes(1)));
			expect((await store.models.load('m')).meta.version).toBe(1);
		});

		test('refuses work after its close', async () => {
			await store.close();
			await expect(store.models.list()).rejects.toMatchObject({ code: 'STORE_FAILED' });
			await reopened();
		});
	});
}
