import { ModelCache } from '../../../../lib/learn';

describe('the cache of decoded models', () => {
	test('lets the one go that was not used for longest', () => {
		const cache = new ModelCache<string>({ maxModels: 2 });
		cache.set('a', 'A', 1);
		cache.set('b', 'B', 1);
		expect(cache.get('a')).toBe('A');
		cache.set('c', 'C', 1);
		expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['A', undefined, 'C']);
	});

	test('holds no more bytes than it may, but always the newest model', () => {
		const cache = new ModelCache<string>({ maxBytes: 100 });
		cache.set('a', 'A', 60);
		cache.set('b', 'B', 40);
		expect(cache.size).toBe(2);
		cache.set('c', 'C', 50);
		expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([undefined, 'B', 'C']);
		cache.set('large', 'L', 500);
		expect([cache.size, cache.get('large')]).toEqual([1, 'L']);
		cache.set('small', 'S', 10);
		expect([cache.size, cache.get('small')]).toEqual([1, 'S']);
	});

	test('counts a model that is put in again once', () => {
		const cache = new ModelCache<string>({ maxBytes: 100 });
		for (let i = 0; i < 5; i++) cache.set('a', 'A', 60);
		cache.set('b', 'B', 40);
		expect(cache.size).toBe(2);
	});
});
