import fc from 'fast-check';
import { buildCsr, matrixFromRows, Random } from '../../../lib/math';
import { recommendTopK } from '../../../lib/recommend/topk';

/** Score and number of the best items by looking at all of them, in float64. */
function bestByHand(user: number[], items: number[][], seen: Set<number>, k: number) {
	return items
		.map((item, at) => ({ at, score: item.reduce((sum, value, f) => sum + value * user[f]!, 0) }))
		.filter(({ at }) => !seen.has(at))
		.sort((a, b) => b.score - a.score || a.at - b.at)
		.slice(0, k);
}

describe('recommendTopK', () => {
	it.each([
		['default', false],
		['relaxed', true],
	])('finds what looking at every item finds in the %s build', (_build, allowRelaxed) => {
		const sizes = fc.record({
			users: fc.integer({ min: 1, max: 70 }),
			items: fc.integer({ min: 1, max: 300 }),
			factors: fc.integer({ min: 1, max: 19 }),
			k: fc.integer({ min: 1, max: 20 }),
			spread: fc.constantFrom(0, 1, 8),
			seed: fc.nat(1e6),
		});
		fc.assert(
			fc.property(sizes, ({ users, items, factors, k, spread, seed }) => {
				const random = new Random(seed);
				// Lengths of items differ by up to e^±spread: the 16-bit filter must not lose the short ones.
				const rows = (n: number) =>
					Array.from({ length: n }, () => {
						const length = Math.exp(random.normal(0, spread / 3));
						return Array.from({ length: factors }, () => Math.fround(random.normal() * length));
					});
				const [u, i] = [rows(users), rows(items)];
				const exclude = buildCsr(users, items, {
					rows: u.map((_, user) => user),
					columns: u.map(() => random.integer(items)),
				});
				const found = recommendTopK(matrixFromRows(u), matrixFromRows(i), {
					k,
					exclude,
					threads: 1,
					allowRelaxed,
				});
				u.forEach((user, at) => {
					const seen = new Set([exclude.indices[at]!]);
					const expected = bestByHand(user, i, seen, k);
					for (let place = 0; place < k; place++) {
						const score = found.scores[at * k + place]!;
						const wanted = expected[place];
						if (!wanted) expect([found.items[at * k + place], score]).toEqual([-1, -Infinity]);
						else
							expect(Math.abs(score - wanted.score)).toBeLessThan(
								1e-4 * (1 + Math.abs(wanted.score)),
							);
						expect(seen.has(found.items[at * k + place]!)).toBe(false);
					}
				});
			}),
			{ numRuns: 60 },
		);
	});

	it.each([
		['default', false],
		['relaxed', true],
	])(
		'finds them for many users, when most items are passed over, in the %s build',
		(_b, allowRelaxed) => {
			const random = new Random(11);
			for (const [users, items, factors] of [
				[700, 400, 16],
				[601, 531, 19],
				[530, 997, 24],
			] as const) {
				// Leading directions and lengths differ, as in trained factors; some users and items are zeros, some items twins.
				const rows = (n: number) =>
					Array.from({ length: n }, (_, row) => {
						const length = row % 50 === 7 ? 0 : Math.exp(random.normal(0, 1));
						return Array.from({ length: factors }, (_f, f) =>
							Math.fround((random.normal() * length) / (1 + f)),
						);
					});
				const [u, i] = [rows(users), rows(items)];
				i.forEach(
					(item, at) => at % 9 === 0 && i[at + 1] && item.forEach((v, f) => (i[at + 1]![f] = v)),
				);
				const exclude = buildCsr(users, items, {
					rows: u.map((_, user) => user),
					columns: u.map(() => random.integer(items)),
				});
				const options = { k: 10, exclude, threads: 2, allowRelaxed };
				const found = recommendTopK(matrixFromRows(u), matrixFromRows(i), options);
				u.forEach((user, at) => {
					const seen = new Set([exclude.indices[at]!]);
					const expected = bestByHand(user, i, seen, 10);
					expected.forEach(({ score }, place) => {
						const own = found.scores[at * 10 + place]!;
						expect(Math.abs(own - score)).toBeLessThan(1e-4 * (1 + Math.abs(score)));
						if (score === 0) expect(found.items[at * 10 + place]).toBe(expected[place]!.at);
					});
					for (let place = 1; place < 10; place++) {
						const [before, after] = [at * 10 + place - 1, at * 10 + place];
						const tied = found.scores[before] === found.scores[after];
						if (tied) expect(found.items[before]).toBeLessThan(found.items[after]!);
					}
				});
			}
		},
	);

	it('gives the same lists whether a user is asked for alone or among many', () => {
		const random = new Random(5);
		const matrix = (nRows: number) => ({
			data: Float32Array.from({ length: nRows * 16 }, () => random.normal()),
			nRows,
			nCols: 16,
		});
		const [users, items] = [matrix(600), matrix(500)];
		const all = recommendTopK(users, items, { k: 5, threads: 1 });
		for (const user of [0, 299, 599]) {
			const data = users.data.subarray(user * 16, (user + 1) * 16);
			const alone = recommendTopK({ data, nRows: 1, nCols: 16 }, items, { k: 5, threads: 1 });
			expect(alone.items).toEqual(all.items.slice(user * 5, user * 5 + 5));
			expect(alone.scores).toEqual(all.scores.slice(user * 5, user * 5 + 5));
		}
	});

	it('gives ties to the lower item number, best first', () => {
		const users = matrixFromRows([[1, 0]]);
		const items = matrixFromRows([
			[1, 5],
			[2, 0],
			[1, 9],
			[2, 7],
			[0, 3],
		]);
		const { items: found, scores } = recommendTopK(users, items, { k: 4 });
		expect([...found]).toEqual([1, 3, 0, 2]);
		expect([...scores]).toEqual([2, 2, 1, 1]);
	});

	it('gives a user of zeros the first items that are not excluded', () => {
		const exclude = buildCsr(1, 4, { rows: [0, 0], columns: [0, 2] });
		const items = matrixFromRows([[1], [2], [3], [4]]);
		const found = recommendTopK(matrixFromRows([[0]]), items, { k: 3, exclude });
		expect([...found.items]).toEqual([1, 3, -1]);
	});

	it('ranks when all scores are negative, and when lengths leave the range of float32 squares', () => {
		const found = recommendTopK(matrixFromRows([[-1]]), matrixFromRows([[3], [1], [2]]), { k: 2 });
		expect([...found.items]).toEqual([1, 2]);
		for (const scale of [1e-25, 1e25]) {
			const items = matrixFromRows([[3 * scale], [1 * scale], [2 * scale]]);
			expect([...recommendTopK(matrixFromRows([[1]]), items, { k: 3 }).items]).toEqual([0, 2, 1]);
		}
	});

	it('gives the same bytes on one thread and on three', () => {
		const random = new Random(3);
		const matrix = (n: number) => ({
			data: Float32Array.from({ length: n * 32 }, () => random.normal()),
			nRows: n,
			nCols: 32,
		});
		const [users, items] = [matrix(1000), matrix(4000)];
		const run = (threads: number) => recommendTopK(users, items, { k: 10, threads });
		expect(run(3)).toEqual(run(1));
	});

	it('refuses factors of different length, a wrong k, and values that are not numbers', () => {
		const [one, two] = [matrixFromRows([[1]]), matrixFromRows([[1, 2]])];
		expect(() => recommendTopK(one, two, { k: 1 })).toThrow('Users have 1 factors, items 2.');
		expect(() => recommendTopK(one, one, { k: 0 })).toThrow('k must be a whole number ≥ 1, got 0.');
		const broken = matrixFromRows([[Number.NaN]]);
		expect(() => recommendTopK(one, broken, { k: 1 })).toThrow(
			expect.objectContaining({ code: 'WRONG_TYPE' }),
		);
		expect(() => recommendTopK(broken, one, { k: 1 })).toThrow(
			expect.objectContaining({ code: 'WRONG_TYPE' }),
		);
	});
});
