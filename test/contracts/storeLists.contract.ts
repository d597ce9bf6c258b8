import type { Store } from '../../lib/ports';
import { T, rule } from './storeSamples';

/** `store` gives the open store of the current test; `reopened` closes it and opens it again. */
export function listsContract(store: () => Store, reopened: () => Promise<Store>): void {
	describe('suppression', () => {
		test('matches a topic and every topic, and nobody else', async () => {
			await store().suppression.add([
				rule('all@x.com'),
				rule('news@x.com', 'news'),
				rule('other@x.com', 'other'),
			]);
			const found = await store().suppression.match(
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
			await store().suppression.add([
				rule('a@x.com', '*', 'complaint'),
				rule('a@x.com', 'news', 'left'),
			]);
			expect((await store().suppression.match(['a@x.com'], 'news')).get('a@x.com')?.reason).toBe(
				'complaint',
			);
		});

		test('keeps the first entry and counts only new ones', async () => {
			expect(await store().suppression.add([rule('a@x.com'), rule('a@x.com', '*', 'again')])).toBe(
				1,
			);
			expect(await store().suppression.add([rule('a@x.com', '*', 'later'), rule('b@x.com')])).toBe(
				1,
			);
			expect((await store().suppression.list()).map((row) => row.reason)).toEqual([
				'unsubscribed',
				'unsubscribed',
			]);
		});

		test('removes one topic only and says whether it was there', async () => {
			await store().suppression.add([rule('a@x.com', 'news'), rule('a@x.com', 'offers')]);
			expect(await store().suppression.remove('a@x.com', 'news')).toBe(true);
			expect(await store().suppression.remove('a@x.com', 'news')).toBe(false);
			expect((await store().suppression.list()).map((row) => row.topic)).toEqual(['offers']);
		});

		test('lists in pages that never cut a recipient', async () => {
			await store().suppression.add(
				['a', 'b', 'c'].flatMap((name) => [rule(name, 'x'), rule(name, 'y')]),
			);
			const page = await store().suppression.list({ limit: 1 });
			expect(page.map((row) => row.recipient + row.topic)).toEqual(['ax', 'ay']);
			const next = await store().suppression.list({ limit: 1, after: 'b', topic: 'y' });
			expect(next.map((row) => row.recipient + row.topic)).toEqual(['cy']);
		});
	});

	describe('profiles', () => {
		test('come back as they were put, also with hostile keys', async () => {
			const data: Record<string, unknown> = JSON.parse(
				'{"__proto__":{"polluted":1},"segment":"VIP","n":1.5,"t":"\\u0000你"}',
			);
			await store().profiles.put(
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
			await store().profiles.put('segment', [{ id: 'c1', data: { v: 1 } }], T);
			await store().profiles.put('score', [{ id: 'c1', data: { v: 2 } }], T);
			await store().profiles.put(
				'segment',
				[
					{ id: 'c1', data: { v: 3 } },
					{ id: 'c1', data: { v: 4 } },
				],
				T,
			);
			expect((await store().profiles.get('segment', ['c1'])).get('c1')).toEqual({ v: 4 });
			expect((await store().profiles.get('score', ['c1'])).get('c1')).toEqual({ v: 2 });
		});

		test('are written once where only the first counts: of many writers at once all get the same', async () => {
			const { profiles } = store();
			const got = await Promise.all(
				Array.from(
					{ length: 8 },
					async (_, v) => await profiles.first('choice', { id: 'x', data: { v } }, T),
				),
			);
			expect(new Set(got.map(({ v }) => v)).size).toBe(1);
			expect((await profiles.get('choice', ['x'])).get('x')).toEqual(got[0]);
			expect(await profiles.first('choice', { id: 'y', data: { v: 9 } }, T)).toEqual({ v: 9 });
			expect(await profiles.first('choice', { id: 'y', data: { v: 8 } }, T)).toEqual({ v: 9 });
			expect(await profiles.first('other', { id: 'y', data: { v: 7 } }, T)).toEqual({ v: 7 });
		});

		test('are deleted by id', async () => {
			await store().profiles.put(
				'segment',
				['a', 'b'].map((id) => ({ id, data: {} })),
				T,
			);
			expect(await store().profiles.delete('segment', ['a', 'nobody'])).toBe(1);
			expect([...(await store().profiles.get('segment', ['a', 'b'])).keys()]).toEqual(['b']);
		});

		test('are deleted by age, the first ids first, no more than asked and none of another kind', async () => {
			const put = async (kind: string, at: number, ...ids: string[]) =>
				await store().profiles.put(
					kind,
					ids.map((id) => ({ id, data: {} })),
					at,
				);
			await put('token', T - 10, 'a1', 'a2', 'b1', '~z');
			await put('token', T, 'a3', 'b2');
			await put('other', T - 10, 'a1');
			const { profiles } = store();
			const all = ['a1', 'a2', 'a3', 'b1', 'b2', '~z'];
			const left = async () => [...(await profiles.get('token', all)).keys()].sort();
			expect(await profiles.deleteOlder('token', { before: T, most: 1 })).toBe(1);
			expect(await left()).toEqual(['a2', 'a3', 'b1', 'b2', '~z']);
			expect(await profiles.deleteOlder('token', { before: T, most: 10, below: 'b' })).toBe(1);
			expect(await left()).toEqual(['a3', 'b1', 'b2', '~z']);
			expect(await profiles.deleteOlder('token', { before: T, most: 10 })).toBe(2);
			expect(await left()).toEqual(['a3', 'b2']);
			expect(await profiles.deleteOlder('token', { before: T, most: 10 })).toBe(0);
			expect((await profiles.get('other', ['a1'])).size).toBe(1);
			await expect(profiles.deleteOlder('token', { before: T, most: 0 })).rejects.toMatchObject({
				code: 'INVALID_PARAMETER',
			});
		});
	});
}
