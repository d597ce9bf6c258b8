import type { Store } from '../../lib/ports';
import { T, bytes, model } from './storeSamples';

/** `store` gives the open store of the current test; `reopened` closes it and opens it again. */
export function modelsContract(store: () => Store, reopened: () => Promise<Store>): void {
	describe('models', () => {
		test('come back byte for byte with their metadata after the store was closed', async () => {
			const artefact = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) & 255);
			const saved = await store().models.save(model('VIP buyers', artefact));
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
			await store().models.save(model('large', large));
			await store().models.save(model('empty', bytes()));
			const loaded = await store().models.load('large');
			expect(Buffer.from(loaded.artefact).equals(Buffer.from(large))).toBe(true);
			expect((await store().models.load('empty')).artefact).toHaveLength(0);
		});

		test('saved again get the next version, which becomes current', async () => {
			await store().models.save(model('m', bytes(1)));
			expect((await store().models.save(model('m', bytes(2)))).version).toBe(2);
			expect((await store().models.load('m')).artefact).toEqual(bytes(2));
			expect((await store().models.load('m', 1)).artefact).toEqual(bytes(1));
		});

		test('are found by name or version as loading finds them, without their bytes', async () => {
			await store().models.save(model('m', bytes(1)));
			await store().models.save(model('m', bytes(2)));
			expect(await store().models.find('m')).toEqual((await store().models.load('m')).meta);
			expect(await store().models.find('m', 1)).toMatchObject({ version: 1, current: false });
			await expect(store().models.find('m', 3)).rejects.toMatchObject({ code: 'NOT_FOUND' });
			await expect(store().models.find('n')).rejects.toThrow('m');
			await store().models.delete('m');
			await expect(store().models.find('m')).rejects.toMatchObject({ code: 'NOT_FOUND' });
		});

		test('roll back to an earlier version and still count on from the newest', async () => {
			await store().models.save(model('m', bytes(1)));
			await store().models.save(model('m', bytes(2)));
			await store().models.setCurrent('m', 1);
			expect((await store().models.load('m')).artefact).toEqual(bytes(1));
			expect((await store().models.list()).map((meta) => [meta.version, meta.current])).toEqual([
				[2, false],
				[1, true],
			]);
			expect((await store().models.save(model('m', bytes(3)))).version).toBe(3);
		});

		test('saved without being made current leave the current one, but a first version always is', async () => {
			const challenger = (value: number) => ({ ...model('m', bytes(value)), makeCurrent: false });
			expect(await store().models.save(challenger(1))).toMatchObject({ version: 1, current: true });
			expect(await store().models.save(challenger(2))).toMatchObject({
				version: 2,
				current: false,
			});
			expect((await store().models.load('m')).artefact).toEqual(bytes(1));
			expect((await store().models.load('m', 2)).meta.current).toBe(false);
			expect(await store().models.save(model('m', bytes(3)))).toMatchObject({ current: true });
			await store().models.delete('m');
			expect(await store().models.save(challenger(4))).toMatchObject({ version: 4, current: true });
		});

		test('are listed by name, newest first, filtered by kind and name', async () => {
			await store().models.save(model('b', bytes(1), 'recommend.ials'));
			await store().models.save(model('a', bytes(1)));
			await store().models.save(model('b', bytes(2), 'recommend.ials'));
			const listed = async (filter?: { kind?: string; name?: string }) =>
				(await store().models.list(filter)).map((meta) => `${meta.name}${meta.version}`);
			expect(await listed()).toEqual(['a1', 'b2', 'b1']);
			expect(await listed({ kind: 'recommend.ials' })).toEqual(['b2', 'b1']);
			expect(await listed({ name: 'a' })).toEqual(['a1']);
			expect(await listed({ name: 'a', kind: 'recommend.ials' })).toEqual([]);
		});

		test('are deleted one version at a time: the newest left becomes current, no number is used twice', async () => {
			for (const value of [1, 2, 3]) await store().models.save(model('m', bytes(value)));
			expect(await store().models.delete('m', 3)).toBe(1);
			expect((await store().models.load('m')).meta.version).toBe(2);
			expect(await store().models.delete('m', 1)).toBe(1);
			expect((await store().models.load('m')).meta.version).toBe(2);
			expect(await store().models.delete('m')).toBe(1);
			expect(await store().models.delete('m')).toBe(0);
			await expect(store().models.load('m')).rejects.toMatchObject({ code: 'NOT_FOUND' });
			expect((await store().models.save(model('m', bytes(4)))).version).toBe(4);
		});

		test('that are missing are answered with what there is', async () => {
			await store().models.save(model('Churn', bytes(1)));
			await expect(store().models.load('Chrun')).rejects.toMatchObject({
				code: 'NOT_FOUND',
				message: 'There is no model "Chrun" in the store. It holds: Churn.',
			});
			await expect(store().models.load('Churn', 7)).rejects.toMatchObject({
				code: 'NOT_FOUND',
				message: 'Model "Churn" has no version 7. It has: 1.',
			});
			await expect(store().models.setCurrent('Churn', 7)).rejects.toMatchObject({
				code: 'NOT_FOUND',
			});
			expect((await store().models.load('Churn')).meta.version).toBe(1);
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
			await expect(store().models.save(model(name, bytes(1)))).rejects.toMatchObject({
				code: 'INVALID_PARAMETER',
			});
			await expect(store().models.load(name)).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
		});

		test.each(['Käufer 2026', '高价值客户', 'a.b_c-d', 'x'.repeat(100)])(
			'take the name %j',
			async (name) => {
				await store().models.save(model(name, bytes(1)));
				expect((await store().models.load(name.normalize('NFD'))).meta.name).toBe(name);
			},
		);

		test('saved at the same time get different versions', async () => {
			const saved = await Promise.all(
				[1, 2, 3, 4, 5].map(async (value) => await store().models.save(model('m', bytes(value)))),
			);
			expect(saved.map((meta) => meta.version).sort()).toEqual([1, 2, 3, 4, 5]);
		});
	});
}
